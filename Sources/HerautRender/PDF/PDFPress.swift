import HerautModel

/// Makes PDFs of one form, one after another. What letters have in common is kept from one to the next, but a letter is the same whichever came before it.
/// Of one thread.
final class PDFPress {
    private let form: PDFForm
    /// Whether pages are put together from packed pieces: for thousands of letters.
    private let isSpliced: Bool
    private let desk: Desk?
    private var skeletons: [Key: PDFSkeleton] = [:]
    /// Skeletons that are kept; letters of one form seldom need more.
    private static let limit = 32

    /// What a letter is made on; there is none without a font.
    private final class Desk {
        let family: FontFamily
        let furniture: PDFFurniture
        /// `nil` when values stand in the title.
        let metadata: PDFMetadata?
        var flow: PDFFlow

        init(_ form: PDFForm, _ family: FontFamily) {
            self.family = family
            furniture = PDFFurniture(form, family)
            metadata =
                form.title.hasSlots ? nil : PDFMetadata(form, title: form.title.text(filledWith: []))
            flow = PDFFlow(form.nodes, family, window: form.window)
        }
    }

    private struct Key: Hashable {
        let use: [GlyphUse]
        let marks: PDFMarks
    }

    init(_ form: PDFForm, isSpliced: Bool) {
        self.form = form
        self.isSpliced = isSpliced
        desk = form.family.map { Desk(form, $0) }
    }

    /// Another for the same letters, for a second thread.
    func twin() -> PDFPress { PDFPress(form, isSpliced: isSpliced) }

    /// Writes the file with `texts` to `out`, which holds nothing or a letter that starts with `before`, and gives what it starts with.
    func write(
        _ texts: SlotTexts, over before: PDFSkeleton? = nil, to out: inout ByteBuffer
    ) throws(RenderRefusal) -> PDFSkeleton {
        guard let desk else { throw .noFont }
        desk.flow.set(texts)
        let missing = form.missing + desk.flow.missing
        guard missing.isEmpty else { throw .characters(RenderRefusal.unique(missing)) }
        let content = PDFContent(desk.flow, form, desk.family, desk.furniture, isSpliced: isSpliced)
        guard let skeleton = skeleton(of: content, desk.family) else { throw .noFont }
        let metadata =
            desk.metadata ?? PDFMetadata(form, title: form.title.text(filledWith: texts.strings))
        var document = PDFDocument(form, skeleton, isSpliced: isSpliced)
        document.write(content, metadata, over: before, to: &out)
        return skeleton
    }

    private func skeleton(of content: borrowing PDFContent, _ family: FontFamily) -> PDFSkeleton? {
        let key = Key(use: content.use, marks: PDFMarks(content))
        if let skeleton = skeletons[key] { return skeleton }
        guard let shelf = family.shelves.shelf(family, content.use, form.logo?.picture) else { return nil }
        let skeleton = PDFSkeleton(form, shelf, content)
        if skeletons.count < Self.limit { skeletons[key] = skeleton }
        return skeleton
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
