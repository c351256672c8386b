import HerautLanguage
import HerautModel

/// PL-19: a telephone number with brackets, hyphens or no spaces. Service numbers (0900-8844) are written as their owners do.
struct PhoneNotation: CodedRule {
    static let id: RuleID = "PL-19"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let formatter = ValueFormatter(language: "nl", formats: nil)
        for passage in document.passages(with: .number) {
            for run in passage.numberRuns where NumberShapes.isPhone(run) && isOrdinary(run) {
                let range = withSigns(run.range, passage)
                let text = passage.text(range)
                guard
                    text.utf8.contains(where: {
                        !Byte.isDigit($0) && $0 != Byte.space && $0 != UInt8(ascii: "+")
                    })
                        || !text.utf8.contains(Byte.space)
                else { continue }
                let good = String(
                    formatter.phone(text.filter { $0.isNumber || $0 == "+" }).map {
                        $0 == "\u{A0}" ? " " : $0
                    })
                if good != text { report.add(passage, range, values: ["goed": good], fix: good) }
            }
        }
    }

    private func isOrdinary(_ run: NumberShapes.Run) -> Bool {
        !["0800", "0900", "140"].contains { run.digits.starts(with: $0.utf8) }
    }

    /// The bracket or plus before the first digit belongs to it.
    private func withSigns(_ range: Range<Int>, _ passage: Passage) -> Range<Int> {
        guard range.lowerBound > 0 else { return range }
        let before = passage.bytes[range.lowerBound - 1]
        let isOwn =
            before == UInt8(ascii: "+")
            || before == Byte.openParenthesis && passage.bytes[range].contains(Byte.closeParenthesis)
        return isOwn ? range.lowerBound - 1..<range.upperBound : range
    }
}
