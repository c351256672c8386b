import HerautModel

/// DB-21: the explanation is harder to follow than the rumour it has to replace: a long sentence, or one full of official words.
struct ExplanationTooComplex: CodedRule {
    static let id: RuleID = "DB-21"

    private static let mostWords = 20
    private static let mostJargon = 2
    /// How many sentences behind the rumour the explanation is looked for.
    private static let window = 3

    func check(_ document: LintDocument, report: inout RuleReport) {
        let places = Set(
            RumourMentions(document, report).all.map {
                SentencePlace(passage: $0.match.passage, sentence: $0.match.sentence)
            })
        guard !places.isEmpty else { return }
        var left = 0
        for sentence in RunningSentence.all(in: document) {
            if places.contains(SentencePlace(passage: sentence.passage.index, sentence: sentence.index)) {
                left = Self.window
                continue
            }
            guard left > 0 else { continue }
            left -= 1
            check(sentence, &report)
        }
    }

    private func check(_ sentence: RunningSentence, _ report: inout RuleReport) {
        let jargon = report.matches("jargon", inSentence: sentence.index, of: sentence.passage).count
        if sentence.words.count > Self.mostWords {
            report.add(
                sentence.passage, sentence.range,
                values: ["waarde": String(sentence.words.count), "limiet": String(Self.mostWords)])
        } else if jargon > Self.mostJargon {
            report.add(sentence.passage, sentence.range, variant: "jargon")
        }
    }
}
