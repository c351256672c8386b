import HerautModel

/// Writes the pages of a letter: what is drawn, which element each piece belongs to, and where its links are (ISO 32000-1, 9.4 and 14.6).
struct PDFContent: ~Copyable {
    /// Where the content of a page starts and ends in ``bytes``, and the elements of its marked content, by number.
    struct PageContent {
        var range: Range<Int>
        var owners: [Int]
    }

    /// A heading for the bookmarks.
    struct Bookmark {
        var title: String
        var level: Int
        var page: Int
        var top: Int
    }

    /// The content of all pages, one behind the other.
    private(set) var bytes = ByteBuffer(capacity: 1 << 14)
    private(set) var pages: [PageContent] = []
    private(set) var elements: [PDFElement]
    private(set) var annotations: [PDFAnnotation] = []
    private(set) var bookmarks: [Bookmark] = []
    /// What each face has to hold, head and foot included.
    private(set) var use: [GlyphUse]
    /// Size of the pages.
    let pageWidth: Int, pageHeight: Int

    /// Pieces of ``bytes`` that are packed already, in order.
    private(set) var runs: [PDFSplice.Run] = []

    private let writer: PDFGlyphWriter
    private let flow: PDFFlow
    private let form: PDFForm
    private let family: FontFamily
    private var owners: [Int] = []
    private var start = 0
    /// The element whose marked content is open; -1 for none.
    private var open = -1
    /// The link that is open, and the text and run it is in.
    private var link: (element: Int, placed: Int, run: Int)?
    private var ink: PDFInk?
    private var font: (face: Int, size: Int)?

    init(_ flow: PDFFlow, _ form: PDFForm, _ family: FontFamily) {
        self.flow = flow
        self.form = form
        self.family = family
        writer = PDFGlyphWriter(family: family, palette: form.palette)
        elements = flow.elements
        use = flow.use
        (pageWidth, pageHeight) = (PDFMeasure.pageWidth, PDFMeasure.pageHeight)
        let paginator = PDFPaginator(flow.slabs, tables: flow.tables, start: Self.start(of: flow, form))
        var next = 0
        for page in 0..<paginator.pageCount {
            startPage()
            if page == 0 {
                writeLogo()
                writeWindow()
            }
            if paginator.repeated[page] >= 0 { repeatHead(of: flow.tables[paginator.repeated[page]]) }
            while next < flow.slabs.count, paginator.places[next].page == page {
                let count = writeWhole(next, paginator)
                if count == 0 { write(slab: next, top: paginator.places[next].top) }
                next += max(count, 1)
            }
            writeFurniture(page, of: paginator.pageCount)
            endPage()
        }
    }

    /// One page on which everything has its place already.
    init(_ sheet: PDFSheet, _ flow: PDFFlow, _ form: PDFForm, _ family: FontFamily) {
        self.flow = flow
        self.form = form
        self.family = family
        writer = PDFGlyphWriter(family: family, palette: form.palette)
        elements = flow.elements
        use = flow.use
        (pageWidth, pageHeight) = (sheet.width, sheet.height)
        startPage()
        for item in sheet.items {
            switch item {
            case .text(let number, let top): write(number, top: top)
            case .fill(let area, let ink):
                artifact { page in
                    page.ink = nil
                    page.bytes.append(page.form.palette[ink])
                    page.bytes.append(
                        lengths: area.left, sheet.height - area.top - area.height, area.width, area.height)
                    page.bytes.append("re f\n" as StaticString)
                }
            case .shape(let corners, let ink): fill(corners, ink)
            }
        }
        endPage()
    }

    private mutating func fill(_ corners: [PDFSheet.Corner], _ ink: PDFInk) {
        artifact { page in
            page.ink = nil
            page.bytes.append(page.form.palette[ink])
            for (number, corner) in corners.enumerated() {
                page.bytes.append(lengths: corner.left, page.pageHeight - corner.top)
                page.bytes.append(number == 0 ? "m " : "l " as StaticString)
            }
            page.bytes.append("f\n" as StaticString)
        }
    }

    private mutating func write(_ number: Int, top: Int) {
        let placed = flow.placed[number]
        note(placed, top: top)
        for (line, content) in placed.text.lines.enumerated() {
            let baseline = Self.baseline(placed.style, top: top + line * placed.style.leading)
            write(number, content, left: placed.left, baseline: baseline)
        }
        close()
    }

    /// Where the text starts on the first page: under the window when there is one.
    static func start(of flow: PDFFlow, _ form: PDFForm) -> Int {
        guard !flow.window.isEmpty else { return form.top }
        let lines = flow.window.filter { flow.placed[$0].style != .returnAddress }.reduce(0) {
            $0 + flow.placed[$1].text.lines.count
        }
        let window = form.window
        return window.top + max(window.height, lines * PDFMeasure.addressLine) + PDFMeasure.belowWindow
    }

    private mutating func startPage() {
        start = bytes.count
        owners = []
        ink = nil
        font = nil
    }

    private mutating func endPage() {
        close()
        pages.append(PageContent(range: start..<bytes.count, owners: owners))
    }

    // MARK: Marked content

    /// Opens the content of an element, when it is not open.
    private mutating func open(_ element: Int) {
        guard open != element else { return }
        closeContent()
        open = element
        let tag = elements[element].tag
        bytes.append(UInt8(ascii: "/"))
        bytes.append(tag.name)
        bytes.append("<</MCID " as StaticString)
        bytes.append(number: owners.count)
        bytes.append(">>BDC\n" as StaticString)
        if elements[element].page < 0 { elements[element].page = pages.count }
        elements[element].kids.append(.content(page: pages.count, id: owners.count))
        owners.append(element)
    }

    private mutating func closeContent() {
        guard open >= 0 else { return }
        bytes.append("EMC\n" as StaticString)
        open = -1
    }

    private mutating func close() {
        closeContent()
        link = nil
    }

    /// Draws something that is no part of the text.
    private mutating func artifact(
        _ kind: StaticString = "/Artifact<</Type/Layout>>BDC\n", _ draw: (inout Self) -> Void
    ) {
        closeContent()
        bytes.append(kind)
        draw(&self)
        bytes.append("EMC\n" as StaticString)
    }

    // MARK: Slabs

    /// Whether a text can be written in one go: nothing stands in it or behind it but its glyphs.
    static func isWhole(_ text: PDFText, _ style: PDFStyle) -> Bool {
        style.decoration == .none && !text.lines.isEmpty && !text.hasLinks
    }

    /// Writes a text that stands on this page as a whole, and gives the number of its slabs; 0 when that cannot be done.
    private mutating func writeWhole(_ index: Int, _ paginator: PDFPaginator) -> Int {
        guard case .line(let number, 0) = flow.slabs[index].kind else { return 0 }
        let count = flow.placed[number].text.lines.count
        guard count > 0, paginator.places[index + count - 1].page == paginator.places[index].page,
            Self.isWhole(flow.placed[number].text, flow.placed[number].style)
        else { return 0 }
        let (top, style) = (paginator.places[index].top, flow.placed[number].style)
        let baseline = Self.baseline(style, top: top)
        if let mark = flow.placed[number].mark { write(mark, style, baseline) }
        note(flow.placed[number], top: top)
        open(flow.placed[number].element)
        bytes.append("BT 1 0 0 1 " as StaticString)
        bytes.append(lengths: flow.placed[number].left, pageHeight - baseline)
        bytes.append("Tm\n" as StaticString)
        if let chunk = flow.placed[number].text.chunk {
            runs.append(PDFSplice.Run(start: bytes.count, chunk: chunk))
            bytes.append(chunk.bytes)
        } else {
            writer.write(flow.placed[number].text, style, to: &bytes)
        }
        // What the text chose is not what the page chose.
        (ink, font) = (nil, nil)
        close()
        return count
    }

    private mutating func write(slab index: Int, top: Int) {
        switch flow.slabs[index].kind {
        case .line(let placed, let line): write(placed, line, top: top)
        case .row(let table, let row, let lines):
            write(table, row, lines, top: top, height: flow.slabs[index].height)
        case .rule:
            artifact { page in
                page.fill(
                    PDFMeasure.left, top: top, width: PDFMeasure.textWidth, height: 500,
                    "0.463 g" as StaticString)
            }
        }
    }

    private mutating func write(_ number: Int, _ line: Int, top: Int) {
        let placed = flow.placed[number]
        decorate(placed, top: top)
        let baseline = Self.baseline(placed.style, top: top)
        if line == 0 {
            if let mark = placed.mark { write(mark, placed.style, baseline) }
            note(placed, top: top)
        }
        if line < placed.text.lines.count {
            write(number, placed.text.lines[line], left: placed.left, baseline: baseline)
        }
        if line + 1 >= placed.text.lines.count { close() }
    }

    /// Type stands in the middle of its line, by the height of its capitals.
    private static func baseline(_ style: PDFStyle, top: Int) -> Int {
        top + (style.leading + style.size * 7 / 10) / 2
    }

    private mutating func decorate(_ placed: PDFFlow.Placed, top: Int) {
        let style = placed.style
        switch style.decoration {
        case .none: break
        case .bar:
            artifact {
                $0.fill(
                    placed.left - 12_000, top: top, width: 1_500, height: style.leading,
                    "0.463 g" as StaticString)
            }
        case .ground:
            artifact {
                $0.fill(
                    placed.left - 3_000, top: top, width: PDFFlow.width(of: style) + 6_000,
                    height: style.leading,
                    "0.949 g" as StaticString)
            }
        }
    }

    private mutating func note(_ placed: PDFFlow.Placed, top: Int) {
        guard let level = elements[placed.element].tag.level else { return }
        let title = placed.text.characters(family)
        guard !title.isEmpty else { return }
        bookmarks.append(Bookmark(title: title, level: level, page: pages.count, top: top))
    }

    private mutating func write(_ mark: PDFFlow.Mark, _ style: PDFStyle, _ baseline: Int) {
        if let text = mark.text {
            guard let line = text.lines.first else { return }
            open(mark.element)
            write(text, line, left: mark.left, baseline: baseline, size: style.size) { _, _ in }
            return closeContent()
        }
        let side = style.size * 4 / 5
        let bottom = pageHeight - baseline - side / 10
        open(mark.element)
        drawBox(left: mark.left, bottom: bottom, side: side, isTicked: mark.isTicked)
        closeContent()
        elements[mark.element].attribute = .box(
            isTicked: mark.isTicked, left: mark.left, bottom: bottom, right: mark.left + side,
            top: bottom + side)
    }

    private mutating func drawBox(left: Int, bottom: Int, side: Int, isTicked: Bool) {
        bytes.append("q 0 G 0.8 w " as StaticString)
        bytes.append(lengths: left + 400, bottom + 400, side - 800, side - 800)
        bytes.append("re S\n" as StaticString)
        if isTicked {
            let (low, high) = (side / 4, side - side / 4)
            bytes.append("1.2 w " as StaticString)
            bytes.append(lengths: left + low, bottom + low)
            bytes.append("m " as StaticString)
            bytes.append(lengths: left + high, bottom + high)
            bytes.append("l " as StaticString)
            bytes.append(lengths: left + low, bottom + high)
            bytes.append("m " as StaticString)
            bytes.append(lengths: left + high, bottom + low)
            bytes.append("l S\n" as StaticString)
        }
        bytes.append("Q\n" as StaticString)
    }

    private mutating func fill(_ left: Int, top: Int, width: Int, height: Int, _ colour: StaticString) {
        bytes.append("q " as StaticString)
        bytes.append(colour)
        bytes.append(UInt8(ascii: " "))
        bytes.append(lengths: left, pageHeight - top - height, width, height)
        bytes.append("re f Q\n" as StaticString)
    }

    // MARK: Tables

    private mutating func write(_ number: Int, _ row: Int, _ lines: Range<Int>, top: Int, height: Int) {
        let table = flow.tables[number]
        drawGrid(table, top: top, height: height, isHead: row == 0)
        for cell in table.rows[row] {
            let placed = flow.placed[cell]
            for line in lines.clamped(to: 0..<placed.text.lines.count) {
                let lineTop = top + PDFMeasure.cellPadding + (line - lines.lowerBound) * placed.style.leading
                let baseline = Self.baseline(placed.style, top: lineTop)
                write(cell, placed.text.lines[line], left: placed.left, baseline: baseline)
            }
            close()
        }
    }

    private mutating func drawGrid(_ table: PDFFlow.Table, top: Int, height: Int, isHead: Bool) {
        let (left, right) = (table.edges.first ?? 0, table.edges.last ?? 0)
        artifact { page in
            if isHead {
                page.fill(left, top: top, width: right - left, height: height, "0.941 g" as StaticString)
                page.fill(left, top: top, width: right - left, height: 500, "0.463 g" as StaticString)
            }
            page.fill(
                left, top: top + height - 500, width: right - left, height: 500, "0.463 g" as StaticString)
            for edge in table.edges {
                page.fill(edge - 250, top: top, width: 500, height: height, "0.463 g" as StaticString)
            }
        }
    }

    /// The first row of a table again, on a page where the table goes on: seen, not read again.
    private mutating func repeatHead(of table: PDFFlow.Table) {
        drawGrid(table, top: PDFMeasure.top, height: table.headHeight, isHead: true)
        for cell in table.rows.first ?? [] {
            let placed = flow.placed[cell]
            artifact("/Artifact<</Type/Pagination>>BDC\n") { page in
                for (line, content) in placed.text.lines.enumerated() {
                    let top = PDFMeasure.top + PDFMeasure.cellPadding + line * placed.style.leading
                    page.write(
                        placed.text, content, left: placed.left,
                        baseline: Self.baseline(placed.style, top: top),
                        size: placed.style.size
                    ) { _, _ in }
                }
            }
        }
    }

    // MARK: Logo, window, head and foot

    /// The logo is part of the text, at its start: who cannot see the letter hears who sends it. It makes way to the right for a window that stands high.
    private mutating func writeLogo() {
        guard let logo = form.logo else { return }
        let isFree =
            flow.window.isEmpty
            || PDFMeasure.logoTop + logo.height <= form.window.top - PDFMeasure.addressLine
        let left = isFree ? PDFMeasure.left : PDFMeasure.left + PDFMeasure.textWidth - logo.width
        let bottom = pageHeight - PDFMeasure.logoTop - logo.height
        elements.append(
            PDFElement(
                tag: .figure, parent: 0,
                attribute: .picture(
                    alternative: logo.alternative, left: left, bottom: bottom, right: left + logo.width,
                    top: bottom + logo.height)))
        elements[0].kids.insert(.element(elements.count - 1), at: 0)
        open(elements.count - 1)
        bytes.append("q " as StaticString)
        bytes.append(lengths: logo.width, 0, 0, logo.height, left, bottom)
        bytes.append("cm/L Do Q\n" as StaticString)
        close()
    }

    private mutating func writeWindow() {
        var top = form.window.top
        for number in flow.window {
            let placed = flow.placed[number]
            let isReturn = placed.style == .returnAddress
            let count = placed.text.lines.count
            for (line, content) in placed.text.lines.enumerated() {
                // The return address ends where the window begins.
                let lineTop = isReturn ? form.window.top - (count - line) * PDFMeasure.addressLine : top
                write(
                    number, content, left: placed.left, baseline: Self.baseline(placed.style, top: lineTop))
                if !isReturn { top += PDFMeasure.addressLine }
            }
            close()
        }
        if form.showsKIX { writeKIX(top: top + KIXCode.Measure.white) }
    }

    /// The sorting code below the address, when it can be told and there is room: bars to be seen by machines, not read.
    private mutating func writeKIX(top: Int) {
        typealias Measure = KIXCode.Measure
        let lines = flow.window.filter { flow.placed[$0].style != .returnAddress }.flatMap { number in
            flow.placed[number].text.lines.map { flow.placed[number].text.characters(family, in: $0) }
        }
        guard let code = KIXCode(address: lines),
            top + Measure.height + Measure.white <= form.window.top + form.window.height,
            code.bars.count * Measure.pitch <= form.window.width
        else { return }
        let side = (Measure.height - Measure.middle) / 2
        artifact { page in
            page.bytes.append("0 g\n" as StaticString)
            page.ink = nil
            for (number, bar) in code.bars.enumerated() {
                let bottom = page.pageHeight - top - Measure.height + (bar.falls ? 0 : side)
                let height = Measure.middle + (bar.falls ? side : 0) + (bar.rises ? side : 0)
                page.bytes.append(
                    lengths: page.form.window.left + number * Measure.pitch, bottom, Measure.width, height)
                page.bytes.append("re\n" as StaticString)
            }
            page.bytes.append("f\n" as StaticString)
        }
    }

    private mutating func writeFurniture(_ page: Int, of count: Int) {
        close()
        if let head = form.head, page > 0 || form.logo == nil {
            artifact("/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n") {
                $0.write(furniture: head, .head, right: false, baseline: PDFMeasure.headBaseline)
            }
        }
        if page == 0, !flow.window.isEmpty, form.showsFolds { writeFolds() }
        let numbers = form.pageNumber(page + 1, of: count, family)
        artifact("/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n") {
            if let foot = $0.form.foot {
                $0.write(furniture: foot, .foot, right: false, baseline: PDFMeasure.footBaseline)
            }
            $0.write(furniture: numbers, .foot, right: true, baseline: PDFMeasure.footBaseline)
        }
    }

    private mutating func write(furniture text: PDFText, _ style: PDFStyle, right: Bool, baseline: Int) {
        for (index, use) in text.use.enumerated() { self.use[index].formUnion(use) }
        for (index, line) in text.lines.enumerated() {
            let width = line.width * style.size / 1000
            let left = right ? PDFMeasure.left + PDFMeasure.textWidth - width : PDFMeasure.left
            let lineBaseline = baseline - (text.lines.count - 1 - index) * style.leading
            write(text, line, left: left, baseline: lineBaseline, size: style.size) { _, _ in }
        }
    }

    private mutating func writeFolds() {
        artifact { page in
            for fold in PDFMeasure.folds {
                page.fill(
                    PDFMeasure.millimetres(5), top: fold, width: PDFMeasure.millimetres(4), height: 300,
                    "0.463 g" as StaticString)
            }
        }
    }

    // MARK: Text

    /// Writes a line of a text, each piece under the element it belongs to.
    private mutating func write(_ number: Int, _ line: PDFText.Line, left: Int, baseline: Int) {
        let placed = flow.placed[number]
        let size = placed.style.size
        write(placed.text, line, left: left, baseline: baseline, size: size) { page, run in
            let look = placed.text.runs[run].look
            page.open(look.link < 0 ? placed.element : page.linkElement(placed.element, number, run))
        } finish: { page, run, from, to in
            let link = placed.text.runs[run].look.link
            if link >= 0 { page.underline(Int(link), from: from, to: to, baseline: baseline, size: size) }
        }
    }

    /// The element of a link; the next line of the same link is the same one.
    private mutating func linkElement(_ parent: Int, _ placed: Int, _ run: Int) -> Int {
        if let link, link.placed == placed, link.run == run { return link.element }
        elements.append(PDFElement(tag: .link, parent: parent))
        elements[parent].kids.append(.element(elements.count - 1))
        link = (elements.count - 1, placed, run)
        return elements.count - 1
    }

    private mutating func underline(_ link: Int, from: Int, to: Int, baseline: Int, size: Int) {
        guard to > from, let element = self.link?.element else { return }
        bytes.append(lengths: from, pageHeight - baseline - size / 7, to - from, size / 20)
        bytes.append("re f\n" as StaticString)
        let annotation = PDFAnnotation(
            element: element, link: link, page: pages.count, left: from,
            bottom: pageHeight - baseline - size / 4, right: to,
            top: pageHeight - baseline + size * 4 / 5)
        elements[element].kids.append(.annotation(annotations.count))
        annotations.append(annotation)
    }

    /// Writes a line run by run; `begin` is asked before each, `finish` told its left and right end after it.
    private mutating func write(
        _ text: PDFText, _ line: PDFText.Line, left: Int, baseline: Int, size: Int,
        _ begin: (inout Self, Int) -> Void, finish: (inout Self, Int, Int, Int) -> Void = { _, _, _, _ in }
    ) {
        var run = text.runs.lastIndex { $0.start <= line.start } ?? 0
        var glyph = line.start
        var edge = left
        while glyph < line.end, run < text.runs.count {
            let next = run + 1 < text.runs.count ? min(text.runs[run + 1].start, line.end) : line.end
            if next > glyph {
                begin(&self, run)
                let look = text.runs[run].look
                select(look, size)
                bytes.append("BT 1 0 0 1 " as StaticString)
                bytes.append(lengths: edge, pageHeight - baseline)
                bytes.append("Tm[" as StaticString)
                writer.show(text, glyph..<next, isFirst: glyph == line.start, to: &bytes)
                let width = text.width(of: glyph..<next, isFirst: glyph == line.start)
                bytes.append("]TJ ET\n" as StaticString)
                let right = edge + width * size / 1000
                finish(
                    &self, run, edge, next == line.end ? min(right, left + line.width * size / 1000) : right)
                edge = right
                glyph = next
            }
            run += 1
        }
    }

    private mutating func select(_ look: PDFLook, _ size: Int) {
        let face = family.faceOfStyle[Int(look.face)]
        if font?.face != face || font?.size != size {
            font = (face, size)
            writer.select(face, size, to: &bytes)
        }
        if ink != look.ink {
            ink = look.ink
            bytes.append(form.palette[look.ink])
        }
    }
}
