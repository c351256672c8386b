import HerautModel

/// CC-02: the first two sentences tell nothing that happened. Greetings and "Ik ben … , burgemeester van …" are passed over. Only sentences
/// that plainly tell nothing count: feelings, questions, hearsay, "het is een bijzondere dag".
struct EmptyOpening: CodedRule {
    static let id: RuleID = "CC-02"

    /// A sentence of so few words holds no fact.
    private static let wordsOfExclamation = 3
    /// How many sentences open a text.
    private static let sentences = 2

    func check(_ document: LintDocument, report: inout RuleReport) {
        let facts = StatedFacts(document)
        var opening: [RunningSentence] = []
        for sentence in RunningSentence.all(in: document) where !isGreeting(sentence, report) {
            opening.append(sentence)
            if opening.count == Self.sentences { break }
        }
        guard let first = opening.first, opening.allSatisfy({ isEmpty($0, facts, report) }) else { return }
        report.add(first.passage, first.range)
    }

    private func isGreeting(_ sentence: RunningSentence, _ report: RuleReport) -> Bool {
        sentence.has("groet", report) && sentence.words.count <= 4 || sentence.has("voorstellen", report)
    }

    private func isEmpty(_ sentence: RunningSentence, _ facts: StatedFacts, _ report: RuleReport) -> Bool {
        if facts.contains(sentence.passage, sentence.index) { return false }
        if sentence.has("horen_zeggen", report) || sentence.passage.isQuestion(sentence.index) { return true }
        if sentence.has("feit", report) { return false }
        return sentence.has("leeg", report) || sentence.words.count <= Self.wordsOfExclamation
    }
}
