import HerautLaw
import Synchronization

/// The citations of one draft, read once, whichever rule asks first.
final class CitationShelf: Sendable {
    private let found = Mutex<[Int: [Citation]]?>(nil)
    private let cited = Mutex<[CitedLaw]?>(nil)

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
            let all = document.passages.flatMap { passage in
                document.citations(in: passage).compactMap { citation in
                    citation.isBackReference || citation.isLawCarried
                        ? nil : CitedLaw(citation, in: passage, document.references.law, on: document.day)
                }
            }
            cited = all
            return all
        }
    }
}
