import HerautModel

/// SG-08: nothing is recorded, or it is said that nothing will be.
struct NothingRecorded: CodedRule {
    static let id: RuleID = "SG-08"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let refusals = report.matches("niets_vastgelegd")
        for match in refusals { report.add(document.passages[match.passage], match.range) }
        guard refusals.isEmpty, report.matches("vastlegging").isEmpty else { return }
        report.addMissing(variant: "ontbreekt")
    }
}
