import HerautModel

/// CC-30: what happened and what the reader can do both come only when most of the text has been read. Headings count as text: whoever puts
/// the fact there has put it first.
struct MainPointLate: CodedRule {
    static let id: RuleID = "CC-30"

    /// A shorter text is read in one look.
    private static let leastWords = 60
    private static let latestPercent = 60

    func check(_ document: LintDocument, report: inout RuleReport) {
        let facts = StatedFacts(document)
        let sentences = RunningSentence.all(in: document, headings: true)
        let total = sentences.reduce(0) { $0 + $1.words.count }
        guard total >= Self.leastWords else { return }
        var before = 0
        for sentence in sentences {
            let tells =
                facts.contains(sentence.passage, sentence.index) || sentence.has("feit", report)
                || sentence.has("handeling", report)
            if tells {
                let percent = before * 100 / total
                if percent > Self.latestPercent {
                    report.add(sentence.passage, sentence.range, values: ["procent": String(percent)])
                }
                return
            }
            before += sentence.words.count
        }
    }
}
