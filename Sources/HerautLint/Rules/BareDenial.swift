import HerautModel

/// DB-07: a denial without an explanation in the same sentence or the next three. A fact of the case or a day explains too.
struct BareDenial: CodedRule {
    static let id: RuleID = "DB-07"

    /// How many sentences behind the denial an explanation may come.
    private static let window = 3

    func check(_ document: LintDocument, report: inout RuleReport) {
        let mentions = RumourMentions(document, report)
        let dates = DatedSentences(document)
        for match in report.matches("kale_ontkenning") {
            let passage = document.passages[match.passage]
            guard passage.scopes.isDisjoint(with: [.heading, .subject, .reportedSpeech]),
                !passage.isQuestion(match.sentence)
            else { continue }
            let isExplained = sentences(from: match, in: document).contains { passage, sentence in
                report.has("uitleg", inSentence: sentence, of: passage)
                    || mentions.isFact(passage.index, sentence)
                    || dates.contains(passage, sentence)
            }
            if isExplained { continue }
            report.add(passage, match.range, weight: document.facts.rumours.isEmpty ? .milder : .asRule)
        }
    }

    private func sentences(from match: RuleReport.Match, in document: LintDocument) -> [(Passage, Int)] {
        var found: [(Passage, Int)] = []
        for passage in document.passages[match.passage...] {
            for sentence in passage.sentences.indices
            where passage.index > match.passage || sentence >= match.sentence {
                found.append((passage, sentence))
                if found.count > Self.window { return found }
            }
        }
        return found
    }
}
