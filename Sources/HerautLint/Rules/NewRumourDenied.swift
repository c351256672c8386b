import HerautModel

/// DB-11: a denial of something that is no rumour of the case: whoever had not heard it, has now. Without a case the rule cannot know what
/// goes round, and weighs less.
struct NewRumourDenied: CodedRule {
    static let id: RuleID = "DB-11"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let known = Set(
            RumourMentions(document, report).all.map {
                SentencePlace(passage: $0.match.passage, sentence: $0.match.sentence)
            })
        let facts = StatedFacts(document)
        for match in report.matches("nieuw") {
            let passage = document.passages[match.passage]
            let place = SentencePlace(passage: match.passage, sentence: match.sentence)
            guard !known.contains(place), !passage.isQuestion(match.sentence),
                !facts.isOfCase(passage, match.sentence),
                !report.has("nieuw_feit", inSentence: match.sentence, of: passage)
            else { continue }
            let range = match.range.lowerBound..<passage.sentences[match.sentence].upperBound
            report.add(passage, range, weight: document.facts.rumours.isEmpty ? .milder : .asRule)
        }
    }
}
