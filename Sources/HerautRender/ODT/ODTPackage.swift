import HerautModel

/// A page as a text of LibreOffice: OpenDocument 1.3 (ISO/IEC 26300), part 2 for the archive and part 3 for what is in it.
struct ODTPackage: Sendable {
    static let mediaType = "application/vnd.oasis.opendocument.text"

    private let before: [ZipArchive.Entry]
    private let after: [ZipArchive.Entry]
    private let content: SlottedBytes<ODTOpening>
    private let properties: SlottedBytes<ODTOpening>

    /// Compiles a page.
    init(_ page: Page) {
        var body = ODTBody(page: page)
        content = body.write()
        properties = ODTParts.properties(page)
        // First, and not packed, so that any program can see what it is (part 2, 3.3).
        before = [ZipArchive.Entry(name: "mimetype", stored: Array(Self.mediaType.utf8))]
        let picture = page.style.logo.map { logo in
            ZipArchive.Entry(name: ODTParts.path(of: logo), content: logo.picture.bytes)
        }
        after =
            [
                Self.entry("styles.xml", ODTStyles.xml(page)), Self.entry("settings.xml", ODTParts.settings),
                Self.entry("META-INF/manifest.xml", ODTParts.manifest(page.style.logo)),
            ] + (picture.map { [$0] } ?? [])
    }

    /// The file of one letter.
    func bytes(filledWith texts: [String]) -> [UInt8] {
        let text = ZipArchive.Entry(name: "content.xml", content: content.bytes(filledWith: texts))
        let meta = ZipArchive.Entry(name: "meta.xml", content: properties.bytes(filledWith: texts))
        return ZipArchive.bytes(of: before + [text, meta] + after)
    }

    private static func entry(_ name: String, _ xml: String) -> ZipArchive.Entry {
        ZipArchive.Entry(name: name, content: Array((ODTParts.declaration + xml).utf8))
    }
}

/// A place in an OpenDocument text that waits for its value.
enum ODTOpening: Opening {
    /// In a paragraph: a newline is a line break.
    case text(Int)
    /// In the properties: one line.
    case title(Int)
    /// The white under the addressee, in thousandths of a point: the letter starts at the same height under two lines as under six.
    case windowRest([Inline], height: Int)
    /// Behind a link in a letter, when its text does not say the address. Letters are read on paper.
    case address([Inline], String)
    /// The width of a column, in thousandths of a point.
    case width(TableColumns, column: Int)

    func write(_ texts: [String], to out: inout [UInt8]) {
        switch self {
        case .text(let index):
            for (number, line) in texts[index].valueLines.enumerated() {
                if number > 0 { out.append(contentsOf: "<text:line-break/>".utf8) }
                ODTText.append(String(line), to: &out)
            }
        case .title(let index):
            TextEscape.markup.append(texts[index].valueLines.joined(separator: " "), to: &out)
        case .windowRest(let inlines, let height):
            let lines = 1 + inlines.lineBreaks(filledWith: texts)
            let rest = max(0, height - lines * PDFMeasure.addressLine) + PDFMeasure.belowWindow
            out.append(contentsOf: ODTParts.points(rest).utf8)
        case .address(let inner, let address):
            guard let hidden = SafeLink.hidden(address, behind: inner.text(filledWith: texts)) else { return }
            ODTText.append(" (" + hidden + ")", to: &out)
        case .width(let columns, let column):
            out.append(contentsOf: ODTParts.points(columns.widths(filledWith: texts)[column]).utf8)
        }
    }

    /// Whether a value is needed to write it.
    var isOpen: Bool {
        switch self {
        case .text, .title: true
        case .windowRest(let inlines, _), .address(let inlines, _): inlines.hasSlots
        case .width(let columns, _): columns.hasSlots
        }
    }
}

/// Text. OpenDocument takes several spaces for one, so the others are elements (part 3, 6.1.2): between postcode and place stand two.
enum ODTText {
    /// Running text; a space before it counts as in any paragraph.
    static func append(_ text: String, to out: inout [UInt8]) { append(text, afterSpace: false, to: &out) }

    /// A line in which every space counts, the first one too.
    static func append(verbatim line: String, to out: inout [UInt8]) {
        append(line, afterSpace: true, to: &out)
    }

    private static func append(_ text: String, afterSpace: Bool, to out: inout [UInt8]) {
        var afterSpace = afterSpace
        for byte in TextEscape.markup.escaped(text).utf8 {
            if byte == UInt8(ascii: " "), afterSpace {
                out.append(contentsOf: "<text:s/>".utf8)
            } else {
                out.append(byte)
            }
            afterSpace = byte == UInt8(ascii: " ")
        }
    }
}
