/// Values in the header and the body of a mail.
enum MailEscape {
    /// Most bytes of text in one encoded word: 75 signs a word (RFC 2047, 2), 12 of them around it, 4 signs for 3 bytes.
    private static let wordLimit = 45
    /// Most signs on a line of quoted-printable (RFC 2045, 6.7), the sign of a soft break counted.
    private static let lineLimit = 76

    /// Short ASCII as it is; anything else as encoded words, each on a line of its own after the first. No line ending of the value comes
    /// through, so it can never start a header.
    static func appendHeader(_ value: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        var text: [UInt8] = []
        OutputEscape.paper.append(value, to: &text)
        let isPlain = text.count <= wordLimit && text.allSatisfy { (0x20..<0x7F).contains($0) }
        if isPlain, !hasEncodedWord(text) { return out.append(contentsOf: text) }
        var start = 0
        while start < text.count {
            var end = min(start + wordLimit, text.count)
            // A character is never cut in two.
            while end > start + 1, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
            if start > 0 { out.append(contentsOf: "\r\n ".utf8) }
            out.append(contentsOf: "=?UTF-8?B?".utf8)
            Base64.append(text[start..<end], to: &out)
            out.append(contentsOf: "?=".utf8)
            start = end
        }
    }

    private static func hasEncodedWord(_ text: [UInt8]) -> Bool {
        zip(text, text.dropFirst()).contains { $0 == UInt8(ascii: "=") && $1 == UInt8(ascii: "?") }
    }

    /// Quoted-printable, with soft breaks so that no line grows too long. Line endings of the value become those of mail.
    static func appendBody(_ value: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        var column = column(of: out)
        let digits = Array("0123456789ABCDEF".utf8)
        for (index, byte) in value.enumerated() {
            if byte == UInt8(ascii: "\n") {
                out.append(contentsOf: "\r\n".utf8)
                column = 0
                continue
            }
            if column + 3 >= lineLimit {
                out.append(contentsOf: "=\r\n".utf8)
                column = 0
            }
            // A full stop alone on a line would end the mail, "From " at the start of one is taken for the next.
            let isRisky = column == 0 && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"))
            let isPlain =
                byte == 0x20
                ? isInside(index, of: value)
                : (0x21..<0x7F).contains(byte) && byte != UInt8(ascii: "=") && !isRisky
            if isPlain {
                out.append(byte)
            } else {
                out += [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
            column += isPlain ? 1 : 3
        }
    }

    /// Whether a blank has a visible sign behind it: at the end of a line mail may lose it (RFC 2045, 6.7, rule 3).
    private static func isInside(_ index: Int, of value: UnsafeBufferPointer<UInt8>) -> Bool {
        index + 1 < value.count && value[index + 1] > 0x20 && value[index + 1] != 0x7F
    }

    private static func column(of out: [UInt8]) -> Int {
        out.count - ((out.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1)
    }
}
