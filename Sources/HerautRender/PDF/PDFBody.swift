import HerautModel

/// Turns a page into what a PDF holds: which text, in which style, under which tag.
struct PDFBody {
    private(set) var nodes: [PDFNode] = []
    /// Addresses linked to, each once.
    private(set) var links: [String] = []
    private let page: Page
    /// Level of the last heading: none may be skipped (ISO 14289-1, 7.4.2).
    private var level = 0

    /// Where a block stands.
    private struct Surroundings {
        var style: PDFStyle
        /// Level of the list around it; -1 for none.
        var level = -1
    }

    init(page: Page) {
        self.page = page
        addReturnAddress()
        for (index, section) in page.sections.enumerated() {
            let next = page.sections.dropFirst(index + 1).first
            add(section, isFirst: index == 0, next: next, isBeforeLast: index + 2 == page.sections.count)
        }
    }

    /// The line above the window, from the house style when the letter has none.
    private mutating func addReturnAddress() {
        guard let line = page.addedReturnAddress else { return }
        add([Inline(.text(line), span: SourceSpan(0, 0))], .returnAddress, isInWindow: true)
    }

    private mutating func add(
        _ section: Page.Section, isFirst: Bool, next: Page.Section?, isBeforeLast: Bool
    ) {
        switch (section.role, section.block.content) {
        case (.address, .paragraph(let inlines)): add(inlines, .address, isInWindow: true)
        case (.returnAddress, .paragraph(let inlines)):
            add(inlines, .returnAddress, isInWindow: page.sections.contains { $0.role == .address })
        case (.details, .paragraph(let inlines)): add(inlines, details(next))
        case (.closing, .paragraph(let inlines)): add(inlines, .closing)
        case (.stageDirection, .paragraph(let inlines)): add(inlines, .stageDirection)
        case (.headline, .heading(_, let inlines)): add(inlines, level: 1, .title)
        case (_, .heading(1, let inlines)) where isFirst: add(inlines, level: 1, .title)
        default: nodes += self.nodes(section.block, surroundings(next, isBeforeLast))
        }
    }

    /// Date, reference and subject follow each other without white.
    private func details(_ next: Page.Section?) -> PDFStyle {
        var style = PDFStyle.details
        if next?.role == .details, next?.isContinued == true { style.after = 0 }
        return style
    }

    private func surroundings(_ next: Page.Section?, _ isBeforeLast: Bool) -> Surroundings {
        var style = page.family == .video ? PDFStyle.speech : .body
        // What announces a list stays with it.
        if let next, next.block.isList { style.keepsNext = true }
        // No name stands alone on a page, without the greeting above it. A letter has a place for its closing.
        if isBeforeLast, page.family != .letter, next?.block.isParagraph == true { style.keepsNext = true }
        if let next, next.isContinued { style.after = 0 }
        return Surroundings(style: style)
    }

    private mutating func add(_ inlines: [Inline], _ style: PDFStyle, isInWindow: Bool = false) {
        var paragraph = paragraph(inlines, style)
        paragraph.isInWindow = isInWindow
        nodes.append(.paragraph(paragraph))
    }

    private mutating func add(_ inlines: [Inline], level: Int, _ style: PDFStyle) {
        nodes.append(heading(inlines, level: level, style))
    }

    // MARK: Blocks

    private mutating func nodes(_ block: Block, _ place: Surroundings) -> [PDFNode] {
        switch block.content {
        case .heading(let level, let inlines):
            return [heading(inlines, level: level, PDFStyle.headings[min(max(level, 1), 3) - 1])]
        case .paragraph(let inlines): return [.paragraph(paragraph(inlines, place.style))]
        case .list(let style, let items): return [list(style, items, place)]
        case .quote(let blocks): return [.quote(nodes(blocks, quoted(place)))]
        case .code(_, let text): return [.paragraph(verbatim(text, place))]
        case .table(let header, let rows): return [.table(table(header, rows))]
        case .rule: return [.rule]
        case .comment: return []
        }
    }

    private mutating func nodes(_ blocks: [Block], _ place: Surroundings) -> [PDFNode] {
        var nodes: [PDFNode] = []
        for (index, block) in blocks.enumerated() {
            var place = place
            if blocks.dropFirst(index + 1).first?.isList == true { place.style.keepsNext = true }
            nodes += self.nodes(block, place)
        }
        return nodes
    }

    private func quoted(_ place: Surroundings) -> Surroundings {
        var style = PDFStyle.quote
        style.indent += max(0, place.style.indent)
        return Surroundings(style: style, level: place.level)
    }

    /// A heading, no deeper than one below the last.
    private mutating func heading(_ inlines: [Inline], level: Int, _ style: PDFStyle) -> PDFNode {
        self.level = min(max(level, 1), self.level + 1, 3)
        var paragraph = paragraph(inlines, style)
        paragraph.tag = .heading(self.level)
        return .paragraph(paragraph)
    }

    private mutating func verbatim(_ text: String, _ place: Surroundings) -> PDFParagraph {
        var style = PDFStyle.code
        style.indent = place.style.indent
        style.after = PDFStyle.body.after
        let lines = text.verbatimLines.map { [Inline(.text(String($0)), span: SourceSpan(0, 0))] }
        var paragraph = paragraph(
            Array(lines.joined(separator: [Inline(.lineBreak, span: SourceSpan(0, 0))])), style)
        paragraph.isVerbatim = true
        return paragraph
    }

    private mutating func list(_ style: Block.ListStyle, _ items: [Block.Item], _ place: Surroundings)
        -> PDFNode
    {
        let level = place.level + 1
        var inner = Surroundings(style: .listItem, level: level)
        inner.style.indent = place.style.indent + (level < PDFMeasure.listLevels ? PDFMeasure.listIndent : 0)
        inner.style.size = place.style.size
        inner.style.leading = place.style.leading
        var number = 0
        if case .ordered(let first) = style { number = first }
        var made: [PDFList.Item] = []
        for (index, item) in items.enumerated() {
            made.append(
                PDFList.Item(mark: mark(item, style, number + index, level), nodes: nodes(item.blocks, inner))
            )
        }
        let hasBoxes = items.contains { $0.isTicked != nil }
        var numbering: StaticString = "Decimal"
        if case .bullet = style { numbering = hasBoxes ? "Square" : "Disc" }
        return .list(PDFList(numbering: numbering, level: level, items: made))
    }

    private func mark(_ item: Block.Item, _ style: Block.ListStyle, _ number: Int, _ level: Int)
        -> PDFList.Mark
    {
        if let isTicked = item.isTicked { return .box(isTicked: isTicked) }
        if case .ordered = style { return .text("\(number).") }
        return .text(level % 2 == 0 ? "•" : "–")
    }

    private mutating func table(_ header: [[Inline]], _ rows: [[[Inline]]]) -> PDFTable {
        let count = max(1, header.count, rows.map(\.count).max() ?? 0)
        var made: [[PDFParagraph]] = []
        for (index, row) in ([header] + rows).enumerated() {
            var cells: [PDFParagraph] = []
            for column in 0..<count {
                var cell = paragraph(column < row.count ? row[column] : [], index == 0 ? .headCell : .cell)
                cell.tag = index == 0 ? .headCell : .cell
                cells.append(cell)
            }
            made.append(cells)
        }
        return PDFTable(rows: made, columns: count)
    }

    // MARK: Text

    private mutating func paragraph(_ inlines: [Inline], _ style: PDFStyle) -> PDFParagraph {
        var paragraph = PDFParagraph(style: style)
        add(inlines, PDFLook(face: style.face, ink: style.ink), to: &paragraph)
        return paragraph
    }

    private mutating func add(_ inlines: [Inline], _ look: PDFLook, to paragraph: inout PDFParagraph) {
        for inline in inlines {
            switch inline.content {
            case .text(let text), .code(let text): paragraph.pieces.append(.text(Array(text.utf8), look))
            case .strong(let inner): add(inner, look.with(style: 1), to: &paragraph)
            case .emphasis(let inner): add(inner, look.with(style: 2), to: &paragraph)
            case .link(let inner, let destination): add(inner, linkedTo: destination, look, to: &paragraph)
            case .image(let alt, _):
                let text = "[" + page.style.words.picture + ": " + alt + "]"
                paragraph.pieces.append(.text(Array(text.utf8), look.with(style: 2)))
            case .lineBreak: paragraph.pieces.append(.lineBreak(look))
            case .slot(let slot): paragraph.pieces.append(.slot(slot.index, look))
            case .comment: break
            }
        }
    }

    private mutating func add(
        _ inner: [Inline], linkedTo destination: String, _ look: PDFLook, to paragraph: inout PDFParagraph
    ) {
        guard look.link < 0, let address = SafeLink.address(destination) else {
            return add(inner, look, to: &paragraph)
        }
        let index = links.firstIndex(of: address) ?? links.count
        if index == links.count { links.append(address) }
        var linked = look
        linked.link = Int32(index)
        linked.ink = .link
        add(inner, linked, to: &paragraph)
        guard page.family == .letter else { return }
        if inner.hasSlots {
            paragraph.pieces.append(.address(inner, address, look))
        } else if let hidden = SafeLink.hidden(address, behind: inner.plainText) {
            paragraph.pieces.append(.text(Array(" (\(hidden))".utf8), look))
        }
    }
}

extension PDFLook {
    /// This look and one style more.
    fileprivate func with(style: UInt8) -> PDFLook {
        var look = self
        look.face |= style
        return look
    }
}
