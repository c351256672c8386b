import HerautModel
import HerautTestSupport
import HerautYAML
import Testing

/// Whatever a value holds, it stays a value.
@Suite struct OutputEscapeTests {
    private static let pieces = [
        "\r", "\n", "\r\n", "\"", "'", ";", ",", "=", "+", "-", "@", "\t", " ", "<b>", "&amp;", "]]>", "(",
        ")", "\\", "Bcc: x@y.example", ":", "é",
        "漢", "\u{1F600}", "\u{0}", "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}", "=?UTF-8?Q?x?=", "*", "_", "#",
        "1.", "> ", "[x](y)", "`", "|", "＝1", ".", "From ",
        "een lange tekst zonder iets bijzonders ",
    ]

    private static func escaped(_ text: String, _ escape: OutputEscape, after before: String = "") -> [UInt8]
    {
        var out = Array(before.utf8)
        escape.append(text, to: &out)
        return Array(out[before.utf8.count...])
    }

    private static func text(_ seed: Int) -> String {
        var random = Seeded(UInt64(seed))
        return random.text(from: pieces, count: Int.random(in: 1..<14, using: &random))
    }

    @Test(arguments: 0..<500) func `a value is no markup, no string's end and no control character`(seed: Int)
    {
        let markup = Self.escaped(Self.text(seed), .markup)
        #expect(!markup.contains { "<>\"'".utf8.contains($0) || $0 < 0x20 || $0 == 0x7F })
        let plain = Self.escaped(Self.text(seed), .plainText)
        #expect(!plain.contains { $0 < 0x20 || $0 == 0x7F })
        let pdf = Self.escaped(Self.text(seed), .pdfString)
        #expect(pdf.starts(with: "<FEFF".utf8) && pdf.last == UInt8(ascii: ">"))
        #expect(pdf.dropFirst().dropLast().allSatisfy { "0123456789ABCDEF".utf8.contains($0) })
    }

    @Test(arguments: 0..<500) func `a value is one cell, and no formula`(seed: Int) throws {
        let cell = String(
            decoding: Self.escaped(Self.text(seed), .csv(delimiter: UInt8(ascii: ";"))), as: UTF8.self)
        #expect(!cell.utf8.contains { $0 == 10 || $0 == 13 })
        var inner = Substring(cell)
        if cell.hasPrefix("\"") {
            inner = inner.dropFirst().dropLast()
            #expect(cell.utf8.count >= 2 && cell.utf8.last == UInt8(ascii: "\""))
            let quotes = inner.utf8.count { $0 == UInt8(ascii: "\"") }
            let pairs = inner.split(separator: "\"\"", omittingEmptySubsequences: false).count - 1
            #expect(quotes == 2 * pairs)
        } else {
            #expect(!cell.utf8.contains { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "\"") })
        }
        let first = inner.unicodeScalars.first { $0 != " " }
        #expect(!(first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false))
    }

    @Test(arguments: 0..<500) func `a value never starts a header or ends the body of a mail`(seed: Int) {
        let header = Self.escaped(Self.text(seed), .mailHeader, after: "Subject: ")
        #expect(header.allSatisfy { $0 == 13 || $0 == 10 || (0x20..<0x7F).contains($0) })
        for line in String(decoding: header, as: UTF8.self).split(
            separator: "\r\n", omittingEmptySubsequences: false
        ).dropFirst() {
            #expect(line.hasPrefix(" =?UTF-8?B?") && line.utf8.count <= 76)
        }
        let body = Self.escaped(Self.text(seed), .mailBody)
        #expect(body.allSatisfy { $0 == 13 || $0 == 10 || (0x20..<0x7F).contains($0) })
        for line in String(decoding: body, as: UTF8.self).split(
            separator: "\r\n", omittingEmptySubsequences: false)
        {
            #expect(line.utf8.count <= 76 && !line.hasPrefix(".") && !line.hasPrefix("From "))
        }
    }

    @Test(arguments: 0..<300) func `a value in Markdown is read back as the text it was`(seed: Int) {
        let value = Self.text(seed).unicodeScalars.filter {
            $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x85 && $0.value != 0x2028
        }
        let kept = String(String.UnicodeScalarView(value)).trimmingSpaces()
        let text = kept.isEmpty ? "*" : kept
        let written = String(decoding: Self.escaped(text, .markdown, after: "Dag\n\n"), as: UTF8.self)
        let blocks = Markdown.blocks(of: SourceText(path: "t", text: "Dag\n\n" + written + "\n"))
        #expect(blocks.count == 2)
        guard case .paragraph(let inlines)? = blocks.last?.content else {
            Issue.record("\(text) became \(blocks)")
            return
        }
        let read = inlines.map { if case .text(let text) = $0.content { text } else { "�" } }.joined()
        #expect(read == text)
    }

    @Test func `words outside ASCII are encoded for a header, short plain ones are not`() {
        #expect(String(decoding: Self.escaped("Jip", .mailHeader), as: UTF8.self) == "Jip")
        #expect(String(decoding: Self.escaped("Zoë", .mailHeader), as: UTF8.self) == "=?UTF-8?B?Wm/Dqw==?=")
        #expect(String(decoding: Self.escaped("a=é", .mailBody), as: UTF8.self) == "a=3D=C3=A9")
        #expect(String(decoding: Self.escaped("=1+1", .csv(delimiter: 59)), as: UTF8.self) == "'=1+1")
    }
}
