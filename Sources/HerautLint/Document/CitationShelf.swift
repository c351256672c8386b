import HerautLaw
import Synchronization

/// The citations of one draft, read once, whichever rule asks first.
final class CitationShelf: Sendable {
    private let found = Mutex<[Int: [Citation]]?>(nil)
    private let cited = Mutex<[CitedLaw]?>(nil)
    private let courts = Mutex<[Int: [ECLI]]?>(nil)

    /// The citations by number of their passage.
    func citations(of passages: [Passage], with references: LintReferences) -> [Int: [Citation]] {
        found.withLock { found in
            if let found { return found }
            var all: [Int: [Citation]] = [:]
            for passage in passages where CitationHint.mayCite(passage.bytes) {
                let citations = references.citations.citations(in: passage.bytes)
                if !citations.isEmpty { all[passage.index] = citations }
            }
            found = all
            return all
        }
    }

    /// Those whose law is named with them, with what the register knows of each, in order.
    func citedLaws(of document: LintDocument) -> [CitedLaw] {
        cited.withLock { cited in
            if let cited { return cited }
            var known: [CitedArticle.Key: CitedArticle?] = [:]
            var all: [CitedLaw] = []
            for passage in document.citingPassages {
                for citation in document.citations(in: passage)
                where !citation.isBackReference && !citation.isLawCarried {
                    let key = CitedArticle.Key(citation)
                    let article =
                        known[key] ?? CitedArticle(citation, document.references.law, on: document.day)
                    known[key] = article
                    if let article { all.append(CitedLaw(citation, in: passage, article)) }
                }
            }
            cited = all
            return all
        }
    }

    /// The ECLIs by number of their passage.
    func eclis(of document: LintDocument) -> [Int: [ECLI]] {
        courts.withLock { courts in
            if let courts { return courts }
            var all: [Int: [ECLI]] = [:]
            let passages = document.vocabulary.mayHold("ecli") ? document.passages : []
            for passage in passages where passage.folded.holds("ecli") {
                let eclis = document.references.eclis.eclis(in: passage.bytes)
                if !eclis.isEmpty { all[passage.index] = eclis }
            }
            courts = all
            return all
        }
    }
}
