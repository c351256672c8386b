/// Puts text of people into a format: markup characters become entities, and what no paper can show is left out.
///
/// Left out in every format: control characters (C0 but tab and line endings, DEL, C1), which terminals obey and XML forbids;
/// U+FFFE and U+FFFF, which XML forbids; bidirectional embeddings and overrides (U+202A–202E), by which a text can show other words
/// than it holds. Tabs and line endings within a line become spaces.
public struct TextEscape: Sendable {
    /// Whether `& < > " '` become entities.
    public let isMarkup: Bool
    /// Whether directional isolates (U+2066–2069) are left out too; in a right-to-left text they keep numbers in place.
    public let dropsIsolates: Bool

    /// An escape of this kind.
    public init(isMarkup: Bool, dropsIsolates: Bool) {
        self.isMarkup = isMarkup
        self.dropsIsolates = dropsIsolates
    }

    /// For HTML and XML, text and attributes alike.
    public static let markup = TextEscape(isMarkup: true, dropsIsolates: false)

    /// Adds `text`, made safe, to `out`.
    public func append(_ text: String, to out: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &out) }
    }

    /// Adds the UTF-8 text in `bytes`, made safe, to `out`. A code point that is cut off at the end is left out.
    public func append(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        var index = 0
        while index < bytes.count {
            let start = index
            while index < bytes.count, isPlain(bytes[index]) { index += 1 }
            if start < index { out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index])) }
            if index < bytes.count { index += appendCharacter(at: index, of: bytes, to: &out) }
        }
    }

    /// A byte that stands for itself in every format.
    private func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            !isMarkup
        default: byte >= 0x20 && byte < 0x7F
        }
    }

    /// Adds the code point at `index` and returns its length in bytes.
    private func appendCharacter(at index: Int, of bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8])
        -> Int
    {
        let byte = bytes[index]
        if byte < 0x80 {
            appendASCII(byte, to: &out)
            return 1
        }
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard index + length <= bytes.count else { return length }
        let second = bytes[index + 1]
        if byte == 0xC2, second < 0xA0 { return length }
        if length == 3 {
            switch (byte, second, bytes[index + 2]) {
            case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9):
                out.append(UInt8(ascii: " "))
                return length
            case (0xE2, 0x80, 0xAA...0xAE), (0xEF, 0xBF, 0xBE...0xBF): return length
            case (0xE2, 0x81, 0xA6...0xA9) where dropsIsolates: return length
            default: break
            }
        }
        out.append(contentsOf: bytes[index..<index + length])
        return length
    }

    private func appendASCII(_ byte: UInt8, to out: inout [UInt8]) {
        switch byte {
        case 0x09, 0x0A, 0x0D: out.append(UInt8(ascii: " "))
        case 0..<0x20, 0x7F: break
        case UInt8(ascii: "&") where isMarkup: out.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<") where isMarkup: out.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">") where isMarkup: out.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\"") where isMarkup: out.append(contentsOf: "&quot;".utf8)
        case UInt8(ascii: "'") where isMarkup: out.append(contentsOf: "&#39;".utf8)
        default: out.append(byte)
        }
    }

    /// `text`, made safe, as a string.
    public func escaped(_ text: String) -> String {
        var out: [UInt8] = []
        append(text, to: &out)
        return String(decoding: out, as: UTF8.self)
    }
}
