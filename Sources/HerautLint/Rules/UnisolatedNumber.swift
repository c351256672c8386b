import HerautModel

/// TR-01: numbers of several groups in text from right to left. Without isolates (U+2066…U+2069) the groups come out in reverse.
struct UnisolatedNumber: CodedRule {
    static let id: RuleID = "TR-01"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for passage in document.passages(with: .foreign) {
            guard let first = passage.bytes.firstIndex(where: { (0xD8...0xDB).contains($0) }) else {
                continue
            }
            for run in passage.numberRuns
            where run.range.lowerBound > first && isInGroups(run, passage) {
                guard !isIsolated(run.range.lowerBound, passage) else { continue }
                report.add(passage, run.range, fix: "\u{2066}" + passage.text(run.range) + "\u{2069}")
            }
        }
    }

    private func isInGroups(_ run: NumberShapes.Run, _ passage: Passage) -> Bool {
        let start = run.range.lowerBound
        let hasPlus = start > 0 && passage.bytes[start - 1] == UInt8(ascii: "+")
        return hasPlus
            || passage.bytes[run.range].contains { $0 == Byte.space || $0 == Byte.hyphen || $0 == Byte.slash }
    }

    /// Whether more isolates are opened than closed before `offset`.
    private func isIsolated(_ offset: Int, _ passage: Passage) -> Bool {
        var depth = 0
        for index in 2..<max(2, offset)
        where passage.bytes[index - 2] == 0xE2 && passage.bytes[index - 1] == 0x81 {
            switch passage.bytes[index] {
            case 0xA6...0xA8: depth += 1
            case 0xA9: depth = max(0, depth - 1)
            default: break
            }
        }
        return depth > 0
    }
}
