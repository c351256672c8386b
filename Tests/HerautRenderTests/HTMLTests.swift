import Foundation
import HerautModel
import HerautRender
import HerautTestSupport
import Testing

struct HTMLTests {
    private static func page(_ markdown: String) throws -> TinyXML {
        try TinyXML.parse(Sample.render(markdown, .html))
    }

    @Test func `every block has its element`() throws {
        let page = try Self.page(Sample.everything)
        let main = try #require(page.all("main").first)
        #expect(
            main.childNames == [
                "h1", "p", "h2", "ul", "ol", "ul", "table", "blockquote", "hr", "pre", "p", "p",
            ])
        #expect(main.all("strong").map(\.content) == ["vet"])
        #expect(main.all("em").map(\.content) == ["schuin"])
        #expect(main.all("ol").first?.attributes["start"] == "3")
        #expect(main.all("th").map { $0.attributes["scope"] } == ["col", "col"])
        #expect(main.all("td").map(\.content) == ["19.00", "Deuren open"])
        #expect(main.all("pre").first?.content == "x < y")
        #expect(main.all("ul").last?.attributes["role"] == "list")
        #expect(
            main.all("span").filter { $0.attributes["role"] == "img" }.map { $0.attributes["aria-label"] }
                == ["niet aangevinkt", "aangevinkt"])
        #expect(!main.content.contains("niet voor de lezer"))
    }

    @Test func `a page says its language and title, and stands alone`() throws {
        let page = try Self.page(Sample.everything)
        #expect(page.all("html").first?.attributes["lang"] == "nl")
        #expect(page.all("title").map(\.content) == ["Overzicht van de avond"])
        #expect(page.all("main").count == 1)
        let names = Set(page.elements.map(\.name))
        #expect(names.isDisjoint(with: ["script", "link", "img", "iframe", "object", "base", "form"]))
        let style = try #require(page.all("style").first).content
        #expect(!style.contains("url(") && !style.contains("@import"))
        #expect(
            page.elements.allSatisfy {
                $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") && $0 != "style" && $0 != "src" }
            })
    }

    @Test(arguments: [
        ("https://a.example", true), ("http://a.example/x?y=1", true), ("mailto:a@b.example", true),
        ("tel:0123456789", true),
        ("javascript:alert", false), ("JavaScript:alert", false), ("data:text/html,x", false),
        ("//a.example", false),
        ("bijlage.pdf", false), ("file:///etc/passwd", false), ("https://", false), ("vbscript:x", false),
    ])
    func `only the web, mail and phone become links`(address: String, isLink: Bool) throws {
        let page = try Self.page("Zie [hier](\(address)).")
        #expect(page.all("a").map { $0.attributes["href"] } == (isLink ? [address] : []))
        #expect(page.all("main").first?.content.contains("Zie hier.") == true)
    }

    @Test func `a letter has its address in an element of its own, and its return address from the house`()
        throws
    {
        let page = try Self.page(
            "---\nsoort: brief\n---\nNoor Peters\nLindenhof 3\n1234 AB Stad\n\nOnderwerp: een <vraag>\n\nBeste Noor,\n\nTekst."
        )
        #expect(page.all("address").map(\.content) == ["Noor Peters\n\nLindenhof 3\n\n1234 AB Stad"])
        #expect(
            page.all("p").first { $0.attributes["class"] == "retour" }?.content.contains("Postbus 100")
                == true)
        #expect(page.all("title").map(\.content) == ["een <vraag>"])
    }

    @Test func `two spaces between postcode and town are seen, and elsewhere one`() throws {
        let text =
            "---\nsoort: brief\n---\nNoor Peters\nLindenhof 3\n1234 AB  STAD\n\nBeste Noor,\n\nEen  twee."
        let page = try Sample.render(text, .html)
        #expect(page.contains("1234 AB\u{A0} STAD</address>"))
        #expect(page.contains("Een  twee."))
    }

    @Test func `in a script, what is seen is set apart from what is said`() throws {
        let page = try Self.page(
            "---\nsoort: videoscript\n---\n# Titel\n\n[Beeld: een plein]\n\nGoedenavond.")
        #expect(
            page.all("p").filter { $0.attributes["class"] == "regie" }.map(\.content) == [
                "[Beeld: een plein]"
            ])
        #expect(page.all("body").first?.attributes["class"] == "videoscript")
    }

    @Test func `a poster is a card with its head, and what goes with it stands outside`() throws {
        let page = try Self.page(
            "---\nsoort: poster\n---\n**Kop:** Kom ook\n\n**Op de poster:**\nZaterdag\n\n**Bijschrift:** tekst\n"
        )
        let card = try #require(page.all("section").first)
        #expect(card.all("h1").map(\.content) == ["Kom ook"])
        #expect(card.childNames == ["h1", "p"])
        #expect(page.all("main").first?.childNames == ["section", "p"])
        #expect(page.all("title").map(\.content) == ["Kom ook"])
    }

    @Test(arguments: [
        ("اتصل بالشرطة على الرقم 0900-8844", ["0900-8844"]),
        ("الرقم +31 6 12 34 56 78.", ["+31 6 12 34 56 78"]),
        ("يوم 3 november 2026 في الساعة 21.00 uur", ["3 november 2026", "21.00 uur"]),
        ("الرقم \u{2066}0900-8844\u{2069}", []), ("De Kade وحدها", []),
        ("اتصل 112 أو 14 0123", ["112", "14 0123"]),
    ])
    func `a page from right to left keeps its numbers from being turned round`(
        text: String, numbers: [String]
    )
        throws
    {
        let arabic = try Self.page("---\nsoort: bericht\ntaal: ar\n---\n# \(text)\n\n\(text)\n")
        #expect(arabic.all("html").first?.attributes["dir"] == "rtl")
        let paragraph = try #require(arabic.all("main").first?.all("p").first)
        #expect(paragraph.all("bdi").map(\.content) == numbers)
        #expect(paragraph.all("bdi").allSatisfy { $0.attributes["dir"] == "ltr" })
        #expect(paragraph.content == text)
        // A title is text alone.
        #expect(arabic.all("title").map(\.content) == [text])
        #expect(try Self.page(text).all("bdi").isEmpty)
    }

    @Test func `a foot from right to left keeps its phone number`() throws {
        let page = try Self.page("---\nsoort: bericht\ntaal: ar\n---\n# عنوان\n")
        let foot = try #require(page.all("footer").first)
        #expect(foot.all("bdi").map(\.content) == ["14 0123 · voorbeeldstad.example"])
    }

    @Test
    func `a number with a hyphen is not broken, nor a word in a table unless it is wider than a column`()
        throws
    {
        let page = try Self.page(
            "Bel (0900-8844). Op 3-4 en e-mail-adres.\n\n| Wie | Waar |\n|---|---|\n"
                + "| Hanna Veldkamp | https://voorbeeldstad.example/ijsbaan |\n")
        let paragraph = try #require(page.all("main").first?.all("p").first)
        #expect(paragraph.all("span").map(\.content) == ["(0900-8844)."])
        #expect(paragraph.content == "Bel (0900-8844). Op 3-4 en e-mail-adres.")
        let cells = page.all("td").map { $0.all("span").map { $0.attributes["class"] ?? "" } }
        #expect(cells == [[], ["lang"]])
        #expect(page.all("td").map(\.content) == ["Hanna Veldkamp", "https://voorbeeldstad.example/ijsbaan"])
    }

    @Test func `hostile text comes out as the text it was`() throws {
        var random = Seeded(11)
        for _ in 0..<120 {
            let text = random.text(from: Sample.hostile, count: 12)
            let page = try TinyXML.parse(String(decoding: Hostile.render(text, .html), as: UTF8.self))
            let found = page.all("main").flatMap { $0.all("p") + $0.all("td") + $0.all("li") + $0.all("h1") }
                .map(\.content)
            #expect(found == [String](repeating: Hostile.expected(text), count: 4))
            #expect(page.all("code").map(\.content) == [Hostile.expected(text)])
        }
    }

    @Test func `a font name cannot leave the style sheet`() throws {
        let style = try Sample.style(font: "x; } </style><script>")
        let bytes = try Renderer.render(Sample.draft("tekst"), as: .html, style: style).bytes
        let page = try TinyXML.parse(String(decoding: bytes, as: UTF8.self))
        #expect(page.all("script").isEmpty)
        #expect(page.all("style").first?.content.contains("--letter: \"x  stylescript\", Arial") == true)
    }

    @Test(arguments: [("#ffff00", true), ("#154273", false), ("#777777", true), ("#767676", false)])
    func `a colour that cannot be read on white is darkened`(colour: String, isDarkened: Bool) throws {
        #expect(try (Sample.style(colour: colour).colour != colour) == isDarkened)
    }

    @Test(arguments: ["blauw", "#12", "url(x)", "#12345g"])
    func `what is no colour is passed over`(colour: String) throws {
        #expect(try Sample.style(colour: colour).colour == HouseStyle.defaultColour)
    }

    /// Numbers in Arabic, and how they have to read on screen.
    private struct Vector: Decodable {
        let logisch: String
        let met_isolate: String
        let zichtbaar_met_isolate: String
    }

    @Test(.enabled(if: Repository.shared("reference/data/bidi_vectors.json") != nil))
    func `a number in a text from right to left is kept apart as a whole`() throws {
        let path = try #require(Repository.shared("reference/data/bidi_vectors.json"))
        let vectors = try JSONDecoder().decode([Vector].self, from: Data(Repository.bytes(of: path)))
        try #require(vectors.count > 5)
        for vector in vectors {
            let page = try Sample.render("---\nsoort: bericht\ntaal: ar\n---\n\(vector.logisch)\n", .html)
            let shown = TextEscape.markup.escaped(vector.zichtbaar_met_isolate)
            #expect(page.contains("<bdi dir=\"ltr\">\(shown)</bdi>"), "\(vector.logisch)")
            // Who isolated it already gets no second isolate.
            let isolated = try Sample.render(
                "---\nsoort: bericht\ntaal: ar\n---\n\(vector.met_isolate)\n", .html)
            let text = try #require(isolated.components(separatedBy: "<footer").first)
            #expect(text.contains("\u{2066}\(shown)\u{2069}") && !text.contains("<bdi"))
        }
    }
}

/// A draft of one text in every place a value can come.
enum Hostile {
    static func render(_ text: String, _ format: RenderFormat) throws -> [UInt8] {
        let span = SourceSpan(0, 0)
        let inlines = [Inline(.text(text), span: span)]
        let blocks: [Block.Content] = [
            .heading(level: 1, inlines), .paragraph(inlines),
            .list(.bullet, [.init(blocks: [Block(.paragraph(inlines), span: span)])]),
            .table(header: [inlines], rows: [[inlines]]), .code(info: "", text: text),
        ]
        return try Renderer.render(
            blocks.map { Block($0, span: span) }, metadata: DraftMetadata(), as: format,
            style: try Sample.style()
        ).bytes
    }

    /// What is left of a text: controls, overrides and illegal code points gone, line ends and tabs as spaces.
    static func expected(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 9, 10, 13, 0x2028, 0x2029: out.append(" ")
            case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0xFFFE...0xFFFF: continue
            default: out.append(scalar)
            }
        }
        return String(out)
    }
}
