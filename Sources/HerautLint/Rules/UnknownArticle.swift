import HerautLaw
import HerautModel

/// WET-01: an article that does not exist: above the highest number of its law, or in a book it does not have. An article that may
/// well exist but is not in the register is a tip: nobody checked it.
struct UnknownArticle: CodedRule {
    static let id: RuleID = "WET-01"

    func check(_ document: LintDocument, report: inout RuleReport) {
        var found: [(CitedLaw, variant: String?, basis: [any RegisterEntry])] = []
        document.eachCitedLaw(report) { cited in
            guard cited.fitsNumbering, !cited.entry.isKnown else { return }
            found.append((cited, fault(of: cited), basis(of: cited)))
        }
        for (cited, variant, basis) in found {
            report.add(
                cited.passage, cited.citation.range, variant: variant ?? "onbekend",
                weight: variant == nil ? .exactly(.tip) : .asRule,
                values: [
                    "artikel": cited.name, "wet": cited.law.title, "buren": neighbours(of: cited, report),
                ],
                basis: variant == nil ? [] : basis)
        }
    }

    private func fault(of cited: CitedLaw) -> String? {
        if let division = cited.citation.division, !cited.law.divisions.isEmpty,
            !cited.law.divisions.contains(division)
        {
            return "deel"
        }
        guard cited.citation.division == nil, let highest = cited.law.highestArticle,
            let number = Int(cited.citation.article.prefix { $0.isNumber }), number > highest.number
        else { return nil }
        return "nummer"
    }

    private func basis(of cited: CitedLaw) -> [any RegisterEntry] {
        cited.citation.division == nil ? [cited.law.highestArticle].compactMap { $0 } : [cited.law]
    }

    /// What the register does know near it: the same number with another letter.
    private func neighbours(of cited: CitedLaw, _ report: RuleReport) -> String {
        let near = cited.register.neighbours(of: cited.number, in: cited.law.abbreviation)
        return near.isEmpty
            ? "" : " " + report.term("bekend", ["artikelen": near.map(\.name).joined(separator: ", ")])
    }
}
