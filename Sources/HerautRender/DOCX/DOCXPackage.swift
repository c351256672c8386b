import HerautModel

/// A page as a Word document: the parts all letters share packed once, text and properties open for values.
///
/// After ECMA-376, 5th edition, transitional; parts and order of elements as Word itself writes them. Tried in LibreOffice; Word
/// could not be tried where this was made.
struct DOCXPackage: Sendable {
    private let before: [ZipArchive.Entry]
    private let after: [ZipArchive.Entry]
    private let document: SlottedBytes<DOCXOpening>
    private let properties: SlottedBytes<DOCXOpening>

    /// Compiles a page.
    init(_ page: Page) {
        var body = DOCXBody(page: page)
        document = body.write()
        properties = DOCXParts.coreProperties(page)
        before = Self.entries([
            ("[Content_Types].xml", DOCXParts.contentTypes), ("_rels/.rels", DOCXParts.packageRelationships),
        ])
        after = Self.entries([
            ("word/_rels/document.xml.rels", DOCXParts.documentRelationships(links: body.links)),
            ("word/styles.xml", DOCXStyles.xml(page)),
            ("word/numbering.xml", DOCXNumbering.xml(starts: body.listStarts)),
            ("word/settings.xml", DOCXParts.settings(page)),
            ("word/fontTable.xml", DOCXParts.fontTable(page.style)),
            ("word/header1.xml", DOCXParts.header(page.style)),
            ("word/footer1.xml", DOCXParts.footer(page.style)),
            ("docProps/app.xml", DOCXParts.applicationProperties),
        ])
    }

    /// The file of one letter.
    func bytes(filledWith texts: [String]) -> [UInt8] {
        let text = ZipArchive.Entry(name: "word/document.xml", content: document.bytes(filledWith: texts))
        let core = ZipArchive.Entry(name: "docProps/core.xml", content: properties.bytes(filledWith: texts))
        return ZipArchive.bytes(of: before + [text] + after + [core])
    }

    /// The parts that no value stands in, packed.
    var fixedEntries: [ZipArchive.Entry] { before + after }

    /// The parts with places for values.
    var openParts: [(name: String, bytes: SlottedBytes<DOCXOpening>)] {
        [("word/document.xml", document), ("docProps/core.xml", properties)]
    }

    private static func entries(_ parts: [(name: String, xml: String)]) -> [ZipArchive.Entry] {
        parts.map { ZipArchive.Entry(name: $0.name, content: Array((DOCXParts.declaration + $0.xml).utf8)) }
    }
}

/// A place in a Word document that waits for its value.
enum DOCXOpening: Opening {
    /// In a run: a newline is a line break.
    case text(Int)
    /// In the properties: one line.
    case title(Int)
    /// The white under the addressee, so that the letter starts at the same height under two lines as under six.
    case windowRest([Inline])

    /// Behind a link in a letter: a run with the address, when the link's text does not say it. Letters are read on paper.
    case address([Inline], String, format: DOCXRuns.Format)

    /// Ends a line within a run.
    static let lineBreak = "</w:t><w:br/><w:t xml:space=\"preserve\">"

    func write(_ texts: [String], to out: inout [UInt8]) {
        switch self {
        case .text(let index): write(texts[index].valueLines, between: Self.lineBreak, to: &out)
        case .title(let index): write(texts[index].valueLines, between: " ", to: &out)
        case .address(let inner, let address, let format):
            guard let hidden = SafeLink.hidden(address, behind: inner.text(filledWith: texts)) else { return }
            out.append(contentsOf: "<w:r>\(format.xml)<w:t xml:space=\"preserve\"> (".utf8)
            TextEscape.markup.append(hidden, to: &out)
            out.append(contentsOf: ")</w:t></w:r>".utf8)
        case .windowRest(let inlines):
            out.append(contentsOf: String(DOCXMeasure.windowRest(lines: lines(of: inlines, texts))).utf8)
        }
    }

    /// Whether a value is needed to write it.
    var isOpen: Bool {
        switch self {
        case .text, .title: true
        case .windowRest(let inlines), .address(let inlines, _, _): inlines.hasSlots
        }
    }

    private func write(_ lines: [Substring], between: String, to out: inout [UInt8]) {
        for (number, line) in lines.enumerated() {
            if number > 0 { out.append(contentsOf: between.utf8) }
            TextEscape.markup.append(String(line), to: &out)
        }
    }

    private func lines(of inlines: [Inline], _ texts: [String]) -> Int {
        1 + inlines.reduce(0) { $0 + Self.lineBreaks(in: $1, texts) }
    }

    private static func lineBreaks(in inline: Inline, _ texts: [String]) -> Int {
        switch inline.content {
        case .lineBreak: 1
        case .slot(let slot): texts[slot.index].valueLines.count - 1
        case .strong(let inner), .emphasis(let inner), .link(let inner, _):
            inner.reduce(0) { $0 + lineBreaks(in: $1, texts) }
        default: 0
        }
    }
}

/// Measures in twentieths of a point (56.7 to the millimetre), as Word counts.
enum DOCXMeasure {
    /// A4.
    static let pageWidth = 11_906, pageHeight = 16_838
    /// 25 mm above and below, 20 mm left (where the window starts), 30 mm right: lines of about 85 characters.
    static let top = 1_417, bottom = 1_417, left = 1_134, right = 1_701
    /// Width of the text: 160 mm.
    static let textWidth = pageWidth - left - right
    /// The window is 85 by 40 mm, and starts 50 mm from the top.
    static let windowWidth = 4_819, windowHeight = 2_268, windowTop = 2_835
    /// A line of the address: 5 mm, so eight fit.
    static let addressLine = 283
    /// From the window to the first line of the letter: 10 mm.
    static let belowWindow = 567

    /// From line to line: 14.3 points, whatever the font; more where someone makes the type larger.
    static let line = 286
    /// Under a paragraph: 7 points.
    static let betweenParagraphs = 140

    /// White under an address of `lines` lines.
    static func windowRest(lines: Int) -> Int { max(0, windowHeight - lines * addressLine) + belowWindow }
}
