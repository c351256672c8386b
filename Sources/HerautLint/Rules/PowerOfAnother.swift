import HerautLaw
import HerautModel

/// LG-17: an article that gives a power to someone else, called upon as one's own: an order under art. 9 DSA, art. 125p Sv. The register
/// knows whose power it is.
struct PowerOfAnother: CodedRule {
    static let id: RuleID = "LG-17"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard !report.matches("zelf").isEmpty else { return }
        for passage in document.citingPassages {
            for citation in document.citations(in: passage) {
                let sentence = passage.sentence(at: citation.range.lowerBound)
                guard report.has("zelf", inSentence: sentence, of: passage),
                    let article = document.references.law.article(citation),
                    let authority = article.authority, authority != "burgemeester",
                    isClaimed(citation, sentence, passage, document, report)
                else { continue }
                report.add(
                    passage, citation.range, values: ["bevoegd": authority], basis: [article])
            }
        }
    }

    /// Whether the sender does something with it himself. A sentence that names who has the power explains.
    private func isClaimed(
        _ citation: Citation, _ sentence: Int, _ passage: Passage, _ document: LintDocument,
        _ report: RuleReport
    ) -> Bool {
        let stance = document.stance(of: citation.range, in: passage)
        return stance.isDisjoint(with: [.denied, .asked])
            && !report.has("bevoegde", inSentence: sentence, of: passage)
    }
}
