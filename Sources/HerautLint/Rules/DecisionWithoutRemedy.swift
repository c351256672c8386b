import HerautModel

/// LG-34: a decision that does not say who can object, where and until when (Awb 3:45), or says nothing about being heard (Awb 4:8).
struct DecisionWithoutRemedy: CodedRule {
    static let id: RuleID = "LG-34"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard DecisionLetter.isOne(document, report) else { return }
        if report.claims("bezwaar", allowing: .reserved).isEmpty {
            report.addMissing()
        } else if report.matches("termijn").isEmpty {
            report.addMissing(variant: "termijn")
        } else if report.matches("waar").isEmpty {
            report.addMissing(variant: "waar")
        }
        if report.matches("gehoord").isEmpty { report.addMissing(variant: "zienswijze", weight: .milder) }
    }
}
