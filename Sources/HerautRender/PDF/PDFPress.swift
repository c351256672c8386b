import HerautModel

/// Makes PDFs of one form, one after another in a buffer that is kept. Of one thread. A letter is the same whichever came before it.
final class PDFPress {
    private let form: PDFForm
    /// Whether pages are put together from packed pieces: for thousands of letters.
    private let isSpliced: Bool
    private var shelves: [[GlyphUse]: PDFShelf] = [:]
    /// Shelves and moulds that are kept; letters of one form seldom need more than a few.
    private static let limit = 32
    /// The paragraphs with values, when letters can be made in a mould.
    private let open: PDFOpenTexts?
    private var molds: [PDFMold.Key: PDFMold] = [:]
    private var usual: PDFMold?
    private var scratch = ByteBuffer(capacity: 1 << 12)

    init(_ form: PDFForm, isSpliced: Bool) {
        self.form = form
        self.isSpliced = isSpliced
        open = form.family.flatMap { family in
            let writer = PDFGlyphWriter(family: family, palette: form.palette)
            return isSpliced && form.fitsMold ? PDFOpenTexts(form.open, writer, window: form.window) : nil
        }
    }

    /// Adds the file with `texts` to `out`, which is empty, and gives the hash of its start, with the number of bytes it is of.
    func write(_ texts: SlotTexts, to out: inout ByteBuffer) throws(RenderRefusal) -> (SHA256, Int) {
        guard let family = form.family else { throw .noFont }
        if let open, let mold = try mold(for: texts, open, family) {
            mold.write(open, to: &out, scratch: &scratch)
            return (mold.shelf.hash, mold.shelf.bytes.count)
        }
        let flow = PDFFlow(form.nodes, family, window: form.window, texts)
        let missing = form.missing + flow.missing
        guard missing.isEmpty else { throw .characters(RenderRefusal.unique(missing)) }
        let content = PDFContent(flow, form, family)
        guard let shelf = shelf(for: content.use, family) else { throw .noFont }
        shelf.bytes.withUnsafeBufferPointer { out.append(contentsOf: $0) }
        var document = PDFDocument(
            form, shelf, title: title(texts), content, mode: isSpliced ? .spliced : .packed)
        document.write(content, to: &out)
        return (shelf.hash, shelf.bytes.count)
    }

    private func title(_ texts: SlotTexts) -> String {
        form.title.text(filledWith: form.title.hasSlots ? texts.strings : [])
    }

    // MARK: Moulds

    /// The mould for a letter, whose values are then in `open`; `nil` when there is none.
    private func mold(
        for texts: SlotTexts, _ open: PDFOpenTexts, _ family: FontFamily
    ) throws(RenderRefusal) -> PDFMold? {
        open.set(texts)
        // What the font lacks is told the slow way.
        guard !open.isLacking else { return nil }
        if let usual, !form.title.hasSlots, usual.key.use == open.use, open.hasLines(usual.key.lines) {
            return usual
        }
        let key = PDFMold.Key(
            lines: open.current.map(\.text.lines.count), use: open.use,
            title: form.title.hasSlots ? title(texts) : "")
        if let known = molds[key] {
            usual = known
            return known
        }
        guard let new = try makeMold(texts, key, family) else { return nil }
        // Past the limit moulds are made anew: slower, with the same bytes.
        if molds.count >= Self.limit { molds.removeAll() }
        molds[key] = new
        usual = new
        return new
    }

    private func makeMold(
        _ texts: SlotTexts, _ key: PDFMold.Key, _ family: FontFamily
    ) throws(RenderRefusal) -> PDFMold? {
        let flow = PDFFlow(form.nodes, family, window: form.window, texts)
        let missing = form.missing + flow.missing
        guard missing.isEmpty else { throw .characters(RenderRefusal.unique(missing)) }
        let content = PDFContent(flow, form, family)
        guard let shelf = shelf(for: content.use, family) else { throw .noFont }
        let writer = PDFGlyphWriter(family: family, palette: form.palette)
        return PDFMold(form, writer, shelf, content, key, title: title(texts))
    }

    private func shelf(for use: [GlyphUse], _ family: FontFamily) -> PDFShelf? {
        if let shelf = shelves[use] { return shelf }
        guard let shelf = PDFShelf(family, use, form.logo?.picture) else { return nil }
        if shelves.count < Self.limit { shelves[use] = shelf }
        return shelf
    }
}

extension PDFForm {
    /// The file of one letter.
    func bytes(filledWith texts: [String]) throws(RenderRefusal) -> [UInt8] {
        let result = SlotTexts.with(texts) { texts -> Result<[UInt8], RenderRefusal> in
            var out = ByteBuffer(capacity: 1 << 15)
            do throws(RenderRefusal) {
                _ = try PDFPress(self, isSpliced: false).write(texts, to: &out)
                return .success(out.array)
            } catch { return .failure(error) }
        }
        return try result.get()
    }
}
