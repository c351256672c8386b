import HerautModel

/// LT-05: no subject line, or one of fewer than four words.
struct VagueSubject: CodedRule {
    static let id: RuleID = "LT-05"

    private static let leastWords = 4

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard let subject = document.passages.first(where: { $0.scopes.contains(.subject) }) else {
            report.addMissing(variant: "ontbreekt")
            return
        }
        // The label is a word too.
        guard subject.words.count - 1 < Self.leastWords, !subject.words.isEmpty else { return }
        report.add(subject, subject.range(of: 0...subject.words.count - 1))
    }
}
