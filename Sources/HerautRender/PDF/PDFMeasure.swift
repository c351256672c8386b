/// Measures of a page. All lengths are in thousandths of a point, whole numbers, so that every machine lays out the same.
enum PDFMeasure {
    /// Millimetres as thousandths of a point (a point is 1/72 inch, an inch 25.4 mm).
    static func millimetres(_ count: Int) -> Int { count * 360_000 / 127 }

    /// A4 (ISO 216): 210 by 297 mm.
    static let pageWidth = millimetres(210), pageHeight = millimetres(297)
    /// 25 mm above and below, 20 mm left (where the window starts), 30 mm right: lines of about 85 characters.
    static let top = millimetres(25), bottom = millimetres(25), left = millimetres(20),
        right = millimetres(30)
    /// Width of the text: 160 mm.
    static let textWidth = pageWidth - left - right
    /// Height of the text on a page.
    static let textHeight = pageHeight - top - bottom
    /// From the window to the first line of the letter: 10 mm.
    static let belowWindow = millimetres(10)
    /// From the top of the page to the logo: 10 mm, and from the logo to the first line: 8 mm.
    static let logoTop = millimetres(10), belowLogo = millimetres(8)
    /// A line of the address: 5 mm, so eight fit.
    static let addressLine = millimetres(5)
    /// Where the text of each level of a list starts: 7.5 mm further.
    static let listIndent = millimetres(15) / 2
    /// Levels of a list that are shifted; deeper ones stand with the last.
    static let listLevels = 6
    /// Baselines of head and foot, from the top of the page.
    static let headBaseline = millimetres(15), footBaseline = millimetres(283)
    /// White between the border of a table and its text.
    static let cellMargin = 5_400, cellPadding = 3_000
    /// Where a page is folded for an envelope of 110 by 220 mm (C5/6), from the top.
    static let folds = [millimetres(99), millimetres(198)]
}

/// A colour of the text, as a number in ``PDFPalette``.
struct PDFInk: Hashable, Sendable {
    let number: Int

    /// Text.
    static let black = PDFInk(number: 0)
    /// Headings, in the colour of the house.
    static let house = PDFInk(number: 1)
    /// What stands back: head, foot, stage directions. 8.9 to 1 on white.
    static let grey = PDFInk(number: 2)
    /// Links. 7.8 to 1 on white.
    static let link = PDFInk(number: 3)
}

/// How a paragraph looks and behaves.
struct PDFStyle: Hashable, Sendable {
    /// Type size.
    var size = 10_500
    /// From baseline to baseline.
    var leading = 14_200
    /// White above and below; of two that meet the larger counts.
    var before = 0, after = 8_000
    /// From the left edge of the text, and how wide the lines may be from there; 0 for all that is left.
    var indent = 0, width = 0
    /// 1 for bold and 2 for italic, added up.
    var face: UInt8 = 0
    var ink = PDFInk.black
    /// Stays on the page of what follows.
    var keepsNext = false
    /// Is not divided over pages.
    var keepsTogether = false
    /// What is drawn beside or behind it.
    var decoration = Decoration.none

    enum Decoration: Hashable, Sendable {
        case none
        /// A line along the left side.
        case bar
        /// A light ground.
        case ground
    }

    static let body = PDFStyle()
    static let title = heading(20_000, before: 0, after: 12_000)
    static let headings = [
        heading(16_000, before: 18_000, after: 4_000), heading(13_000, before: 14_000, after: 4_000),
        heading(11_000, before: 11_000, after: 4_000),
    ]
    static let returnAddress = PDFStyle(size: 7_500, leading: PDFMeasure.addressLine, after: 0, ink: .grey)
    static let address = PDFStyle(leading: PDFMeasure.addressLine, after: 0, keepsTogether: true)
    static let details = PDFStyle(after: 16_000)
    static let closing = PDFStyle(after: 42_500, keepsNext: true, keepsTogether: true)
    static let stageDirection = PDFStyle(
        before: 6_000, after: 12_000, indent: 14_000, face: 2, ink: .grey, decoration: .bar)
    static let speech = PDFStyle(size: 15_000, leading: 22_000, after: 12_000)
    static let quote = PDFStyle(indent: PDFMeasure.listIndent, decoration: .bar)
    static let listItem = PDFStyle(after: 4_000)
    static let code = PDFStyle(size: 9_500, leading: 13_000, after: 0, decoration: .ground)
    static let cell = PDFStyle(leading: 13_500, after: 0)
    static let headCell = PDFStyle(leading: 13_500, after: 0, face: 1)
    static let head = PDFStyle(leading: 14_000, after: 0, face: 1, ink: .house)
    static let foot = PDFStyle(size: 8_500, leading: 11_000, after: 0, ink: .grey)

    private static func heading(_ size: Int, before: Int, after: Int) -> PDFStyle {
        PDFStyle(
            size: size, leading: size * 6 / 5, before: before, after: after, face: 1, ink: .house,
            keepsNext: true,
            keepsTogether: true)
    }
}
