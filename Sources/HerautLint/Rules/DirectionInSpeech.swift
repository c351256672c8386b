import HerautModel

/// VI-09: a stage direction that stands in the spoken text without square brackets: "(burgemeester kijkt streng)", "Beeld: …".
struct DirectionInSpeech: CodedRule {
    static let id: RuleID = "VI-09"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for match in report.matches("regie") {
            let passage = document.passages[match.passage]
            guard passage.scopes(at: match.range).isDisjoint(with: [.direction, .heading]) else { continue }
            if let range = brackets(around: match.range, in: passage) ?? label(match, in: passage) {
                report.add(passage, range)
            }
        }
    }

    /// From `(` to `)`, when the words stand right behind the opening bracket.
    private func brackets(around range: Range<Int>, in passage: Passage) -> Range<Int>? {
        let bytes = passage.bytes
        guard range.lowerBound > 0, bytes[range.lowerBound - 1] == Byte.openParenthesis,
            let close = bytes[range.upperBound...].firstIndex(of: Byte.closeParenthesis)
        else { return nil }
        return range.lowerBound - 1..<close + 1
    }

    /// "Beeld:" at the start of a sentence.
    private func label(_ match: RuleReport.Match, in passage: Passage) -> Range<Int>? {
        let sentence = passage.sentences[match.sentence]
        guard sentence.lowerBound == match.range.lowerBound, match.range.upperBound < passage.bytes.count,
            passage.bytes[match.range.upperBound] == Byte.colon
        else { return nil }
        return sentence
    }
}
