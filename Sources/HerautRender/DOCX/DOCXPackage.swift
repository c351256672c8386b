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
    init(_ page: Page) { self.init(page, frame: DOCXFrame(page)) }

    /// Compiles a page with this frame around it.
    init(_ page: Page, frame: DOCXFrame) {
        var body = DOCXBody(page: page, frame: frame)
        document = body.write()
        properties = DOCXParts.coreProperties(page)
        before = [
            ZipArchive.Entry(name: "[Content_Types].xml", xml: DOCXParts.contentTypes(frame)),
            ZipArchive.Entry(name: "_rels/.rels", xml: DOCXParts.packageRelationships),
        ]
        let links = DOCXParts.documentRelationships(frame, links: body.links)
        let lists = frame.numbering.xml(starts: body.listStarts)
        after =
            [
                ZipArchive.Entry(name: "word/_rels/document.xml.rels", xml: links),
                ZipArchive.Entry(name: "word/numbering.xml", xml: lists),
            ] + frame.parts.map { ZipArchive.Entry(name: $0.name, content: $0.content) } + frame.attachments
            + [ZipArchive.Entry(name: "docProps/app.xml", xml: DOCXParts.applicationProperties)]
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
}

/// A place in a Word document that waits for its value.
enum DOCXOpening: Opening {
    /// In a run: a newline is a line break.
    case text(Int)
    /// In the properties: one line.
    case title(Int)
    /// The white under the addressee, so that the letter starts at the same height under two lines as under six.
    case windowRest([Inline], DOCXMeasure)
    /// The width of a column.
    case width(TableColumns, column: Int)

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
        case .windowRest(let inlines, let measure):
            let lines = 1 + inlines.lineBreaks(filledWith: texts)
            out.append(contentsOf: String(measure.windowRest(lines: lines)).utf8)
        case .width(let columns, let column):
            out.append(contentsOf: String(columns.widths(filledWith: texts)[column]).utf8)
        }
    }

    /// Whether a value is needed to write it.
    var isOpen: Bool {
        switch self {
        case .text, .title: true
        case .windowRest(let inlines, _), .address(let inlines, _, _): inlines.hasSlots
        case .width(let columns, _): columns.hasSlots
        }
    }

    private func write(_ lines: [Substring], between: String, to out: inout [UInt8]) {
        for (number, line) in lines.enumerated() {
            if number > 0 { out.append(contentsOf: between.utf8) }
            TextEscape.markup.append(String(line), to: &out)
        }
    }
}
