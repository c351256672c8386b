import HerautModel

/// A page ready to become PDFs: everything that no value changes is shaped and broken into lines once.
final class PDFForm: Sendable {
    let nodes: [PDFNode]
    /// Addresses linked to, by number.
    let links: [String]
    let window: AddressWindow
    let showsFolds: Bool
    /// Whether the sorting code of PostNL stands below the address.
    let showsKIX: Bool
    /// At the top of the first page; `nil` for none.
    let logo: Logo?
    /// At the top of every page, but for the first when the logo stands there; `nil` for nothing.
    let head: PDFText?
    /// At the foot of every page; `nil` for nothing.
    let foot: PDFText?
    let palette: PDFPalette
    let words: DocumentWords
    /// The title of the document, with places for values.
    let title: [Inline]
    /// Who made it; empty when that is not known.
    let author: String
    /// Language tag.
    let language: String
    let date: CalendarDate?
    /// `nil` when no font was given.
    let family: FontFamily?
    /// Characters that the font lacks, in what stands on every letter.
    let missing: [UInt32]

    init(_ page: Page) {
        let family = page.style.fonts
        let body = PDFBody(page: page)
        links = body.links
        window = page.style.window
        showsFolds = page.style.showsFoldMarks
        showsKIX = page.style.showsKIX
        logo = page.style.logo
        palette = PDFPalette(house: page.style.colour)
        words = page.style.words
        title = page.title
        author = page.style.municipality
        language = page.metadata.language
        date = page.metadata.date
        self.family = family
        guard let family else {
            (nodes, head, foot, missing) = ([], nil, nil, [])
            return
        }
        let fixing = PDFFixing(family: family, window: window, palette: palette)
        nodes = body.nodes.map(fixing.fixed)
        head = page.style.municipality.isEmpty ? nil : fixing.line(page.style.municipality, .head)
        let room = PDFMeasure.textWidth - PDFMeasure.millimetres(30)
        foot = page.style.footer.map { fixing.line($0, .foot, width: room) }
        missing = (head?.missing ?? []) + (foot?.missing ?? [])
    }

    /// Where the text of the first page starts when it has no window, from the top of the page.
    var top: Int {
        max(PDFMeasure.top, logo.map { PDFMeasure.logoTop + $0.height + PDFMeasure.belowLogo } ?? 0)
    }

    /// The form with other colours.
    func with(_ palette: PDFPalette) -> PDFForm { PDFForm(self, palette) }

    private init(_ form: PDFForm, _ palette: PDFPalette) {
        nodes = form.nodes
        links = form.links
        window = form.window
        showsFolds = form.showsFolds
        showsKIX = form.showsKIX
        logo = form.logo
        head = form.head
        foot = form.foot
        self.palette = palette
        words = form.words
        title = form.title
        author = form.author
        language = form.language
        date = form.date
        family = form.family
        missing = form.missing
    }

    /// `Pagina 1 van 2`.
    func pageNumber(_ page: Int, of count: Int, _ family: FontFamily) -> PDFText {
        PDFFixing(family: family, window: window, palette: palette).line(
            "\(words.page) \(page) \(words.of) \(count)", .foot)
    }
}

/// Shapes what no value changes.
private struct PDFFixing {
    let family: FontFamily
    let window: AddressWindow
    let palette: PDFPalette
    private static var none: SlotTexts {
        SlotTexts(
            bytes: UnsafeBufferPointer(start: nil, count: 0), spans: UnsafeBufferPointer(start: nil, count: 0)
        )
    }

    func fixed(_ node: PDFNode) -> PDFNode {
        switch node {
        case .paragraph(let paragraph): .paragraph(fixed(paragraph))
        case .quote(let nodes): .quote(nodes.map(fixed))
        case .rule: .rule
        case .list(var list):
            {
                list.items = list.items.map(fixed)
                return .list(list)
            }()
        case .table(var table):
            {
                // Cells are broken into lines when the widths of the columns are known.
                table.rows = table.rows.map { row in row.map { shaped($0) } }
                return .table(table)
            }()
        }
    }

    private func fixed(_ item: PDFList.Item) -> PDFList.Item {
        var item = item
        item.nodes = item.nodes.map(fixed)
        if case .text(let mark) = item.mark {
            // Fonts without a bullet are rare, and have a hyphen.
            let sign = mark == "•" && family.regular.glyph(0x2022) == 0 ? "-" : mark
            item.label = line(sign, .listItem)
        }
        return item
    }

    private func shaped(_ paragraph: PDFParagraph) -> PDFParagraph {
        var paragraph = paragraph
        guard !paragraph.isOpen else {
            guard !paragraph.isVerbatim else { return paragraph }
            let keepsSpaces = paragraph.isInWindow
            paragraph.pieces = paragraph.pieces.flatMap { stretched($0, keepsSpaces: keepsSpaces) }
            return paragraph
        }
        paragraph.fixed = paragraph.shaped(family, Self.none)
        return paragraph
    }

    /// The words between values, all but the first of which are set once. That one may hang together with the value before it.
    private func stretched(_ piece: PDFParagraph.Piece, keepsSpaces: Bool) -> [PDFParagraph.Piece] {
        guard case .text(let bytes, let look) = piece, let space = bytes.firstIndex(of: 0x20),
            let start = bytes[space...].firstIndex(where: { $0 > 0x20 }),
            let stretch = PDFShaper.stretch(
                Array(bytes[start...]), look, family, keepsSpaces: keepsSpaces)
        else { return [piece] }
        return [.text(Array(bytes[..<start]), look), .stretch(stretch)]
    }

    private func fixed(_ paragraph: PDFParagraph) -> PDFParagraph {
        var paragraph = shaped(paragraph)
        guard var text = paragraph.fixed else { return paragraph }
        PDFLineBreaker.breakLines(&text, measure: paragraph.width(in: window) * 1000 / paragraph.style.size)
        if PDFContent.isWhole(text, paragraph.style) {
            var out = ByteBuffer(capacity: 1024)
            PDFGlyphWriter(family: family, palette: palette).writeLines(
                text.lines, text.runs, text.glyphs, paragraph.style, to: &out)
            text.chunk = PDFChunk(out.array)
        }
        paragraph.fixed = text
        return paragraph
    }

    func line(_ text: String, _ style: PDFStyle, width: Int = PDFMeasure.textWidth) -> PDFText {
        var shaper = PDFShaper(family)
        shaper.append(text, PDFLook(face: style.face, ink: style.ink))
        var text = shaper.finish()
        PDFLineBreaker.breakLines(&text, measure: width * 1000 / style.size)
        return text
    }
}

/// The colours of the text as commands of a page.
struct PDFPalette: Sendable {
    private var commands: [[UInt8]]

    /// `house` as `#rrggbb`; darkened until it can be read.
    init(house: String) {
        let colour = Colour(house)?.readable.hex ?? HouseStyle.defaultColour
        commands = ["#000000", colour, "#4a4a4a", "#0b4f9e"].map(Self.command)
    }

    subscript(ink: PDFInk) -> [UInt8] { commands[ink.number] }

    /// Adds a colour, as `#rrggbb`, and gives its number.
    mutating func add(_ hex: String) -> PDFInk {
        let command = Self.command(hex)
        let number = commands.firstIndex(of: command) ?? commands.count
        if number == commands.count { commands.append(command) }
        return PDFInk(number: number)
    }

    /// `0.08 0.26 0.45 rg`.
    static func command(_ hex: String) -> [UInt8] {
        let number = Int(hex.dropFirst(), radix: 16) ?? 0
        var buffer = ByteBuffer()
        for shift in [16, 8, 0] {
            buffer.append(length: ((number >> shift & 255) * 1000 + 127) / 255)
            buffer.append(UInt8(ascii: " "))
        }
        buffer.append("rg\n" as StaticString)
        return buffer.array
    }
}
