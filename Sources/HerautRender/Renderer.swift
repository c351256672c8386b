public import HerautModel

/// Draft in, bytes out. The same draft and style give the same bytes, on every day and every machine with the same zlib.
public enum Renderer {
    /// `draft` as a file of `format` in the style of the house. What a format cannot show it leaves out: comments, characters that are
    /// illegal in XML, links that lead elsewhere than the web, mail or phone. Only PDF refuses: a letter that its font lacks may not vanish.
    public static func render(
        _ draft: Draft, as format: RenderFormat, style: HouseStyle
    ) throws(RenderRefusal) -> Rendition {
        try render(draft.blocks, metadata: draft.metadata, as: format, style: style)
    }

    /// `blocks` with what is known of them, such as one letter of a ``DraftPlan``.
    public static func render(
        _ blocks: [Block], metadata: DraftMetadata, as format: RenderFormat, style: HouseStyle
    ) throws(RenderRefusal) -> Rendition {
        let page = Page(
            blocks, metadata: metadata, layout: Layout(of: blocks, metadata: metadata), style: style)
        return try CompiledForm(page, as: format).rendition(filledWith: [], as: format)
    }
}
