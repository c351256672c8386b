/// A value in a PDF (ISO 32000-1, 7.3).
indirect enum PDFValue: Hashable {
    case null
    case flag(Bool)
    case number(Double)
    case name(String)
    case string([UInt8])
    case array([PDFValue])
    case dictionary([String: PDFValue])
    /// Number of an object.
    case reference(Int)
    /// A word of a page's content, such as `Tj`.
    case word(String)

    var number: Double? { if case .number(let number) = self { number } else { nil } }

    /// A number that fits and is whole.
    var integer: Int? { number.flatMap { abs($0) < 1e15 && $0 == $0.rounded() ? Int($0) : nil } }

    var name: String? { if case .name(let name) = self { name } else { nil } }

    var string: [UInt8]? { if case .string(let bytes) = self { bytes } else { nil } }

    var array: [PDFValue]? { if case .array(let items) = self { items } else { nil } }

    var dictionary: [String: PDFValue]? { if case .dictionary(let entries) = self { entries } else { nil } }

    var reference: Int? { if case .reference(let number) = self { number } else { nil } }
}
