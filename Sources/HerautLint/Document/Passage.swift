public import HerautModel

/// A stretch of text that is read in one go: a heading, a paragraph, a list item, a cell. What rules look at.
///
/// Its bytes are what the reader sees, without markup: emphasis inside a sentence hides nothing. Runs of white space are one space,
/// a non-breaking space is a space, a typographic apostrophe a straight one, soft hyphens and other invisible characters are gone.
/// Every position leads back to the source through ``sourceSpan(of:)``.
public final class Passage: Sendable {
    /// A part between quotation marks.
    public struct Quotation: Hashable, Sendable {
        /// The bytes between the marks.
        public let range: Range<Int>
        /// Whether the words are someone else's than the sender's.
        public let isReported: Bool
    }

    /// Its number in ``LintDocument/passages``.
    public let index: Int
    /// The text in UTF-8; a new line is `\n`.
    public let bytes: [UInt8]
    /// The same text, byte for byte as long, in lower case; a new line is a space.
    public let folded: [UInt8]
    /// What the whole of it is.
    public let scopes: Scope
    /// Level 1…6 of a heading, else 0.
    public let headingLevel: Int
    /// Sentences in order, without the space between them.
    public let sentences: [Range<Int>]
    /// Words in order.
    public let words: [Word]
    /// Quotations in order.
    public let quotations: [Quotation]
    /// Stage directions.
    public let directions: [Range<Int>]
    /// Parts in bold.
    public let strong: [Range<Int>]
    /// Texts of links, in order.
    public let links: [Range<Int>]
    /// The block it comes from, markup included.
    public let blockSpan: SourceSpan
    /// Its numbers, those that stand together as one.
    let numberRuns: [NumberShapes.Run]
    /// What stands in it.
    let traits: PassageTraits
    let map: OffsetMap

    /// Passage `index` of a document: `text` with what was read in it.
    init(_ index: Int, _ text: PassageText, _ reading: PassageReading) {
        self.index = index
        bytes = text.bytes
        folded = reading.folded
        scopes = text.scopes
        headingLevel = text.headingLevel
        sentences = reading.sentences
        words = reading.words
        quotations = reading.quotations
        directions = reading.directions
        strong = text.strong
        links = text.links
        blockSpan = text.blockSpan
        map = text.map
        numberRuns = reading.numberRuns
        traits = reading.traits
    }

    /// The same passage in memory of its own: its text and words too.
    init(copying other: Passage) {
        index = other.index
        bytes = other.bytes.withUnsafeBufferPointer { Array($0) }
        folded = other.folded.withUnsafeBufferPointer { Array($0) }
        scopes = other.scopes
        headingLevel = other.headingLevel
        sentences = other.sentences
        words = other.words.withUnsafeBufferPointer { Array($0) }
        quotations = other.quotations
        directions = other.directions
        strong = other.strong
        links = other.links
        blockSpan = other.blockSpan
        map = other.map
        numberRuns = other.numberRuns
        traits = other.traits
    }

    /// The text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The text of a range.
    public func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The text of a word in lower case.
    public func folded(_ word: Word) -> ArraySlice<UInt8> { folded[word.range] }

    /// The bytes of the draft that a range of this passage was read from, markup between them included.
    public func sourceSpan(of range: Range<Int>) -> SourceSpan { map.span(of: range) }

    /// What the text in `range` is: the scopes of the passage and those of its parts that `range` touches.
    public func scopes(at range: Range<Int>) -> Scope {
        var all = scopes
        for quotation in quotations where quotation.range.overlaps(range) {
            all.insert(.quotation)
            if quotation.isReported { all.insert(.reportedSpeech) }
        }
        if directions.contains(where: { $0.overlaps(range) }) { all.insert(.direction) }
        if links.contains(where: { $0.overlaps(range) }) { all.insert(.link) }
        return all
    }

    /// The numbers of the words in sentence `index`.
    public func words(inSentence index: Int) -> Range<Int> {
        let from = firstWord { $0.sentence >= index }
        return from..<firstWord { $0.sentence > index }
    }

    /// Number of the sentence that holds a byte; the one before it when the byte lies between two.
    public func sentence(at offset: Int) -> Int {
        var (low, high) = (0, sentences.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if sentences[middle].lowerBound <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// Number of the word that holds a byte, or of the next one.
    func word(at offset: Int) -> Int { firstWord { Int($0.end) > offset } }

    private func firstWord(where condition: (Word) -> Bool) -> Int {
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if condition(words[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
