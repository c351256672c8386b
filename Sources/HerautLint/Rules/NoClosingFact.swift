import HerautModel

/// DB-09: after the rumour no fact comes any more. What people read last stays with them.
struct NoClosingFact: CodedRule {
    static let id: RuleID = "DB-09"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let mentions = RumourMentions(document, report)
        guard let last = mentions.all.last(where: { !$0.isHeading }), !mentions.facts.isEmpty else { return }
        let place = SentencePlace(passage: last.match.passage, sentence: last.match.sentence)
        let dates = DatedSentences(document)
        let isClosed = RunningSentence.all(in: document).contains { sentence in
            SentencePlace(passage: sentence.passage.index, sentence: sentence.index) > place
                && (mentions.isFact(sentence.passage.index, sentence.index)
                    || dates.contains(sentence.passage, sentence.index) || sentence.has("slotfeit", report))
        }
        if !isClosed { report.add(last.passage, last.range) }
    }
}
