import HerautLaw
import HerautModel

/// LG-12: "artikel 131" without a law, here or before. Articles of house rules and contracts say so themselves.
struct ArticleWithoutLaw: CodedRule {
    static let id: RuleID = "LG-12"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for passage in document.citingPassages {
            for citation in document.citations(in: passage) {
                guard citation.law == nil, citation.lawRange == nil, citation.hasArticleWord,
                    !citation.isBackReference,
                    !report.matches(
                        "ander", inSentence: passage.sentence(at: citation.range.lowerBound), of: passage
                    )
                    .contains(where: { $0.range.overlaps(citation.range) })
                else { continue }
                report.add(passage, citation.range)
            }
        }
    }
}
