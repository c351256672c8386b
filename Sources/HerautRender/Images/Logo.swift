/// The logo of a municipality, as large as it stands on paper.
public struct Logo: Hashable, Sendable {
    /// The picture.
    public let picture: Picture
    /// What who cannot see it gets to hear; never empty.
    public let alternative: String
    /// Width on paper, in thousandths of a point.
    public let width: Int
    /// Height on paper, in thousandths of a point.
    public let height: Int

    /// Without a width of its own a logo fits in a box this wide, in millimetres.
    private static let usualWidth = 60
    /// Height that every page has room for above its text, whether there is a window or not, in millimetres.
    private static let tallest = 16

    /// A logo, `width` millimetres wide when that is given; narrower when it would be taller than 16 mm.
    public init(_ picture: Picture, alternative: String, width: Int?) {
        self.picture = picture
        self.alternative = alternative
        let wide = PDFMeasure.millimetres(min(max(width ?? Self.usualWidth, 5), 120))
        let tall = PDFMeasure.millimetres(Self.tallest)
        let fitting = min(wide, tall * picture.width / picture.height)
        self.width = max(1, fitting)
        self.height = max(1, fitting * picture.height / picture.width)
    }
}
