import HerautLanguage
public import HerautModel
import Synchronization

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
    /// Whether one of them says what is claimed, and not only what it is about; also when the statement has no such words.
    public let hasClaim: Bool
}

/// Finds sentences that say, deny, ask or quote a rumour or fact of the case, in whatever words.
///
/// After communication.md §1.4: content words are stemmed, synonyms of the language and of the case (`woorden`) count, and so do parts
/// of compounds. A sentence that fits a fact at least as well is about the fact.
public struct RumourMatcher: Sendable {
    private let known: ConceptShelf
    private let rumours: KeyTable
    private let facts: KeyTable

    /// A matcher for what is said and what is so.
    public init(_ facts: CaseFacts, _ references: LintReferences) {
        known = ConceptShelf(references.stemmer)
        let reader = KeyWordReader(stemmer: references.stemmer)
        let rumours = facts.rumours.map { reader.keyWords(of: $0) }
        let established = facts.facts.map { reader.keyWords(of: $0) }
        let factWords = Set(established.flatMap(\.own))
        let rumourWords = Set(rumours.flatMap(\.own))
        self.rumours = KeyTable(rumours.map { $0.sharing(with: factWords) })
        self.facts = KeyTable(established.map { $0.sharing(with: rumourWords) })
    }

    /// Whether a word is a key word of any statement.
    func knows(_ word: ArraySlice<UInt8>) -> Bool {
        guard !rumours.isEmpty || !facts.isEmpty, let concept = known.concept(of: word) else { return false }
        return rumours.knows(concept) || facts.knows(concept)
    }

    /// Every sentence with a key word of a rumour, and of a fact. `vocabulary` is that of the passages.
    func matches(in passages: [Passage], _ vocabulary: Vocabulary) -> (
        rumours: [StatementMatch], facts: [StatementMatch]
    ) {
        guard !rumours.isEmpty || !facts.isEmpty else { return ([], []) }
        let concepts = known.concepts(of: vocabulary)
        return (rumours.matches(in: passages, concepts), facts.matches(in: passages, concepts))
    }
}

/// What words mean, for one who reads thousands of texts: each word is looked up once.
private final class ConceptShelf: Sendable {
    /// Words that are remembered; past it they are forgotten and looked up anew.
    private static let limit = 50_000

    private let reader: KeyWordReader
    private let known = Mutex<[ArraySlice<UInt8>: [UInt8]?]>([:])

    init(_ stemmer: Stemmer) { reader = KeyWordReader(stemmer: stemmer) }

    /// What each form of `vocabulary` means; `nil` for one that means nothing by itself.
    func concepts(of vocabulary: Vocabulary) -> [[UInt8]?] {
        known.withLock { known in
            if known.count > Self.limit { known.removeAll() }
            return (0..<vocabulary.count).map { form in
                switch vocabulary.kind(of: form) {
                case .text: concept(vocabulary.letters(of: form), &known)
                case .hashtag: concept(vocabulary.letters(of: form).drop { $0 == Byte.hash }, &known)
                case .number, .handle, .email, .link, .code: nil
                }
            }
        }
    }

    /// What a word means; `nil` for one that means nothing by itself.
    func concept(of word: ArraySlice<UInt8>) -> [UInt8]? { reader.concept(word) }

    private func concept(
        _ word: ArraySlice<UInt8>, _ known: inout [ArraySlice<UInt8>: [UInt8]?]
    ) -> [UInt8]? {
        if let concept = known[word] { return concept }
        let concept = reader.concept(word)
        // A copy: a slice would hold on to the letters of a whole vocabulary.
        known[Array(word)[...]] = .some(concept)
        return concept
    }
}

/// The key words of a statement, as concepts (see ``Stemmer/concept(_:)``).
struct KeyWords: Sendable {
    /// Those of its own sentence.
    let own: Set<[UInt8]>
    /// Those the case adds.
    let extra: Set<[UInt8]>
    /// Those of `own` that say what it is about, not what is claimed: names, and words that statements of the other kind have too.
    var shared: Set<[UInt8]> = []

    func sharing(with others: Set<[UInt8]>) -> KeyWords {
        var result = self
        result.shared.formUnion(own.filter { word in others.contains { KeyWords.matches($0, word) } })
        return result
    }

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
    let stemmer: Stemmer

    func keyWords(of statement: Statement) -> KeyWords {
        let text = Array(statement.text.utf8)
        let own = concepts(text)
        let extra = statement.words.reduce(into: Set<[UInt8]>()) { $0.formUnion(concepts(Array($1.utf8))) }
        var words = KeyWords(own: own, extra: extra.subtracting(own))
        words.shared = names(text).intersection(own)
        return words
    }

    /// The words with a capital that do not begin the text: places and people.
    private func names(_ bytes: [UInt8]) -> Set<[UInt8]> {
        let tokens = WordSplitter().tokens(in: bytes).dropFirst()
        return Set(
            tokens.filter { $0.kind == .word && Byte.isUpper(bytes[$0.range.lowerBound]) }
                .compactMap { concept(bytes[$0.range]) })
    }

    private func concepts(_ bytes: [UInt8]) -> Set<[UInt8]> {
        var concepts: Set<[UInt8]> = []
        for token in WordSplitter().tokens(in: bytes) where token.kind == .word || token.kind == .mixed {
            if let concept = concept(bytes[token.range]) { concepts.insert(concept) }
        }
        return concepts
    }

    /// The concept of a word that carries meaning; `nil` for a stop word.
    func concept(_ word: ArraySlice<UInt8>) -> [UInt8]? {
        guard word.count > 1, word.count <= 64, !stemmer.isStopWord(word) else { return nil }
        let concept = stemmer.concept(word)
        return concept.isEmpty ? nil : concept
    }
}
