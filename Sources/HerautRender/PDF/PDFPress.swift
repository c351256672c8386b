import HerautModel

/// Makes PDFs of one form, one after another in a buffer that is kept. Of one thread. A letter is the same whichever came before it.
final class PDFPress {
    private let form: PDFForm
    /// Whether pages are put together from packed pieces: for thousands of letters.
    private let isSpliced: Bool
    private var shelves: [[GlyphUse]: PDFShelf] = [:]
    /// Shelves that are kept; letters of one form seldom need more than a few.
    private static let limit = 32

    init(_ form: PDFForm, isSpliced: Bool) {
        self.form = form
        self.isSpliced = isSpliced
    }

    /// Adds the file with `texts` to `out`, which is empty, and gives the hash of its start, with the number of bytes it is of.
    func write(_ texts: SlotTexts, to out: inout ByteBuffer) throws(RenderRefusal) -> (SHA256, Int) {
        guard let family = form.family else { throw .noFont }
        let flow = PDFFlow(form.nodes, family, window: form.window, texts)
        let missing = form.missing + flow.missing
        guard missing.isEmpty else { throw .characters(RenderRefusal.unique(missing)) }
        let content = PDFContent(flow, form, family)
        guard let shelf = shelf(for: content.use, family) else { throw .noFont }
        shelf.bytes.withUnsafeBufferPointer { out.append(contentsOf: $0) }
        var document = PDFDocument(form, shelf, texts, content, isSpliced: isSpliced)
        document.write(content, to: &out)
        return (shelf.hash, shelf.bytes.count)
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
