import HerautModel
import HerautTestSupport
import Testing

@testable import HerautCommands

@Suite struct `A report` {
    struct Caret: CustomStringConvertible, Sendable {
        let text: String
        let marked: String
        let line: String
        let carets: String
        var description: String { text.debugDescription }
    }

    static let carets = [
        Caret(text: "een woord hier", marked: "woord", line: "een woord hier", carets: "    ^^^^^"),
        Caret(text: "\teen woord", marked: "woord", line: "    een woord", carets: "        ^^^^^"),
        Caret(text: "ab\tcd", marked: "cd", line: "ab  cd", carets: "    ^^"),
        Caret(text: "漢字 woord", marked: "woord", line: "漢字 woord", carets: "     ^^^^^"),
        Caret(text: "漢字", marked: "字", line: "漢字", carets: "  ^^"),
        Caret(text: "👨‍👩‍👧 woord", marked: "woord", line: "👨‍👩‍👧 woord", carets: "   ^^^^^"),
        Caret(text: "🇳🇱 woord", marked: "woord", line: "🇳🇱 woord", carets: "   ^^^^^"),
        Caret(text: "❤️ woord", marked: "woord", line: "❤️ woord", carets: "   ^^^^^"),
        Caret(text: "cafe\u{301} woord", marked: "woord", line: "cafe\u{301} woord", carets: "     ^^^^^"),
        Caret(
            text: "x\u{202E}y woord", marked: "woord", line: "x<U+202E>y woord", carets: "           ^^^^^"),
        Caret(text: "a\u{1B}b woord", marked: "woord", line: "a␛b woord", carets: "    ^^^^^"),
        Caret(text: "\u{FEFF}woord", marked: "woord", line: "woord", carets: "^^^^^"),
    ]

    @Test(arguments: carets)
    func `puts the carets below the place`(_ caret: Caret) throws {
        let source = SourceText(path: "x.md", text: caret.text)
        let before = try #require(caret.text.unicodeScalars.firstRange(of: caret.marked.unicodeScalars))
        let start = caret.text.utf8.distance(from: caret.text.startIndex, to: before.lowerBound)
        let span = SourceSpan(start, start + caret.marked.utf8.count)
        let excerpt = SourceExcerpt(of: span, in: source)
        #expect(excerpt.line == caret.line)
        #expect(excerpt.carets == caret.carets)
    }

    @Test func `marks a place without width, and only the first of several lines`() {
        let source = SourceText(path: "x.md", text: "een\ntwee\n")
        #expect(SourceExcerpt(of: SourceSpan(3, 3), in: source).carets == "   ^")
        #expect(SourceExcerpt(of: SourceSpan(1, 1), in: source).carets == " ^")
        #expect(SourceExcerpt(of: SourceSpan(1, 7), in: source).carets == " ^^")
        #expect(SourceExcerpt(of: SourceSpan(9, 9), in: source).carets == "^")
    }

    @Test func `cuts a long line around the place`() {
        let text = String(repeating: "woord ", count: 50) + "HIER " + String(repeating: "woord ", count: 50)
        let excerpt = SourceExcerpt(of: SourceSpan(300, 304), in: SourceText(path: "x.md", text: text))
        #expect(excerpt.line.count <= 98)
        #expect(excerpt.line.hasPrefix("…") && excerpt.line.hasSuffix("…"))
        let place = excerpt.carets.count - 4
        #expect(String(excerpt.line.dropFirst(place).prefix(4)) == "HIER")
    }

    @Test func `never breaks on bytes that no one expected`() {
        var random = Seeded(7)
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                [UInt8]([9, 10, 13, 0x1B, 0x41, 0xC3, 0xA9, 0xF0, 0x9F, 0x98, 0x80, 0xE2, 0x80, 0xAE])
                    .randomElement(
                        using: &random) ?? 0
            }
            let start = Int.random(in: 0...bytes.count, using: &random)
            let end = Int.random(in: start...bytes.count, using: &random)
            let excerpt = SourceExcerpt(
                of: SourceSpan(start, end), in: SourceText(path: "x", bytes: bytes))
            #expect(excerpt.carets.contains("^"))
            #expect(!(excerpt.line + excerpt.carets).unicodeScalars.contains { $0.value < 0x20 })
        }
    }

    @Test func `has colours on a terminal only, and not with NO_COLOR`() {
        func output(_ terminals: Set<StandardStream>, _ environment: [String: String] = [:]) -> String {
            CommandLine("lint brief.md", in: .withFaultyDraft(terminals: terminals, environment: environment))
                .output
        }
        #expect(output([.output]).contains("\u{1B}[1;31mfout\u{1B}[0m"))
        #expect(!output([.error]).contains("\u{1B}"))
        #expect(!output([.output], ["NO_COLOR": "1"]).contains("\u{1B}"))
        #expect(!output([.output], ["TERM": "dumb"]).contains("\u{1B}"))
    }

    @Test func `writes JSON that any program reads`() {
        let value = JSON.object([
            ("tekst", .string("\"\\\n\t\u{1}\u{2028}é😀")), ("leeg", .array([])), ("getal", .number(-3)),
            ("niets", .null), ("ja", .array([.bool(true)])),
        ])
        let expected = """
            {
              "tekst": "\\"\\\\\\n\\t\\u0001\\u2028é😀",
              "leeg": [],
              "getal": -3,
              "niets": null,
              "ja": [
                true
              ]
            }

            """
        #expect(value.document == expected)
    }
}
