/// A reference to an article of a law, as it stands in a text. `artikelen 131 en 132 Sr` gives two.
public struct Citation: Hashable, Sendable {
    /// Its bytes: from the word "artikel", or from its own number when it is the second of a list, up to the end of its number,
    /// paragraph and letter. The last of a list also holds the name of the law.
    public var range: Range<Int>
    /// The bytes of the number alone.
    public var numberRange: Range<Int>
    /// Abbreviation of the law in the register; `nil` when none is named nearby.
    public var law: String?
    /// The law as written, also one the register does not know.
    public var lawRange: Range<Int>?
    /// Book or chapter: `6` in `6:166`.
    public var division: String?
    /// Article without book or chapter: `166`, `172a`.
    public var article: String
    /// Paragraph (lid), from 1.
    public var paragraph: Int?
    /// Part: `b` in "onder b".
    public var part: String?
    /// The sign between division and article as written: `:` or `.`; `nil` when the book is named in words.
    public var separator: Character?

    /// Number as the register writes it: `131`, `6:166`. With the sign as written when there is one.
    public var number: String { division.map { $0 + String(separator ?? ":") + article } ?? article }
}
