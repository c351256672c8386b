import HerautLaw
import HerautModel

/// LG-43: juvenile criminal law held up to an adult, or adult law to a minor (Sr 77a–77c). From 16 to 22 a court may choose the other
/// one: then "kan" has to be in it.
struct CriminalLawAtAge: CodedRule {
    static let id: RuleID = "LG-43"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard let rule = document.ageRule else { return }
        switch rule.criminalLaw {
        case .none: break
        case .juvenile:
            add("volwassen", rule.band == .from16To17 ? [] : .reserved, document, &report)
        case .adult:
            add("jeugd", rule.band == .from18To22 ? [] : .reserved, document, &report)
        }
    }

    private func add(
        _ list: String, _ allowed: Stance, _ document: LintDocument, _ report: inout RuleReport
    ) {
        for claim in report.claims(list, allowing: allowed) {
            report.add(document.passages[claim.passage], claim.range, variant: list)
        }
    }
}
