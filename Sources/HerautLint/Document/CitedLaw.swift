import HerautLaw
import HerautModel

/// A citation with its law, ready to be checked: the law is named with it, and is not a local one.
struct CitedLaw {
    let citation: Citation
    let law: Law
    let passage: Passage
    let register: LawRegister
    /// Number as the register writes it.
    let number: String

    /// What the register knows of the article, on the day of the document.
    let article: Article?

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
        for passage in passages {
            for citation in citations(in: passage) where !citation.isBackReference && !citation.isLawCarried {
                guard let cited = citedLaw(citation, in: passage) else { continue }
                let sentence = passage.sentence(at: citation.range.lowerBound)
                if report.has("behalve", inSentence: sentence, of: passage) { continue }
                check(cited)
            }
        }
    }

    /// A citation with what the register knows of it; `nil` for a local law or an unknown one.
    func citedLaw(_ citation: Citation, in passage: Passage) -> CitedLaw? {
        let register = references.law
        guard let law = citation.law.flatMap(register.law), !law.isLocal else { return nil }
        return CitedLaw(
            citation: citation, law: law, passage: passage, register: register,
            number: citation.number(in: register), article: register.article(citation, on: day))
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

    /// The ECLIs of a passage.
    func eclis(in passage: Passage) -> [ECLI] {
        guard passage.folded.holds("ecli") else { return [] }
        return references.eclis.eclis(in: passage.bytes)
    }
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

extension [UInt8] {
    /// Whether the ASCII text stands in these bytes.
    func holds(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { needle in
            guard let first = needle.first, count >= needle.count else { return false }
            return withUnsafeBufferPointer { bytes in
                var index = 0
                while index + needle.count <= bytes.count {
                    if bytes[index] == first,
                        (1..<needle.count).allSatisfy({ bytes[index + $0] == needle[$0] })
                    {
                        return true
                    }
                    index += 1
                }
                return false
            }
        }
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
