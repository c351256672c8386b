public import HerautModel

/// Pieces of HTML for pages that show documents beside one another, such as the variants of a letter.
public enum HTMLFragment {
    /// The sections of `draft`, in the order of the paper, each as an element of its own.
    public static func sections(of draft: Draft, style: HouseStyle) -> [String] {
        let layout = Layout(of: draft.blocks, metadata: draft.metadata)
        return HTMLWriter.sections(
            Page(draft.blocks, metadata: draft.metadata, layout: layout, style: style))
    }

    /// `text` as HTML, in an element or in an attribute between quotation marks.
    public static func escaped(_ text: String) -> String { TextEscape.markup.escaped(text) }
}
