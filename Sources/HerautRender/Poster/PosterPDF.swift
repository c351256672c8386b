import HerautModel

/// Draws a poster as PDF from the plan that the drawing is made from: text as text, in the order in which it is read.
struct PosterPDF {
    private var sheet: PDFSheet
    private let plan: PosterPlan
    private let size: PosterSize
    private let colours: PosterColours

    /// The file. Refused when the font lacks a character.
    static func write(_ page: Page, size: PosterSize) throws(RenderRefusal) -> [UInt8] {
        guard page.style.fonts != nil else { throw .noFont }
        let content = PosterContent(page)
        let plan = PosterFitter(content: content, size: size, measure: TextMeasure(page.style, isPDF: true))
            .plan()
        var metadata = page.metadata
        // A document has a title; of a poster that is its head.
        if metadata.title == nil { metadata.title = content.headline }
        let (width, height) = size.extent
        let sheet = PDFSheet(
            width: size.points(width), height: size.points(height), metadata: metadata, style: page.style)
        var poster = PosterPDF(sheet: sheet, plan: plan, size: size, colours: PosterColours(page.style))
        poster.draw(PosterPlaces(plan, size))
        return try poster.sheet.bytes()
    }

    private mutating func draw(_ places: PosterPlaces) {
        let (width, height) = size.extent
        fill(0, 0, width, height, colours.paper)
        sheet.fill(
            [(0, 0), (width, 0), (width, places.band - places.slope), (0, places.band)].map {
                (size.points($0.0), size.points($0.1))
            }, colours.band.hex)
        fill(0, places.foot, width, height - places.foot, colours.foot)
        fill(0, places.foot, width, places.line, colours.band)
        write(plan.headline, from: places.headline, .heading(1), colours.onBand)
        write(plan.body, from: places.body, .paragraph, colours.text)
        write(plan.foot, from: places.footText, .paragraph, colours.text)
        write(plan.sender, from: places.sender, .paragraph, colours.text)
    }

    private mutating func fill(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ colour: Colour)
    {
        let area = PDFSheet.Area(
            left: size.points(x), top: size.points(y), width: size.points(width), height: size.points(height))
        sheet.fill(area, colour.hex)
    }

    /// Writes paragraphs under one another; their lines were chosen by the plan.
    private mutating func write(
        _ column: PosterPlan.Column, from top: Double, _ tag: PDFSheet.Tag, _ colour: Colour
    ) {
        let look = PDFSheet.Look(
            size: size.points(column.size), leading: size.points(column.size * PosterPlan.Column.leading),
            isBold: column.isBold, colour: colour.hex)
        // Type stands a little lower in a line of a sheet than in one of the drawing.
        var y = top - column.size * 0.04
        for paragraph in column.paragraphs {
            sheet.add(
                paragraph.joined(separator: "\n"), as: tag, left: size.points(plan.margin),
                top: size.points(y), width: size.points(size.extent.width - plan.margin), look)
            y +=
                column.size
                * (Double(paragraph.count) * PosterPlan.Column.leading + PosterPlan.Column.gap)
        }
    }
}

extension PosterSize {
    /// A length of the picture in thousandths of a point. A pixel of a screen is 1/96 inch (CSS Values and Units 3, 6.2), so three quarters of a point.
    func points(_ length: Double) -> Int {
        switch self {
        case .post, .story: Int((length * 750).rounded())
        case .a3, .a4: Int((length * 36_000 / 127).rounded())
        }
    }
}
