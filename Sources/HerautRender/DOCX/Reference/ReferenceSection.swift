/// Paper, margins, head and foot of the last section of a Word document (`w:sectPr`, ECMA-376 §17.6.17).
struct ReferenceSection: Sendable {
    /// A head or foot.
    struct Reference: Sendable {
        /// `w:headerReference` or `w:footerReference`.
        let element: String
        /// `default`, `first` or `even`.
        let type: String
        /// The relation that leads to its part.
        let relation: String
    }

    let references: [Reference]
    /// What follows the references, as it stood there, in the order of the schema.
    let rest: String
    let page: DOCXMeasure.Paper
    /// How far the head is from the top of the paper; lengths of Word.
    let head: Int
    /// Whether the first page has a head and foot of its own.
    let hasFirstPage: Bool

    /// What is taken over, in the order of the schema. Page numbers and the way a section starts are for the letters.
    private static let kept = [
        "w:pgSz", "w:pgMar", "w:paperSrc", "w:cols", "w:vAlign", "w:titlePg", "w:rtlGutter", "w:docGrid",
    ]

    /// Reads the last section of a text; A4 with the margins of the house where there is none.
    init(_ body: OfficeElement, _ bytes: [UInt8]) throws(ReferenceFault) {
        let section = body.children.last { $0.name == "w:sectPr" }
        references = (section?.children ?? []).compactMap { child in
            guard child.name == "w:headerReference" || child.name == "w:footerReference",
                let relation = child["r:id"]
            else { return nil }
            return Reference(element: child.name, type: child["w:type"] ?? "default", relation: relation)
        }
        let children = Self.kept.compactMap { name in section?.children.last { $0.name == name } }
        let usual = DOCXMeasure.Paper.usual
        let size = children.first { $0.name == "w:pgSz" }
        let margins = children.first { $0.name == "w:pgMar" }
        func length(_ element: OfficeElement?, _ name: String, _ usual: Int) -> Int {
            element?[name].flatMap(DOCXMeasure.twips) ?? usual
        }
        page = DOCXMeasure.Paper(
            width: length(size, "w:w", usual.width), height: length(size, "w:h", usual.height),
            top: abs(length(margins, "w:top", usual.top)),
            bottom: abs(length(margins, "w:bottom", usual.bottom)),
            left: length(margins, "w:left", usual.left) + length(margins, "w:gutter", 0),
            right: length(margins, "w:right", usual.right))
        guard page.isSound else { throw .noRoom }
        head = length(margins, "w:header", DOCXMeasure.header)
        let title = section?.child("w:titlePg")
        hasFirstPage = title != nil && !["0", "false", "off"].contains(title?["w:val"] ?? "1")
        rest =
            (size == nil ? DOCXMeasure.sizeXML(page) : "")
            + (margins == nil ? DOCXMeasure.marginsXML(page) : "")
            + children.map { String(decoding: bytes[$0.range], as: UTF8.self) }.joined()
    }
}
