import HerautModel
import HerautResources
import HerautTestSupport
import HerautYAML
import Testing

@testable import HerautCommands

/// The first minutes: `heraut init` and `heraut draft` with somebody at the terminal, who types what stands in `lines`.
@Suite struct `First use` {
    /// A world with somebody at the terminal.
    private static func terminal(_ lines: [String]) -> MemoryWorld {
        let world = MemoryWorld(environment: ["NO_COLOR": "1"], terminals: [.input, .error])
        world.setInput(Array(lines.map { $0 + "\n" }.joined().utf8))
        return world
    }

    private static func text(_ path: String, in world: MemoryWorld) throws -> String {
        String(decoding: try #require(world.contents(path)), as: UTF8.self)
    }

    private static func files(in world: MemoryWorld) -> [String] {
        world.paths.filter { world.contents($0) != nil }
    }

    /// Answers about an invented municipality, in the order of the questions.
    static let municipality = [
        "gemeente Dorpstad", "Postbus 7, 2000 BB Dorpstad", "14 0456", "dorpstad.example",
        "gemeente@dorpstad.example", "Dorpstad", "Bo Li", "Zoë Yıldız-Öztürk", "adviseur veiligheid",
        "0456 12 34 56", "veilig@dorpstad.example", "op werkdagen van 9.00 tot 17.00 uur",
        "jongerenwerk De Loods", "0456 12 34 57", "fg@dorpstad.example", "een jaar",
        "de politie, als dat nodig is voor de veiligheid", "dorpstad.example/privacy",
    ]

    // MARK: init

    @Test func `init asks for the data of the municipality and writes them`() throws {
        let world = Self.terminal(["ja"] + Self.municipality)
        let run = CommandLine("init", in: world)
        #expect(run.status == 0, "\(run.errors)")
        #expect(Self.files(in: world) == ["/werk/heraut.yml"])
        let source = SourceText(path: "heraut.yml", text: try Self.text("heraut.yml", in: world))
        let (read, findings) = Municipality.read(source, with: LibYAMLReader())
        #expect(findings.isEmpty)
        #expect(read.values.at("gemeente.naam")?.string == "gemeente Dorpstad")
        #expect(read.values.at("contact.naam")?.string == "Zoë Yıldız-Öztürk")
        #expect(read.values.at("jongerenwerk.telefoon")?.string == "0456 12 34 57")
        #expect(run.errors.contains("1/18 gemeente.naam\n"))
        #expect(run.errors.contains("heraut draft openbaar-bericht"))
    }

    @Test func `init takes no for the invented example, and Enter for yes`() throws {
        let no = Self.terminal(["nee"])
        #expect(CommandLine("init", in: no).status == 0)
        #expect(no.contents("zaak.yml")?.isEmpty == false)
        let enter = Self.terminal([""] + Self.municipality)
        #expect(CommandLine("init", in: enter).status == 0)
        #expect(enter.contents("zaak.yml") == nil)
    }

    @Test func `init leaves youth work out for who has none, and asks no further about it`() throws {
        let answers = Self.municipality[..<12] + [""] + Self.municipality[14...]
        let world = Self.terminal(["ja"] + answers)
        #expect(CommandLine("init", in: world).status == 0)
        #expect(!(try Self.text("heraut.yml", in: world)).contains("jongerenwerk"))
    }

    @Test(arguments: [0, 1, 2, 18])
    func `init writes nothing when somebody leaves halfway`(count: Int) {
        let world = Self.terminal(Array((["ja"] + Self.municipality).prefix(count)))
        let run = CommandLine("init", in: world)
        #expect(run.status == 130)
        #expect(run.errors.hasSuffix("Gestopt. Er is niets geschreven.\n"))
        #expect(Self.files(in: world).isEmpty)
    }

    @Test func `an answer that was not ended with Enter is no answer`() {
        let world = MemoryWorld(terminals: [.input, .error])
        world.setInput(Array("ja\ngemeente Dorpst".utf8))
        #expect(CommandLine("init", in: world).status == 130)
        #expect(Self.files(in: world).isEmpty)
    }

    @Test(
        arguments: [
            (2, ["bel ons"], "`bel ons` kan hier niet. Schrijf een telefoonnummer"),
            (3, ["dorpstad"], "`dorpstad` kan hier niet. Schrijf een webadres"),
            (4, ["a@b"], "`a@b` kan hier niet. Schrijf een e-mailadres"),
            (0, [""], "Dit kan niet leeg blijven."),
            (0, ["Dorp\u{1B}[Dstad"], "een teken in dat niet op papier kan"),
            (6, [String(repeating: "x", count: 1001)], "langer dan 1000 tekens"),
        ] as [(Int, [String], String)])
    func `init says why an answer cannot be, and asks again`(place: Int, wrong: [String], why: String) throws
    {
        var lines = Self.municipality
        lines.insert(contentsOf: wrong, at: place)
        let world = Self.terminal(["ja"] + lines)
        let run = CommandLine("init", in: world)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains(why), "\(run.errors)")
        #expect(try Self.text("heraut.yml", in: world).contains("naam: gemeente Dorpstad\n"))
    }

    @Test func `what is typed is read back as it was typed`() throws {
        var lines = Self.municipality
        lines[6] = "Nee"
        lines[8] = "adviseur: \"veiligheid\" #1"
        lines[11] = "2026-13-40\t- 's middags"
        let world = Self.terminal(["ja"] + lines)
        #expect(CommandLine("init", in: world).status == 0)
        let source = SourceText(path: "heraut.yml", text: try Self.text("heraut.yml", in: world))
        let (read, findings) = Municipality.read(source, with: LibYAMLReader())
        #expect(findings.isEmpty)
        #expect(read.values.at("burgemeester.naam")?.string == "Nee")
        #expect(read.values.at("contact.functie")?.string == "adviseur: \"veiligheid\" #1")
        #expect(read.values.at("contact.tijden")?.string == "2026-13-40 - 's middags")
    }

    @Test(arguments: [
        "Nee", "2026-13-40", "adviseur: veiligheid", "\"aangehaald\"", "it's", "- streepje", "# hekje",
        "a #b",
        "{groep}", "[lijst]", "null", "~", "*ster", "&anker", "!tag", "%", "@at", "`x`", "ja", "007", "1e3",
        "eind:", "|", ">", "C:\\map\\x", "een\u{2028}twee", "=", "?", "? x", "<<", "0x1F", ".inf", "on",
    ])
    func `a text that YAML would take for something else is a text`(text: String) {
        let values = Value.group(["pers": .text(text)])
        let written = SchemaYAML.text(values, as: Municipality.schema, heading: "Proef.")
        let read = LibYAMLReader().read(SourceText(path: "heraut.yml", text: written))
        #expect(read.findings.isEmpty, "\(written)")
        #expect(read.root?["pers"]?.text == text, "\(written)")
    }

    @Test func `init asks nothing without a terminal`() {
        for terminals in [[], [.input], [.error, .output]] as [Set<StandardStream>] {
            let world = MemoryWorld(terminals: terminals)
            let run = CommandLine("init", in: world)
            #expect(run.status == 0)
            #expect(world.contents("zaak.yml")?.isEmpty == false)
            #expect(!run.errors.contains("1/"))
        }
    }

    @Test func `init takes the data as options, and names those that are missing`() throws {
        let keys = Municipality.schema.needed([])
        let settings = zip(keys, Self.municipality[..<12] + Self.municipality[14...]).flatMap {
            ["--set", "\($0)=\($1)"]
        }
        let world = MemoryWorld()
        let run = CommandLine(["init"] + settings, in: world)
        #expect(run.status == 0, "\(run.errors)")
        #expect(Self.files(in: world) == ["/werk/heraut.yml"])
        let part = CommandLine(["init"] + settings.dropLast(4), in: MemoryWorld())
        #expect(part.status == 64)
        #expect(part.errors.contains("--set privacy.ontvangers=… --set privacy.website=…"))
        #expect(!part.errors.contains("gemeente.naam"))
    }

    @Test func `init asks only for what was not given`() {
        let world = Self.terminal(Array(Self.municipality.dropFirst()))
        let run = CommandLine(["init", "--set", "gemeente.naam=gemeente Dorpstad"], in: world)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("1/17 gemeente.postadres\n"))
    }

    @Test(arguments: [
        ("init --set gemeente.nam=x", 64, "Bedoelde u `gemeente.naam`?"),
        ("init --set gemeente=x", 64, "`gemeente` is geen gegeven"),
        ("init --set gemeente.telefoon=x", 64, "--set gemeente.telefoon: `x` kan hier niet."),
        ("init --set gemeente.telefoon", 64, "--set"),
        ("init --example --set gemeente.naam=x", 64, "Kies één van de twee"),
    ])
    func `init says what is wrong with an option`(line: String, status: Int32, words: String) {
        let world = MemoryWorld()
        let run = CommandLine(line, in: world)
        #expect(run.status == status)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(Self.files(in: world).isEmpty)
    }

    @Test func `init does not let anybody type for nothing`() {
        let world = Self.terminal(["ja"] + Self.municipality)
        world.addFile("heraut.yml", text: "# eigen werk\n")
        let run = CommandLine("init", in: world)
        #expect(run.status == 73)
        #expect(!run.errors.contains("Ja of nee"))
    }

    // MARK: draft

    /// A folder with `heraut.yml` alone, and somebody at the terminal.
    private static func begun(_ lines: [String], terminals: Set<StandardStream> = [.input, .error]) throws
        -> MemoryWorld
    {
        let world = MemoryWorld(environment: ["NO_COLOR": "1"], terminals: terminals)
        let example = try #require(Resources().file("Templates/start/heraut.yml"))
        world.addFile("heraut.yml", example.source.bytes)
        world.setInput(Array(lines.map { $0 + "\n" }.joined().utf8))
        return world
    }

    /// Answers for a poster, in the order of the questions.
    static let poster = [
        "Z-2026-0815", "", "2026-11-01", "Op zondag 1 november 2026 was het onrustig op het Kerkplein.",
        "Buurthuis De Loods is zaterdag open.", "", "Zaterdag: muziek in De Loods", "De Loods", "7-11-2026",
        "19:00", "23.00", "muziek", "gratis eten", "", "Foto van drie jongeren met een gitaar.", "Samir", "",
        "0123 45 67 80", "deloods.example/zaterdag",
    ]

    @Test func `draft asks what the text needs, writes the case and makes the draft`() throws {
        let world = try Self.begun(Self.poster)
        let run = CommandLine("draft jongerenposter -o poster.md", in: world)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try Self.text("poster.md", in: world).contains("Zaterdag: muziek in De Loods"))
        #expect(world.permissions("zaak.yml") == 0o600)
        let source = SourceText(path: "zaak.yml", text: try Self.text("zaak.yml", in: world))
        let (read, findings) = CaseFile.read(source, with: LibYAMLReader())
        #expect(findings.isEmpty)
        #expect(read.values.at("datum") == .date(world.today))
        #expect(read.values.at("activiteit.wat")?.items.compactMap(\.string) == ["muziek", "gratis eten"])
        #expect(read.values.at("feiten.0.tekst")?.string == "Buurthuis De Loods is zaterdag open.")
        #expect(source.text.contains("  van: 19:00\n  tot: 23:00\n"))
    }

    @Test func `draft asks nothing where there is a case, or where one is named`() throws {
        let world = try Self.begun([])
        world.addFile("zaak.yml", try #require(Resources().file("Templates/start/zaak.yml")).source.bytes)
        #expect(CommandLine("draft jongerenposter", in: world).status == 0)
        #expect(!world.errors.contains("1/"))
        let other = CommandLine("draft jongerenposter --case weg.yml", in: world)
        #expect(other.status == 66)
        #expect(other.errors.contains("`weg.yml` bestaat niet"))
    }

    @Test(arguments: [[], [.input], [.output, .error]] as [Set<StandardStream>])
    func `draft says what it needs where nobody can answer`(terminals: Set<StandardStream>) throws {
        let world = try Self.begun(Self.poster, terminals: terminals)
        let run = CommandLine("draft jongerenposter", in: world)
        #expect(run.status == 66)
        #expect(run.errors.contains("`--case BESTAND`"))
        #expect(run.errors.contains("kenmerk, datum, incident.datum, incident.wat, feiten, activiteit.kop"))
        #expect(Self.files(in: world) == ["/werk/heraut.yml"])
    }

    @Test(arguments: [0, 6, 18])
    func `draft writes nothing when somebody leaves halfway`(count: Int) throws {
        let world = try Self.begun(Array(Self.poster.prefix(count)))
        let run = CommandLine("draft jongerenposter -o poster.md", in: world)
        #expect(run.status == 130)
        #expect(run.errors.hasSuffix("Gestopt. Er is niets geschreven.\n"))
        #expect(Self.files(in: world) == ["/werk/heraut.yml"])
    }

    @Test func `draft does not ask what --set gives`() throws {
        let all = CommandLine("draft burgemeestersvideo", in: try Self.begun([]))
        #expect(all.errors.contains("stelt Heraut 12 vragen"), "\(all.errors)")
        let fewer = CommandLine("draft burgemeestersvideo --set erkenning=Schrik.", in: try Self.begun([]))
        #expect(fewer.errors.contains("stelt Heraut 11 vragen"), "\(fewer.errors)")
    }

    @Test(arguments: [
        ("draft jongerenpostr", 64, "Bedoelde u `jongerenposter`?"),
        ("draft jongerenposter --set kopp=x", 64, "Bedoelde u `kop`?"),
        ("draft waarschuwingsbrief-ouders", 64, "--data"),
    ])
    func `draft says what would stop it before it asks anything`(line: String, status: Int32, words: String)
        throws
    {
        let world = try Self.begun(Self.poster)
        let run = CommandLine(line, in: world)
        #expect(run.status == status)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(!run.errors.contains("1/"))
    }

    /// Kinds that need no list of people.
    static let kinds = DocumentKind.all.map(\.name).filter { (try? questions(for: $0)) != nil }

    @Test(arguments: kinds)
    func `the answers to its questions are enough for a draft`(kind: String) throws {
        let questions = try Self.questions(for: kind)
        #expect(Self.kinds.count >= 17)
        for question in questions { #expect(!question.explanation.isEmpty, "\(question.path)") }
        let world = try Self.begun(questions.flatMap(Self.answer))
        let run = CommandLine("draft \(kind) -o concept.md", in: world)
        #expect([0, 1].contains(run.status), "\(run.errors)")
        #expect(world.contents("concept.md")?.isEmpty == false)
    }

    private static func questions(for kind: String) throws -> [Question] {
        let resources = Resources()
        let context = Context(
            world: try begun([]), resources: resources, messages: resources.messages("nl"))
        return try CaseMaking(for: DraftRequest(kind: kind, casePath: "zaak.yml"), in: context).questions
    }

    /// What somebody might type for a question.
    private static func answer(to question: Question) -> [String] {
        switch question.kind {
        case .scalar(let type, let choices): [question.example ?? word(type, choices)]
        case .list(.group(let keys)):
            keys.filter(\.isRequired).map { key in
                guard case .scalar(let type, let choices) = key.kind else { return "iets" }
                return word(type, choices)
            } + [""]
        default: ["De wijkagent is op straat.", ""]
        }
    }

    private static func word(_ type: FieldType, _ choices: [String]) -> String {
        switch type {
        case .date: "2026-11-02"
        case .time: "19:30"
        case .number: "15"
        case .phone: "0123 45 67 89"
        case .url: "voorbeeldstad.example/plein"
        case .email: "a@voorbeeldstad.example"
        case .choice: choices.first ?? ""
        default: "Wij praten met de buurt."
        }
    }

    // MARK: YAML

    /// Whatever is typed, the file says the same: seeded texts of signs that mean something in YAML.
    @Test(arguments: 1...40)
    func `a case of any texts is read back as it was`(seed: UInt64) {
        var random = Seeded(seed)
        let signs = Array(": #-'\"{}[],&*!|>%@`~?\\/ab1Nn é€ \u{A0}=<.")
        func text() -> String {
            let count = Int.random(in: 1...12, using: &random)
            let text = String((0..<count).map { _ in signs.randomElement(using: &random) ?? "x" })
            return text.trimmingSpaces().isEmpty ? "x" : text.trimmingSpaces()
        }
        var values = Value.group([:])
        for path in ["kenmerk", "titel", "incident.wat", "oproep.motief"] {
            values = values.with(.text(text()), at: path)
        }
        values = values.with(.date(MemoryWorld().today), at: "datum").with(
            .date(MemoryWorld().today), at: "incident.datum")
        values = values.with(.list((0..<3).map { _ in .group(["tekst": .text(text())]) }), at: "feiten")
        values = values.with(.list((0..<2).map { _ in .text(text()) }), at: "onbekend")
        values = values.with(
            .list([.group(["rol": .text(text()), "wie": .text(text())])]), at: "rollen")
        let written = SchemaYAML.text(values, as: CaseFile.schema, heading: "Een zaak.\nTwee regels.")
        let read = CaseFile.read(SourceText(path: "zaak.yml", text: written), with: LibYAMLReader())
        #expect(read.findings.isEmpty, "\(written)")
        #expect(read.case.values == values, "\(written)")
    }
}
