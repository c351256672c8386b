/// A word of a ``Passage``, or something that stands where a word can stand.
public struct Word: Hashable, Sendable {
    /// What it is made of.
    public enum Kind: UInt8, Sendable {
        /// Letters, perhaps with digits, hyphens, apostrophes (`foto's`, `QR-code`, `i.v.m.`).
        case text
        /// Starts with a digit (`21.00`, `0900-8844`, `100%`).
        case number
        /// `#tag`.
        case hashtag
        /// `@name`.
        case handle
        /// E-mail address.
        case email
        /// Web address.
        case link
        /// Verbatim text.
        case code
    }

    /// First byte in ``Passage/bytes``.
    let start: Int32
    /// The byte after the last.
    let end: Int32
    /// Index of its sentence in ``Passage/sentences``.
    let sentenceIndex: Int32
    /// Its number in the ``Vocabulary`` of the document.
    let form: Int32
    /// What it is made of.
    public let kind: Kind

    /// The same word with another number in the vocabulary.
    func numbered(_ form: Int32) -> Word {
        Word(start: start, end: end, sentenceIndex: sentenceIndex, form: form, kind: kind)
    }

    /// Its bytes in ``Passage/bytes``.
    public var range: Range<Int> { Int(start)..<Int(end) }
    /// Index of its sentence in ``Passage/sentences``.
    public var sentence: Int { Int(sentenceIndex) }
}
