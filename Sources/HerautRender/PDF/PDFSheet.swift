public import HerautModel

/// One page of any size on which everything has its place, such as a poster: texts with tags, and areas of colour. As accessible as a letter: what is
/// read is read in the order it is added.
public struct PDFSheet: Sendable {
    /// A place on the page in thousandths of a point (a point is 1/72 inch), from its left and top.
    public struct Area: Hashable, Sendable {
        /// From the left edge of the page.
        public var left: Int
        /// From the top of the page.
        public var top: Int
        /// To the right.
        public var width: Int
        /// Downwards.
        public var height: Int

        /// An area.
        public init(left: Int, top: Int, width: Int, height: Int) {
            self.left = left
            self.top = top
            self.width = width
            self.height = height
        }
    }

    /// How a text looks.
    public struct Look: Hashable, Sendable {
        /// Type size in thousandths of a point.
        public var size: Int
        /// From baseline to baseline.
        public var leading: Int
        /// Whether it is bold.
        public var isBold: Bool
        /// `#rrggbb`. Contrast with what lies below it is for the caller to see to.
        public var colour: String

        /// A look; lines stand 1.2 type sizes apart unless told otherwise.
        public init(size: Int, leading: Int? = nil, isBold: Bool = false, colour: String = "#000000") {
            self.size = size
            self.leading = leading ?? size * 6 / 5
            self.isBold = isBold
            self.colour = colour
        }
    }

    /// What a text is for who hears it.
    public enum Tag: Sendable {
        /// A heading of level 1…3.
        case heading(Int)
        /// A paragraph.
        case paragraph
    }

    enum Item: Sendable {
        case text(Int, top: Int)
        case fill(Area, PDFInk)
        case shape([Corner], PDFInk)
    }

    /// A corner of a shape.
    struct Corner: Sendable {
        let left: Int
        let top: Int
    }

    let width: Int
    let height: Int
    private(set) var items: [Item] = []
    private let style: HouseStyle
    private let metadata: DraftMetadata
    private var palette: PDFPalette
    private var texts: [(text: PDFText, style: PDFStyle, tag: PDFTag, left: Int)] = []

    /// An empty page of `width` by `height` thousandths of a point. `metadata` has its title and its language; ``HouseStyle/fonts`` has to be set.
    public init(width: Int, height: Int, metadata: DraftMetadata, style: HouseStyle) {
        self.width = width
        self.height = height
        self.metadata = metadata
        self.style = style
        palette = PDFPalette(house: style.colour)
    }

    /// Fills an area. It is seen, not read.
    public mutating func fill(_ area: Area, _ colour: String) {
        items.append(.fill(area, palette.add(colour)))
    }

    /// Fills a shape with straight sides between `corners`, each from the left and the top of the page. It is seen, not read.
    public mutating func fill(_ corners: [(left: Int, top: Int)], _ colour: String) {
        let corners = corners.map { Corner(left: $0.left, top: $0.top) }
        items.append(.shape(corners, palette.add(colour)))
    }

    /// Sets a text in lines of at most `width` from a place; each newline in it starts a new line. Gives the height of its lines, and the width of
    /// the widest, so that the caller can choose another size; both 0 without a font.
    @discardableResult
    public mutating func add(
        _ string: String, as tag: Tag, left: Int, top: Int, width: Int, _ look: Look
    ) -> (width: Int, height: Int) {
        guard let text = shaped(string, width: width, look) else { return (0, 0) }
        var style = PDFStyle(size: look.size, leading: look.leading, after: 0)
        style.face = look.isBold ? 1 : 0
        items.append(.text(texts.count, top: top))
        let name: PDFTag = if case .heading(let level) = tag { .heading(level) } else { .paragraph }
        texts.append((text, style, name, left))
        return Self.size(text, look)
    }

    /// The size that a text would have, without setting it.
    public mutating func size(of string: String, width: Int, _ look: Look) -> (width: Int, height: Int) {
        shaped(string, width: width, look).map { Self.size($0, look) } ?? (0, 0)
    }

    private static func size(_ text: PDFText, _ look: Look) -> (width: Int, height: Int) {
        let widest = text.lines.reduce(0) { max($0, $1.width) }
        return (widest * look.size / 1000, text.lines.count * look.leading)
    }

    private mutating func shaped(_ string: String, width: Int, _ look: Look) -> PDFText? {
        guard let family = style.fonts else { return nil }
        let ink = PDFLook(face: look.isBold ? 1 : 0, ink: palette.add(look.colour))
        var shaper = PDFShaper(family)
        for (number, line) in string.valueLines.enumerated() {
            if number > 0 { shaper.endLine(ink) }
            shaper.append(String(line), ink)
        }
        var text = shaper.finish()
        PDFLineBreaker.breakLines(&text, measure: width * 1000 / max(look.size, 1))
        return text
    }

    /// The file. Refused when the font lacks a character.
    public func bytes() throws(RenderRefusal) -> [UInt8] {
        guard let family = style.fonts else { throw .noFont }
        let flow = PDFFlow(texts.map { (text: $0.text, style: $0.style, tag: $0.tag, left: $0.left) }, family)
        guard flow.missing.isEmpty else { throw .characters(RenderRefusal.unique(flow.missing)) }
        var style = style
        // A sheet has nothing on it but what was put there.
        style.logo = nil
        let page = Page([], metadata: metadata, layout: Layout(of: [], metadata: metadata), style: style)
        let form = PDFForm(page).with(palette)
        let content = PDFContent(self, flow, form, family)
        guard let shelf = family.shelves.shelf(family, content.use, nil) else { throw .noFont }
        var out = ByteBuffer(capacity: 1 << 15)
        var document = PDFDocument(form, PDFSkeleton(form, shelf, content), isSpliced: false)
        document.write(content, PDFMetadata(form, title: form.title.text(filledWith: [])), to: &out)
        return out.array
    }
}
