import HerautLaw
import Synchronization

/// What was found in the passages of a draft, by number of its passage.
struct FoundInPassages<Element: Sendable & Equatable>: Sendable, Equatable {
    /// The passages in which something was found, in order.
    private(set) var passages: [Int] = []
    private var elements: [Int: [Element]] = [:]

    /// What was found in a passage, in order.
    subscript(passage: Int) -> [Element] { elements[passage] ?? [] }

    /// Notes what was found in the next passage; nothing is not noted.
    mutating func append(_ found: [Element], in passage: Int) {
        guard !found.isEmpty else { return }
        passages.append(passage)
        elements[passage] = found
    }
}

/// The citations of one draft, read once, whichever rule asks first.
final class CitationShelf: Sendable {
    private let found = Mutex<FoundInPassages<Citation>?>(nil)
    private let cited = Mutex<[CitedLaw]?>(nil)
    private let courts = Mutex<FoundInPassages<ECLI>?>(nil)

    /// The citations.
    func citations(of passages: [Passage], with references: LintReferences) -> FoundInPassages<Citation> {
        found.withLock { found in
            if let found { return found }
            var all = FoundInPassages<Citation>()
            for passage in passages where CitationHint.mayCite(passage.bytes) {
                all.append(references.citations.citations(in: passage.bytes), in: passage.index)
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

    /// The ECLIs.
    func eclis(of document: LintDocument) -> FoundInPassages<ECLI> {
        courts.withLock { courts in
            if let courts { return courts }
            var all = FoundInPassages<ECLI>()
            let passages = document.vocabulary.mayHold("ecli") ? document.passages : []
            for passage in passages where passage.folded.holds("ecli") {
                all.append(document.references.eclis.eclis(in: passage.bytes), in: passage.index)
            }
            courts = all
            return all
        }
    }
}
