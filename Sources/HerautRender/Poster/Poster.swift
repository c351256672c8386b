public import HerautModel

/// A poster of one size, made from a draft.
public struct Poster: Sendable {
    /// Whether its text does not fit even in the smallest type that can be read, and then where: empty when all is well.
    public let findings: [Finding]
    private let page: Page
    private let size: PosterSize

    /// The poster that `draft` makes in `size`. With `isPDF` it is fitted with the font that it will carry, ``HouseStyle/fonts``.
    public init(_ draft: Draft, size: PosterSize, style: HouseStyle, isPDF: Bool = false) {
        let layout = Layout(of: draft.blocks, metadata: draft.metadata)
        page = Page(draft.blocks, metadata: draft.metadata, layout: layout, style: style)
        self.size = size
        findings = Self.findings(page, size, TextMeasure(style, isPDF: isPDF), in: draft)
    }

    /// The poster as a picture.
    public var rendition: Rendition {
        Rendition(
            bytes: PosterSVG.write(page, size: size), mediaType: RenderFormat.svg.mediaType,
            fileExtension: RenderFormat.svg.fileExtension)
    }

    /// The poster as a page to print, with tags for who hears it. Refused when the font lacks a character.
    public func pdf() throws(RenderRefusal) -> Rendition {
        Rendition(
            bytes: try PosterPDF.write(page, size: size), mediaType: RenderFormat.pdf.mediaType,
            fileExtension: RenderFormat.pdf.fileExtension)
    }

    private static func findings(
        _ page: Page, _ size: PosterSize, _ measure: TextMeasure, in draft: Draft
    ) -> [Finding] {
        let plan = PosterFitter(content: PosterContent(page), size: size, measure: measure).plan()
        guard !plan.fits else { return [] }
        let card = page.sections.prefix(page.cardCount > 0 ? page.cardCount : page.sections.count)
        let spans = card.map(\.block.span)
        let place = spans.reduce(spans.first ?? SourceSpan(draft.bodyStart, draft.bodyStart)) { $0.union($1) }
        let key = plan.hasWideWord ? "render.poster.wideWord" : "render.poster.tooLong"
        return [
            Finding(
                plan.hasWideWord ? "poster.wideWord" : "poster.tooLong", .error,
                .key(key, ["maat": size.name]), at: place, in: draft.source,
                hint: .key("render.poster.shorten"))
        ]
    }
}
