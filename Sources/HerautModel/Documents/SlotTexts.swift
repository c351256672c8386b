/// The texts for the slots of a ``DraftPlan``, where they lie in memory: no string for a value. Valid only as long as the bytes.
public struct SlotTexts {
    /// The bytes that the spans are ranges of; UTF-8.
    public let bytes: UnsafeBufferPointer<UInt8>
    /// Where each text lies, in the order of the slots.
    public let spans: UnsafeBufferPointer<SourceSpan>

    /// Texts that lie in `bytes`.
    public init(bytes: UnsafeBufferPointer<UInt8>, spans: UnsafeBufferPointer<SourceSpan>) {
        self.bytes = bytes
        self.spans = spans
    }

    /// Number of texts.
    public var count: Int { spans.count }

    /// The text for a slot.
    public subscript(slot: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[spans[slot].range])
    }

    /// The same as strings.
    public var strings: [String] { spans.map { String(decoding: bytes[$0.range], as: UTF8.self) } }

    /// Hands `texts` over as they lie in memory.
    public static func with<T>(_ texts: [String], _ body: (SlotTexts) -> T) -> T {
        var bytes: [UInt8] = []
        var spans: [SourceSpan] = []
        for text in texts {
            let start = bytes.count
            bytes.append(contentsOf: text.utf8)
            spans.append(SourceSpan(start, bytes.count))
        }
        return bytes.withUnsafeBufferPointer { bytes in
            spans.withUnsafeBufferPointer { body(SlotTexts(bytes: bytes, spans: $0)) }
        }
    }
}
