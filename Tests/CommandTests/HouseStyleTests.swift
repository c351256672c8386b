import HerautModel
import HerautTestSupport
import Testing

/// `huisstijl` in `heraut.yml`: the logo, the Word document that letters look like, and `heraut huisstijl`.
struct HouseStyleTests {
    private static func begun() -> MemoryWorld {
        let world = MemoryWorld()
        _ = CommandLine("init .", in: world)
        world.addFile("brief.md", text: "---\nsoort: intern\n---\n# Overzicht\n\nAlles is rustig.\n")
        return world
    }

    /// `heraut.yml` with `text` in place of the line that names the document.
    private static func setting(_ text: String, in world: MemoryWorld) {
        let house = String(decoding: world.contents("heraut.yml") ?? [], as: UTF8.self)
        world.addFile("heraut.yml", text: house.replacing("  brief: huisstijl/brief.docx\n", with: text))
    }

    @Test func `init writes a document that its own check finds in order`() {
        let world = Self.begun()
        let check = CommandLine("huisstijl check", in: world)
        #expect(check.status == 0, "\(check.output)")
        #expect(CommandLine("render brief.md -o brief.docx", in: world).status == 0)
        let again = Self.begun()
        #expect(again.contents("huisstijl/brief.docx") == world.contents("huisstijl/brief.docx"))
    }

    @Test func `a document with a fault is told with its part and a way out, in every form`() throws {
        let world = Self.begun()
        var archive = TestLetterhead.archive
        let head = String(decoding: archive["word/kop.xml"], as: UTF8.self)
        archive["word/kop.xml"] = Array(
            head.replacing("descr=\"Logo gemeente Voorbeeldstad\"", with: "").utf8)
        world.addFile("eigen.docx", archive.bytes)
        let text = CommandLine("huisstijl check eigen.docx", in: world)
        #expect(text.status == 1)
        #expect(text.output.contains("eigen.docx:1:1") && text.output.contains("word/kop.xml"))
        #expect(text.output.contains("Alternatieve tekst"))
        for form in ["line", "json", "sarif", "junit", "checkstyle", "github", "gitlab", "html"] {
            let result = CommandLine("huisstijl check eigen.docx --format \(form)", in: world)
            #expect(result.status == 1 && result.output.contains("huisstijl.noAlternative"), "\(form)")
        }
        #expect(
            CommandLine("huisstijl check eigen.docx --min-severity fout", in: world).output.contains("1 fout")
        )
    }

    @Test func `letters take over the document, and hear what it lacks`() throws {
        let world = Self.begun()
        world.addFile("huisstijl/brief.docx", TestLetterhead.archive.bytes)
        let result = CommandLine("render brief.md -o uit/ --format docx,html", in: world)
        #expect(result.status == 0)
        #expect(result.errors.contains("huisstijl/brief.docx") && result.errors.contains("Kop 1") == false)
        #expect(result.errors.contains("Citaat"))
        let line =
            "merge waarschuwingsbrief-ouders --data ontvangers.csv --out brieven --no-require-approval --single-file"
        #expect(CommandLine(line, in: world).status == 0)
        let letter = try #require(world.contents("brieven/brieven/0001.docx"))
        #expect(letter.count > 5_000)
    }

    @Test func `a document that letters cannot use stops everything, and says how to go on`() {
        let world = Self.begun()
        world.addFile("huisstijl/brief.docx", text: "geen docx")
        let result = CommandLine("render brief.md -o brief.docx", in: world)
        #expect(result.status == 78)
        #expect(result.errors.contains("huisstijl.notWord") && result.errors.contains("`brief`"))
        #expect(world.contents("brief.docx") == nil)
        // Formats that do not need it are made all the same.
        #expect(CommandLine("render brief.md -o brief.html", in: world).status == 0)
        #expect(CommandLine("huisstijl check", in: world).status == 1)
    }

    @Test func `a document that is named and not there is a fault of heraut yml`() {
        let world = Self.begun()
        Self.setting("  brief: weg.docx\n", in: world)
        let result = CommandLine("render brief.md -o brief.docx", in: world)
        #expect(result.status == 78 && result.errors.contains("weg.docx"))
        Self.setting("", in: world)
    }

    @Test func `the logo stands in page and document, with its words`() throws {
        let world = Self.begun()
        let logo = "  logo: {bestand: huisstijl/logo.png, alt: Wapen van Voorbeeldstad, breedte: 30}\n"
        Self.setting("  brief: huisstijl/brief.docx\n" + logo, in: world)
        #expect(CommandLine("render brief.md -o brief.html", in: world).status == 78)
        world.addFile("huisstijl/logo.png", TestPicture().png)
        #expect(CommandLine("render brief.md -o uit/ --format html,docx,odt", in: world).status == 0)
        let page = String(decoding: world.contents("uit/brief.html") ?? [], as: UTF8.self)
        #expect(page.contains("<img src=\"data:image/png;base64,iVBORw0KGgo"))
        #expect(page.contains("alt=\"Wapen van Voorbeeldstad\" width=\"90\""))
        #expect(page.contains("img-src data:"))
        world.addFile("huisstijl/logo.png", text: "geen png")
        let bad = CommandLine("render brief.md -o brief.html", in: world)
        #expect(bad.status == 78 && bad.errors.contains("PNG"))
    }

    @Test func `a logo without words for who cannot see it is a fault`() {
        let world = Self.begun()
        Self.setting("  logo: {bestand: huisstijl/logo.png}\n", in: world)
        let result = CommandLine("render brief.md -o brief.html", in: world)
        #expect(result.status == 78 && result.errors.contains("huisstijl.logo.alt"))
    }

    @Test func `new makes a document and replaces nothing`() {
        let world = Self.begun()
        #expect(CommandLine("huisstijl new ander.docx", in: world).status == 0)
        #expect(world.contents("ander.docx") == world.contents("huisstijl/brief.docx"))
        #expect(CommandLine("style new ander.docx", in: world).status == 73)
    }

    @Test func `letters go out as odt as well`() {
        let world = Self.begun()
        let line =
            "merge waarschuwingsbrief-ouders --data ontvangers.csv --out uit --format odt --no-require-approval"
        let result = CommandLine(line, in: world)
        #expect(result.status == 0, "\(result.errors)")
        #expect(world.paths.contains { $0.hasSuffix("brieven/0001.odt") })
    }
}
