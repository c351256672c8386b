import HerautModel

/// DE-14: capitals, rows of exclamation marks, a red exclamation mark. Two alarm signs and more are CC-10's.
struct Shouting: CodedRule {
    static let id: RuleID = "DE-14"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let abbreviations = Dictionary(grouping: report.matches("afkorting"), by: \.passage)
        for passage in document.passages(with: [.capitals, .exclamation]) {
            let known = (abbreviations[passage.index] ?? []).map(\.range)
            let capitals = LoudText.capitals(in: passage).filter { run in
                !known.contains { $0.lowerBound <= run.lowerBound && run.upperBound <= $0.upperBound }
                    && !(document.family == .pressRelease && isPlaceOfDate(run, passage))
            }
            for run in capitals { report.add(passage, run, variant: "hoofdletters") }
            for marks in LoudText.exclamations(in: passage)
            where !capitals.contains(where: { $0.overlaps(marks) }) {
                report.add(passage, marks)
            }
        }
        let alarms = LoudText.alarms(in: document)
        if alarms.count == 1, let (passage, range) = alarms.first {
            report.add(passage, range, variant: "teken")
        }
    }

    /// A press release begins with the place in capitals: `VOORBEELDSTAD, 9 november 2026 –`, `VOORBEELDSTAD –`.
    private func isPlaceOfDate(_ run: Range<Int>, _ passage: Passage) -> Bool {
        guard run.lowerBound == 0, passage.bytes[run].allSatisfy({ $0 != Byte.exclamation }) else {
            return false
        }
        let rest = passage.bytes[run.upperBound...].drop { $0 == Byte.comma || $0 == Byte.space }
        return rest.count < passage.bytes.count - run.upperBound
            && (rest.first.map(Byte.isDigit) ?? false || rest.first == Byte.hyphen
                || rest.starts(with: "–".utf8) || rest.starts(with: "—".utf8))
    }
}
