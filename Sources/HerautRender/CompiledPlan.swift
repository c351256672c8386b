public import HerautModel

/// A ``DraftPlan`` compiled once for a format: literal bytes with places for values. Each letter is then a splice.
///
/// Where something stands on the page is decided from its words (is this line an address?), so from the values as well. The plan is
/// laid out after one example; a letter that turns out differently is rendered from its blocks. Either way the bytes are those of
/// ``Renderer/render(_:metadata:as:style:)`` with the filled blocks.
public struct CompiledPlan: Sendable {
    private let plan: DraftPlan
    private let format: RenderFormat
    private let style: HouseStyle
    private let layout: Layout
    /// `nil` when the layout of the example cannot be laid over the plan.
    private let form: CompiledForm?

    /// Compiles `plan`, laid out as the letter with `example`: a text for every slot, best those of the first record.
    public init(_ plan: DraftPlan, as format: RenderFormat, style: HouseStyle, example: [String]) {
        let filled = plan.blocks(filledWith: example)
        self.plan = plan
        self.format = format
        self.style = style
        layout = Layout(of: filled, metadata: plan.metadata)
        guard layout.fits(plan.blocks, filled: filled) else {
            form = nil
            return
        }
        form = CompiledForm(
            Page(plan.blocks, metadata: plan.metadata, layout: layout, style: style), as: format)
    }

    /// One letter: `texts[i]` in place of slot `i`.
    public func rendition(filledWith texts: [String]) -> Rendition {
        let filled = plan.blocks(filledWith: texts)
        if let form, Layout(of: filled, metadata: plan.metadata) == layout {
            return form.rendition(filledWith: texts, as: format)
        }
        return Renderer.render(filled, metadata: plan.metadata, as: format, style: style)
    }
}

/// A page in the bytes of a format, with its open places.
enum CompiledForm: Sendable {
    case plainText(SlottedBytes<PlainTextOpening>)
    case html(SlottedBytes<HTMLOpening>)
    case docx(DOCXPackage)

    init(_ page: Page, as format: RenderFormat) {
        switch format {
        case .txt: self = .plainText(PlainTextWriter.write(page))
        case .html: self = .html(HTMLWriter.write(page))
        case .docx: self = .docx(DOCXPackage(page))
        }
    }

    func rendition(filledWith texts: [String], as format: RenderFormat) -> Rendition {
        let bytes =
            switch self {
            case .plainText(let form): form.bytes(filledWith: texts)
            case .html(let form): form.bytes(filledWith: texts)
            case .docx(let form): form.bytes(filledWith: texts)
            }
        return Rendition(bytes: bytes, mediaType: format.mediaType, fileExtension: format.fileExtension)
    }
}
