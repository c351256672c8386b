/// How wide a text is: in a common sans without the font itself, the same on every machine, whatever is installed there; or in the font that goes with
/// a PDF.
struct TextMeasure: Sendable {
    /// How much wider than Arial the font may be.
    private let factor: Double
    /// The font itself, when the picture carries it.
    private let family: FontFamily?

    /// The measure for a style; of a PDF for the font that it carries.
    init(_ style: HouseStyle, isPDF: Bool = false) {
        self.init(font: style.font, family: isPDF ? style.fonts : nil)
    }

    /// The measure for a font family. Of the families with the widths of Arial the width is exact; of any other, room is kept for one that runs
    /// wider (Open Sans by 7 to 9 %, Verdana by 17 %).
    private init(font: String, family carried: FontFamily?) {
        self.family = carried
        let family = font.lowercased()
        factor =
            Self.metricFamilies.contains(family) ? 1 : Self.slightlyWider.contains(family) ? 1.1 : 1.18
    }

    private static let metricFamilies: Set = [
        "arial", "helvetica", "liberation sans", "arimo", "nimbus sans", "sans-serif",
    ]

    private static let slightlyWider: Set = ["open sans", "noto sans", "source sans 3", "roboto", "calibri"]

    /// The width of `text` in ems.
    func width(of text: String, isBold: Bool) -> Double {
        if let family { return Self.width(of: text, in: family.faces[family.faceOfStyle[isBold ? 1 : 0]]) }
        let units = text.unicodeScalars.reduce(0) { $0 + Self.units(of: $1, isBold: isBold) }
        return Double(units) / Double(SansWidths.unitsPerEm) * factor
    }

    private static func width(of text: String, in face: FontFace) -> Double {
        Double(text.unicodeScalars.reduce(0) { $0 + Int(face.widths[Int(face.glyph($1.value))]) }) / 1000
    }

    private static func units(of scalar: Unicode.Scalar, isBold: Bool) -> Int {
        for run in SansWidths.runs {
            let widths = isBold ? run.bold : run.regular
            let index = Int(scalar.value) - Int(run.first)
            guard widths.indices.contains(index), widths[index] > 0 else { continue }
            return Int(widths[index])
        }
        return unknown(scalar)
    }

    /// Letters the table lacks are counted wide, so that a text is never taken for shorter than it is; what takes no room counts for nothing.
    private static func unknown(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: 0
        case .otherSymbol,
            .otherLetter where scalar.value >= 0x2E80:
            SansWidths.unitsPerEm * 5 / 4
        case .uppercaseLetter, .otherLetter: SansWidths.unitsPerEm * 9 / 10
        default: SansWidths.unitsPerEm * 3 / 4
        }
    }
}
