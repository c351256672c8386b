/// Brings the forms of a Dutch word together: `sloopt`, `sloopten`, `gesloopt` and `slopen` have one stem.
///
/// A light stemmer: it only has to be consistent, the stem itself need not be a word. Endings -en, -s, -t, -te(n), -de(n), -je,
/// prefix ge-, doubled letters, f/v and s/z; strong verbs and irregular plurals come from the language file.
public struct Stemmer: Sendable {
    private let table: StemTable
    /// Stem → stem of the first word of its group of synonyms.
    private var groups: [[UInt8]: [UInt8]] = [:]

    /// A stemmer with the irregular words of `language`.
    public init(_ language: LanguagePack) {
        table = language.stems
        for (word, first) in language.stems.synonyms { groups[stem(word)] = stem(first) }
    }

    /// The stem, or that of the word that stands for its group of words with about the same meaning (`leerling` → `kind`).
    public func concept(_ word: some Sequence<UInt8>) -> [UInt8] {
        let stem = stem(word)
        return groups[stem] ?? stem
    }

    /// The stem of a word, in lower case without diacritics.
    public func stem(_ word: some Sequence<UInt8>) -> [UInt8] {
        let bare = Folding.bare(Array(word))
        if let base = irregular(bare) { return regular(base) }
        return regular(bare)
    }

    /// Whether the word carries no meaning of its own.
    public func isStopWord(_ word: some Sequence<UInt8>) -> Bool {
        table.stopWords.contains(Folding.bare(Array(word)))
    }

    /// The base form of an irregular word; of a separable verb without its particle (`meegenomen` → `nemen`).
    private func irregular(_ word: [UInt8]) -> [UInt8]? {
        if let base = table.irregular[word] { return base }
        for particle in table.particles where word.count > particle.count + 3 && word.starts(with: particle) {
            var rest = Array(word[particle.count...])
            if rest.starts(with: Self.te), let base = table.irregular[Array(rest[2...])] { rest = base }
            if let base = table.irregular[rest] { return base }
        }
        return nil
    }

    private func regular(_ bare: [UInt8]) -> [UInt8] {
        var word = bare
        guard word.count > 3, word.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x27 || $0 == 0x2D })
        else { return word }
        Self.dropPlural(&word)
        Self.dropDiminutive(&word)
        let isParticiple = startsWithPrefix(word) && Self.looksLikeParticiple(word)
        Self.dropEnding(&word)
        if isParticiple, word.count >= 5 { word.removeFirst(2) }
        return word
    }

    private func startsWithPrefix(_ word: [UInt8]) -> Bool {
        word.starts(with: Self.ge) && !table.ownGe.contains { word.starts(with: $0) }
    }

    private static let ge = Array("ge".utf8)
    private static let te = Array("te".utf8)
    private static let t = UInt8(ascii: "t"), d = UInt8(ascii: "d"), e = UInt8(ascii: "e"),
        n = UInt8(ascii: "n"), s = UInt8(ascii: "s")

    private static func looksLikeParticiple(_ word: [UInt8]) -> Bool {
        var last = word[...]
        if last.last == e { last.removeLast() }
        return last.last == t || last.last == d
    }

    private static func isVowel(_ letter: UInt8) -> Bool { "aeiouy".utf8.contains(letter) }

    /// `foto's`, `ouders`, `acties`, `stations`. Not `bus` or `huis`.
    private static func dropPlural(_ word: inout [UInt8]) {
        guard word.last == s else { return }
        let before = word[word.count - 2]
        if before == 0x27 {
            word.removeLast(2)
        } else if word.count > 4, "lmnre".utf8.contains(before) {
            word.removeLast()
        }
    }

    /// `busje`, `autootje`, `filmpje`, `dingetje`.
    private static func dropDiminutive(_ word: inout [UInt8]) {
        guard word.count > 4, word.suffix(2).elementsEqual("je".utf8) else { return }
        let stem = word.dropLast(2)
        guard let last = stem.last, !isVowel(last) || last == 0x69 else { return }
        let before = stem.dropLast()
        let isLinking =
            last == t
            ? before.last.map { isVowel($0) || "lnrw".utf8.contains($0) } ?? false
            : last == 0x70 && before.last == 0x6D
        word = Array(isLinking && before.count >= 3 ? before : stem)
    }

    private static func dropEnding(_ word: inout [UInt8]) {
        if word.count > 4, word.suffix(2).elementsEqual("en".utf8) {
            word.removeLast(2)
        } else if word.count > 3, word.last == e, ![UInt8(ascii: "i"), e].contains(word[word.count - 2]) {
            word.removeLast()
        }
        normaliseEnd(&word)
        dropDental(&word)
        normaliseEnd(&word)
    }

    /// -t, -d and -dt: of the present and past tense, and, to be consistent, of any word.
    private static func dropDental(_ word: inout [UInt8]) {
        guard word.count > 3, let last = word.last, last == t || last == d else { return }
        word.removeLast()
        if last == t, word.count > 3, word.last == d { word.removeLast() }
    }

    /// `mess` → `mes`, `school` → `schol`, `briev` → `brief`, `huiz` → `huis`.
    private static func normaliseEnd(_ word: inout [UInt8]) {
        guard word.count >= 3 else { return }
        var last = word.count - 1
        if word[last] == word[last - 1], !isVowel(word[last]) || word.count > 3 {
            word.removeLast()
            last -= 1
        }
        guard last >= 2 else { return }
        if !isVowel(word[last]), word[last - 1] == word[last - 2], "aeou".utf8.contains(word[last - 1]) {
            word.remove(at: last - 1)
            last -= 1
        }
        if word[last] == UInt8(ascii: "v") { word[last] = UInt8(ascii: "f") }
        if word[last] == UInt8(ascii: "z") { word[last] = s }
    }
}
