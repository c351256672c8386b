/// An element of the structure tree: what a piece of the page is for who hears it (ISO 32000-1, 14.7.2).
struct PDFElement {
    /// What it holds, in reading order.
    enum Kid {
        case element(Int)
        /// Marked content with a number on a page.
        case content(page: Int, id: Int)
        /// A link annotation.
        case annotation(Int)
    }

    /// What its tag needs to know besides.
    enum Attribute {
        case none
        /// A list.
        case numbering(StaticString)
        /// A box: whether it is ticked. Where it stands hangs on the letter.
        case box(isTicked: Bool)
        /// A picture: what who cannot see it hears, and where it stands.
        case picture(alternative: String, left: Int, bottom: Int, right: Int, top: Int)
    }

    var tag: PDFTag
    /// Number of the element it stands in; -1 for the document itself.
    var parent: Int
    var attribute = Attribute.none
    var kids: [Kid] = []
    /// The page of the first of its content.
    var page = -1
}

/// An address on a page that can be followed.
struct PDFAnnotation {
    var element: Int
    /// Number of the address.
    var link: Int
    var page: Int
    /// Number of the marked content on its page that it goes with.
    var content: Int
    var left: Int, bottom: Int, right: Int, top: Int
}
