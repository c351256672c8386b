import HerautModel

/// Draws a poster as SVG: text as text, one element a line, nothing from elsewhere.
struct PosterSVG {
    private var out = ""
    private let plan: PosterPlan
    private let size: PosterSize
    private let colours: PosterColours
    private let isRightToLeft: Bool

    /// The file.
    static func write(_ page: Page, size: PosterSize) -> [UInt8] {
        let content = PosterContent(page)
        let plan = PosterFitter(content: content, size: size, measure: TextMeasure(page.style))
            .plan()
        var svg = PosterSVG(plan: plan, size: size, page: page)
        svg.write(content, page)
        return Array(svg.out.utf8)
    }

    private init(plan: PosterPlan, size: PosterSize, page: Page) {
        self.plan = plan
        self.size = size
        colours = PosterColours(page.style)
        isRightToLeft = HTMLStyleSheet.isRightToLeft(page.metadata.language)
    }

    private mutating func write(_ content: PosterContent, _ page: Page) {
        let (width, height) = size.extent
        let lengths = size.lengths
        let language = Self.escaped(page.metadata.language)
        out +=
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(lengths.width)\" height=\"\(lengths.height)\" "
        out += "viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\" lang=\"\(language)\" "
        out += isRightToLeft ? "direction=\"rtl\" " : ""
        out += "role=\"img\" aria-labelledby=\"kop\(content.alternative.isEmpty ? "" : " beeld")\">\n"
        out += "<title id=\"kop\">\(Self.escaped(content.headline))</title>\n"
        if !content.alternative.isEmpty {
            out += "<desc id=\"beeld\">\(Self.escaped(content.alternative))</desc>\n"
        }
        draw(width, height, HTMLStyleSheet.fonts(page.style.font))
        out += "</g>\n</svg>\n"
    }

    private mutating func draw(_ width: Double, _ height: Double, _ fonts: String) {
        let places = PosterPlaces(plan, size)
        rectangle(0, 0, width, height, colours.paper)
        out +=
            "<path d=\"M0 0H\(Self.number(width))V\(Self.number(places.band - places.slope))L0 \(Self.number(places.band))Z\" "
        out += "fill=\"\(colours.band.hex)\"/>\n"
        rectangle(0, places.foot, width, height - places.foot, colours.foot)
        rectangle(0, places.foot, width, places.line, colours.band)
        out += "<g font-family=\"\(Self.escaped(fonts))\">\n"
        write(plan.headline, from: places.headline, colours.onBand, width)
        write(plan.body, from: places.body, colours.text, width)
        write(plan.foot, from: places.footText, colours.text, width)
        write(plan.sender, from: places.sender, colours.text, width)
    }

    private mutating func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ colour: Colour
    ) {
        out += "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" "
        out += "height=\"\(Self.number(height))\" fill=\"\(colour.hex)\"/>\n"
    }

    private mutating func write(
        _ column: PosterPlan.Column, from top: Double, _ colour: Colour, _ width: Double
    ) {
        let x = isRightToLeft ? width - plan.margin : plan.margin
        // The first line stands with its capitals under the top.
        var y = top + column.size * 0.92
        for paragraph in column.paragraphs {
            for line in paragraph {
                out +=
                    "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" font-size=\"\(Self.number(column.size))\""
                out += column.isBold ? " font-weight=\"bold\"" : ""
                out += " fill=\"\(colour.hex)\">\(Self.escaped(line))</text>\n"
                y += column.size * PosterPlan.Column.leading
            }
            y += column.size * PosterPlan.Column.gap
        }
    }

    private static func escaped(_ text: String) -> String { TextEscape.markup.escaped(text) }

    /// A length with at most one decimal.
    private static func number(_ length: Double) -> String {
        let tenths = Int((length * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
        return sign + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
    }
}

/// The colours of a poster. Every text has a contrast of at least 4.5 to 1 with what it stands on (WCAG 2.2, 1.4.3), whatever the colour of the house.
struct PosterColours {
    let band: Colour
    let onBand: Colour
    let foot: Colour
    let paper: Colour
    let text: Colour

    init(_ style: HouseStyle) {
        band = (Colour(style.colour) ?? .ink).readable
        onBand = .white
        paper = .white
        foot = band.tint
        text = .ink
    }
}
