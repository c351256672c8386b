import HerautLaw
import HerautModel

/// LG-04: an order to a platform, or a power called upon to have a message removed. The register knows which articles give the
/// mayor a power; none is over a platform (for powers of others see LG-17), and a notice under article 16 of the DSA needs none.
struct OrderToPlatform: CodedRule {
    static let id: RuleID = "LG-04"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for passage in document.passages where !passage.scopes.contains(.reportedSpeech) {
            for sentence in passage.sentences.indices
            where !report.has("ontkend", inSentence: sentence, of: passage) {
                let powers = powers(in: passage, sentence, document)
                let asksRemoval = report.has("verwijderen", inSentence: sentence, of: passage)
                let orders = report.matches("bevel", inSentence: sentence, of: passage).first
                if let order = orders {
                    report.add(passage, powers.last?.range.union(order.range) ?? order.range)
                } else if asksRemoval, let power = powers.first {
                    report.add(passage, power.range, variant: "bevoegdheid", values: ["artikel": name(power)])
                }
            }
        }
    }

    private func powers(in passage: Passage, _ sentence: Int, _ document: LintDocument) -> [Citation] {
        document.citations(in: passage, sentence: sentence).filter {
            document.references.law.article($0)?.authority == "burgemeester"
        }
    }

    private func name(_ citation: Citation) -> String { "artikel \(citation.number) \(citation.law ?? "")" }
}
