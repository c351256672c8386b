import HerautModel

/// The tag of an element of structure (ISO 32000-1, 14.8.4).
enum PDFTag: UInt8, Sendable {
    case document, paragraph, heading1, heading2, heading3, list, item, label, itemBody, quote, table, row,
        headCell,
        cell, figure, link

    /// The standard name.
    var name: StaticString {
        switch self {
        case .document: "Document"
        case .paragraph: "P"
        case .heading1: "H1"
        case .heading2: "H2"
        case .heading3: "H3"
        case .list: "L"
        case .item: "LI"
        case .label: "Lbl"
        case .itemBody: "LBody"
        case .quote: "BlockQuote"
        case .table: "Table"
        case .row: "TR"
        case .headCell: "TH"
        case .cell: "TD"
        case .figure: "Figure"
        case .link: "Link"
        }
    }

    /// The tag of a heading.
    static func heading(_ level: Int) -> PDFTag { [heading1, heading2, heading3][min(max(level, 1), 3) - 1] }

    /// The level of a heading, from 1.
    var level: Int? {
        switch self {
        case .heading1: 1
        case .heading2: 2
        case .heading3: 3
        default: nil
        }
    }
}

/// What a document holds, before values and places are known.
indirect enum PDFNode: Sendable {
    case paragraph(PDFParagraph)
    case list(PDFList)
    case quote([PDFNode])
    case table(PDFTable)
    /// A line across.
    case rule
}

/// A paragraph or a heading.
struct PDFParagraph: Sendable {
    /// A piece of its text.
    enum Piece: Sendable {
        case text([UInt8], PDFLook)
        /// Text that is set already; a space stands before it.
        case stretch(PDFShaper.Stretch)
        case slot(Int, PDFLook)
        case lineBreak(PDFLook)
        /// The address of a link behind it, when its text turns out not to say it.
        case address([Inline], String, PDFLook)
    }

    var tag = PDFTag.paragraph
    var style = PDFStyle.body
    var pieces: [Piece] = []
    /// The text, broken into lines, when no value stands in it.
    var fixed: PDFText?
    /// Whether it stands in the window of the envelope.
    var isInWindow = false
    /// Whether spaces stay as they are.
    var isVerbatim = false

    /// How wide its lines may be, in the window or in the text. The return address stands above the window and may be wider than it.
    func width(in window: AddressWindow) -> Int {
        guard isInWindow else { return PDFFlow.width(of: style) }
        return style == .returnAddress ? PDFMeasure.left + PDFMeasure.textWidth - window.left : window.width
    }

    /// Whether a value is still to come.
    var isOpen: Bool {
        pieces.contains { piece in
            switch piece {
            case .slot, .address: true
            case .text, .stretch, .lineBreak: false
            }
        }
    }
}

/// A list.
struct PDFList: Sendable {
    /// What stands before an item.
    enum Mark: Hashable, Sendable {
        /// A sign or a number.
        case text(String)
        /// A box, ticked or not.
        case box(isTicked: Bool)
    }

    struct Item: Sendable {
        var mark: Mark
        var nodes: [PDFNode]
        /// The sign or number as glyphs.
        var label: PDFText?
    }

    /// The value of `ListNumbering` (ISO 32000-1, table 347).
    var numbering: StaticString
    var level: Int
    var items: [Item]
}

/// A table; the first row is the head.
struct PDFTable: Sendable {
    var rows: [[PDFParagraph]]
    var columns: Int
}
