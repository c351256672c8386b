import HerautModel

/// LG-33: a letter that decides nothing and calls itself a decision (Awb 1:3).
struct WarningCalledDecision: CodedRule {
    static let id: RuleID = "LG-33"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard !DecisionLetter.isOne(document, report) else { return }
        for claim in report.claims("besluit", allowing: .reserved) {
            let passage = document.passages[claim.passage]
            if report.has("bezwaar", inSentence: claim.sentence, of: passage) { continue }
            report.add(passage, claim.range)
        }
    }
}
