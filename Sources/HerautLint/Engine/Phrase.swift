/// A phrase of a rule file: words with gaps and alternatives, matched on whole words within one sentence.
///
///     keihard aangepakt          these words, one after the other; punctuation between them does not count
///     raddraaier*  *tuig         more letters may follow, or come before
///     (wij|we) weten             one of several words
///     (klopt dit|is dat zo)      alternatives may be several words: then the phrase counts as several
///     [echt] niet                a word that may be missing
///     keihard ... aan            up to three words between; `...5` up to five
///     binnen # uur               a number; (#|een) uur: a number or this word
///     ^ zo                       at the start of a sentence
///     weet je zeker ?            in a sentence that ends with a question mark
///
/// It has no arrays of its own: its elements lie in the tables of a ``PhraseBook``.
struct Phrase: Sendable {
    /// A word, or the part of it that must be there.
    struct WordPattern: Sendable {
        /// Where its bytes start among those of the book.
        var start: Int32
        var count: Int32
        var isOpenBefore = false
        var isOpenAfter = false
        /// `#` among alternatives: any number.
        var isNumber = false
    }

    /// What one word, or a gap, has to be.
    struct Element: Sendable {
        enum Kind: Sendable {
            case word
            case optionalWord
            case number
            case gap
        }

        var kind: Kind
        /// The first of its alternatives among the patterns of the book.
        var first: Int32 = 0
        /// Number of alternatives; of a gap the most words it takes.
        var count: Int32 = 0
        /// A bit for the last six bits of each letter that an alternative can begin with: most words are told apart by it.
        var initials: UInt64 = .max
        /// Most words it takes.
        var width: Int { kind == .gap ? Int(count) : 1 }
        /// Least words it takes.
        var leastWidth: Int { kind == .word || kind == .number ? 1 : 0 }
    }

    /// Where its elements stand among those of the book.
    var elements: Range<Int32>
    var startsSentence = false
    var needsQuestion = false
    /// The element by which the phrase is found, counted from its first.
    var anchor: Int32 = 0
    /// Least and most words that can stand before the anchor.
    var reach: ClosedRange<Int32> = 0...0
    /// A word that must stand beside the anchor: -1 for the one before it, 1 for the one after, 0 for none; with the initials it can have.
    var neighbour: Int32 = 0
    var neighbourInitials: UInt64 = .max
    /// Whether it is one word and nothing more: where its anchor stands, it stands.
    var isOneWord: Bool { elements.count == 1 && !startsSentence && !needsQuestion }
}
