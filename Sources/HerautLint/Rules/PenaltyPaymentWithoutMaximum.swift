import HerautModel

/// LG-36: a penalty payment (last onder dwangsom) imposed without the highest amount that can fall due (Awb 5:32b).
struct PenaltyPaymentWithoutMaximum: CodedRule {
    static let id: RuleID = "LG-36"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard DecisionLetter.isOne(document, report), !report.claims("dwangsom").isEmpty,
            report.matches("maximum").isEmpty
        else { return }
        report.addMissing()
    }
}
