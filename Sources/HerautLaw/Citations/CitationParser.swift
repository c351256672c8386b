import HerautLanguage

/// Finds references to articles of law in running text.
///
/// Forms: `art. 131 Sr`, `artikel 6:166, tweede lid, BW`, `artikelen 131 en 132 van het Wetboek van Strafrecht`, `artt. 131, 132 Sr`,
/// `artikel 166 van Boek 6 BW`, `Boek 6, artikel 166 BW`, `Wetboek van Strafrecht, artikel 350`, `6:166 BW` and `131 Sr` without the
/// word. A number with no law near it is given without a law. Laws come from the register. Linear in the length of the text.
public struct CitationParser: Sendable {
    private let names: LawNames

    /// A parser that knows the laws of `register`.
    public init(_ register: LawRegister) { names = LawNames(register) }

    /// The citations in `range` of UTF-8 `bytes` (all of it by default), in order.
    public func citations(in bytes: [UInt8], range: Range<Int>? = nil) -> [Citation] {
        let tokens = WordSplitter().tokens(in: bytes, range: range)
        var reader = CitationReader(bytes: bytes, tokens: tokens, names: names)
        return reader.read()
    }
}

/// Names of laws as runs of words.
struct LawNames: Sendable {
    private struct Name: Sendable {
        let words: [[UInt8]]
        let law: String
        /// Abbreviations are compared letter by letter, titles in any case.
        let isExact: Bool
    }

    private var byFirstWord: [[UInt8]: [Name]] = [:]

    init(_ register: LawRegister) {
        for law in register.laws {
            for text in law.names {
                let bytes = Array(text.utf8)
                let words = WordSplitter().tokens(in: bytes).map { Array(bytes[$0.range]) }
                guard let first = words.first else { continue }
                let name = Name(
                    words: words, law: law.abbreviation, isExact: words.count == 1 && text != law.title)
                byFirstWord[Folding.bare(first), default: []].append(name)
            }
        }
        for key in byFirstWord.keys { byFirstWord[key]?.sort { $0.words.count > $1.words.count } }
    }

    /// The longest name that starts at the first of `tokens`, and how many tokens it takes.
    func match(_ bytes: [UInt8], _ tokens: ArraySlice<TextToken>) -> (law: String, count: Int)? {
        guard let first = tokens.first, let names = byFirstWord[Folding.bare(bytes[first.range])] else {
            return nil
        }
        let name = names.first { name in
            name.words.count <= tokens.count
                && zip(name.words, tokens).allSatisfy { word, token in
                    name.isExact
                        ? bytes[token.range].elementsEqual(word)
                        : Folding.bare(bytes[token.range]) == Folding.bare(word)
                }
        }
        return name.map { ($0.law, $0.words.count) }
    }
}
