/// Measures of a Word document, in twentieths of a point (56.7 to the millimetre).
struct DOCXMeasure: Hashable, Sendable {
    /// Paper and margins.
    struct Paper: Hashable, Sendable {
        var width, height, top, bottom, left, right: Int

        /// A4; 25 mm above and below, 20 mm left (where the window starts), 30 mm right: lines of about 85 characters.
        static let usual = Paper(
            width: 11_906, height: 16_838, top: 1_417, bottom: 1_417, left: 1_134, right: 1_701)

        /// Whether there is room for text: 60 by 60 mm at least, on paper that a printer takes.
        var isSound: Bool {
            let sides = 3_000...32_000
            return sides.contains(width) && sides.contains(height) && left >= 0 && right >= 0
                && width - left - right >= 3_400 && height - top - bottom >= 3_400
        }
    }

    let paper: Paper
    /// Where the text starts: the top margin, or lower when the head is taller.
    let textTop: Int
    /// The window of the envelope, from the corner of the paper.
    let windowLeft, windowTop, windowWidth, windowHeight: Int

    /// Measures for letters of a house; `textTop` is where the text starts on the first page.
    init(_ style: HouseStyle, paper: Paper, textTop: Int) {
        self.paper = paper
        self.textTop = textTop
        windowLeft = Self.twips(style.window.left)
        windowTop = Self.twips(style.window.top)
        windowWidth = Self.twips(style.window.width)
        windowHeight = Self.twips(style.window.height)
    }

    /// Width of the text.
    var textWidth: Int { paper.width - paper.left - paper.right }

    /// How far the window is from the left margin; negative when it starts in it.
    var windowIndent: Int { windowLeft - paper.left }

    /// White at the right of the address.
    var windowRight: Int { textWidth - windowIndent - windowWidth }

    /// White from the start of the text to the window.
    var aboveWindow: Int { max(0, windowTop - textTop) }

    /// White from the start of the text to the line above the window.
    var aboveReturnAddress: Int { max(0, aboveWindow - Self.addressLine) }

    /// White under an address of `lines` lines.
    func windowRest(lines: Int) -> Int { max(0, windowHeight - lines * Self.addressLine) + Self.belowWindow }

    /// A line of the address: 5 mm, so eight fit.
    static let addressLine = 283
    /// From the window to the first line of the letter: 10 mm.
    static let belowWindow = 567
    /// From line to line: 14.3 points, whatever the font; more where someone makes the type larger.
    static let line = 286
    /// Size of running text: 11 points.
    static let bodySize = 220
    /// White at both sides of the text of a cell, with a little to spare.
    static let besideCell = 2 * 108 + 20
    /// A row that is there to be written in: 10.5 mm.
    static let openRow = 600
    /// Under a paragraph: 7 points.
    static let betweenParagraphs = 140
    /// From the top of the paper to the head, and from the bottom to the foot.
    static let header = 709, footer = 567

    /// Thousandths of a point, rounded.
    static func twips(_ thousandths: Int) -> Int { (thousandths + 25) / 50 }

    /// A length as it stands in a file (ST_SignedTwipsMeasure): a number, possibly with a unit.
    static func twips(_ text: String) -> Int? {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == "-" || $0 == ".") }
        guard let value = Double(number), value.magnitude < 1_000_000 else { return nil }
        let units = ["": 1, "pt": 20, "mm": 56.693, "cm": 566.93, "in": 1440, "pc": 240, "pi": 240]
        return units[String(text.dropFirst(number.count))].map { Int((value * $0).rounded()) }
    }

    /// `w:pgSz`.
    static func sizeXML(_ paper: Paper) -> String {
        "<w:pgSz w:w=\"\(paper.width)\" w:h=\"\(paper.height)\"/>"
    }

    /// `w:pgMar`.
    static func marginsXML(_ paper: Paper) -> String {
        "<w:pgMar w:top=\"\(paper.top)\" w:right=\"\(paper.right)\" w:bottom=\"\(paper.bottom)\" "
            + "w:left=\"\(paper.left)\" w:header=\"\(header)\" w:footer=\"\(footer)\" w:gutter=\"0\"/>"
    }
}
