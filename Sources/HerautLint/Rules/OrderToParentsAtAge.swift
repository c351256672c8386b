import HerautLaw
import HerautModel

/// LG-24: an order under article 172b of the Municipalities Act about a child of twelve or older. That article is for younger ones.
struct OrderToParentsAtAge: CodedRule {
    static let id: RuleID = "LG-24"

    /// Gemw 172b, first paragraph: "die de leeftijd van 12 jaar nog niet heeft bereikt".
    private static let oldest = 11

    func check(_ document: LintDocument, report: inout RuleReport) {
        for passage in document.citingPassages {
            for citation in document.citations(in: passage)
            where citation.law == "Gemw" && citation.number == "172b" {
                let stance = document.stance(of: citation.range, in: passage)
                guard stance.isDisjoint(with: [.denied, .asked]) else { continue }
                let stated = document.statedAge(near: citation.range, in: passage)?.ages.upperBound
                if let age = stated ?? document.metadata.age, age > Self.oldest {
                    report.add(passage, citation.range)
                }
            }
        }
    }
}
