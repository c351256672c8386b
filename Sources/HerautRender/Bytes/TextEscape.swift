/// Puts text of people into a format: markup characters become entities, and what no paper can show is left out.
///
/// Left out in every format: control characters (C0 but tab and line endings, DEL, C1), which terminals obey and XML forbids;
/// U+FFFE and U+FFFF, which XML forbids; bidirectional embeddings and overrides (U+202A–202E), by which a text can show other words
/// than it holds. Tabs and line endings within a line become spaces.
struct TextEscape: Sendable {
    /// Whether `& < > " '` become entities.
    let isMarkup: Bool
    /// Whether directional isolates (U+2066–2069) are left out too; in a right-to-left text they keep numbers in place.
    let dropsIsolates: Bool

    /// For HTML and XML, text and attributes alike.
    static let markup = TextEscape(isMarkup: true, dropsIsolates: false)

    /// Adds `text`, made safe, to `out`.
    func append(_ text: String, to out: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            var index = 0
            while index < bytes.count { index += appendCharacter(at: index, of: bytes, to: &out) }
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
    func escaped(_ text: String) -> String {
        var out: [UInt8] = []
        append(text, to: &out)
        return String(decoding: out, as: UTF8.self)
    }
}

extension String {
    /// The lines of a verbatim block, without the newline that only ends it.
    var verbatimLines: [Substring] {
        let lines = valueLines
        return lines.last?.isEmpty == true && lines.count > 1 ? lines.dropLast() : lines
    }

    /// The lines of a value: each newline starts a new one, as in `DraftPlan.blocks(filledWith:)`.
    var valueLines: [Substring] {
        split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    }
}
