import HerautModel

/// Goes through the blocks of a draft and makes texts of passages of them, each with what it is to its reader.
struct PassageReader {
    private(set) var texts: [PassageText] = []
    private(set) var suppressions: [Suppression] = []
    private let source: SourceText
    private let family: DocumentFamily
    /// The part of a poster that the last label opened.
    private var part: Scope = []
    private var seenFirstParagraph = false
    /// In a letter: whether what comes is still address and date, and whether the close has been.
    private var isBeforeText: Bool
    private var isAfterClose = false

    init(source: SourceText, family: DocumentFamily) {
        self.source = source
        self.family = family
        self.isBeforeText = family == .letter
    }

    mutating func read(_ blocks: [Block]) { read(blocks, within: []) }

    private mutating func read(_ blocks: [Block], within scopes: Scope) {
        for block in blocks {
            let pending = suppressions.count
            read(block, within: scopes)
            if case .comment = block.content { continue }
            for index in suppressions.indices where index >= pending || suppressions[index].target == nil {
                suppressions[index].target = block.span
            }
        }
    }

    private mutating func read(_ block: Block, within scopes: Scope) {
        switch block.content {
        case .heading(let level, let inlines):
            part = []
            if family == .letter { isBeforeText = false }
            add(lines(of: inlines), scopes.union(.heading), level: level, block.span)
        case .paragraph(let inlines): paragraph(lines(of: inlines), within: scopes, block.span)
        case .list(_, let items):
            for item in items { read(item.blocks, within: scopes.union(.listItem)) }
        case .quote(let blocks):
            read(
                blocks, within: scopes.union(family == .notice ? [.quotation, .reportedSpeech] : .quotation))
        case .table(let header, let rows):
            for cell in [header] + rows {
                for inlines in cell { add(lines(of: inlines), scopes.union(.table), block.span) }
            }
        case .comment(let text): suppress(text, block.span)
        case .code, .rule: break
        }
    }

    // MARK: Paragraphs

    /// A line of a paragraph and the line break before it.
    private struct Line {
        var pieces: [Piece] = []
        var breakBefore: SourceSpan?
    }

    /// On a poster each line that begins with the name of a part opens that part, in bold or not.
    private mutating func paragraph(_ lines: [Line], within scopes: Scope, _ span: SourceSpan) {
        var rest = lines[...]
        while family == .poster, let next = rest.dropFirst().firstIndex(where: opensPart) {
            part(of: rest[..<next], within: scopes, span)
            rest = rest[next...]
        }
        part(of: rest, within: scopes, span)
        if family != .poster { part = [] }
    }

    private func opensPart(_ line: Line) -> Bool {
        var lines = [line][...]
        return takeLabel(&lines).map { PosterPart.scope(ofLabel: name(of: $0)) != nil } ?? false
    }

    private mutating func part(of lines: ArraySlice<Line>, within scopes: Scope, _ span: SourceSpan) {
        var rest = lines
        if let label = takeLabel(&rest) {
            let known = PosterPart.scope(ofLabel: name(of: label))
            part = known ?? (family == .poster ? part : [])
            add([label], scopes.union(.label), span)
        }
        let looks = rest.map { Look(lowercased($0)) }[...]
        var start = 0
        while start < looks.count {
            let left = looks[start...]
            let kind = kind(of: looks[start], in: left)
            let isRun = kind == .text || kind == .addressee
            let count = isRun ? left.prefix { self.kind(of: $0, in: left) == kind }.count : 1
            text(Array(rest.prefix(count)), kind, within: scopes, span)
            rest = rest.dropFirst(count)
            start += count
        }
    }

    /// What a line is by its looks.
    private struct Look {
        let kind: LineKind
        let endsLikeSentence: Bool

        init(_ line: ArraySlice<UInt8>) {
            kind = LineKind(line)
            endsLikeSentence =
                line.last == Byte.point || line.last == Byte.question || line.last == Byte.exclamation
        }
    }

    /// Takes a label off the front: a first line that is bold throughout, or a bold name of a part of a poster.
    private func takeLabel(_ lines: inout ArraySlice<Line>) -> Line? {
        guard let first = lines.first else { return nil }
        if let label = plainLabel(of: first) {
            lines[lines.startIndex].pieces[0].span = SourceSpan(
                label.pieces[0].span.end, first.pieces[0].span.end)
            return label
        }
        let strong = first.pieces.prefix { $0.isStrong }
        guard !strong.isEmpty else { return nil }
        let label = Line(pieces: Array(strong))
        let rest = first.pieces.dropFirst(strong.count)
        if rest.allSatisfy({ isBlank($0) }) {
            lines.removeFirst()
            return label
        }
        guard family == .poster, PosterPart.scope(ofLabel: name(of: label)) != nil else { return nil }
        lines[lines.startIndex].pieces = Array(rest)
        return label
    }

    /// The name of a part of a poster with its colon, at the start of a line and not in bold: `Bijschrift: …`.
    private func plainLabel(of line: Line) -> Line? {
        guard family == .poster, let first = line.pieces.first, !first.isStrong, !first.isCode, !first.isLink
        else { return nil }
        let start = source.bytes[first.span.range].prefix(Self.longestLabel)
        guard let colon = start.firstIndex(of: Byte.colon) else { return nil }
        let label = Line(pieces: [Piece(span: SourceSpan(first.span.start, colon + 1))])
        return PosterPart.scope(ofLabel: name(of: label)) == nil ? nil : label
    }

    /// More bytes than the name of a part takes.
    private static let longestLabel = 32

    private func isBlank(_ piece: Piece) -> Bool { source.bytes[piece.span.range].allSatisfy(Byte.isSpace) }

    private func name(of label: Line) -> String {
        var name = lowercased(label)
        while name.last == Byte.colon || name.last == Byte.space { name.removeLast() }
        return String(decoding: name, as: UTF8.self)
    }

    /// What a line says, in lower case and without space around it.
    private func lowercased(_ line: Line) -> ArraySlice<UInt8> {
        var bytes: [UInt8] = []
        for piece in line.pieces { bytes += source.bytes[piece.span.range] }
        let end = bytes.lastIndex { !Byte.isSpace($0) }.map { $0 + 1 } ?? 0
        return Characters.lowercased(bytes)[..<end].drop(while: Byte.isSpace)
    }

    /// What a line is, with those of its paragraph from it on. In a letter, lines before the salutation that do not end like a sentence are
    /// the address.
    private func kind(of look: Look, in left: ArraySlice<Look>) -> LineKind {
        guard look.kind == .text, isBeforeText else { return look.kind }
        return left.contains(where: \.endsLikeSentence) ? .text : .addressee
    }

    private mutating func text(_ lines: [Line], _ kind: LineKind, within scopes: Scope, _ span: SourceSpan) {
        var scopes = scopes.union(part)
        switch kind {
        case .subject: scopes.insert(.subject)
        case .dateLine: scopes.insert(.dateLine)
        case .addressee: scopes.insert(.address)
        case .salutation:
            scopes.insert(.salutation)
            isBeforeText = false
        case .closing: isAfterClose = true
        case .text: isBeforeText = false
        }
        if isAfterClose { scopes.insert(.closing) }
        add(lines, scopes, span, isText: kind == .text)
        if kind == .closing, family != .letter { isAfterClose = false }
    }

    // MARK: Passages

    private mutating func add(
        _ lines: [Line], _ scopes: Scope, level: Int = 0, _ span: SourceSpan, isText: Bool = false
    ) {
        var builder = PassageBuilder(source: source)
        for line in lines {
            if let lineBreak = line.breakBefore { builder.lineBreak(lineBreak) }
            builder.append(line.pieces)
        }
        var text = builder.text
        guard !text.isEmpty else { return }
        var scopes = scopes
        let isDirection = family == .video && isDirection(lines)
        if isDirection { scopes.insert(.direction) }
        if isText, !isDirection, !isAfterClose {
            if family == .video { scopes.insert(.spoken) }
            if !seenFirstParagraph, scopes.isDisjoint(with: [.altText, .heading, .table]) {
                scopes.insert(.firstParagraph)
                seenFirstParagraph = true
            }
        }
        (text.scopes, text.headingLevel, text.blockSpan) = (scopes, level, span)
        texts.append(text)
    }

    private func isDirection(_ lines: [Line]) -> Bool {
        let text = Array(lines.map { lowercased($0) }.joined(separator: [Byte.space]))
        return text.first == Byte.openBracket && text.last == Byte.closeBracket && text.contains(Byte.colon)
            && !text.dropLast().contains(Byte.closeBracket)
    }

    // MARK: Inlines

    private mutating func lines(of inlines: [Inline]) -> [Line] {
        var lines = [Line()]
        collect(inlines, as: Piece(span: SourceSpan(0, 0)), into: &lines)
        return lines.filter { !$0.pieces.isEmpty }
    }

    /// `style` is a piece like those to come: in bold, in a link.
    private mutating func collect(_ inlines: [Inline], as style: Piece, into lines: inout [Line]) {
        for inline in inlines {
            var piece = style
            piece.span = inline.span
            switch inline.content {
            case .text: lines[lines.count - 1].pieces.append(piece)
            case .code:
                piece.isCode = true
                lines[lines.count - 1].pieces.append(piece)
            case .strong(let inner):
                piece.isStrong = true
                collect(inner, as: piece, into: &lines)
            case .link(let inner, _):
                piece.isLink = true
                collect(inner, as: piece, into: &lines)
            case .emphasis(let inner): collect(inner, as: piece, into: &lines)
            case .lineBreak: lines.append(Line(breakBefore: inline.span))
            case .image: image(inline)
            case .comment(let text): suppress(text, inline.span)
            case .slot: break
            }
        }
    }

    /// The alternative text stands behind `![`. When it holds markup, its bytes are not those of the source: then it is left out.
    private mutating func image(_ inline: Inline) {
        guard case .image(let alt, _) = inline.content else { return }
        let span = SourceSpan(inline.span.start + 2, inline.span.start + 2 + alt.utf8.count)
        guard span.end <= inline.span.end, source.bytes[span.range].elementsEqual(alt.utf8) else { return }
        add([Line(pieces: [Piece(span: span)])], .altText, inline.span)
    }

    private mutating func suppress(_ comment: String, _ span: SourceSpan) {
        if let suppression = Suppression(comment.trimmingSpaces(), span: span) {
            suppressions.append(suppression)
        }
    }
}
