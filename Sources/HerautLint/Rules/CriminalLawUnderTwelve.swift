import HerautLaw
import HerautModel

/// LG-21: criminal law held up to a child that cannot be prosecuted (Sv 486), or to its parents.
struct CriminalLawUnderTwelve: CodedRule {
    static let id: RuleID = "LG-21"

    func check(_ document: LintDocument, report: inout RuleReport) {
        if document.ageRule?.criminalLaw == AgeRule.CriminalLaw.none { checkAll(document, &report) }
        checkStated(document, &report)
    }

    /// In a draft about a child of that age, every mention counts that is not denied.
    private func checkAll(_ document: LintDocument, _ report: inout RuleReport) {
        for claim in report.claims("strafrecht", allowing: .reserved)
        // "Dat doen de officier van justitie en de rechter": what the municipality does not do.
        where !report.has("van_anderen", inSentence: claim.sentence, of: document.passages[claim.passage]) {
            report.add(document.passages[claim.passage], claim.range)
        }
        for claim in report.claims("waarschuwing", allowing: .reserved) {
            report.add(
                document.passages[claim.passage], claim.range, variant: "waarschuwing", weight: .milder)
        }
        for passage in document.citingPassages {
            for citation in document.citations(in: passage) where citation.law == "Sr" {
                let stance = document.stance(of: citation.range, in: passage)
                if stance.isDisjoint(with: [.denied, .asked]) {
                    report.add(passage, citation.range, variant: "artikel")
                }
            }
        }
    }

    /// In any draft: a sentence that names such an age and says that the child can be prosecuted.
    private func checkStated(_ document: LintDocument, _ report: inout RuleReport) {
        for claim in report.claims("vervolging", allowing: .reserved) {
            let passage = document.passages[claim.passage]
            for age in document.statedAges(near: claim.range, in: passage) {
                let rule = AgeBand(age: age.ages.upperBound).flatMap { document.references.law.rule(for: $0) }
                guard rule?.criminalLaw == AgeRule.CriminalLaw.none else { continue }
                report.add(passage, age.range.union(claim.range))
                break
            }
        }
    }
}
