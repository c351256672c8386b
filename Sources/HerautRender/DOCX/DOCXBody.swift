import HerautModel

/// Writes `word/document.xml`: the text, block by block.
struct DOCXBody {
    private var out = SlottedBytes<DOCXOpening>()
    private let page: Page
    private let frame: DOCXFrame
    /// Addresses linked to, each once; the first has number 1.
    private(set) var links: [String] = []
    /// First number of each ordered list and its level, in order of appearance.
    private(set) var listStarts: [DOCXNumbering.Start] = []
    private var boxCount = 0
    /// Whether what is being written stays on the page of what follows: a list, or a name below a greeting.
    private var keepsNext = false
    /// Whether a heading follows, which has white of its own above it.
    private var announcesHeading = false

    init(page: Page, frame: DOCXFrame) {
        self.page = page
        self.frame = frame
    }

    /// Style and place of a paragraph. Written in the order of CT_PPr (ECMA-376 §17.3.1.26).
    private struct Paragraph {
        var style: String
        var keepsNext = false
        var numbering: (id: Int, level: Int)?
        var before: Int?
        var after: Int?
        var indent: Int?
        /// Inlines of an address: white under it up to the end of the window.
        var window: [Inline]?
        /// Whether it is the line above the window.
        var isAboveWindow = false
    }

    /// Where a block stands: the style of its text, and in how many lists.
    private struct Surroundings {
        var style = "Normal"
        var level = -1
    }

    /// The whole part.
    mutating func write() -> SlottedBytes<DOCXOpening> {
        out.append(DOCXParts.declaration + "<w:document \(DOCXParts.namespaces)><w:body>")
        writeReturnAddress()
        for (index, section) in page.sections.enumerated() {
            let next = page.sections.dropFirst(index + 1).first?.block
            let isBeforeLast = page.family != .letter && index + 2 == page.sections.count
            keepsNext = next?.isList ?? false || isBeforeLast && next?.isParagraph ?? false
            announcesHeading = next?.isHeading ?? false
            write(section, isFirst: index == 0)
        }
        if page.sections.isEmpty { out.append("<w:p/>") }
        out.append(frame.section + "</w:body></w:document>")
        return out
    }

    /// The line above the window, from the house style when the letter has none.
    private mutating func writeReturnAddress() {
        guard let line = page.addedReturnAddress else { return }
        write(
            [Inline(.text(line), span: SourceSpan(0, 0))],
            Paragraph(style: "Retouradres", isAboveWindow: true))
    }

    private mutating func write(_ section: Page.Section, isFirst: Bool) {
        switch (section.role, section.block.content) {
        case (.address, .paragraph(let inlines)):
            let hasLineAbove = !isFirst || page.style.returnAddress != nil
            let before = hasLineAbove ? nil : frame.measure.aboveWindow
            write(inlines, Paragraph(style: "Adres", before: before, window: inlines))
        case (.returnAddress, .paragraph(let inlines)):
            write(inlines, Paragraph(style: "Retouradres", isAboveWindow: true))
        case (.details, .paragraph(let inlines)): write(inlines, Paragraph(style: "Briefgegevens"))
        case (.closing, .paragraph(let inlines)): write(inlines, Paragraph(style: "Afsluiting"))
        case (.stageDirection, .paragraph(let inlines)): write(inlines, Paragraph(style: "Regie"))
        case (.headline, .heading(_, let inlines)): write(inlines, Paragraph(style: "Title"))
        case (_, .heading(1, let inlines)) where isFirst: write(inlines, Paragraph(style: "Title"))
        default: write(section.block, Surroundings(style: page.family == .video ? "Spreektekst" : "Normal"))
        }
    }

    private mutating func write(_ block: Block, _ place: Surroundings) {
        switch block.content {
        case .heading(let level, let inlines):
            write(inlines, Paragraph(style: "Heading\(min(max(level, 1), 3))"))
        case .paragraph(let inlines):
            write(
                inlines, Paragraph(style: place.style, keepsNext: keepsNext, indent: indent(place.level)))
        case .list(let style, let items): write(style, items, place)
        case .quote(let blocks):
            for block in blocks { write(block, Surroundings(style: "Quote", level: place.level)) }
        case .code(_, let text): write(verbatim: text, indent: indent(place.level))
        case .table(let header, let rows): write(header: header, rows: rows)
        case .rule: write([], Paragraph(style: "Lijn"))
        case .comment: break
        }
    }

    private func indent(_ level: Int) -> Int? { level < 0 ? nil : frame.numbering.indent(level: level) }

    private mutating func write(verbatim text: String, indent: Int?) {
        let lines = text.verbatimLines.map { [Inline(.text(String($0)), span: SourceSpan(0, 0))] }
        let inlines = Array(lines.joined(separator: [Inline(.lineBreak, span: SourceSpan(0, 0))]))
        write(inlines, Paragraph(style: "Code", indent: indent))
    }

    // MARK: Lists

    private mutating func write(_ style: Block.ListStyle, _ items: [Block.Item], _ place: Surroundings) {
        let level = min(place.level + 1, DOCXNumbering.levels - 1)
        var number = frame.numbering.bullets
        if case .ordered(let first) = style {
            listStarts.append(DOCXNumbering.Start(level: level, first: first))
            number = frame.numbering.bullets + listStarts.count
        }
        let name = number == frame.numbering.bullets ? "ListBullet" : "ListNumber"
        for (index, item) in items.enumerated() {
            // More white under the list than between its items.
            let after = index + 1 == items.count && level == 0 ? DOCXMeasure.betweenParagraphs : nil
            write(item, Paragraph(style: name, numbering: (number, level), after: after), level)
        }
    }

    /// The first paragraph carries the marker; what follows in the item stands under its text.
    private mutating func write(_ item: Block.Item, _ marked: Paragraph, _ level: Int) {
        var rest = item.blocks[...]
        var first: [Inline] = []
        if case .paragraph(let inlines)? = rest.first?.content {
            first = inlines
            rest = rest.dropFirst()
        }
        if let isTicked = item.isTicked {
            let indent = level == 0 ? nil : frame.numbering.indent(level: level)
            start(Paragraph(style: "Controlelijst", after: marked.after, indent: indent))
            writeBox(isTicked)
            writeRuns(first, isTurned: frame.turnsText)
            out.append("</w:p>")
        } else {
            write(first, marked)
        }
        for block in rest { write(block, Surroundings(style: "ListContinue", level: level)) }
    }

    /// A box that can be ticked in Word (a content control), named for who hears it.
    private mutating func writeBox(_ isTicked: Bool) {
        boxCount += 1
        let name = TextEscape.markup.escaped(isTicked ? page.style.words.ticked : page.style.words.unticked)
        let font =
            "<w:rFonts w:ascii=\"MS Gothic\" w:eastAsia=\"MS Gothic\" w:hAnsi=\"MS Gothic\" w:cs=\"MS Gothic\" w:hint=\"eastAsia\"/>"
        out.append("<w:sdt><w:sdtPr><w:alias w:val=\"\(name)\"/><w:id w:val=\"\(boxCount)\"/>")
        out.append("<w14:checkbox><w14:checked w14:val=\"\(isTicked ? 1 : 0)\"/>")
        out.append("<w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/>")
        out.append("<w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox></w:sdtPr>")
        out.append(
            "<w:sdtContent><w:r><w:rPr>\(font)</w:rPr><w:t>\(isTicked ? "☒" : "☐")</w:t></w:r></w:sdtContent></w:sdt>"
        )
        out.append("<w:r><w:tab/></w:r>")
    }

    // MARK: Tables

    /// Rows of a table, its head not counted, that may be divided over pages: as many as in a PDF (``PDFFlow``).
    private static let longTable = PDFFlow.smallTable

    private mutating func write(header: [[Inline]], rows: [[[Inline]]]) {
        let columns = TableColumns(
            header: header, rows: rows, style: page.style, total: frame.measure.textWidth,
            em: DOCXMeasure.bodySize, margins: DOCXMeasure.besideCell)
        let widths = columns.hasSlots ? nil : columns.widths(filledWith: [])
        out.append(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"\(styleName("TableGrid"))\"/>"
                + (HTMLStyleSheet.isRightToLeft(page.metadata.language) ? "<w:bidiVisual/>" : "")
                + "<w:tblW w:w=\"5000\" w:type=\"pct\"/>")
        out.append(
            "<w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" "
        )
        out.append("w:noHBand=\"0\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>")
        for column in 0..<columns.count {
            out.append("<w:gridCol w:w=\"")
            write(column, of: columns, widths)
            out.append("\"/>")
        }
        out.append("</w:tblGrid>")
        writeRow(
            header, columns, widths, properties: "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
            Paragraph(style: "Tabelkop", keepsNext: true))
        let isForm = (0..<columns.count).contains { column in
            rows.allSatisfy { column >= $0.count || $0[column].isEmpty }
        }
        // High enough to write in by hand.
        let height = isForm ? "<w:trHeight w:val=\"\(DOCXMeasure.openRow)\" w:hRule=\"atLeast\"/>" : ""
        for (number, row) in rows.enumerated() {
            // A short table stays whole: each row with the next.
            let isKept = rows.count < Self.longTable && number + 1 < rows.count
            writeRow(
                row, columns, widths, properties: "<w:trPr><w:cantSplit/>\(height)</w:trPr>",
                Paragraph(style: "Tabeltekst", keepsNext: isKept))
        }
        out.append("</w:tbl>")
        // A table may not be the last thing of a text, nor touch what follows.
        if !announcesHeading { write([], Paragraph(style: "Witregel")) }
    }

    /// Writes the width of a column, or leaves it open until the values are known.
    private mutating func write(_ column: Int, of columns: TableColumns, _ widths: [Int]?) {
        if let widths {
            out.append(String(widths[column]))
        } else {
            out.append(.width(columns, column: column))
        }
    }

    private mutating func writeRow(
        _ cells: [[Inline]], _ columns: TableColumns, _ widths: [Int]?, properties: String,
        _ paragraph: Paragraph
    ) {
        out.append("<w:tr>" + properties)
        for column in 0..<columns.count {
            out.append("<w:tc><w:tcPr><w:tcW w:w=\"")
            write(column, of: columns, widths)
            out.append("\" w:type=\"dxa\"/></w:tcPr>")
            write(column < cells.count ? cells[column] : [], paragraph)
            out.append("</w:tc>")
        }
        out.append("</w:tr>")
    }

    // MARK: Paragraphs

    private mutating func write(_ inlines: [Inline], _ paragraph: Paragraph) {
        start(paragraph)
        writeRuns(inlines, isTurned: isTurned(paragraph))
        out.append("</w:p>")
    }

    /// Whether a paragraph has to say that it runs from right to left. The address never does: its window is on the left, and post is sorted by it.
    private func isTurned(_ paragraph: Paragraph) -> Bool {
        frame.turnsText && paragraph.window == nil && !paragraph.isAboveWindow
    }

    private func styleName(_ style: String) -> String { DOCXParts.escaped(frame.name(of: style)) }

    private mutating func start(_ paragraph: Paragraph) {
        out.append("<w:p><w:pPr><w:pStyle w:val=\"\(styleName(paragraph.style))\"/>")
        if paragraph.keepsNext { out.append("<w:keepNext/>") }
        if let (id, level) = paragraph.numbering {
            out.append("<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(id)\"/></w:numPr>")
        }
        if isTurned(paragraph) { out.append("<w:bidi/>") }
        if let window = paragraph.window {
            writeWindow(window, before: paragraph.before)
        } else if paragraph.isAboveWindow, frame.placesAddress {
            let place = "w:before=\"\(frame.measure.aboveReturnAddress)\" w:after=\"0\" "
            out.append("<w:spacing \(place)\(Self.exactLine)/>" + windowSides(right: 0))
        } else if let after = paragraph.after {
            out.append("<w:spacing w:after=\"\(after)\"/>")
        }
        if let indent = paragraph.indent { out.append("<w:ind w:left=\"\(indent)\"/>") }
        out.append("</w:pPr>")
    }

    /// White around an address, up to the end of the window. Under a reference nothing is left to its styles: the window is where it is.
    private mutating func writeWindow(_ window: [Inline], before: Int?) {
        let above = before ?? (frame.placesAddress ? 0 : nil)
        out.append("<w:spacing " + (above.map { "w:before=\"\($0)\" " } ?? "") + "w:after=\"")
        let rest = DOCXOpening.windowRest(window, frame.measure)
        if window.hasSlots { out.append(rest) } else { out.append { rest.write([], to: &$0) } }
        out.append(
            frame.placesAddress
                ? "\" \(Self.exactLine)/>" + windowSides(right: frame.measure.windowRight) : "\"/>")
    }

    private static let exactLine = "w:line=\"\(DOCXMeasure.addressLine)\" w:lineRule=\"exact\""

    private func windowSides(right: Int) -> String {
        "<w:ind w:left=\"\(frame.measure.windowIndent)\" w:right=\"\(right)\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/>"
    }

    private mutating func writeRuns(_ inlines: [Inline], isTurned: Bool) {
        var runs = DOCXRuns(page: page, frame: frame, links: links)
        runs.write(inlines, DOCXRuns.Format(isTurned: isTurned))
        runs.close()
        links = runs.links
        for piece in runs.pieces {
            switch piece {
            case .markup(let text): out.append(text)
            case .opening(let place) where place.isOpen: out.append(place)
            case .opening(let place): out.append { place.write([], to: &$0) }
            }
        }
    }
}
