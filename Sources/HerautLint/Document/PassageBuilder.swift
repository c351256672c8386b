import HerautLanguage
import HerautModel

/// A run of source bytes that a reader sees, before it becomes part of a passage.
struct Piece {
    var span: SourceSpan
    var isStrong = false
    var isCode = false
    var isLink = false
}

/// The text of one passage, before anything was read in it.
struct PassageText: Sendable {
    /// In UTF-8; a new line is `\n`.
    fileprivate(set) var bytes: [UInt8] = []
    /// Where each byte came from.
    fileprivate(set) var map = OffsetMap()
    fileprivate(set) var strong: [Range<Int>] = []
    fileprivate(set) var code: [Range<Int>] = []
    fileprivate(set) var links: [Range<Int>] = []
    /// What the whole of it is.
    var scopes: Scope = []
    /// Level 1…6 of a heading, else 0.
    var headingLevel = 0
    /// The block it comes from, markup included.
    var blockSpan = SourceSpan(0, 0)

    var isEmpty: Bool { bytes.allSatisfy { $0 == Byte.space || $0 == Byte.newline } }
}

/// Builds the text of one passage out of pieces.
struct PassageBuilder {
    private let source: [UInt8]
    private(set) var text = PassageText()

    init(source: SourceText) { self.source = source.bytes }

    mutating func append(_ line: [Piece]) {
        for piece in line { append(piece) }
    }

    /// A new line of the reader, standing at `span`.
    mutating func lineBreak(_ span: SourceSpan) {
        guard !text.bytes.isEmpty else { return }
        if text.bytes.last == Byte.space { text.bytes.removeLast() }
        text.map.replaced(at: text.bytes.count, for: span)
        text.bytes.append(Byte.newline)
    }

    private mutating func append(_ piece: Piece) {
        let start = text.bytes.count
        var position = piece.span.start
        while position < piece.span.end {
            let end = endOfPlain(from: position, to: piece.span.end)
            if end > position {
                copy(position, end - position)
                position = end
            } else {
                position = step(position, end: piece.span.end)
            }
        }
        guard text.bytes.count > start else { return }
        if piece.isStrong { text.strong.append(start..<text.bytes.count) }
        if piece.isLink { text.links.append(start..<text.bytes.count) }
        if piece.isCode { text.code.append(start..<text.bytes.count) }
    }

    /// The end of what is taken as it stands: signs of ASCII with single spaces between them, up to one that may join with what follows.
    private func endOfPlain(from start: Int, to limit: Int) -> Int {
        var position = start
        while position < limit {
            let byte = source[position]
            guard byte < 0x80, byte > Byte.space || (byte == Byte.space && position > start) else { break }
            if byte == Byte.space, source[position - 1] == Byte.space { break }
            position += 1
        }
        // A combining accent takes the letter before it.
        if position < limit, source[position] == 0xCC, position > start { position -= 1 }
        return position
    }

    /// Takes the character at `position`; returns where the next one starts.
    private mutating func step(_ position: Int, end: Int) -> Int {
        let byte = source[position]
        if byte < 0x80 {
            if byte == Byte.space || byte == Byte.tab || byte == Byte.newline || byte == Byte.carriageReturn {
                space(SourceSpan(position, position + 1))
                return position + 1
            }
            if let composed = composed(position, end) { return composed }
            copy(position, 1)
            return position + 1
        }
        let length = min(Characters.length(ofCharacterAt: byte), end - position)
        switch Characters.replacement(for: source[position..<position + length]) {
        case .keep: copy(position, length)
        case .space: space(SourceSpan(position, position + length))
        case .drop: break
        case .byte(let byte):
            text.map.replaced(at: text.bytes.count, for: SourceSpan(position, position + length))
            text.bytes.append(byte)
        }
        return position + length
    }

    private mutating func copy(_ position: Int, _ count: Int) {
        text.map.copied(at: text.bytes.count, from: SourceSpan(position, position + count))
        text.bytes += source[position..<position + count]
    }

    private mutating func space(_ span: SourceSpan) {
        guard let last = text.bytes.last, last != Byte.space, last != Byte.newline else { return }
        text.map.replaced(at: text.bytes.count, for: span)
        text.bytes.append(Byte.space)
    }

    /// A letter with a combining accent after it becomes the one letter it looks like; returns where it ends.
    private mutating func composed(_ position: Int, _ end: Int) -> Int? {
        guard position + 2 < end, source[position + 1] == 0xCC,
            let letter = Characters.composed(source[position], mark: source[position + 2])
        else { return nil }
        for byte in [UInt8(0xC3), letter] {
            text.map.replaced(at: text.bytes.count, for: SourceSpan(position, position + 3))
            text.bytes.append(byte)
        }
        return position + 3
    }
}

extension Passage {
    /// A text that stands on its own, such as a value of the case.
    static func standing(_ text: String, references: LintReferences) -> Passage {
        let source = SourceText(path: "", text: text)
        var builder = PassageBuilder(source: source)
        builder.append([Piece(span: SourceSpan(0, source.bytes.count))])
        var vocabulary = Vocabulary()
        let reading = PassageReading(
            builder.text, family: .internal, splitter: SentenceSplitter(references.language), references: nil,
            &vocabulary)
        return Passage(0, builder.text, reading)
    }
}
