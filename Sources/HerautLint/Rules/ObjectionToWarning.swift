import HerautModel

/// LG-32: objection or appeal offered in a letter that decides nothing. What the AVG calls objection ("bezwaar tegen het gebruik van uw
/// gegevens") is something else.
struct ObjectionToWarning: CodedRule {
    static let id: RuleID = "LG-32"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard !DecisionLetter.isOne(document, report) else { return }
        for claim in report.claims("bezwaar", allowing: .reserved) {
            let passage = document.passages[claim.passage]
            if report.has("behalve", inSentence: claim.sentence, of: passage) { continue }
            report.add(passage, claim.range)
        }
    }
}
