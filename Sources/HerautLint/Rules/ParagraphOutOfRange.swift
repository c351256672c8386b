import HerautLaw
import HerautModel

/// WET-05: a paragraph (lid) that the article does not have. Only where the register knows how many there are.
struct ParagraphOutOfRange: CodedRule {
    static let id: RuleID = "WET-05"

    func check(_ document: LintDocument, report: inout RuleReport) {
        var found: [(CitedLaw, Article, count: Int)] = []
        document.eachCitedLaw(report) { cited in
            guard !cited.citation.paragraphs.isEmpty, let count = cited.entry.paragraphs,
                cited.citation.paragraphs.contains(where: { $0 > count || $0 < 1 }),
                let article = cited.article
            else { return }
            found.append((cited, article, count))
        }
        for (cited, article, count) in found {
            report.add(
                cited.passage, cited.citation.range, variant: count == 0 ? "geen" : nil,
                values: ["artikel": cited.name, "leden": String(count)], basis: [article])
        }
    }
}
