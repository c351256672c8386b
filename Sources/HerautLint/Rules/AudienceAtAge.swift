import HerautLaw
import HerautModel

/// LG-25: a letter to someone who should not get one at this age: parents of an adult, a child under twelve, a minor as if grown up.
struct AudienceAtAge: CodedRule {
    static let id: RuleID = "LG-25"

    func check(_ document: LintDocument, report: inout RuleReport) {
        if let rule = document.ageRule, let audience = document.metadata.audience {
            switch (audience, rule.band.isMinor) {
            case (.parents, false): report.addMissing(variant: "ouders")
            case (.adult, true): report.addMissing(variant: "volwassene")
            case (.youngPerson, _) where rule.criminalLaw == AgeRule.CriminalLaw.none:
                report.addMissing(variant: "kind")
            default: break
            }
        } else if document.metadata.audience == .parents {
            checkStated(document, &report)
        }
    }

    /// Without an age in the front matter: the age of the child as the letter names it.
    private func checkStated(_ document: LintDocument, _ report: inout RuleReport) {
        for match in report.matches("uw_kind") {
            let passage = document.passages[match.passage]
            for age in document.statedAges(near: match.range, in: passage)
            where age.isExact && age.range.lowerBound >= match.range.lowerBound {
                guard let band = AgeBand(age: age.ages.lowerBound), !band.isMinor else { continue }
                report.add(passage, match.range.union(age.range), variant: "ouders")
            }
        }
    }
}
