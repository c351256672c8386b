import HerautLaw
import HerautModel

/// An article that is cited, and what the register knows of it on the day of the document. Made once for all citations of it.
final class CitedArticle: Sendable {
    let law: Law
    let register: LawRegister
    /// Number as the register writes it.
    let number: String
    /// What the register knows of the article.
    let article: Article?
    /// Whether it knows the article. An ``Article`` is large: what is asked of every citation stands beside it.
    let isKnown: Bool
    /// Whether it is known not to be law on that day, or not for certain.
    let isOutOfForce: Bool
    /// How many paragraphs it has, where that is known.
    let paragraphs: Int?
    /// Words that point to a mix-up when they stand beside it.
    let foreignWords: [String]

    /// `nil` for a local law or an unknown one.
    init?(_ citation: Citation, _ register: LawRegister, on day: CalendarDate?) {
        guard let law = citation.law.flatMap(register.law), !law.isLocal else { return nil }
        self.law = law
        self.register = register
        number = citation.number(in: register)
        let article = register.article(law.abbreviation, number, on: day)
        self.article = article
        isKnown = article != nil
        isOutOfForce = article.map { !$0.isInForce(on: day) || $0.status == .unknown } ?? false
        paragraphs = article?.paragraphs
        foreignWords = article?.foreignWords ?? []
    }

    /// What two citations of one article have in common.
    struct Key: Hashable {
        let law: String?
        let number: String

        init(_ citation: Citation) { (law, number) = (citation.law, citation.number) }
    }
}

/// A citation with its law, ready to be checked: the law is named with it, and is not a local one. A class, because a dozen rules go by each.
final class CitedLaw: Sendable {
    let citation: Citation
    let passage: Passage
    /// The sentence it begins in.
    let sentence: Int
    /// What the register knows of the article.
    let entry: CitedArticle

    init(_ citation: Citation, in passage: Passage, _ entry: CitedArticle) {
        self.citation = citation
        self.passage = passage
        self.entry = entry
        sentence = passage.sentence(at: citation.range.lowerBound)
    }

    var law: Law { entry.law }
    var register: LawRegister { entry.register }
    /// Number as the register writes it.
    var number: String { entry.number }
    /// What the register knows of the article, on the day of the document.
    var article: Article? { entry.article }

    /// How the article is called: `art. 6:166 BW`.
    var name: String { "art. \(number) \(law.abbreviation)" }

    /// Whether its number has a book or chapter exactly when its law numbers that way.
    var fitsNumbering: Bool { (citation.division != nil) == (law.numbering != .article) }

    /// The citation with another number, when the draft has it in one piece: what a fix puts in its place.
    func text(with number: String) -> String {
        passage.text(citation.range.lowerBound..<citation.numberRange.lowerBound) + number
            + passage.text(citation.numberRange.upperBound..<citation.range.upperBound)
    }

    /// The number as it stands in the text.
    var writtenNumber: String { passage.text(citation.numberRange) }
}

extension LintDocument {
    /// Calls `check` for every citation whose law is named with it, sentence by sentence, leaving out sentences of list `behalve`.
    func eachCitedLaw(_ report: RuleReport, _ check: (CitedLaw) -> Void) {
        let hasExceptions = !report.matches("behalve").isEmpty
        for cited in citedLaws {
            if hasExceptions, report.has("behalve", inSentence: cited.sentence, of: cited.passage) {
                continue
            }
            check(cited)
        }
    }

    /// The citations that share the law with `citation`, itself among them: all of "art. 131 en 132 Sr". They stand side by side.
    func list(of citation: Citation, in passage: Passage) -> ArraySlice<Citation> {
        let all = citations(in: passage)
        let index = all.index(of: citation)
        let end = all[index...].firstIndex { $0.lawRange != citation.lawRange } ?? all.endIndex
        let start = all[..<index].lastIndex { $0.lawRange != citation.lawRange }.map { $0 + 1 } ?? 0
        return all[min(start, index)..<end]
    }

    /// The citations of the same sentence, at most ``reachOfSentence`` on either side: a sentence without an end must not take for ever.
    func citations(beside citation: Citation, in passage: Passage) -> ArraySlice<Citation> {
        let all = citations(in: passage)
        let index = all.index(of: citation)
        let sentence = passage.sentences[passage.sentence(at: citation.range.lowerBound)]
        let near = max(0, index - Self.reachOfSentence)..<min(all.count, index + Self.reachOfSentence)
        return all[near].drop { $0.range.lowerBound < sentence.lowerBound }
            .prefix { $0.range.lowerBound < sentence.upperBound }
    }

    /// How many citations before and behind one are still read with it.
    private static var reachOfSentence: Int { 40 }

}

extension [Citation] {
    /// Where `citation` stands among them, in their order; where it would stand when it is not there.
    fileprivate func index(of citation: Citation) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].range.lowerBound < citation.range.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}

extension LawRegister {
    /// Articles of other laws with this number, as a reader would name them: `art. 132 Sr`. At most three.
    func namesakes(of number: String, besides law: String) -> [Article] {
        Array(articles.filter { $0.number == number && $0.law != law && $0.status == .inForce }.prefix(3))
    }

    /// Articles of `law` that have `article` behind their book or chapter: `6:166` for `166`.
    func withDivision(_ article: String, in law: Law) -> [Article] {
        guard let sign = law.numbering.separator else { return [] }
        return articles.filter { $0.law == law.abbreviation && $0.number.hasSuffix(sign + article) }
    }
}

extension [Article] {
    /// `art. 132 Sr of art. 132 Gw`.
    var asChoice: String { map(\.name).joined(separator: " of ") }
}
