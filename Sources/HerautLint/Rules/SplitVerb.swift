import HerautModel

/// PL-08: more than eight words between an auxiliary and its participle.
struct SplitVerb: CodedRule {
    static let id: RuleID = "PL-08"

    private static let most = 8
    /// A new clause begins with these: a participle behind them belongs to another verb.
    private static let conjunctions: Set<String> = [
        "dat", "die", "omdat", "als", "maar", "want", "of", "terwijl", "waar", "waarin", "waarop", "waarmee",
        "zodat", "toen", "om", "te",
        "wie", "wat", "nadat", "voordat", "zoals",
    ]

    func check(_ document: LintDocument, report: inout RuleReport) {
        var judged = (passage: -1, sentence: -1)
        // The first auxiliary of each sentence; matches are in order.
        for auxiliary in report.matches("hulp") where judged != (auxiliary.passage, auxiliary.sentence) {
            judged = (auxiliary.passage, auxiliary.sentence)
            let passage = document.passages[auxiliary.passage]
            if passage.isRunningText { check(auxiliary, passage, &report) }
        }
    }

    private func check(_ auxiliary: RuleReport.Match, _ passage: Passage, _ report: inout RuleReport) {
        let sentence = auxiliary.sentence
        let words = passage.words(inSentence: sentence)
        guard words.count > Self.most + 2 else { return }
        let first = passage.word(at: auxiliary.range.lowerBound)
        let participles = Participles(passage, sentence: sentence, report)
        guard let last = (first + 1..<words.upperBound).first(where: participles.contains),
            last - first - 1 > Self.most,
            !(first + 1..<last).contains(where: { Self.conjunctions.contains(passage.lower($0)) })
        else { return }
        report.add(
            passage, passage.range(of: first...last),
            values: [
                "eerste": passage.text(passage.words[first].range),
                "laatste": passage.text(passage.words[last].range),
                "waarde": String(last - first - 1),
            ])
    }
}
