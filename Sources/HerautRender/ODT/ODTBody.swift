import HerautModel

/// Writes `content.xml`: the text, block by block.
struct ODTBody {
    private var out = SlottedBytes<ODTOpening>()
    private let page: Page
    private var tableCount = 0
    /// The columns of each table, in the order of the text.
    private let tables: [TableColumns]
    /// Whether the next paragraph starts the first page.
    private var isAtStart: Bool

    init(page: Page) {
        self.page = page
        isAtStart = page.style.logo != nil
        tables = Self.tables(page.sections.map(\.block), page.style)
    }

    /// The tables that are written as such: in an item of a list they are lines.
    private static func tables(_ blocks: [Block], _ style: HouseStyle, inItem: Bool = false)
        -> [TableColumns]
    {
        var found: [TableColumns] = []
        for block in blocks {
            switch block.content {
            case .table(let header, let rows) where !inItem:
                found.append(
                    TableColumns(
                        header: header, rows: rows, style: style, total: PDFMeasure.textWidth,
                        em: PDFStyle.cell.size, margins: besideCell))
            case .quote(let inner): found += tables(inner, style)
            case .list(_, let items):
                for item in items { found += tables(item.blocks, style, inItem: true) }
            default: break
            }
        }
        return found
    }

    /// White at both sides of the text of a cell, with a little to spare.
    private static let besideCell = 2 * 4_252 + 1_000

    /// The name of the style of a column.
    private static func column(_ column: Int, of table: Int) -> String { "Tabel\(table).Kolom\(column + 1)" }

    /// The whole part.
    mutating func write() -> SlottedBytes<ODTOpening> {
        out.append(ODTParts.declaration + "<office:document-content \(ODTParts.namespaces)>")
        writeAutomaticStyles()
        out.append("<office:body><office:text>")
        writeReturnAddress()
        for (index, section) in page.sections.enumerated() { write(section, isFirst: index == 0) }
        if page.sections.isEmpty { out.append("<text:p text:style-name=\"Standard\"/>") }
        out.append("</office:text></office:body></office:document-content>")
        return out
    }

    /// Looks that hang on this text: the white under its address, borders of its tables, and the paragraphs that may start a page with a logo.
    private mutating func writeAutomaticStyles() {
        out.append("<office:automatic-styles>")
        let cell =
            "style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"1.5mm\" fo:border=\"0.5pt solid #767676\""
        out.append("<style:style style:name=\"Cel\" \(cell)/></style:style>")
        out.append(
            "<style:style style:name=\"Kopcel\" \(cell) fo:background-color=\"#f0f0f0\"/></style:style>")
        out.append("<style:style style:name=\"Rij\" style:family=\"table-row\">")
        out.append("<style:table-row-properties fo:keep-together=\"always\"/></style:style>")
        for (name, more) in [("Tabel", ""), ("HeleTabel", " style:may-break-between-rows=\"false\"")] {
            out.append("<style:style style:name=\"\(name)\" style:family=\"table\">")
            out.append(
                "<style:table-properties style:rel-width=\"100%\" table:align=\"margins\" fo:margin-bottom=\"8pt\"\(more)/></style:style>"
            )
        }
        for (number, columns) in tables.enumerated() {
            for column in 0..<columns.count {
                let name = Self.column(column, of: number + 1)
                out.append("<style:style style:name=\"\(name)\" style:family=\"table-column\">")
                out.append("<style:table-column-properties style:column-width=\"")
                append(.width(columns, column: column))
                out.append("\"/></style:style>")
            }
        }
        if let inlines = page.sections.first(where: { $0.role == .address })?.block.inlines {
            writeWindow(inlines)
        }
        if isAtStart {
            for name in Self.startNames {
                out.append("<style:style style:name=\"Start_\(name)\" style:family=\"paragraph\" ")
                out.append("style:parent-style-name=\"\(name)\" style:master-page-name=\"Eerste\"/>")
            }
        }
        out.append("</office:automatic-styles>")
    }

    /// Paragraphs that a text can start with.
    private static let startNames = [
        "Standard", "Title", "Heading_20_1", "Heading_20_2", "Heading_20_3", "Retouradres", "Briefgegevens",
        "List_20_Item", "Quotations", "Spreektekst", "Regie", "Lijn", "Preformatted_20_Text",
    ]

    private mutating func writeWindow(_ inlines: [Inline]) {
        let window = page.style.window
        let isAlone = page.style.returnAddress == nil && !page.sections.contains { $0.role == .returnAddress }
        let above = isAlone ? ODTParts.points(max(0, window.top - PDFMeasure.top)) : "0pt"
        let master = isAtStart && isAlone ? " style:master-page-name=\"Eerste\"" : ""
        out.append(
            "<style:style style:name=\"Venster\" style:family=\"paragraph\" style:parent-style-name=\"Adres\"\(master)>"
        )
        out.append("<style:paragraph-properties fo:margin-top=\"\(above)\" fo:margin-bottom=\"")
        append(.windowRest(inlines, height: window.height))
        out.append("\"/></style:style>")
    }

    /// The line above the window, from the house style when the letter has none.
    private mutating func writeReturnAddress() {
        guard let line = page.addedReturnAddress else { return }
        paragraph("Retouradres", [Inline(.text(line), span: SourceSpan(0, 0))])
    }

    private mutating func write(_ section: Page.Section, isFirst: Bool) {
        switch (section.role, section.block.content) {
        case (.address, .paragraph(let inlines)):
            isAtStart = false
            paragraph("Venster", inlines)
        case (.returnAddress, .paragraph(let inlines)): paragraph("Retouradres", inlines)
        case (.details, .paragraph(let inlines)): paragraph("Briefgegevens", inlines)
        case (.closing, .paragraph(let inlines)): paragraph("Afsluiting", inlines)
        case (.stageDirection, .paragraph(let inlines)): paragraph("Regie", inlines)
        case (.headline, .heading(_, let inlines)): heading(1, "Title", inlines)
        case (_, .heading(1, let inlines)) where isFirst: heading(1, "Title", inlines)
        default: write(section.block, style: page.family == .video ? "Spreektekst" : "Standard")
        }
    }

    private mutating func write(_ block: Block, style: String) {
        switch block.content {
        case .heading(let level, let inlines):
            let level = min(max(level, 1), 3)
            heading(level, "Heading_20_\(level)", inlines)
        case .paragraph(let inlines): paragraph(style, inlines)
        case .list(let style, let items): write(style, items)
        case .quote(let blocks): for block in blocks { write(block, style: "Quotations") }
        case .code(_, let text): write(verbatim: text)
        case .table(let header, let rows): write(header: header, rows: rows)
        case .rule: paragraph("Lijn", [])
        case .comment: break
        }
    }

    private mutating func write(verbatim text: String) {
        open("text:p", "Preformatted_20_Text", "")
        for (number, line) in text.verbatimLines.enumerated() {
            if number > 0 { out.append("<text:line-break/>") }
            out.append { ODTText.append(verbatim: String(line), to: &$0) }
        }
        out.append("</text:p>")
    }

    // MARK: Lists and tables

    private mutating func write(_ style: Block.ListStyle, _ items: [Block.Item]) {
        var name = items.contains { $0.isTicked != nil } ? "Controlelijst" : "Opsomming"
        var start: Int?
        if case .ordered(let first) = style { (name, start) = ("Nummering", min(max(first, 0), 32_767)) }
        out.append("<text:list text:style-name=\"\(name)\">")
        for (index, item) in items.enumerated() {
            let number = index == 0 ? start.map { " text:start-value=\"\($0)\"" } ?? "" : ""
            out.append("<text:list-item\(number)>")
            write(item)
            out.append("</text:list-item>")
        }
        out.append("</text:list>")
    }

    private mutating func write(_ item: Block.Item) {
        var rest = item.blocks[...]
        if let isTicked = item.isTicked {
            var inlines: [Inline] = []
            if case .paragraph(let first)? = rest.first?.content {
                inlines = first
                rest = rest.dropFirst()
            }
            open("text:p", "List_20_Item", "")
            out.append((isTicked ? "☒" : "☐") + "<text:tab/>")
            write(inlines)
            out.append("</text:p>")
        } else if item.blocks.isEmpty {
            paragraph("List_20_Item", [])
        }
        for block in rest {
            if case .table(let header, let rows) = block.content {
                writeLines([header] + rows)
            } else {
                write(block, style: "List_20_Item")
            }
        }
    }

    /// A table in a list, which OpenDocument does not have: a line for each row.
    private mutating func writeLines(_ rows: [[[Inline]]]) {
        let between = [Inline(.text(" – "), span: SourceSpan(0, 0))]
        for row in rows { paragraph("List_20_Item", Array(row.joined(separator: between))) }
    }

    private mutating func write(header: [[Inline]], rows: [[[Inline]]]) {
        isAtStart = false
        let count = tables[tableCount].count
        tableCount += 1
        // A short table stays whole, as in a PDF.
        let style = rows.count < PDFFlow.smallTable ? "HeleTabel" : "Tabel"
        out.append("<table:table table:name=\"Tabel\(tableCount)\" table:style-name=\"\(style)\">")
        for column in 0..<count {
            out.append("<table:table-column table:style-name=\"\(Self.column(column, of: tableCount))\"/>")
        }
        out.append("<table:table-header-rows>")
        write(row: header, count, cell: "Kopcel", style: "Table_20_Heading")
        out.append("</table:table-header-rows>")
        for row in rows { write(row: row, count, cell: "Cel", style: "Table_20_Contents") }
        out.append("</table:table>")
    }

    private mutating func write(row: [[Inline]], _ count: Int, cell: String, style: String) {
        out.append("<table:table-row table:style-name=\"Rij\">")
        for column in 0..<count {
            out.append("<table:table-cell table:style-name=\"\(cell)\" office:value-type=\"string\">")
            paragraph(style, column < row.count ? row[column] : [])
            out.append("</table:table-cell>")
        }
        out.append("</table:table-row>")
    }

    // MARK: Paragraphs

    private mutating func heading(_ level: Int, _ style: String, _ inlines: [Inline]) {
        element("text:h", style, " text:outline-level=\"\(level)\"", inlines)
    }

    private mutating func paragraph(_ style: String, _ inlines: [Inline]) {
        element("text:p", style, "", inlines)
    }

    private mutating func element(
        _ name: String, _ style: String, _ attributes: String, _ inlines: [Inline]
    ) {
        open(name, style, attributes)
        write(inlines)
        out.append("</\(name)>")
    }

    /// Opens a paragraph; the first one of a text with a logo brings the page for it.
    private mutating func open(_ name: String, _ style: String, _ attributes: String) {
        let start = isAtStart && Self.startNames.contains(style) ? "Start_" : ""
        isAtStart = false
        out.append("<\(name) text:style-name=\"\(start)\(style)\"\(attributes)>")
    }

    private mutating func write(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline.content {
            case .text(let text): out.append { ODTText.append(text, to: &$0) }
            case .strong(let inner): span("Sterk", inner)
            case .emphasis(let inner): span("Nadruk", inner)
            case .code(let text): span("Broncode", [Inline(.text(text), span: inline.span)])
            case .link(let inner, let destination): link(inner, destination)
            case .image(let alt, _):
                let words = "[" + page.style.words.picture + ": " + alt + "]"
                span("Nadruk", [Inline(.text(words), span: inline.span)])
            case .lineBreak: out.append("<text:line-break/>")
            case .slot(let slot): out.append(.text(slot.index))
            case .comment: break
            }
        }
    }

    private mutating func span(_ style: String, _ inlines: [Inline]) {
        out.append("<text:span text:style-name=\"\(style)\">")
        write(inlines)
        out.append("</text:span>")
    }

    private mutating func link(_ inner: [Inline], _ destination: String) {
        guard let address = SafeLink.address(destination) else { return write(inner) }
        out.append(
            "<text:a xlink:type=\"simple\" xlink:href=\"\(ODTParts.escaped(address))\" text:style-name=\"Internet_20_link\">"
        )
        write(inner)
        out.append("</text:a>")
        if page.family == .letter { append(.address(inner, address)) }
    }

    /// Leaves a place open, or writes it when nothing is to come.
    private mutating func append(_ place: ODTOpening) {
        if place.isOpen { out.append(place) } else { out.append { place.write([], to: &$0) } }
    }
}
