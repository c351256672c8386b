import HerautModel

/// The sorting code of PostNL as bars on a page, to be seen by machines and not read.
struct KIXBars {
    private let code: KIXCode
    private let left: Int
    private let top: Int

    /// Measures in thousandths of a point, in the middle of what is allowed: bars of 0.38 to 0.63 mm, 20 to 24 an inch, middles of 1.0 to 1.5 mm, whole
    /// bars of 4.2 to 5.8, and 2 mm of white around (Royal Mail, "4-state customer code").
    private enum Measure {
        static let width = PDFMeasure.millimetres(50) / 100
        static let pitch = PDFMeasure.millimetres(115) / 100
        static let middle = PDFMeasure.millimetres(125) / 100
        static let height = PDFMeasure.millimetres(5)
        static let white = PDFMeasure.millimetres(2)
    }

    /// The bars below an address of which the last line ends at `top`; `nil` when there is doubt about the code, or no room for it in the window.
    init?(_ lines: [String], top: Int, window: AddressWindow) {
        guard let code = KIXCode(address: lines),
            top + Measure.height + 2 * Measure.white <= window.top + window.height,
            code.bars.count * Measure.pitch <= window.width
        else { return nil }
        self.code = code
        self.top = top + Measure.white
        left = window.left
    }

    func write(to out: inout ByteBuffer) {
        out.append("/Artifact<</Type/Layout>>BDC\n0 g\n" as StaticString)
        let side = (Measure.height - Measure.middle) / 2
        for (number, bar) in code.bars.enumerated() {
            let bottom = PDFMeasure.pageHeight - top - Measure.height + (bar.falls ? 0 : side)
            let height = Measure.middle + (bar.falls ? side : 0) + (bar.rises ? side : 0)
            out.append(lengths: left + number * Measure.pitch, bottom, Measure.width, height)
            out.append("re\n" as StaticString)
        }
        out.append("f\nEMC\n" as StaticString)
    }
}
