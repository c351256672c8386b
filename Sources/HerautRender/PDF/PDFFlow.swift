import HerautModel

/// A letter in lines and rows, before they are divided over pages: its texts, its structure, and what may not be torn apart.
///
/// Structure and order are the same for all letters of a form, and so are the texts without values: they are worked out once, and ``set(_:)`` does the rest
/// for each letter.
struct PDFFlow {
    /// A text with its place in the width.
    struct Placed {
        var text: PDFText
        var style: PDFStyle
        var element: Int
        /// Left edge, from the edge of the page.
        var left: Int
        /// What stands before its first line.
        var mark: Mark?
        /// The text in characters, when it is a heading without values.
        var title: String?
    }

    /// A bullet, a number or a box.
    final class Mark {
        /// `nil` for a box.
        let text: PDFText?
        let isTicked: Bool
        let element: Int
        let left: Int

        fileprivate init(text: PDFText?, isTicked: Bool = false, element: Int, left: Int) {
            self.text = text
            self.isTicked = isTicked
            self.element = element
            self.left = left
        }
    }

    /// A table: left edges of its columns and the right edge, and the texts in its cells.
    struct Table {
        var edges: [Int] = []
        var rows: [[Int]] = []
        let columns: Int
        /// Height of the first row, which is repeated on every page.
        var headHeight = 0
    }

    /// What stands on a page as a whole.
    struct Slab {
        enum Kind {
            case line(placed: Int, line: Int)
            /// Lines of a row of a table; all of them, unless the row is taller than a page.
            case row(table: Int, row: Int, lines: Range<Int>)
            case rule
        }

        var kind: Kind
        var height: Int
        /// White above it, unless it is the first of a page.
        var before = 0
        /// Whether it stays on the page of the one before.
        var isKept = false
    }

    /// The structure, without what stands where on the pages.
    private(set) var elements = [PDFElement(tag: .document, parent: -1)]
    private(set) var placed: [Placed] = []
    private(set) var tables: [Table] = []
    private(set) var slabs: [Slab] = []
    /// Texts in the window and above it, in reading order.
    private(set) var window: [Int] = []
    /// Characters that the font lacks.
    private(set) var missing: [UInt32] = []
    /// What each face has to hold.
    private(set) var use: [GlyphUse]

    /// What makes the slabs, in order.
    private enum Step {
        case text(Int)
        case table(Int)
        case rule
        /// The next slab stays with the last.
        case keepNext
        /// White that the last block wants below it.
        case after(Int)
    }

    /// A text with values in it.
    private final class OpenText {
        let placed: Int
        let setting: PDFSetting
        /// Width of its lines, in thousandths of the type size; 0 for a cell, whose column tells.
        let measure: Int

        init(placed: Int, paragraph: PDFParagraph, measure: Int) {
            self.placed = placed
            setting = PDFSetting(paragraph)
            self.measure = measure
        }
    }

    private let family: FontFamily
    private var steps: [Step] = []
    private var openTexts: [OpenText] = []
    /// Tables with values in them, by number.
    private var openTables: [Int] = []
    /// ``missing`` and ``use`` of what no value changes.
    private var fixedMissing: [UInt32] = []
    private var fixedUse: [GlyphUse]
    private var mark: Mark?

    /// A letter without values.
    init(_ nodes: [PDFNode], _ family: FontFamily, window: AddressWindow) {
        self.init(family)
        for node in nodes {
            if case .paragraph(let paragraph) = node, paragraph.isInWindow {
                addToWindow(paragraph, window)
            } else {
                add(node, in: 0)
            }
        }
        note()
    }

    /// A letter with its values.
    init(_ nodes: [PDFNode], _ family: FontFamily, window: AddressWindow, _ texts: SlotTexts) {
        self.init(nodes, family, window: window)
        set(texts)
    }

    /// Texts whose places are known, in the order in which they are read.
    init(_ texts: [(text: PDFText, style: PDFStyle, tag: PDFTag, left: Int)], _ family: FontFamily) {
        self.init(family)
        for text in texts {
            _ = add(text.text, text.style, element(text.tag, in: 0), left: text.left)
        }
        note()
    }

    private init(_ family: FontFamily) {
        self.family = family
        fixedUse = [GlyphUse](repeating: GlyphUse(), count: family.faces.count)
        use = fixedUse
    }

    // MARK: Values

    /// Puts in values, in place of those that were there.
    mutating func set(_ texts: SlotTexts) {
        missing = fixedMissing
        for face in use.indices { use[face] = fixedUse[face] }
        for open in openTexts { set(open, texts) }
        for table in openTables { layOut(table) }
        makeSlabs()
    }

    /// Writes a text over in its own memory.
    private mutating func set(_ open: OpenText, _ texts: SlotTexts) {
        let number = open.placed
        open.setting.shape(family, texts, into: &placed[number].text)
        if open.measure > 0 { PDFLineBreaker.breakLines(&placed[number].text, measure: open.measure) }
        if !placed[number].text.missing.isEmpty { missing += placed[number].text.missing }
        for face in use.indices { use[face].formUnion(placed[number].text.use[face]) }
    }

    private mutating func note() {
        for text in placed.map(\.text) + placed.compactMap({ $0.mark?.text }) {
            fixedMissing += text.missing
            for (face, use) in text.use.enumerated() { fixedUse[face].formUnion(use) }
        }
        (missing, use) = (fixedMissing, fixedUse)
    }

    // MARK: Slabs

    private mutating func makeSlabs() {
        slabs.removeAll(keepingCapacity: true)
        var (after, keepsNext) = (0, false)
        for step in steps {
            switch step {
            case .text(let number): addLines(of: number, &after, &keepsNext)
            case .table(let number):
                addRows(of: number, before: after, isKept: keepsNext)
                (after, keepsNext) = (12_000, false)
            case .rule:
                slabs.append(Slab(kind: .rule, height: 1_000, before: max(after, 6_000), isKept: keepsNext))
                (after, keepsNext) = (10_000, false)
            case .keepNext: keepsNext = true
            case .after(let white): after = white
            }
        }
    }

    private mutating func addLines(of number: Int, _ after: inout Int, _ keepsNext: inout Bool) {
        let style = placed[number].style
        // An item without words still shows its mark.
        let count = max(placed[number].text.lines.count, placed[number].mark == nil ? 0 : 1)
        guard count > 0 else { return }
        for line in 0..<count {
            slabs.append(
                Slab(
                    kind: .line(placed: number, line: line), height: style.leading,
                    before: line == 0 ? max(after, style.before) : 0,
                    isKept: line == 0 ? keepsNext : Self.isKept(line, of: count, style)))
        }
        (after, keepsNext) = (style.after, style.keepsNext)
    }

    /// At least two lines of a paragraph stand together, above a border and below it.
    private static func isKept(_ line: Int, of count: Int, _ style: PDFStyle) -> Bool {
        style.keepsTogether || line == 1 || line == count - 1
    }

    // MARK: Blocks

    private mutating func add(_ node: PDFNode, in parent: Int) {
        switch node {
        case .paragraph(let paragraph): add(paragraph, element: element(paragraph.tag, in: parent))
        case .list(let list): add(list, in: parent)
        case .quote(let nodes):
            let quote = element(.quote, in: parent)
            for node in nodes { add(node, in: quote) }
        case .table(let table): add(table, in: parent)
        case .rule: steps.append(.rule)
        }
    }

    private mutating func element(
        _ tag: PDFTag, in parent: Int, _ attribute: PDFElement.Attribute = .none
    ) -> Int {
        elements.append(PDFElement(tag: tag, parent: parent, attribute: attribute))
        elements[parent].kids.append(.element(elements.count - 1))
        return elements.count - 1
    }

    private mutating func add(_ paragraph: PDFParagraph, element: Int) {
        let style = paragraph.style
        let number = add(
            paragraph, element, left: PDFMeasure.left + style.indent, width: Self.width(of: style),
            isOpen: paragraph.isOpen)
        placed[number].mark = mark
        mark = nil
        steps.append(.text(number))
    }

    static func width(of style: PDFStyle) -> Int {
        style.width > 0 ? style.width : PDFMeasure.textWidth - style.indent
    }

    private mutating func addToWindow(_ paragraph: PDFParagraph, _ window: AddressWindow) {
        let element = element(.paragraph, in: 0)
        let width = paragraph.width(in: window)
        self.window.append(
            add(paragraph, element, left: window.left, width: width, isOpen: paragraph.isOpen))
    }

    /// Adds a text, or the place for one; lines so wide, or 0 for a cell.
    private mutating func add(
        _ paragraph: PDFParagraph, _ element: Int, left: Int, width: Int, isOpen: Bool
    ) -> Int {
        guard isOpen else {
            let text = paragraph.fixed ?? PDFText(faces: family.faces.count)
            return add(text, paragraph.style, element, left: left)
        }
        let measure = width * 1000 / paragraph.style.size
        openTexts.append(OpenText(placed: placed.count, paragraph: paragraph, measure: measure))
        placed.append(
            Placed(
                text: PDFText(faces: family.faces.count), style: paragraph.style, element: element, left: left
            ))
        return placed.count - 1
    }

    private mutating func add(_ text: PDFText, _ style: PDFStyle, _ element: Int, left: Int) -> Int {
        var made = Placed(text: text, style: style, element: element, left: left)
        if elements[element].tag.level != nil { made.title = text.characters(family) }
        placed.append(made)
        return placed.count - 1
    }

    // MARK: Lists

    private mutating func add(_ list: PDFList, in parent: Int) {
        let list = list
        let element = element(.list, in: parent, .numbering(list.numbering))
        for (index, item) in list.items.enumerated() {
            // No item stands alone above a border or below it.
            if index == 1 || index > 0 && index == list.items.count - 1 { steps.append(.keepNext) }
            add(item, list, in: element)
        }
        // More white under the list than between its items.
        if list.level == 0 { steps.append(.after(PDFStyle.body.after)) }
    }

    private mutating func add(_ item: PDFList.Item, _ list: PDFList, in parent: Int) {
        let entry = element(.item, in: parent)
        let label = element(.label, in: entry)
        let body = element(.itemBody, in: entry)
        mark = mark(item, label: label, level: list.level)
        // One paragraph needs no element of its own: the item is the paragraph.
        var isSingle = item.nodes.count { if case .paragraph = $0 { true } else { false } } == 1
        if case .paragraph? = item.nodes.first {
        } else {
            isSingle = false
            add(PDFParagraph(style: itemStyle(list)), element: body)
        }
        for (index, node) in item.nodes.enumerated() {
            if index == 0, isSingle, case .paragraph(let paragraph) = node {
                add(paragraph, element: body)
            } else {
                add(node, in: body)
            }
        }
    }

    /// An item that starts with something else than text, or with nothing.
    private func itemStyle(_ list: PDFList) -> PDFStyle {
        var style = PDFStyle.listItem
        style.indent = PDFMeasure.listIndent * (min(list.level, PDFMeasure.listLevels - 1) + 1)
        return style
    }

    private mutating func mark(_ item: PDFList.Item, label: Int, level: Int) -> Mark {
        let left = PDFMeasure.left + PDFMeasure.listIndent * min(level, PDFMeasure.listLevels - 1)
        if let text = item.label {
            return Mark(text: text, element: label, left: left)
        }
        let isTicked = item.mark == .box(isTicked: true)
        let figure = element(
            .figure, in: label, .box(isTicked: isTicked))
        return Mark(text: nil, isTicked: isTicked, element: figure, left: left)
    }

    // MARK: Tables

    /// Rows of a table that is not divided over pages.
    static let smallTable = 8
    /// Lines of a row that is there to be written in.
    private static let emptyRow = 2

    private mutating func add(_ table: PDFTable, in parent: Int) {
        let element = element(.table, in: parent)
        var made = Table(columns: table.columns)
        // Where one value stands the width of every column hangs on it, and with it where long words are cut.
        let isOpen = table.rows.contains { $0.contains(where: \.isOpen) }
        for row in table.rows {
            let line = self.element(.row, in: element)
            made.rows.append(
                row.map { add($0, self.element($0.tag, in: line), left: 0, width: 0, isOpen: isOpen) })
        }
        tables.append(made)
        steps.append(.table(tables.count - 1))
        if isOpen { openTables.append(tables.count - 1) } else { layOut(tables.count - 1) }
    }

    /// Works out the columns of a table and breaks its texts into lines.
    private mutating func layOut(_ number: Int) {
        let rows = tables[number].rows
        let columns = PDFColumns(
            rows.map { $0.map { placed[$0].text.words } }, count: tables[number].columns)
        let widths = columns.widths
        var edges = [PDFMeasure.left]
        for width in widths { edges.append((edges.last ?? 0) + width) }
        for row in rows {
            for (column, cell) in row.enumerated() {
                let measure = (widths[column] - 2 * PDFMeasure.cellMargin) * 1000 / placed[cell].style.size
                PDFLineBreaker.breakLines(&placed[cell].text, measure: measure)
                placed[cell].left = edges[column] + PDFMeasure.cellMargin
            }
        }
        tables[number].edges = edges
        tables[number].headHeight = Self.height(lines: rows.first.map { lines(of: $0) } ?? 0)
    }

    /// Lines of a row; one without words is there to be written in by hand.
    private func lines(of row: [Int]) -> Int {
        let needed = row.map { placed[$0].text.lines.count }.max() ?? 0
        return needed == 0 ? Self.emptyRow : needed
    }

    private static func height(lines: Int) -> Int {
        lines * PDFStyle.cell.leading + 2 * PDFMeasure.cellPadding
    }

    private mutating func addRows(of number: Int, before: Int, isKept: Bool) {
        let rows = tables[number].rows
        let isForm = (0..<tables[number].columns).contains { column in
            rows.dropFirst().allSatisfy { placed[$0[column]].text.words.isEmpty }
        }
        for (row, cells) in rows.enumerated() {
            let isKept = row == 0 ? isKept : row == 1 || rows.count <= Self.smallTable
            let lines = max(lines(of: cells), isForm && row > 0 ? Self.emptyRow : 1)
            addRow(row, of: number, lines, before: row == 0 ? before : 0, isKept: isKept)
        }
    }

    /// A row, in pieces when it is taller than a page.
    private mutating func addRow(_ row: Int, of table: Int, _ lines: Int, before: Int, isKept: Bool) {
        let room = PDFMeasure.textHeight - tables[table].headHeight - 2 * PDFMeasure.cellPadding
        let most = max(1, room / PDFStyle.cell.leading)
        for first in stride(from: 0, to: lines, by: most) {
            let end = min(first + most, lines)
            slabs.append(
                Slab(
                    kind: .row(table: table, row: row, lines: first..<end),
                    height: Self.height(lines: end - first), before: first == 0 ? before : 0,
                    isKept: first == 0 && isKept))
        }
    }
}
