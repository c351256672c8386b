import HerautModel

/// DB-18: a fact of the case stands in the text without a day, a decision or whoever established it, in its own sentence or beside it.
struct FactWithoutSource: CodedRule {
    static let id: RuleID = "DB-18"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let mentions = RumourMentions(document, report)
        let dates = DatedSentences(document)
        let stated = RunningSentence.all(in: document).filter { mentions.isFact($0.passage.index, $0.index) }
        let isSupported = stated.contains { sentence in
            (sentence.index - 1...sentence.index + 1).contains { near in
                sentence.passage.sentences.indices.contains(near)
                    && (dates.contains(sentence.passage, near)
                        || report.has("feitbron", inSentence: near, of: sentence.passage))
            }
        }
        if let first = stated.first, !isSupported { report.add(first.passage, first.range) }
    }
}
