public import HerautModel

/// What has to be known before a PDF is made: whether its font has every character.
extension FontFamily {
    /// Whether a face lacks a character of the UTF-8 text in `bytes`, or cannot set it.
    public func lacksCharacters(of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        (0..<faces.count).contains { face in
            let style = faceOfStyle.firstIndex(of: face) ?? 0
            var shaper = PDFShaper(self)
            shaper.append(bytes, PDFLook(face: UInt8(style), ink: .black))
            return !shaper.finish().missing.isEmpty
        }
    }

    /// A `fout` for every piece of `draft` with a character that cannot be set, at its place.
    public func findings(of draft: Draft) -> [Finding] {
        var findings: [Finding] = []
        for block in draft.blocks { find(in: block, draft.source, &findings) }
        return findings
    }

    private func find(in block: Block, _ source: SourceText, _ findings: inout [Finding]) {
        switch block.content {
        case .heading(_, let inlines), .paragraph(let inlines): find(in: inlines, source, &findings)
        case .list(_, let items):
            for block in items.flatMap(\.blocks) { find(in: block, source, &findings) }
        case .quote(let blocks): for block in blocks { find(in: block, source, &findings) }
        case .table(let header, let rows):
            for cell in header + rows.joined() { find(in: cell, source, &findings) }
        case .code(_, let text): find(in: text, at: block.span, source, &findings)
        case .rule, .comment: break
        }
    }

    private func find(in inlines: [Inline], _ source: SourceText, _ findings: inout [Finding]) {
        for inline in inlines {
            switch inline.content {
            case .text(let text), .code(let text), .image(let text, _):
                find(in: text, at: inline.span, source, &findings)
            case .strong(let inner), .emphasis(let inner), .link(let inner, _):
                find(in: inner, source, &findings)
            case .lineBreak, .comment, .slot: break
            }
        }
    }

    private func find(in text: String, at span: SourceSpan, _ source: SourceText, _ findings: inout [Finding])
    {
        var text = text
        let missing = text.withUTF8 { lacking(in: $0) }
        guard !missing.isEmpty else { return }
        let place = text.utf8.count == span.count ? Self.place(of: missing, in: text, span) : span
        findings.append(
            Finding(
                "pdf.characters", .error, RenderRefusal.characters(missing).message, at: place, in: source,
                hint: .key("pdf.hint.characters")))
    }

    private func lacking(in bytes: UnsafeBufferPointer<UInt8>) -> [Unicode.Scalar] {
        var missing: [UInt32] = []
        for style in 0..<UInt8(4) {
            var shaper = PDFShaper(self)
            shaper.append(bytes, PDFLook(face: style, ink: .black))
            missing += shaper.finish().missing
        }
        return RenderRefusal.unique(missing)
    }

    /// From the first of the characters to the last.
    private static func place(of missing: [Unicode.Scalar], in text: String, _ span: SourceSpan) -> SourceSpan
    {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: missing.contains),
            let last = scalars.lastIndex(where: missing.contains)
        else { return span }
        let start = span.start + text.utf8.distance(from: text.startIndex, to: first)
        let end = span.start + text.utf8.distance(from: text.startIndex, to: scalars.index(after: last))
        return SourceSpan(start, end)
    }
}
