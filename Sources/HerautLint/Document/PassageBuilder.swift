import HerautLanguage
import HerautModel

/// A run of source bytes that a reader sees, before it becomes part of a passage.
struct Piece {
    var span: SourceSpan
    var isStrong = false
    var isCode = false
    var isLink = false
}

/// Builds the bytes of one passage out of pieces, and remembers where each byte came from.
struct PassageBuilder {
    private let source: [UInt8]
    private let splitter: SentenceSplitter
    private var bytes: [UInt8] = []
    private var map = OffsetMap()
    private var strong: [Range<Int>] = []
    private var code: [Range<Int>] = []
    private var links: [Range<Int>] = []

    init(source: SourceText, splitter: SentenceSplitter) {
        self.source = source.bytes
        self.splitter = splitter
    }

    var isEmpty: Bool { bytes.allSatisfy { $0 == Byte.space || $0 == Byte.newline } }

    mutating func append(_ line: [Piece]) {
        for piece in line { append(piece) }
    }

    /// A new line of the reader, standing at `span`.
    mutating func lineBreak(_ span: SourceSpan) {
        guard !bytes.isEmpty else { return }
        if bytes.last == Byte.space { bytes.removeLast() }
        map.replaced(at: bytes.count, for: span)
        bytes.append(Byte.newline)
    }

    func passage(
        index: Int, scopes: Scope, headingLevel: Int, blockSpan: SourceSpan, family: DocumentFamily,
        vocabulary: inout Vocabulary
    ) -> Passage {
        let folded = Characters.lowercased(bytes)
        let sentences = PassageSentences.sentences(in: bytes, by: splitter)
        let words = Tokenizer.words(
            in: bytes, folded: folded, sentences: sentences, code: code, vocabulary: &vocabulary)
        var quotations = QuotationFinder(bytes: bytes, folded: folded, sentences: sentences, family: family)
        if scopes.contains(.direction) { quotations.isOff = true }
        return Passage(
            index: index, bytes: bytes, folded: folded, scopes: scopes, headingLevel: headingLevel,
            sentences: sentences,
            words: words, quotations: quotations.quotations(),
            directions: DirectionFinder.directions(in: folded, family: family),
            strong: strong, links: links, blockSpan: blockSpan, map: map)
    }

    private mutating func append(_ piece: Piece) {
        let start = bytes.count
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
        guard bytes.count > start else { return }
        if piece.isStrong { strong.append(start..<bytes.count) }
        if piece.isLink { links.append(start..<bytes.count) }
        if piece.isCode { code.append(start..<bytes.count) }
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
            map.replaced(at: bytes.count, for: SourceSpan(position, position + length))
            bytes.append(byte)
        }
        return position + length
    }

    private mutating func copy(_ position: Int, _ count: Int) {
        map.copied(at: bytes.count, from: SourceSpan(position, position + count))
        bytes += source[position..<position + count]
    }

    private mutating func space(_ span: SourceSpan) {
        guard let last = bytes.last, last != Byte.space, last != Byte.newline else { return }
        map.replaced(at: bytes.count, for: span)
        bytes.append(Byte.space)
    }

    /// A letter with a combining accent after it becomes the one letter it looks like; returns where it ends.
    private mutating func composed(_ position: Int, _ end: Int) -> Int? {
        guard position + 2 < end, source[position + 1] == 0xCC,
            let letter = Characters.composed(source[position], mark: source[position + 2])
        else { return nil }
        for byte in [UInt8(0xC3), letter] {
            map.replaced(at: bytes.count, for: SourceSpan(position, position + 3))
            bytes.append(byte)
        }
        return position + 3
    }
}

extension Passage {
    /// A text that stands on its own, such as a value of the case.
    static func standing(_ text: String, references: LintReferences) -> Passage {
        let source = SourceText(path: "", text: text)
        var builder = PassageBuilder(source: source, splitter: SentenceSplitter(references.language))
        let all = SourceSpan(0, source.bytes.count)
        builder.append([Piece(span: all)])
        var vocabulary = Vocabulary()
        return builder.passage(
            index: 0, scopes: [], headingLevel: 0, blockSpan: all, family: .internal, vocabulary: &vocabulary)
    }
}
