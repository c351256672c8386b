import HerautLaw
import HerautModel

/// WET-03: an article of the Burgerlijk Wetboek without its book: `166 BW`. `166 lid 6 BW` has the book in place of the paragraph.
struct BookMissing: CodedRule {
    static let id: RuleID = "WET-03"

    func check(_ document: LintDocument, report: inout RuleReport) {
        var found: [CitedLaw] = []
        document.eachCitedLaw(report) {
            if $0.law.numbering == .book, $0.citation.division == nil { found.append($0) }
        }
        for cited in found { add(cited, &report) }
    }

    private func add(_ cited: CitedLaw, _ report: inout RuleReport) {
        let citation = cited.citation
        let known = cited.register.withDivision(citation.article, in: cited.law)
        let swapped = citation.paragraph.map { "\($0):\(citation.article)" }
        let meant = known.first { $0.number == swapped } ?? (known.count == 1 ? known[0] : nil)
        let others = cited.register.namesakes(of: citation.article, besides: cited.law.abbreviation)
        let fix = meant.map { "\($0.name)" }
        report.add(
            cited.passage, citation.range,
            variant: variant(known, others, isSwapped: swapped == meant?.number),
            values: ["liever": known.isEmpty ? others.asChoice : known.asChoice], fix: fix,
            basis: [cited.law])
    }

    private func variant(_ known: [Article], _ others: [Article], isSwapped: Bool) -> String? {
        if isSwapped { return "lid" }
        if !known.isEmpty { return nil }
        return others.isEmpty ? "onbekend" : "andere_wet"
    }
}
