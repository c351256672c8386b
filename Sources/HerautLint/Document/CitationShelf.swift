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

/// The citations of one draft whose law is named with them, brought together once, whichever rule asks first.
final class CitationShelf: Sendable {
    private let cited = Mutex<[CitedLaw]?>(nil)

    /// The citations, with what the register knows of each, in order.
    func citedLaws(of document: LintDocument) -> [CitedLaw] {
        cited.withLock { cited in
            if let cited { return cited }
            var known: [CitedArticle.Key: CitedArticle?] = [:]
            var all: [CitedLaw] = []
            for passage in document.citingPassages {
                for citation in document.citations(in: passage)
                where !citation.isBackReference && !citation.isLawCarried {
                    let key = CitedArticle.Key(citation)
                    let article: CitedArticle?
                    if let same = known[key] {
                        article = same
                    } else {
                        article = CitedArticle(citation, document.references.law, on: document.day)
                        known.updateValue(article, forKey: key)
                    }
                    if let article { all.append(CitedLaw(citation, in: passage, article)) }
                }
            }
            cited = all
            return all
        }
    }
}
