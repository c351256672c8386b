import HerautLanguage
public import HerautModel

/// How much of a statement of the case stands in one sentence of a draft.
public struct StatementMatch: Hashable, Sendable {
    /// Number of the statement in its list.
    public let statement: Int
    /// Number of the passage.
    public let passage: Int
    /// Number of the sentence in the passage.
    public let sentence: Int
    /// Share of the statement's key words that stand in the sentence, 0…1. Words that rumours and facts share count half.
    public let coverage: Double
    /// Number of different key words in the sentence.
    public let keyWords: Int
}

/// Finds sentences that say, deny, ask or quote a rumour or fact of the case, in whatever words.
///
/// After communication.md §1.4: content words are stemmed, synonyms of the language and of the case (`woorden`) count, and so do parts
/// of compounds. A sentence that fits a fact at least as well is about the fact.
public struct RumourMatcher: Sendable {
    private let stemmer: Stemmer
    private let rumours: [KeyWords]
    private let facts: [KeyWords]

    /// A matcher for what is said and what is so.
    public init(_ facts: CaseFacts, _ references: LintReferences) {
        stemmer = references.stemmer
        var reader = KeyWordReader(stemmer: references.stemmer)
        let rumours = facts.rumours.map { reader.keyWords(of: $0) }
        let established = facts.facts.map { reader.keyWords(of: $0) }
        let factWords = Set(established.flatMap(\.own))
        let rumourWords = Set(rumours.flatMap(\.own))
        self.rumours = rumours.map { $0.sharing(with: factWords) }
        self.facts = established.map { $0.sharing(with: rumourWords) }
    }

    /// Every sentence with a key word of a rumour, and of a fact.
    public func matches(in passages: [Passage]) -> (rumours: [StatementMatch], facts: [StatementMatch]) {
        guard !rumours.isEmpty || !facts.isEmpty else { return ([], []) }
        var found: (rumours: [StatementMatch], facts: [StatementMatch]) = ([], [])
        var reader = KeyWordReader(stemmer: stemmer)
        for passage in passages {
            for sentence in passage.sentences.indices {
                let words = reader.concepts(of: passage, sentence: sentence)
                found.rumours += matches(of: rumours, words, passage, sentence)
                found.facts += matches(of: facts, words, passage, sentence)
            }
        }
        return found
    }

    private func matches(
        of statements: [KeyWords], _ words: Set<[UInt8]>, _ passage: Passage, _ sentence: Int
    ) -> [StatementMatch] {
        statements.enumerated().compactMap { index, statement in
            let (coverage, count) = statement.score(words)
            guard count > 0 else { return nil }
            return StatementMatch(
                statement: index, passage: passage.index, sentence: sentence, coverage: coverage,
                keyWords: count)
        }
    }
}

/// The key words of a statement, as concepts (see ``Stemmer/concept(_:)``).
struct KeyWords: Sendable {
    /// Those of its own sentence.
    let own: Set<[UInt8]>
    /// Those the case adds.
    let extra: Set<[UInt8]>
    /// Those of `own` that statements of the other kind have too: they say what it is about, not what is claimed.
    var shared: Set<[UInt8]> = []

    func sharing(with others: Set<[UInt8]>) -> KeyWords {
        var result = self
        result.shared = own.filter { word in others.contains { KeyWords.matches($0, word) } }
        return result
    }

    /// Share of the weight found, and number of key words found.
    func score(_ words: Set<[UInt8]>) -> (coverage: Double, count: Int) {
        let found = own.filter { key in words.contains { Self.matches($0, key) } }
        let added = extra.filter { key in words.contains { Self.matches($0, key) } }
        let total = own.reduce(0) { $0 + weight($1) }
        let reached = found.reduce(0) { $0 + weight($1) } + Double(added.count)
        return (total == 0 ? 0 : min(1, reached / total), found.count + added.count)
    }

    private func weight(_ word: [UInt8]) -> Double { shared.contains(word) ? 0.5 : 1 }

    /// The same word, or one that begins or ends the other, as parts of a compound do (`school`, `schoolplein`).
    static func matches(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        if a == b { return true }
        let (short, long) = a.count < b.count ? (a, b) : (b, a)
        guard short.count >= 4, long.count >= short.count + 3 else { return false }
        return long.starts(with: short) || long.suffix(short.count).elementsEqual(short)
    }
}

/// Takes the words with meaning out of a text.
struct KeyWordReader {
    private let stemmer: Stemmer
    /// The concepts of words that were met before: a long text has few different words. Empty for a stop word.
    private var known: [[UInt8]: [UInt8]] = [:]

    init(stemmer: Stemmer) { self.stemmer = stemmer }

    mutating func keyWords(of statement: Statement) -> KeyWords {
        let own = concepts(Array(statement.text.utf8))
        let extra = statement.words.reduce(into: Set<[UInt8]>()) { $0.formUnion(concepts(Array($1.utf8))) }
        return KeyWords(own: own, extra: extra.subtracting(own))
    }

    mutating func concepts(of passage: Passage, sentence: Int) -> Set<[UInt8]> {
        var concepts: Set<[UInt8]> = []
        for index in passage.words(inSentence: sentence) {
            let word = passage.words[index]
            guard word.kind == .text || word.kind == .hashtag else { continue }
            if let concept = concept(passage.folded[word.range].drop { $0 == 0x23 }) {
                concepts.insert(concept)
            }
        }
        return concepts
    }

    private mutating func concepts(_ bytes: [UInt8]) -> Set<[UInt8]> {
        var concepts: Set<[UInt8]> = []
        for token in WordSplitter().tokens(in: bytes) where token.kind == .word || token.kind == .mixed {
            if let concept = concept(bytes[token.range]) { concepts.insert(concept) }
        }
        return concepts
    }

    /// The concept of a word that carries meaning; `nil` for a stop word.
    private mutating func concept(_ word: ArraySlice<UInt8>) -> [UInt8]? {
        guard word.count > 1, word.count <= 64 else { return nil }
        let word = Array(word)
        let concept = known[word] ?? (stemmer.isStopWord(word) ? [] : stemmer.concept(word))
        known[word] = concept
        return concept.isEmpty ? nil : concept
    }
}
