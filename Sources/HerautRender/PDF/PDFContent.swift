import HerautModel

/// Writes the pages of a letter: what is drawn, which element each piece belongs to, and where its links are (ISO 32000-1, 9.4 and 14.6).
struct PDFContent: ~Copyable {
    /// Where the content of a page starts and ends in ``bytes``, and the elements of its marked content, by number.
    struct PageContent {
        var range: Range<Int>
        var owners: [Int]
        /// The pieces of it in ``runs``.
        var runs: Range<Int>
    }

    /// A heading for the bookmarks.
    struct Bookmark {
        var title: String
        /// Number of its text.
        var text: Int
        var level: Int
        var page: Int
        var top: Int
    }

    /// A box on a page.
    struct Box {
        let element: Int
        let page: Int
        let isTicked: Bool
        let left: Int, bottom: Int, side: Int
    }

    /// The content of all pages, one behind the other.
    var bytes = ByteBuffer(capacity: 1 << 14)
    private(set) var pages: [PageContent] = []
    /// Elements that came with what stands on the pages, numbered on from those of ``flow``: the logo and links. What they hold is not told here.
    var further: [PDFElement] = []
    /// Where boxes stand.
    var boxes: [Box] = []
    var annotations: [PDFAnnotation] = []
    private(set) var bookmarks: [Bookmark] = []
    /// What each face has to hold, head and foot included.
    var use: [GlyphUse]
    /// Size of the pages.
    let pageWidth: Int, pageHeight: Int

    /// Whether what is packed already stays out of ``bytes``.
    let isSpliced: Bool
    /// Pieces that are packed already, in order, and where in ``bytes`` they belong.
    var runs: [PDFSplice.Run] = []

    let writer: PDFGlyphWriter
    let flow: PDFFlow
    let form: PDFForm
    let family: FontFamily
    /// Colour and font that the page has chosen.
    var ink: PDFInk?
    var font: (face: Int, size: Int)?
    private let furniture: PDFFurniture
    private var owners: [Int] = []
    private var start = 0
    private var firstRun = 0
    /// The element whose marked content is open; -1 for none.
    private var open = -1
    /// The link that is open, and the text and run it is in.
    var link: (element: Int, placed: Int, run: Int)?

    init(
        _ flow: PDFFlow, _ form: PDFForm, _ family: FontFamily, _ furniture: PDFFurniture, isSpliced: Bool
    ) {
        self.isSpliced = isSpliced
        self.flow = flow
        self.form = form
        self.family = family
        self.furniture = furniture
        writer = PDFGlyphWriter(family: family, palette: form.palette)
        use = flow.use
        runs.reserveCapacity(16)
        bookmarks.reserveCapacity(8)
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
            close()
            write(furniture.piece(page, of: paginator.pageCount))
            endPage()
        }
    }

    /// One page on which everything has its place already.
    init(_ sheet: PDFSheet, _ flow: PDFFlow, _ form: PDFForm, _ family: FontFamily) {
        isSpliced = false
        self.flow = flow
        self.form = form
        self.family = family
        furniture = PDFFurniture(form, family)
        writer = PDFGlyphWriter(family: family, palette: form.palette)
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

    mutating func fill(_ corners: [PDFSheet.Corner], _ ink: PDFInk) {
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

    /// Writes a text line by line.
    mutating func write(_ number: Int, top: Int) {
        let placed = flow.placed[number]
        note(number, top: top)
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
        firstRun = runs.count
        owners = []
        owners.reserveCapacity(32)
        ink = nil
        font = nil
    }

    private mutating func endPage() {
        close()
        pages.append(PageContent(range: start..<bytes.count, owners: owners, runs: firstRun..<runs.count))
    }

    // MARK: Marked content

    /// Notes a heading for the bookmarks.
    mutating func note(_ number: Int, top: Int) {
        guard let level = tag(of: flow.placed[number].element).level else { return }
        let title = flow.placed[number].title ?? flow.placed[number].text.characters(family)
        guard !title.isEmpty else { return }
        bookmarks.append(Bookmark(title: title, text: number, level: level, page: pages.count, top: top))
    }

    /// Opens the content of an element, when it is not open.
    mutating func open(_ element: Int) {
        guard open != element else { return }
        closeContent()
        open = element
        bytes.append(UInt8(ascii: "/"))
        bytes.append(tag(of: element).name)
        bytes.append("<</MCID " as StaticString)
        bytes.append(number: owners.count)
        bytes.append(">>BDC\n" as StaticString)
        owners.append(element)
    }

    private func tag(of element: Int) -> PDFTag {
        element < flow.elements.count
            ? flow.elements[element].tag : further[element - flow.elements.count].tag
    }

    /// Number of pieces of marked content on this page.
    var contentCount: Int { owners.count }

    mutating func closeContent() {
        guard open >= 0 else { return }
        bytes.append("EMC\n" as StaticString)
        open = -1
    }

    mutating func close() {
        closeContent()
        link = nil
    }

    /// Draws something that is no part of the text.
    mutating func artifact(
        _ kind: StaticString = "/Artifact<</Type/Layout>>BDC\n", _ draw: (inout Self) -> Void
    ) {
        closeContent()
        bytes.append(kind)
        draw(&self)
        bytes.append("EMC\n" as StaticString)
    }
}
