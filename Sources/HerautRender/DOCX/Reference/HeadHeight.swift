/// How tall a head will be: enough to know whether it pushes the text down.
enum HeadHeight {
    /// Where Word writes a length in EMU, 635 of them make a twentieth of a point.
    private static let unit = 635
    /// A line of text, with its white.
    private static let line = 290

    /// The height of a head in twentieths of a point: paragraphs under one another, a row of a table as tall as its tallest cell. Pictures that
    /// float take no room.
    static func height(of root: OfficeElement) -> Int { min(stacked(root.children), 20_000) }

    private static func stacked(_ elements: [OfficeElement]) -> Int {
        elements.reduce(0) { $0 + height(ofBlock: $1) }
    }

    private static func height(ofBlock element: OfficeElement) -> Int {
        switch element.name {
        case "w:p": return paragraph(element)
        case "w:tbl": return stacked(element.children)
        case "w:tr":
            let asked = element.child("w:trPr")?.value("w:trHeight").flatMap(DOCXMeasure.twips) ?? 0
            let cells = element.children.filter { $0.name == "w:tc" }.map { stacked($0.children) }
            return max(asked, cells.max() ?? 0)
        case "w:sdt": return stacked(element.child("w:sdtContent")?.children ?? [])
        default: return 0
        }
    }

    private static func paragraph(_ paragraph: OfficeElement) -> Int {
        let spacing = paragraph.child("w:pPr")?.child("w:spacing")
        let white = ["w:before", "w:after"].reduce(0) { sum, name in
            sum + max(0, spacing?[name].flatMap(DOCXMeasure.twips) ?? 0)
        }
        let pictures = paragraph.all.filter { $0.name == "wp:inline" }.compactMap { picture in
            picture.child("wp:extent")?["cy"].flatMap(Int.init).map { min(max(0, $0), 20_000_000) / unit }
        }
        return white + max(line, pictures.max() ?? 0)
    }
}
