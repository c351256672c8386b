import HerautModel

/// What stands around the text of a page: head, foot, page number, fold marks. Seen, not read. The same for every letter of a form on a page with the same
/// number, so it is written and packed once. Of one thread.
final class PDFFurniture {
    /// The furniture of a page.
    final class Piece {
        let bytes: [UInt8]
        /// The same, packed; `nil` when zlib has no memory.
        let chunk: PDFChunk?
        /// What each face has to hold.
        let use: [GlyphUse]

        fileprivate init(_ bytes: [UInt8], _ use: [GlyphUse]) {
            self.bytes = bytes
            chunk = PDFChunk(bytes)
            self.use = use
        }
    }

    private let form: PDFForm
    private let family: FontFamily
    private let writer: PDFGlyphWriter
    private let isLetter: Bool
    /// Pieces by number of pages, then by page.
    private var pieces: [[Piece?]] = []
    /// Longest letter whose furniture is kept, in pages.
    private static let limit = 8

    init(_ form: PDFForm, _ family: FontFamily) {
        self.form = form
        self.family = family
        writer = PDFGlyphWriter(family: family, palette: form.palette)
        isLetter = form.nodes.contains { node in
            if case .paragraph(let text) = node { text.isInWindow } else { false }
        }
    }

    /// That of a page, from 0.
    func piece(_ page: Int, of count: Int) -> Piece {
        guard count <= Self.limit else { return make(page, of: count) }
        while pieces.count <= count { pieces.append([Piece?](repeating: nil, count: pieces.count)) }
        if let known = pieces[count][page] { return known }
        let piece = make(page, of: count)
        pieces[count][page] = piece
        return piece
    }

    private func make(_ page: Int, of count: Int) -> Piece {
        var out = ByteBuffer(capacity: 1024)
        var use = [GlyphUse](repeating: GlyphUse(), count: family.faces.count)
        func add(_ text: PDFText, _ style: PDFStyle, isRight: Bool, baseline: Int, to out: inout ByteBuffer) {
            for (face, own) in text.use.enumerated() { use[face].formUnion(own) }
            let width = (text.lines.first?.width ?? 0) * style.size / 1000
            let left = isRight ? PDFMeasure.left + PDFMeasure.textWidth - width : PDFMeasure.left
            // Of several lines the last stands on the baseline.
            let first = baseline - max(0, text.lines.count - 1) * style.leading
            writer.write(text, style, left: left, bottom: PDFMeasure.pageHeight - first, to: &out)
        }
        if let head = form.head, page > 0 || form.logo == nil {
            out.append("/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n" as StaticString)
            add(head, .head, isRight: false, baseline: PDFMeasure.headBaseline, to: &out)
            out.append("EMC\n" as StaticString)
        }
        if page == 0, isLetter, form.showsFolds { Self.writeFolds(to: &out) }
        out.append("/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n" as StaticString)
        if let foot = form.foot {
            add(foot, .foot, isRight: false, baseline: PDFMeasure.footBaseline, to: &out)
        }
        let number = form.pageNumber(page + 1, of: count, family)
        add(number, .foot, isRight: true, baseline: PDFMeasure.footBaseline, to: &out)
        out.append("EMC\n" as StaticString)
        return Piece(out.array, use)
    }

    private static func writeFolds(to out: inout ByteBuffer) {
        out.append("/Artifact<</Type/Layout>>BDC\n" as StaticString)
        for fold in PDFMeasure.folds {
            out.append(
                area: PDFMeasure.millimetres(5), PDFMeasure.pageHeight - fold - 300,
                PDFMeasure.millimetres(4), 300, "0.463 g" as StaticString)
        }
        out.append("EMC\n" as StaticString)
    }
}
