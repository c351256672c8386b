import HerautLaw
import HerautModel

/// LG-43: juvenile criminal law held up to an adult, or adult law to a minor (Sr 77a–77c). From 16 to 22 a court may choose the other
/// one: then "kan" has to be in it.
struct CriminalLawAtAge: CodedRule {
    static let id: RuleID = "LG-43"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard let rule = document.ageRule else { return }
        checkArticles(rule, document, &report)
        switch rule.criminalLaw {
        case .none: add("volwassen", .reserved, document, &report)
        case .juvenile:
            add("volwassen", rule.band == .from16To17 ? [] : .reserved, document, &report)
        case .adult:
            add("jeugd", rule.band == .from18To22 ? [] : .reserved, document, &report)
        }
    }

    /// Sr 77b is for 16 and 17, Sr 77c for 18 up to 23.
    private static let articles: [String: AgeBand] = ["77b": .from16To17, "77c": .from18To22]

    private func checkArticles(_ rule: AgeRule, _ document: LintDocument, _ report: inout RuleReport) {
        for passage in document.citingPassages {
            for citation in document.citations(in: passage) where citation.law == "Sr" {
                guard let band = Self.articles[citation.number], band != rule.band,
                    document.stance(of: citation.range, in: passage).isDisjoint(with: [.denied, .asked])
                else { continue }
                report.add(passage, citation.range, variant: "artikel")
            }
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
