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

    /// Without a width of its own a logo fits in a box of 60 by 20 mm.
    private static let box = (width: 60, height: 20)
    /// Height that a letter has room for above the window, in millimetres.
    private static let tallest = 30

    /// A logo, `width` millimetres wide when that is given; narrower when it would be taller than 30 mm.
    public init(_ picture: Picture, alternative: String, width: Int?) {
        self.picture = picture
        self.alternative = alternative
        let box = width.map { (width: min(max($0, 5), 120), height: Self.tallest) } ?? Self.box
        let (wide, tall) = (PDFMeasure.millimetres(box.width), PDFMeasure.millimetres(box.height))
        let fitting = min(wide, tall * picture.width / picture.height)
        self.width = max(1, fitting)
        self.height = max(1, fitting * picture.height / picture.width)
    }
}
