import HerautModel

/// One letter in lines and rows, before they are divided over pages: its texts, its structure, and what may not be torn apart.
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
    }

    /// A bullet, a number or a box.
    struct Mark {
        /// `nil` for a box.
        var text: PDFText?
        var isTicked = false
        var element: Int
        var left: Int
    }

    /// A table: left edges of its columns and the right edge, and the texts in its cells.
    struct Table {
        var edges: [Int]
        var rows: [[Int]] = []
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

    private let family: FontFamily
    /// The values; `nil` when there are none to come.
    private let texts: SlotTexts?
    /// White that the last block wants below it.
    private var after = 0
    /// Whether the next slab stays with the last.
    private var keepsNext = false
    /// The mark for the next line.
    private var mark: Mark?

    init(_ nodes: [PDFNode], _ family: FontFamily, window: AddressWindow, _ texts: SlotTexts) {
        self.family = family
        self.texts = texts
        use = [GlyphUse](repeating: GlyphUse(), count: family.faces.count)
        for node in nodes {
            if case .paragraph(let paragraph) = node, paragraph.isInWindow {
                addToWindow(paragraph, window)
            } else {
                add(node, in: 0)
            }
        }
    }

    /// Texts whose places are known, in the order in which they are read.
    init(_ texts: [(text: PDFText, style: PDFStyle, tag: PDFTag, left: Int)], _ family: FontFamily) {
        self.family = family
        self.texts = nil
        use = [GlyphUse](repeating: GlyphUse(), count: family.faces.count)
        for text in texts {
            _ = add(text.text, text.style, element(text.tag, in: 0), left: text.left)
        }
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
        case .rule:
            slabs.append(Slab(kind: .rule, height: 1_000, before: max(after, 6_000), isKept: keepsNext))
            after = 10_000
            keepsNext = false
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
        let text = text(of: paragraph, width: Self.width(of: style))
        let number = add(text, style, element, left: PDFMeasure.left + style.indent)
        placed[number].mark = mark
        // An item without words still shows its mark.
        let count = max(text.lines.count, mark == nil ? 0 : 1)
        mark = nil
        guard count > 0 else { return }
        for line in 0..<count {
            slabs.append(
                Slab(
                    kind: .line(placed: number, line: line), height: style.leading,
                    before: line == 0 ? max(after, style.before) : 0,
                    isKept: line == 0 ? keepsNext : Self.isKept(line, of: count, style)))
        }
        after = style.after
        keepsNext = style.keepsNext
    }

    /// At least two lines of a paragraph stand together, above a border and below it.
    private static func isKept(_ line: Int, of count: Int, _ style: PDFStyle) -> Bool {
        style.keepsTogether || line == 1 || line == count - 1
    }

    static func width(of style: PDFStyle) -> Int {
        style.width > 0 ? style.width : PDFMeasure.textWidth - style.indent
    }

    private mutating func addToWindow(_ paragraph: PDFParagraph, _ window: AddressWindow) {
        let text = text(of: paragraph, width: paragraph.width(in: window))
        let element = element(.paragraph, in: 0)
        self.window.append(add(text, paragraph.style, element, left: window.left))
    }

    private mutating func add(_ text: PDFText, _ style: PDFStyle, _ element: Int, left: Int) -> Int {
        note(text)
        placed.append(Placed(text: text, style: style, element: element, left: left))
        return placed.count - 1
    }

    private mutating func note(_ text: PDFText) {
        missing += text.missing
        for (index, use) in text.use.enumerated() where !use.isEmpty { self.use[index].formUnion(use) }
    }

    // MARK: Lists

    private mutating func add(_ list: PDFList, in parent: Int) {
        let list = list
        let element = element(.list, in: parent, .numbering(list.numbering))
        for (index, item) in list.items.enumerated() {
            // No item stands alone above a border or below it.
            if index == 1 || index > 0 && index == list.items.count - 1 { keepsNext = true }
            add(item, list, in: element)
        }
        // More white under the list than between its items.
        if list.level == 0 { after = PDFStyle.body.after }
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
            note(text)
            return Mark(text: text, element: label, left: left)
        }
        let isTicked = item.mark == .box(isTicked: true)
        let figure = element(
            .figure, in: label, .box(isTicked: isTicked, left: 0, bottom: 0, right: 0, top: 0))
        return Mark(text: nil, isTicked: isTicked, element: figure, left: left)
    }

    // MARK: Tables

    /// Rows of a table that is not divided over pages.
    private static let smallTable = 8
    /// Lines of a row without words.
    private static let emptyRow = 2

    private mutating func add(_ table: PDFTable, in parent: Int) {
        let element = element(.table, in: parent)
        var cells = table.rows.map { row in row.map { unbroken($0) } }
        let widths = Self.widths(cells, columns: table.columns)
        var edges = [PDFMeasure.left]
        for width in widths { edges.append((edges.last ?? 0) + width) }
        var made = Table(edges: edges)
        for (number, row) in table.rows.enumerated() {
            let line = self.element(.row, in: element)
            var numbers: [Int] = []
            for (column, cell) in row.enumerated() {
                let measure = (widths[column] - 2 * PDFMeasure.cellMargin) * 1000 / cell.style.size
                PDFLineBreaker.breakLines(&cells[number][column], measure: measure)
                let own = self.element(cell.tag, in: line)
                numbers.append(
                    add(cells[number][column], cell.style, own, left: edges[column] + PDFMeasure.cellMargin))
            }
            made.rows.append(numbers)
            // A row without words is there to be written in by hand.
            let needed = cells[number].map(\.lines.count).max() ?? 0
            let lines = needed == 0 ? Self.emptyRow : needed
            if number == 0 { made.headHeight = Self.height(lines: lines) }
            addRow(number, lines, isSmall: table.rows.count <= Self.smallTable, headHeight: made.headHeight)
        }
        tables.append(made)
        after = 12_000
        keepsNext = false
    }

    private static func height(lines: Int) -> Int {
        lines * PDFStyle.cell.leading + 2 * PDFMeasure.cellPadding
    }

    /// A row, in pieces when it is taller than a page.
    private mutating func addRow(_ row: Int, _ lines: Int, isSmall: Bool, headHeight: Int) {
        let room = PDFMeasure.textHeight - headHeight - 2 * PDFMeasure.cellPadding
        let most = max(1, room / PDFStyle.cell.leading)
        for first in stride(from: 0, to: lines, by: most) {
            let end = min(first + most, lines)
            let isKept = row == 0 ? keepsNext && first == 0 : first == 0 && (row == 1 || isSmall)
            slabs.append(
                Slab(
                    kind: .row(table: tables.count, row: row, lines: first..<end),
                    height: Self.height(lines: end - first), before: row == 0 && first == 0 ? after : 0,
                    isKept: isKept))
        }
    }

    /// Widths of the columns: as wide as their text and an equal share of the rest, which goes to columns that are there to be written in; or, when
    /// that does not fit, as wide as their longest word and a share of what they lack.
    private static func widths(_ cells: [[PDFText]], columns: Int) -> [Int] {
        let size = PDFStyle.cell.size
        var whole = [Int](repeating: 0, count: columns)
        var least = whole
        for row in cells {
            for (column, text) in row.enumerated() {
                var line = 0
                for word in text.words {
                    line += word.width
                    whole[column] = max(whole[column], line)
                    least[column] = max(least[column], word.width)
                    line = word.breaks == .line ? 0 : line + word.space
                }
            }
        }
        let margins = 2 * PDFMeasure.cellMargin
        whole = whole.map { $0 * size / 1000 + margins + 1_000 }
        least = least.map { $0 * size / 1000 + margins + 1_000 }
        let total = PDFMeasure.textWidth
        let rest = total - whole.reduce(0, +)
        if rest >= 0 {
            let open = (0..<columns).filter { column in
                cells.dropFirst().allSatisfy { $0[column].words.isEmpty }
            }
            let takers = open.isEmpty ? Array(0..<columns) : open
            for column in takers { whole[column] += rest / takers.count }
            return closed(whole, total, at: takers.last ?? 0)
        }
        let spare = total - least.reduce(0, +)
        guard spare >= 0 else {
            return closed([Int](repeating: total / columns, count: columns), total, at: columns - 1)
        }
        let lacks = zip(whole, least).map { $0 - $1 }
        let widest = lacks.indices.max { lacks[$0] < lacks[$1] } ?? 0
        return closed(zip(least, shares(of: spare, lacks)).map { $0 + $1 }, total, at: widest)
    }

    /// What each gets of `spare`: all that it lacks when that is no more than an equal share of what is left, so that a column with times does not
    /// break because another has sentences.
    private static func shares(of spare: Int, _ lacks: [Int]) -> [Int] {
        var shares = lacks
        var (rest, count) = (spare, lacks.count)
        for column in lacks.indices.sorted(by: { (lacks[$0], $0) < (lacks[$1], $1) }) {
            shares[column] = min(lacks[column], rest / count)
            rest -= shares[column]
            count -= 1
        }
        return shares
    }

    /// The widths with what rounding left over in one of them.
    private static func closed(_ widths: [Int], _ total: Int, at column: Int) -> [Int] {
        var widths = widths
        widths[column] += total - widths.reduce(0, +)
        return widths
    }

    // MARK: Text

    private func text(of paragraph: PDFParagraph, width: Int) -> PDFText {
        if let fixed = paragraph.fixed { return fixed }
        var text = unbroken(paragraph)
        PDFLineBreaker.breakLines(&text, measure: width * 1000 / paragraph.style.size)
        return text
    }

    private func unbroken(_ paragraph: PDFParagraph) -> PDFText {
        paragraph.fixed ?? texts.map { paragraph.shaped(family, $0) } ?? PDFText(faces: family.faces.count)
    }
}

extension PDFParagraph {
    /// The text as glyphs, not yet in lines.
    func shaped(_ family: FontFamily, _ texts: SlotTexts) -> PDFText {
        var shaper = PDFShaper(family, isVerbatim: isVerbatim, keepsSpaces: isInWindow)
        for piece in pieces {
            switch piece {
            case .text(let bytes, let look): bytes.withUnsafeBufferPointer { shaper.append($0, look) }
            case .lineBreak(let look): shaper.endLine(look)
            case .slot(let slot, let look): shaper.append(lines: texts[slot], look)
            case .address(let inner, let address, let look):
                if let hidden = SafeLink.hidden(address, behind: inner.text(filledWith: texts.strings)) {
                    shaper.append(" (\(hidden))", look)
                }
            }
        }
        return shaper.finish()
    }
}

extension PDFShaper {
    /// Adds a value: each newline in it ends a line.
    fileprivate mutating func append(lines value: UnsafeBufferPointer<UInt8>, _ look: PDFLook) {
        var start = 0
        while let end = value[start...].firstIndex(of: 0x0A) {
            append(UnsafeBufferPointer(rebasing: value[start..<end]), look)
            endLine(look)
            start = end + 1
        }
        append(UnsafeBufferPointer(rebasing: value[start...]), look)
    }
}
