import HerautModel
import HerautTestSupport
import Testing

/// Everything a person in a hurry may hand over: a clear Dutch sentence, the right exit status, nothing left behind.
@Suite struct `Bad input` {
    struct Example: CustomStringConvertible, Sendable {
        let line: String
        let status: Int32
        let sentence: String
        var description: String { line }

        init(_ line: String, _ status: Int32, _ sentence: String) {
            self.line = line
            self.status = status
            self.sentence = sentence
        }
    }

    static let examples = [
        Example("lint weg.md", 66, "`weg.md` bestaat niet."),
        Example("lint leeg", 66, "In de map `leeg` staan geen concepten"),
        Example("lint geheim.md", 66, "U mag `geheim.md` niet lezen."),
        Example("lint apparaat", 66, "`apparaat` is geen gewoon bestand"),
        Example("lint foto.md", 65, "`foto.md` is geen tekst."),
        Example("lint word.md", 65, "`word.md` is een Word-bestand"),
        Example("lint utf16.md", 65, "`utf16.md` is bewaard als UTF-16."),
        Example("lint latin.md", 65, "`latin.md:2:4`: hier staat een teken dat geen UTF-8 is."),
        Example("lint groot.md", 65, "`groot.md` is te groot om te lezen: meer dan 8 MB."),
        Example("lint goed.md --case groot.md", 65, "`groot.md` is te groot om te lezen"),
        Example("lint goed.md --case stuk.yml", 65, "In de zaak `stuk.yml` staan fouten."),
        Example("lint goed.md --case leeg", 66, "`leeg` is een map. Hier hoort een bestand."),
        Example("lint goed.md --case weg.yml", 66, "`weg.yml` bestaat niet."),
        Example("lint goed.md --rule LG-O1", 64, "De regel `LG-O1` bestaat niet."),
        Example("lint goed.md --rule LG-O1", 64, "Bedoelde u `LG-01`?"),
        Example("lint goed.md --fromat json", 64, "De optie `--fromat` bestaat niet. Bedoelde u `--format`?"),
        Example(
            "lint goed.md --format jsn", 64,
            "`jsn` kan niet bij `--format <vorm>`. Kies uit: text, line, json, sarif, junit, checkstyle, github, gitlab, html."
        ),
        Example("lint goed.md --format", 64, "Bij `--format <vorm>` ontbreekt een waarde."),
        Example(
            "lint goed.md --statistics=ja", 64, "Bij `--statistics` hoort geen waarde, maar er staat `ja`."),
        Example("lint", 64, "Hier ontbreekt iets: `<pad> ...`."),
        Example("list rules extra", 64, "`extra` is hier niet nodig."),
        Example("list rules extra meer", 64, "Hier staat 2 keer iets dat niet nodig is"),
        Example(
            "list regels", 64,
            "`regels` kan niet bij `<wat>`. Kies uit: templates, rules, laws, platforms, locales."),
        Example("tots brief.md", 64, "De opdracht `tots` bestaat niet."),
        Example("tots brief.md", 64, "Bedoelde u `toets`?"),
        Example("explain XX-99", 64, "De regel `XX-99` bestaat niet."),
        Example("list rules --locale fr", 64, "De taal `fr` kent Heraut niet. Kies uit: en, nl."),
        Example("list rules --locale", 64, "Bij `--locale` ontbreekt een waarde."),
        Example("list rules --locales weg", 66, "`weg` bestaat niet."),
    ]

    static func world() -> MemoryWorld {
        let world = MemoryWorld()
        world.addFile("goed.md", text: "---\nsoort: bericht\n---\nDe weg is open.\n")
        world.addFolder("leeg")
        world.addFile("geheim.md", Array("x".utf8), permissions: 0)
        world.addDevice("apparaat")
        world.addFile("foto.md", [0x89, 0x50, 0x4E, 0x47, 0, 1, 2])
        world.addFile("word.md", [0x50, 0x4B, 3, 4, 0, 0])
        world.addFile("utf16.md", [0xFF, 0xFE, 0x41, 0])
        world.addFile("latin.md", Array("Beste\ncaf".utf8) + [0xE9] + Array(" open\n".utf8))
        world.addFile("groot.md", [UInt8](repeating: 0x41, count: 9 << 20))
        world.addFile("stuk.yml", text: "kenmerk: Z-1\nincident: [\n")
        return world
    }

    @Test(arguments: examples)
    func `gets a Dutch sentence and its exit status, and leaves no trace`(_ example: Example) {
        let world = Self.world()
        let before = world.paths
        let run = CommandLine(example.line, in: world)
        #expect(run.status == example.status)
        #expect(run.errors.contains("heraut: "))
        #expect(run.errors.contains(example.sentence), "\(run.errors)")
        #expect(world.paths == before)
    }

    @Test func `does not keep the other drafts from being linted`() {
        let world = Self.world()
        let run = CommandLine("lint weg.md goed.md foto.md", in: world)
        #expect(run.status == 65)
        #expect(run.output.contains("1 bestand nagekeken"))
        #expect(run.errors.contains("`weg.md`") && run.errors.contains("`foto.md`"))
    }

    @Test func `is named once when several drafts share it`() {
        let world = Self.world()
        world.addFile("a.md", text: "---\nzaak: stuk.yml\n---\nDe weg is open.\n")
        world.addFile("b.md", text: "---\nzaak: stuk.yml\n---\nDe weg is open.\n")
        let run = CommandLine("lint a.md b.md", in: world)
        #expect(run.status == 65)
        #expect(run.errors.split(separator: "\n").count { $0.hasPrefix("heraut: ") } == 1)
    }

    @Test func `is what a broken case is: its faults are shown with their place`() {
        let run = CommandLine("lint goed.md --case stuk.yml", in: Self.world())
        #expect(run.errors.hasPrefix("stuk.yml:"))
    }

    @Test func `is not what a closed pipe is: that ends quietly`() {
        let world = MemoryWorld.withFaultyDraft()
        world.closePipe(after: 10)
        let run = CommandLine("lint brief.md", in: world)
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
    }

    @Test func `in a name cannot steer the terminal`() {
        let run = CommandLine(["lint", "a\u{1B}[31m\u{202E}.md"])
        #expect(!run.errors.contains("\u{1B}") && !run.errors.contains("\u{202E}"))
        #expect(run.errors.contains("a␛[31m<U+202E>.md"))
    }
}
