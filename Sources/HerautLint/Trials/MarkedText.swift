public import HerautModel

/// A text with places marked by « », as the rule files write their examples.
public struct MarkedText: Sendable {
    /// The text without the marks.
    public let text: String
    /// What was marked, in bytes of ``text``.
    public let marks: [SourceSpan]

    /// Takes the marks out of `raw`.
    public init(_ raw: String) {
        var bytes: [UInt8] = []
        var marks: [SourceSpan] = []
        var open = 0
        for scalar in raw.unicodeScalars {
            switch scalar {
            case "«": open = bytes.count
            case "»": marks.append(SourceSpan(min(open, bytes.count), bytes.count))
            default: bytes += Array(String(scalar).utf8)
            }
        }
        text = String(decoding: bytes, as: UTF8.self)
        self.marks = marks
    }
}
