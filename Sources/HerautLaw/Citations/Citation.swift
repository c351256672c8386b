/// A reference to an article of a law, as it stands in a text. `artikelen 131 en 132 Sr` gives two.
public struct Citation: Hashable, Sendable {
    /// How the name of the law is written.
    public enum LawForm: Hashable, Sendable {
        /// An abbreviation or title the register knows.
        case known
        /// An abbreviation in other capitals (`AWB`).
        case miscased
        /// A form the register lists as wrong (`WBvSr`, `Gem wet`).
        case wrong
    }

    /// Its bytes: from the word "artikel" (or the paragraph before it: "het tweede lid van artikel …"), or from its own number when it is
    /// the second of a list, up to the end of its number, paragraph and letter. The last of a list also holds the name of the law.
    public var range: Range<Int>
    /// The bytes of the number alone, as written: `6:166`, `172 A`.
    public var numberRange: Range<Int>
    /// Abbreviation of the law in the register; `nil` when none is named nearby.
    public var law: String?
    /// The law as written, also one the register does not know; `nil` when it is carried over.
    public var lawRange: Range<Int>?
    /// How the law is written.
    public var lawForm = LawForm.known
    /// Whether the law was named earlier in the text, not here.
    public var isLawCarried = false
    /// Book or chapter: `6` in `6:166`, `7A`.
    public var division: String?
    /// Article without book or chapter, letters small and close up: `166`, `172a`.
    public var article: String
    /// First paragraph (lid), from 1.
    public var paragraph: Int?
    /// All paragraphs named; of a range ("lid 1 tot en met 3") the first and the last.
    public var paragraphs: [Int] = []
    /// The bytes of the paragraphs: `tweede lid`, `lid 1 en 2`.
    public var paragraphRange: Range<Int>?
    /// First part: `b` in "onder b".
    public var part: String?
    /// Whether it names "aanhef en onder …".
    public var hasOpeningWords = false
    /// The sign between division and article as written: `:`, `.` or `-`; `nil` when the book is named in words or there is none.
    public var separator: Character?
    /// Whether it ends a range: `5:35` in "artikelen 5:32 tot en met 5:35 Awb".
    public var isRangeEnd = false
    /// Whether it stands for an article named before: "dat artikel", "voornoemd artikel".
    public var isBackReference = false
    /// Whether the word "artikel" stands before it or before its list.
    public var hasArticleWord = false

    /// Number as the register writes it: `131`, `6:166`. With the sign as written when there is one.
    public var number: String { division.map { $0 + String(separator ?? ":") + article } ?? article }

    init(range: Range<Int>, number: CitationNumber) {
        self.range = range
        numberRange = number.range
        division = number.division
        article = number.article
        separator = number.separator
    }
}
