import HerautLanguage

/// Names of laws as runs of words.
struct LawNames: Sendable {
    /// A name that was found.
    struct Match {
        let law: String
        let form: Citation.LawForm
        /// How many tokens it takes.
        let count: Int
    }

    private struct Name: Sendable {
        let words: [[UInt8]]
        /// The words as ``Folding/bare(_:)`` gives them.
        let bareWords: [[UInt8]]
        let law: String
        /// Abbreviations are compared letter by letter first, titles in any case.
        let isAbbreviation: Bool
        let isWrong: Bool
    }

    private var byFirstWord: [[UInt8]: [Name]] = [:]
    private var byLastWord: [[UInt8]: [Name]] = [:]
    private var numberings: [String: Law.Numbering] = [:]

    init(_ register: LawRegister) {
        for law in register.laws {
            numberings[law.abbreviation] = law.numbering
            for text in law.names { add(text, law, isWrong: false) }
            for text in law.wrongNames { add(text, law, isWrong: true) }
        }
        for key in byFirstWord.keys { byFirstWord[key]?.sort(by: Self.longestFirst) }
        for key in byLastWord.keys { byLastWord[key]?.sort(by: Self.longestFirst) }
    }

    private mutating func add(_ text: String, _ law: Law, isWrong: Bool) {
        let bytes = Array(text.utf8)
        let words = WordSplitter().tokens(in: bytes).map { Array(bytes[$0.range]) }
        guard !words.isEmpty else { return }
        let bareWords = words.map { Folding.bare($0) }
        let name = Name(
            words: words, bareWords: bareWords, law: law.abbreviation,
            isAbbreviation: words.count == 1 && text != law.title, isWrong: isWrong)
        byFirstWord[bareWords[0], default: []].append(name)
        byLastWord[bareWords[words.count - 1], default: []].append(name)
    }

    private static func longestFirst(_ a: Name, _ b: Name) -> Bool {
        (a.words.count, a.isWrong ? 0 : 1) > (b.words.count, b.isWrong ? 0 : 1)
    }

    /// Whether an article of `law` is numbered with a book or chapter.
    func hasDivisions(_ law: String) -> Bool { numberings[law].map { $0 != .article } ?? false }

    /// The longest name that starts at the first of `tokens`. An abbreviation in other capitals counts only when `anyCase`.
    func match(_ bytes: [UInt8], _ tokens: ArraySlice<TextToken>, anyCase: Bool = false) -> Match? {
        guard let first = tokens.first, let names = byFirstWord[Folding.bare(bytes[first.range])] else {
            return nil
        }
        return best(names, bytes, anyCase: anyCase) { tokens.prefix($0) }
    }

    /// The longest name that ends at the last of `tokens`.
    func match(_ bytes: [UInt8], endingAt tokens: ArraySlice<TextToken>) -> Match? {
        guard let last = tokens.last, let names = byLastWord[Folding.bare(bytes[last.range])] else {
            return nil
        }
        return best(names, bytes, anyCase: false) { tokens.suffix($0) }
    }

    private func best(
        _ names: [Name], _ bytes: [UInt8], anyCase: Bool, _ tokens: (Int) -> ArraySlice<TextToken>
    ) -> Match? {
        var miscased: Match?
        for name in names {
            let tokens = tokens(name.words.count)
            guard tokens.count == name.words.count else { continue }
            let isExact = zip(name.words, tokens).allSatisfy { bytes[$1.range].elementsEqual($0) }
            if isExact || (!name.isAbbreviation && isSame(name, bytes, tokens)) {
                return Match(law: name.law, form: name.isWrong ? .wrong : .known, count: name.words.count)
            }
            if anyCase, miscased == nil, name.isAbbreviation, !name.isWrong, isSame(name, bytes, tokens) {
                miscased = Match(law: name.law, form: .miscased, count: name.words.count)
            }
        }
        return miscased
    }

    private func isSame(_ name: Name, _ bytes: [UInt8], _ tokens: ArraySlice<TextToken>) -> Bool {
        zip(name.bareWords, tokens).allSatisfy { Folding.bare(bytes[$1.range]) == $0 }
    }
}
