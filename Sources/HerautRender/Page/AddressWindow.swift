public import HerautModel

/// Where the window of the envelope is on the first page of a letter. In thousandths of a point (a point is 1/72 inch).
public struct AddressWindow: Hashable, Sendable {
    /// From the left edge of the page.
    public var left: Int
    /// From the top of the page.
    public var top: Int
    /// Its width.
    public var width: Int
    /// Its height.
    public var height: Int

    /// The usual window in the Netherlands: 20 mm from the left, 50 from the top, 85 by 40 mm.
    public static let usual = AddressWindow(left: 20, top: 50, width: 85, height: 40)

    /// A window in millimetres, kept on the page.
    public init(left: Int, top: Int, width: Int, height: Int) {
        self.left = PDFMeasure.millimetres(min(max(left, 5), 120))
        self.top = PDFMeasure.millimetres(min(max(top, 15), 120))
        self.width = PDFMeasure.millimetres(min(max(width, 40), 120))
        self.height = PDFMeasure.millimetres(min(max(height, 20), 80))
    }

    /// The window of a municipality: `venster` under `huisstijl` in `heraut.yml`, what is missing as usual.
    public init(_ municipality: Municipality) {
        func number(_ key: String, _ usual: Int) -> Int {
            if case .number(let count)? = municipality.values.at("huisstijl.venster." + key) {
                count
            } else {
                usual
            }
        }
        self.init(
            left: number("links", 20), top: number("boven", 50), width: number("breedte", 85),
            height: number("hoogte", 40))
    }
}
