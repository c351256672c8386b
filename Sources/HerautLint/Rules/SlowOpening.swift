import HerautModel

/// VI-03: in the first ten seconds of a video nothing is told and nothing asked. Ten seconds are 22 words (communication.md §2.3).
struct SlowOpening: CodedRule {
    static let id: RuleID = "VI-03"

    private static let words = 22
    private static let wordsOfGreeting = 3

    func check(_ document: LintDocument, report: inout RuleReport) {
        let facts = StatedFacts(document)
        var before = 0
        let sentences = RunningSentence.all(in: document).filter { $0.passage.scopes.contains(.spoken) }
        // "Goedenavond." is no sentence to mend.
        guard let first = sentences.first(where: { $0.words.count > Self.wordsOfGreeting }) else { return }
        for sentence in sentences {
            let tells =
                facts.contains(sentence.passage, sentence.index) || sentence.has("feit", report)
                || sentence.has("handeling", report)
            if tells { return }
            before += sentence.words.count
            if before >= Self.words { break }
        }
        // A script that is over by then has other things wrong.
        if before >= Self.words { report.add(first.passage, first.range) }
    }
}
