import HerautModel
import HerautTestSupport
import Testing

/// `render` and `merge` to pdf, and `heraut pdf`, run in memory with fonts made on the spot.
struct PDFTests {
    /// A world with a working folder and, when asked, two faces of a font where a system has them.
    private static func begun(hasFont: Bool = true) -> MemoryWorld {
        let world = MemoryWorld()
        _ = CommandLine("init .", in: world)
        guard hasFont else { return world }
        var bold = TestFont()
        bold.isBold = true
        world.addFile("/usr/share/fonts/truetype/OpenSans-Regular.ttf", TestFont().bytes)
        world.addFile("/usr/share/fonts/truetype/OpenSans-Bold.ttf", bold.bytes)
        return world
    }

    @Test func `a draft becomes a pdf that keeps the rules`() {
        let world = Self.begun()
        #expect(CommandLine("draft stopgesprek -o plan.md", in: world).status == 0)
        #expect(CommandLine("render plan.md -o plan.pdf", in: world).status == 0)
        let checked = CommandLine("pdf check plan.pdf", in: world)
        #expect(checked.status == 0)
        #expect(checked.output.contains("plan.pdf: in orde."))
        #expect(CommandLine("pdf outline plan.pdf", in: world).output.contains("H1: Gesprek met"))
    }

    @Test func `without a font the user hears how to get one, and nothing is written`() {
        let world = Self.begun(hasFont: false)
        _ = CommandLine("draft stopgesprek -o plan.md", in: world)
        let result = CommandLine("render plan.md -o plan.pdf", in: world)
        #expect(result.status == 78)
        #expect(result.errors.contains("fonts-liberation"))
        #expect(world.contents("plan.pdf") == nil)
    }

    @Test func `a character that the font lacks stops the draft at its place`() {
        let world = Self.begun()
        world.addFile("bericht.md", text: "---\nsoort: intern\n---\n# Overzicht\n\nTot morgen 👋 allemaal.\n")
        let result = CommandLine("render bericht.md -o bericht.pdf", in: world)
        #expect(result.status == 1)
        #expect(result.errors.contains("bericht.md:6:12") && result.errors.contains("pdf.characters"))
        #expect(world.contents("bericht.pdf") == nil)
    }

    @Test func `a row with a character that the font lacks gets no letter, and the others do`() {
        let world = Self.begun()
        let list = String(decoding: world.contents("ontvangers.csv") ?? [], as: UTF8.self)
        world.addFile("lijst.csv", text: list.replacing("Kastanjelaan", with: "Kastanjelaan 中"))
        let line =
            "merge waarschuwingsbrief-ouders --data lijst.csv --out uit --format pdf --no-require-approval"
        let result = CommandLine(line, in: world)
        #expect(result.status == 1)
        #expect(result.errors.contains("rij.missingCharacter"))
        #expect(world.paths.contains { $0.hasSuffix("brieven/0001.pdf") })
        #expect(CommandLine("pdf check uit/brieven/0001.pdf", in: world).status == 0)
    }

    @Test func `a character in the text itself that the font lacks stops the letters before one is written`()
    {
        let world = Self.begun()
        let house = String(decoding: world.contents("heraut.yml") ?? [], as: UTF8.self)
        world.addFile("heraut.yml", text: house.replacing("Marit Zandwijk", with: "Marit 中 Zandwijk"))
        let line =
            "merge waarschuwingsbrief-ouders --data ontvangers.csv --out uit --format pdf --no-require-approval"
        let result = CommandLine(line, in: world)
        #expect(result.status == 1)
        #expect(result.errors.contains("rij.textCharacter") && result.errors.contains("“中” (U+4E2D)"))
        #expect(!world.paths.contains { $0.contains("/uit/brieven/") })
        // Word has its letters from the reader's machine.
        #expect(
            CommandLine(line.replacing("--out uit --format pdf", with: "--out uit2 --format docx"), in: world)
                .status == 0)
    }

    @Test func `a letter over the pages of its template gets no letter, with its row and what to do`() throws
    {
        let world = Self.begun()
        let path = "Templates/waarschuwingsbrief-ouders/nl.md"
        let text = String(decoding: try Repository.bytes(of: Repository.root + "/" + path), as: UTF8.self)
        world.addFile(path, text: text.replacing("\nversie:", with: "\npaginas: 1\nversie:"))
        let line =
            "merge waarschuwingsbrief-ouders --data ontvangers.csv --out uit --format pdf --no-require-approval"
        let result = CommandLine(line, in: world)
        #expect(result.status == 1)
        #expect(
            result.errors.contains("Rij 1: de brief wordt ") && result.errors.contains("hoogstens 1 hebben"))
        #expect(result.errors.contains("`paginas: "))
        #expect(!world.paths.contains { $0.contains("/uit/brieven/") })
        world.addFile(path, text: text.replacing("\nversie:", with: "\npaginas: 9\nversie:"))
        #expect(CommandLine(line.replacing("uit", with: "uit2"), in: world).status == 0)
        #expect(world.paths.contains { $0.hasSuffix("/uit2/brieven/0001.pdf") })
    }

    @Test func `only the letters that are too long are refused, and the others keep their order`() throws {
        let world = Self.begun()
        var rows = MergeStage.rows(8)
        rows[1]["platform"] = String(repeating: "een kanaal met een lange naam ", count: 60)
        world.addFile("lijst.csv", text: MergeStage.csv(rows))
        let result = CommandLine(
            "merge waarschuwingsbrief-ouders --data lijst.csv --out uit --format pdf --no-require-approval",
            in: world)
        #expect(result.status == 1)
        #expect(result.errors.contains("Rij 2: de brief wordt "), "\(result.errors)")
        let letters = world.paths.filter { $0.contains("/uit/brieven/") }.count
        #expect(letters > 3)
        #expect(world.paths.contains { $0.hasSuffix("/uit/brieven/0001.pdf") })
        #expect(
            String(decoding: world.contents("uit/geweigerd.csv") ?? [], as: UTF8.self).contains(
                "bladzijden lang"))
        #expect(CommandLine("ledger verify uit", in: world).status == 0)
    }

    // MARK: Typst

    @Test func `Arabic goes through Typst when it is there, and is said to need it when not`() {
        let world = Self.begun()
        world.addFile(
            "brief.md",
            text: "---\nsoort: bericht\ntaal: ar\n---\n# عنوان\n\nاتصل على \u{2066}0900-8844\u{2069}.\n")
        let without = CommandLine("render brief.md -o brief.pdf", in: world)
        #expect(without.status == 78)
        #expect(without.errors.contains("typst.app") && without.errors.contains("docx"))
        #expect(world.contents("brief.pdf") == nil)
        world.addProgram("typst") { arguments, source in
            if arguments == ["--version"] {
                return ProgramOutput(bytes: Array("typst 0.13.1".utf8), status: 0)
            }
            let text = String(decoding: source, as: UTF8.self)
            // This one knows no standard with tags.
            let isKnown = arguments == ["compile", "--format", "pdf", "--pdf-standard", "a-2b", "-", "-"]
            let isSource = text.contains("dir: rtl") && text.contains("\u{2066}0900-8844\u{2069}")
            return ProgramOutput(
                bytes: isKnown && isSource ? Array("%PDF-1.7 van Typst".utf8) : [], status: isKnown ? 0 : 1)
        }
        let run = CommandLine("render brief.md -o brief.pdf", in: world)
        #expect(run.status == 0, "\(run.errors)")
        #expect(world.contents("brief.pdf") == Array("%PDF-1.7 van Typst".utf8))
        world.addProgram("typst") { _, _ in ProgramOutput(bytes: [], status: 1) }
        #expect(CommandLine("render brief.md -o ander.pdf", in: world).status == 78)
    }

    @Test func `a file that breaks a rule is told with its clause, also as json`() throws {
        let world = Self.begun()
        world.addFile("bericht.md", text: "---\nsoort: intern\n---\n# Overzicht\n\nTekst.\n")
        _ = CommandLine("render bericht.md -o bericht.pdf", in: world)
        let bytes = try #require(world.contents("bericht.pdf"))
        let place = try #require(bytes.firstRange(of: Array("/Marked true".utf8)))
        var broken = bytes
        broken.replaceSubrange(place, with: Array("/Mxrked true".utf8))
        world.addFile("stuk.pdf", broken)
        let result = CommandLine("pdf check stuk.pdf", in: world)
        #expect(result.status == 1)
        #expect(
            result.output.contains("Het document zegt dat het gemarkeerd is. [PDF/A-2a (ISO 19005-2), 6.7.2]")
        )
        let other = MemoryWorld()
        other.addFile("stuk.pdf", broken)
        let json = try CommandLine("pdf check stuk.pdf --format json", in: other).json()
        #expect(json["schema"] as? String == "heraut-pdf/1")
    }

    @Test(arguments: [
        ("pdf check", 64, "heraut pdf check brief.pdf"), ("pdf check weg.pdf", 66, "`weg.pdf` bestaat niet"),
        ("pdf check zaak.yml", 65, "geen pdf"), ("pdf keur x.pdf", 64, "check"),
    ])
    func `what cannot be looked at is said in Dutch, with its status`(
        line: String, status: Int32, words: String
    ) {
        let result = CommandLine(line, in: Self.begun(hasFont: false))
        #expect(result.status == status)
        #expect(result.errors.contains(words), "\(result.errors)")
    }

    @Test func `every rule that is checked is listed with its clause`() throws {
        let output = CommandLine("pdf clauses").output
        #expect(output.contains("PDF/UA-1 (ISO 14289-1), 7.3: Elk beeld heeft een tekst"))
        #expect(!output.contains("pdf.rule."))
        let json = try CommandLine("pdf clauses --format json").json()
        #expect((json["clauses"] as? [Any])?.count ?? 0 > 40)
    }
}
