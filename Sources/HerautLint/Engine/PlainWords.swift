import HerautLanguage
public import HerautModel

/// Words that no rule knows, names mostly: to the rules two of them are the same when they have the same form.
///
/// Rules look a word up in phrases, in the files of the language and the law, in what the case says, and in a few lists in code; besides that they
/// see its capitals, its length, its syllables and its accents, and whether it is like another word of the text. A word that stands in none of those
/// places is known by what is left. So what the rules say with one surname they say with ten thousand: a merge asks once for each form.
///
/// Whoever writes a rule that looks at letters themselves adds here what it looks at; a test holds thousands of words against the rules.
public struct PlainWords: Sendable {
    /// Hashes of all words that stand somewhere, without accents. Two words with one hash only cost a question.
    private var known: Set<UInt64> = []
    /// Parts of words that rules look for, without accents.
    private var parts: [(letters: [UInt8], isOpenBefore: Bool, isOpenAfter: Bool)] = []
    private let matcher: RumourMatcher
    private let syllables: SyllableCounter

    /// The words that `linter` does not know. `texts` are the files that its rules, its language and its laws were read from; `facts` are
    /// those of the case.
    public init(besides linter: Linter, texts: [SourceText], facts: CaseFacts) {
        matcher = linter.references.matcher(for: facts)
        syllables = linter.references.syllables
        for book in linter.pack.phraseBooks { add(book) }
        for text in texts { add(text.bytes) }
        for word in Self.inCode { add(Array(word.utf8)) }
        for text in facts.namedTexts { add(Array(text.utf8)) }
    }

    /// The form of `text` when it is made of such words only, each with a capital, and none is like a word of `others`; no text in UTF-8 has the
    /// bytes of a form. Else `nil`.
    public func form(of text: [UInt8], beside others: NearbyWords) -> [UInt8]? {
        let words = text.split(separator: Byte.space, omittingEmptySubsequences: false)
        guard !words.isEmpty, words.count <= Self.mostWords else { return nil }
        var form: [UInt8] = [0xFF]
        var bares: [[UInt8]] = []
        for word in words {
            guard let shape = Self.shape(of: word) else { return nil }
            let bare = Folding.bare(word)
            guard isUnknown(bare), hasUnknownPieces(word), !matcher.knows(word), !others.hasLike(bare),
                !bares.contains(where: { NearbyWords.isLike($0, bare) })
            else { return nil }
            bares.append(bare)
            let count = syllables.count(Characters.lowercased(Array(word))[...])
            form += shape + [UInt8(truncatingIfNeeded: count)]
        }
        return form
    }

    /// Longer texts are sentences.
    private static let mostWords = 3
    /// Fewer letters are initials, abbreviations, parts of articles.
    private static let shortest = 3
    /// Most bytes: from fifteen on a word may be called long (PL-09).
    private static let longest = 14

    /// What is left of a word that nobody knows: how it begins, and how many letters of each length it has. `nil` for what is not written as a name: a
    /// capital and at least two small letters, Latin ones that are not taken apart.
    private static func shape(of word: ArraySlice<UInt8>) -> [UInt8]? {
        guard (shortest...longest).contains(word.count), let first = word.first else { return nil }
        // A capital that has no small letter of its own length is none to most rules.
        let isFolded = Folding.lowercased(Array(word.prefix(2))) != Array(word.prefix(2))
        guard first < 0x80 || first < 0xE0 && isFolded else { return nil }
        var counts: [UInt8] = [first < 0x80 ? 1 : 2, 0, 0, 0]
        for (index, scalar) in String(decoding: word, as: UTF8.self).unicodeScalars.enumerated() {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: break
            default: return nil
            }
            let isRight = index == 0 ? scalar.properties.isUppercase : scalar.properties.isLowercase
            guard isRight else { return nil }
            if index > 0 { counts[scalar.utf8.count] += 1 }
        }
        return counts.dropFirst().reduce(0, +) + 1 >= shortest ? counts : nil
    }

    // MARK: What is known

    private mutating func add(_ book: PhraseBook) {
        for pattern in book.patterns where pattern.count > 0 {
            let letters = Folding.bare(book.letters(of: pattern))
            add(letters)
            guard pattern.isOpenBefore || pattern.isOpenAfter else { continue }
            parts.append((letters, pattern.isOpenBefore, pattern.isOpenAfter))
        }
    }

    /// Adds every word of a text, without the signs in it.
    private mutating func add(_ text: [UInt8]) {
        text.withUnsafeBufferPointer { text in
            var hash = FNV1a()
            var start = 0
            for index in 0...text.count {
                let byte = index < text.count ? text[index] : 0
                if Byte.isASCIILetter(byte) {
                    hash.add(byte | 0x20)
                } else if byte < 0x80 {
                    if index > start { known.insert(hash.value) }
                    (hash, start) = (FNV1a(), index + 1)
                } else {
                    // Seldom: the word is read again, without its accents.
                    let end = text[index...].firstIndex { $0 < 0x80 && !Byte.isASCIILetter($0) } ?? text.count
                    let bare = Folding.bare(Array(text[start..<end]))
                    for part in bare.split(whereSeparator: { $0 < 0x80 && !Byte.isASCIILetter($0) }) {
                        known.insert(FNV1a(part).value)
                    }
                }
            }
        }
    }

    /// Whether nothing that is known is the word, or as much of its start or end as a compound has in common with its parts.
    private func isUnknown(_ word: [UInt8]) -> Bool {
        for start in word.indices where start == 0 || word.count - start >= Self.partOfCompound {
            var hash = FNV1a()
            for index in start..<word.count {
                hash.add(word[index])
                let isWhole = start == 0 && index == word.count - 1
                let isPart =
                    (start == 0 || index == word.count - 1) && index - start + 1 >= Self.partOfCompound
                if isWhole || isPart, known.contains(hash.value) { return false }
            }
        }
        return !parts.contains { part in
            switch (part.isOpenBefore, part.isOpenAfter) {
            case (true, true): word.holds(part.letters)
            case (true, false): word.suffix(part.letters.count).elementsEqual(part.letters)
            default: word.starts(with: part.letters)
            }
        } && !Self.insideWords.contains { word.holds($0) } && !word.allSatisfy { $0 == UInt8(ascii: "x") }
    }

    /// The same for what a reader sees of it that takes letters with accents for signs. Short pieces are most often those of a name.
    private func hasUnknownPieces(_ word: ArraySlice<UInt8>) -> Bool {
        let pieces = word.split(whereSeparator: { $0 >= 0x80 })
        return pieces.count == 1 && pieces[0].count == word.count
            || pieces.map { Folding.bare($0) }.allSatisfy { piece in
                piece.count < 3 ? !Self.shortWords.contains(piece) : isUnknown(piece)
            }
    }

    /// Words of two letters that such readers look for.
    private static let shortWords = ["de", "ik", "in", "op", "te"].map { Array($0.utf8) }

    private static let partOfCompound = 5

    /// What readers look for anywhere in a text before they read it.
    private static let insideWords = ["ecli", "ljn", "jci"].map { Array($0.utf8) }

    /// Words in the code of rules and readers that stand in no file.
    static let inCode = [
        "achtste artikels bovengenoemd chr cluster deeplink dertiende drieëntwintig eenentwintig elfde evenals",
        "gepubliceerd gering hartelijke jarigen joh kamer kamerstuk meisjes minimaal nlalert nul omroep omstreeks",
        "onderaan onderdelen onderkant openbaarministerie opgeroep ophits quater quinquies referentie retour",
        "retouradres sectie septies sexies staatsblad stil subkop teleur teweeg tiende tweeëntwintig uitlok",
        "veertiende vijftiende voormeld zevende alttekst caption von eindig negeer leesindex lint unverified",
        "benadruk brugklas eeg logo mavo spiegel warme",
        "aeiouy aeou lmnre lnrw stnkmr ckb dar prs http",
    ]
}

/// The words of the texts around a value.
public struct NearbyWords: Sendable {
    private var byFirst: [UInt8: Set<[UInt8]>] = [:]

    /// The words of `texts`.
    public init(_ texts: [String]) {
        for text in texts {
            let bare = Folding.bare(Array(text.utf8))
            for word in bare.split(whereSeparator: { !(Byte.isASCIILetter($0) || $0 >= 0x80) }) {
                if let first = word.first { byFirst[first, default: []].insert(Array(word)) }
            }
        }
    }

    /// Whether one of them is `word`, or so much like it that it could be taken for a slip of the pen (PL-26).
    fileprivate func hasLike(_ word: [UInt8]) -> Bool {
        guard let first = word.first, let words = byFirst[first] else { return false }
        return words.contains(word) || words.contains { Self.isLike($0, word) }
    }

    /// Whether two words are the same but for one or two letters.
    fileprivate static func isLike(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        let (short, long) = a.count <= b.count ? (a, b) : (b, a)
        guard short.count >= 5, long.count - short.count <= 2, short.first == long.first else {
            return a == b
        }
        let start = zip(short, long).prefix { $0 == $1 }.count
        let end = zip(short.reversed(), long.reversed()).prefix { $0 == $1 }.count
        return start + end + 2 >= short.count
    }
}

extension CaseFacts {
    /// What rules look for in a draft because the case says it.
    fileprivate var namedTexts: [String] {
        (facts + rumours).flatMap { [$0.text] + $0.words } + (call?.hashtags ?? []) + (call?.accounts ?? [])
            + [call?.place].compactMap { $0 }
    }
}
