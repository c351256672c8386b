import HerautModel

/// LG-08: a penalty payment or administrative force announced in a first letter, with no word about being heard first (Awb 4:8).
struct DecisionAnnounced: CodedRule {
    static let id: RuleID = "LG-08"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard !DecisionLetter.isOne(document, report), report.matches("gehoord").isEmpty else { return }
        for claim in report.claims("aangekondigd") {
            report.add(document.passages[claim.passage], claim.range)
        }
    }
}
