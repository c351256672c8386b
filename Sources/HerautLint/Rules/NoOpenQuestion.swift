import HerautModel

/// SG-03: the conversation does not open with an open question.
struct NoOpenQuestion: CodedRule {
    static let id: RuleID = "SG-03"

    func check(_ document: LintDocument, report: inout RuleReport) {
        if let opening = report.matches("opening").first {
            let passage = document.passages[opening.passage]
            if !isOpen(passage, from: opening.sentence, report) {
                let range =
                    passage.sentences[opening.sentence].lowerBound..<(passage.sentences.last?.upperBound ?? 0)
                report.add(passage, range)
            }
        } else if !document.passages.contains(where: { isOpen($0, from: 0, report) }) {
            report.addMissing(variant: "ontbreekt")
        }
    }

    /// Whether a sentence from there on asks what, how or why, or says that an open question is asked.
    private func isOpen(_ passage: Passage, from first: Int, _ report: RuleReport) -> Bool {
        passage.sentences.indices.contains { sentence in
            guard sentence >= first else { return false }
            if report.has("open_vraag", inSentence: sentence, of: passage) { return true }
            return asks(passage, sentence) && report.has("vraagwoord", inSentence: sentence, of: passage)
        }
    }

    /// A question mark anywhere in the sentence: a quoted question may stand in the middle.
    private func asks(_ passage: Passage, _ sentence: Int) -> Bool {
        passage.bytes[passage.sentences[sentence]].contains(UInt8(ascii: "?"))
    }
}
