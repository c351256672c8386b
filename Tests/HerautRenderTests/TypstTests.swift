import HerautModel
import HerautRender
import HerautTestSupport
import Testing

/// The source for Typst: whatever a text holds, it stays text.
struct TypstTests {
    private static func source(_ markdown: String) throws -> String {
        TypstSource.text(Sample.draft(markdown), style: try Sample.style())
    }

    /// The string literals of a source, and the code between them; `nil` when one is not closed.
    private static func parts(_ source: String) -> (code: String, literals: [String])? {
        var code = ""
        var literals: [String] = []
        var literal: String?
        var isEscaped = false
        for character in source.unicodeScalars {
            guard let open = literal else {
                if character == "\"" { literal = "" } else { code.unicodeScalars.append(character) }
                continue
            }
            if isEscaped || character != "\\" && character != "\"" {
                literal = open + String(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                literals.append(open)
                literal = nil
            }
        }
        return literal == nil ? (code, literals) : nil
    }

    @Test func `an Arabic letter has its direction, its language and its numbers in place`() throws {
        let source = try Self.source(
            "---\nsoort: bericht\ntaal: ar\ndatum: 2026-11-03\n---\n# عنوان\n\nاتصل بالشرطة على الرقم 0900-8844 الآن.\n\n- **مهم**\n"
        )
        #expect(source.contains("#set text(lang: \"ar\", dir: rtl"))
        #expect(source.contains("date: datetime(year: 2026, month: 11, day: 3)"))
        #expect(source.contains("#heading(level: 1)[#\"عنوان\";];"))
        #expect(source.contains("\u{2066}0900-8844\u{2069}"))
        #expect(source.contains("#list(tight: false, [#strong[#\"مهم\";];]);"))
        #expect(try Self.source("---\nsoort: bericht\n---\nTekst.").contains("dir: ltr"))
    }

    @Test func `a letter has its address in the window and its text below`() throws {
        let source = try Self.source(
            "---\nsoort: brief\ntaal: ar\n---\nAan mevrouw Bakker\nStraat 1\n1234 AB  VOORBEELDSTAD\n\nمرحبا,\n\nنص.\n"
        )
        #expect(
            source.contains(
                "#place(top + left, dx: -14.174pt, dy: 70.866pt, block(width: 240.944pt)[#set text(dir: ltr);"
            ))
        let address = try #require(source.firstRange(of: "1234 AB"))
        let text = try #require(source.firstRange(of: "نص"))
        #expect(address.lowerBound < text.lowerBound)
    }

    @Test func `every kind of block becomes the function for it`() throws {
        let source = try Self.source(Sample.everything)
        for piece in [
            "#strong[#\"vet\";];", "#emph[", "#raw(\"code\");",
            "#link(\"https://voorbeeldstad.example/a?b=1&c=2\")[#\"link\";];",
            "#linebreak();", "#heading(level: 2)", "#enum(start: 3, [#\"drie\";], [#\"vier\";]);",
            "#\"[ ] \";#\"nog doen\";",
            "table.header([#strong[#\"Tijd\";];], [#strong[#\"Wat\";];], )",
            "#quote(block: true)[#par[#\"Een citaat.\";];",
            "#line(length: 100%", "#raw(block: true, \"x < y\");", "#\"[Afbeelding: een plein]\";",
        ] {
            #expect(source.contains(piece), "\(piece)")
        }
        #expect(!source.contains("javascript") && !source.contains("niet voor de lezer"))
    }

    @Test(arguments: 0..<40) func `no text becomes markup or code`(seed: UInt64) throws {
        var random = Seeded(seed)
        let signs =
            Sample.hostile + [
                "#", "#let x = 1", "\"", "\\\"", "];", "#read(\"/etc/passwd\")", "$", "@", "<a>", "//", "/*",
                "\\u{41}", ";",
            ]
        let plain = try #require(try Self.parts(Self.source("---\nsoort: bericht\n---\n- x")))
        for _ in 0..<20 {
            let text = random.text(from: signs, count: 10).filter { $0 != "\n" && $0 != "\r" && $0 != "\r\n" }
            let draft = Draft(
                source: SourceText(path: "x", text: ""),
                metadata: Sample.draft("---\nsoort: bericht\n---\n").metadata, bodyStart: 0,
                blocks: [
                    Block(
                        .list(
                            .bullet,
                            [
                                .init(blocks: [
                                    Block(
                                        .paragraph([Inline(.text(text), span: SourceSpan(0, 0))]),
                                        span: SourceSpan(0, 0))
                                ])
                            ]), span: SourceSpan(0, 0))
                ])
            let parts = try #require(
                Self.parts(TypstSource.text(draft, style: try Sample.style())), "\(text)")
            // The code is the same whatever the text is; an empty text has none of its own.
            let wanted = TextEscape(isMarkup: false, dropsIsolates: false).escaped(text)
            #expect(parts.code == plain.code || text.isEmpty)
            #expect(text.isEmpty || parts.literals.contains(wanted), "\(text)")
        }
    }

    @Test func `only scripts that need it go that way`() {
        #expect(TypstSource.isNeeded(for: Sample.draft("مرحبا")))
        #expect(!TypstSource.isNeeded(for: Sample.draft("Nguyễn, Ελένη, Олена, 👋")))
    }
}
