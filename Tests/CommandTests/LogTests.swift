import HerautCommands
import HerautModel
import HerautTestSupport
import Testing

/// `heraut log`: the log of a case.
@Suite struct `heraut log` {
    /// A case as `init` makes it, at noon on 3 November 2026.
    private static func begun() throws -> MemoryWorld {
        let world = MemoryWorld()
        world.setClock(1_793_707_200)
        try #require(CommandLine("init", in: world).status == 0)
        return world
    }

    private static func add(_ words: String, _ more: [String] = [], in world: MemoryWorld) -> CommandLine {
        CommandLine(["log", "add", words, "--by", "Marit Zandwijk"] + more, in: world)
    }

    private static func text(_ path: String, in world: MemoryWorld) throws -> String {
        String(decoding: try #require(world.contents(path)), as: UTF8.self)
    }

    @Test func `keeps what was added, with who and when, and tells it again`() throws {
        let world = try Self.begun()
        let first = Self.add("Wij doen niets en kijken morgen weer.", ["--kind", "besluit"], in: world)
        #expect(first.status == 0, "\(first.errors)")
        _ = Self.add(
            "De school belde.",
            [
                "--kind", "signaal", "--at", "2026-11-02 09:30", "--told", "politie", "--next",
                "Bel terug.",
            ],
            in: world)
        #expect(world.permissions("zaak.logboek.ndjson") == 0o600)
        let shown = MemoryWorldOutput.fresh(world, "logboek show --format json")
        #expect(shown.status == 0)
        let log = try shown.json()
        #expect(log["case"] as? String == "Z-2026-0931")
        #expect(log["sound"] as? Bool == true)
        let entries = try #require(log["entries"] as? [[String: Any]])
        #expect(entries.map { $0["subject"] as? String } == ["besluit", "signaal"])
        #expect(entries.map { $0["moment"] as? String } == ["2026-11-03T12:00:00Z", "2026-11-02 09:30"])
        #expect(entries.allSatisfy { $0["person"] as? String == "Marit Zandwijk" })
        #expect(entries.last?["sharedWith"] as? [String] == ["politie"])
    }

    @Test func `never changes a line that is there`() throws {
        let world = try Self.begun()
        _ = Self.add("Een.", in: world)
        let before = try #require(world.contents("zaak.logboek.ndjson"))
        _ = Self.add("Twee.", in: world)
        #expect(try #require(world.contents("zaak.logboek.ndjson")).starts(with: before))
    }

    @Test(arguments: [
        ("Wij doen niets", "Wij deden iets"),
        ("\"person\":\"Marit Zandwijk\"", "\"person\":\"Iemand Anders\""),
        ("2026-11-03T12:00:00Z", "2026-11-02T12:00:00Z"),
    ])
    func `shows that a line was changed, and takes no more`(old: String, new: String) throws {
        let world = try Self.begun()
        _ = Self.add("Wij doen niets.", in: world)
        _ = Self.add("Wij kijken opnieuw.", in: world)
        let text = try Self.text("zaak.logboek.ndjson", in: world)
        try #require(text.contains(old))
        world.addFile("zaak.logboek.ndjson", text: text.replacing(old, with: new, maxReplacements: 1))
        let shown = CommandLine("log show", in: world)
        #expect(shown.status == 1)
        #expect(shown.errors.contains("is veranderd"))
        let changed = try Self.text("zaak.logboek.ndjson", in: world)
        #expect(Self.add("Nog iets.", in: world).status == 65)
        #expect(CommandLine("log export -o uit.csv", in: world).status == 65)
        #expect(try Self.text("zaak.logboek.ndjson", in: world) == changed)
        #expect(world.contents("uit.csv") == nil)
    }

    @Test func `shows that a line was taken out`() throws {
        let world = try Self.begun()
        for word in ["Een.", "Twee.", "Drie."] { _ = Self.add(word, in: world) }
        var lines = try Self.text("zaak.logboek.ndjson", in: world).split(separator: "\n")
        lines.remove(at: 2)
        world.addFile("zaak.logboek.ndjson", text: lines.joined(separator: "\n") + "\n")
        #expect(CommandLine("log show", in: world).status == 1)
    }

    @Test func `goes on after a line that was cut off in the middle`() throws {
        let world = try Self.begun()
        _ = Self.add("Een.", in: world)
        let whole = try Self.text("zaak.logboek.ndjson", in: world)
        world.addFile("zaak.logboek.ndjson", text: whole + "{\"type\":\"event\",\"time\":\"2026")
        #expect(Self.add("Twee.", in: world).status == 0)
        #expect(try Self.text("zaak.logboek.ndjson", in: world).hasPrefix(whole))
        #expect(try MemoryWorldOutput.fresh(world, "log show --format json").json()["sound"] as? Bool == true)
    }

    @Test func `says of a draft what the rules found, and which exceptions it makes and why`() throws {
        let world = try Self.begun()
        world.addFile(
            "post.md",
            text: """
                ---
                soort: bericht
                zaak: zaak.yml
                ---
                <!-- heraut: negeer PL-05 reden="citaat uit het besluit" -->
                Derhalve is het plein weer open.

                """)
        let added = Self.add("Concept gelezen.", ["--draft", "post.md"], in: world)
        #expect(added.status == 0, "\(added.errors)")
        let entries = try #require(
            try MemoryWorldOutput.fresh(world, "log show --format json").json()["entries"] as? [[String: Any]]
        )
        #expect(entries.first?["subject"] as? String == "concept")
        let drafts = try #require(entries.first?["drafts"] as? [String])
        #expect(drafts.first?.hasPrefix("post.md (sha256 ") == true)
        #expect(drafts.first?.contains("fout") == true)
        #expect(
            entries.first?["exceptions"] as? [String] == [
                "post.md: PL-05 uitgezonderd, omdat: citaat uit het besluit"
            ])
    }

    @Test(arguments: ["csv", "html", "docx"])
    func `can be handed over as a file`(ending: String) throws {
        let world = try Self.begun()
        _ = Self.add("=1+1 <b>| Besluit", in: world)
        let run = CommandLine("log export -o logboek.\(ending)", in: world)
        #expect(run.status == 0, "\(run.errors)")
        let bytes = try #require(world.contents("logboek.\(ending)"))
        #expect(!bytes.isEmpty)
        #expect(world.permissions("logboek.\(ending)") == 0o600)
        let text = String(decoding: bytes, as: UTF8.self)
        if ending == "csv" {
            #expect(text.hasPrefix("\u{FEFF}Wanneer;"))
            #expect(text.contains("\"'=1+1 <b>| Besluit\""))
        }
        if ending == "html" {
            #expect(text.contains("=1+1 &lt;b&gt;| Besluit"))
            #expect(text.contains("Marit Zandwijk"))
        }
    }

    @Test func `leaves people out for other municipalities`() throws {
        let world = try Self.begun()
        _ = Self.add(
            "Marit sprak met Jip en met @kade_voor_altijd, tel. 0612345678. Bo Westra mailde b@x.example.",
            ["--told", "Bo Westra", "--evidence", "map 3", "--at", "2026-11-03 14:05"], in: world)
        let run = CommandLine("log export --share -o delen.csv", in: world)
        #expect(run.status == 0)
        #expect(run.errors.contains("Lees het bestand na"))
        let text = try Self.text("delen.csv", in: world)
        for word in [
            "Marit", "Zandwijk", "Jip", "kade_voor_altijd", "0612345678", "Westra", "@", "map 3", "14:05",
        ] {
            #expect(!text.contains(word), "\(word): \(text)")
        }
        #expect(text.contains("sprak met") && text.contains("2026-11-03"))
    }

    @Test(arguments: [
        ("log add --by Bo", 64, "Schrijf erachter wat u wilt noteren"),
        ("log add Iets", 64, "--by"),
        ("log add Iets --by Bo --kind besluitt", 64, "Bedoelde u `besluit`?"),
        ("log add Iets --by Bo --at gisteren", 64, "`gisteren`"),
        ("log add Iets --by Bo --draft weg.md", 66, "`weg.md` bestaat niet"),
        ("log show", 66, "heraut log add"),
        ("log export", 64, "-o"),
        ("log add Iets --by Bo --case weg.yml", 66, "`weg.yml` bestaat niet"),
    ])
    func `says what it needs`(line: String, status: Int32, words: String) throws {
        let world = try Self.begun()
        let before = world.paths
        let run = CommandLine(line, in: world)
        #expect(run.status == status)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(world.paths == before)
    }

    @Test func `makes no file of a form it does not know`() throws {
        let world = try Self.begun()
        _ = Self.add("Iets.", in: world)
        let run = CommandLine("log export -o logboek.xls", in: world)
        #expect(run.status == 64)
        #expect(run.errors.contains("csv, html of docx"))
        #expect(world.contents("logboek.xls") == nil)
    }

    @Test func `counts as the log of the case, for rules and for sheets`() throws {
        let world = try Self.begun()
        let text = try Self.text("zaak.yml", in: world)
        let start = try #require(text.firstRange(of: "\nlogboek:\n"))
        world.addFile("zaak.yml", text: String(text[..<start.lowerBound]) + "\n")
        let silent = CommandLine("draft openbaar-bericht -o zonder.md", in: world)
        #expect(silent.errors.contains("PC-09"))
        _ = Self.add("De driehoek koos voor een bericht.", ["--at", "2026-11-03 14:05"], in: world)
        let before = world.errors
        _ = CommandLine("draft openbaar-bericht -o met.md", in: world)
        #expect(!world.errors.dropFirst(before.count).contains("PC-09"))
        _ = CommandLine("draft logboek -o blad.md", in: world)
        #expect(try Self.text("blad.md", in: world).contains("De driehoek koos voor een bericht."))
        #expect(try Self.text("blad.md", in: world).contains("14.05"))
    }

    @Test func `is told of drafts and letters once it is begun and somebody is named`() throws {
        let world = MemoryWorld(environment: ["HERAUT_BY": "Hanna Veldkamp"])
        _ = CommandLine("init", in: world)
        _ = CommandLine("draft jongerenposter -o eerst.md", in: world)
        #expect(world.contents("zaak.logboek.ndjson") == nil)
        _ = CommandLine("log add Begonnen.", in: world)
        _ = CommandLine("draft jongerenposter -o poster.md", in: world)
        _ = CommandLine(
            "merge waarschuwingsbrief-ouders --data ontvangers.csv --out uit --no-require-approval", in: world
        )
        let log = try Self.text("zaak.logboek.ndjson", in: world)
        #expect(log.contains("Concept gemaakt: jongerenposter.") && log.contains("poster.md (sha256 "))
        #expect(log.contains("Brieven gemaakt: 12 van de soort waarschuwingsbrief-ouders."))
        #expect(log.contains("Het sjabloon was niet goedgekeurd"))
        #expect(log.contains("\"evidence\":\"uit\""))
        #expect(!log.contains("eerst.md"))
    }

    // MARK: By itself

    /// The lines of the log, as programs get them.
    private static func entries(in world: MemoryWorld) throws -> [[String: Any]] {
        let log = try MemoryWorldOutput.fresh(world, "log show --format json").json()
        #expect(log["sound"] as? Bool == true)
        return try #require(log["entries"] as? [[String: Any]])
    }

    private static let post = """
        ---
        soort: bericht
        zaak: zaak.yml
        ---
        <!-- heraut: negeer PL-05 reden="citaat uit het besluit" -->
        Derhalve is het plein weer open.

        """

    @Test func `is told what a check found, and once only as long as nothing changes`() throws {
        let world = try Self.begun()
        _ = Self.add("Begonnen.", in: world)
        world.addFile("post.md", text: Self.post)
        for _ in 1...3 { _ = CommandLine("lint post.md --by Hanna", in: world) }
        let entries = try Self.entries(in: world)
        #expect(entries.map { $0["subject"] as? String } == ["overig", "toets"])
        #expect(entries.last?["person"] as? String == "Hanna")
        #expect((entries.last?["drafts"] as? [String])?.first?.hasPrefix("post.md (sha256 ") == true)
        #expect(
            entries.last?["exceptions"] as? [String] == [
                "post.md: PL-05 uitgezonderd, omdat: citaat uit het besluit"
            ])
        world.addFile("post.md", text: Self.post + "Het plein is schoon.\n")
        _ = CommandLine("lint post.md --by Hanna", in: world)
        #expect(try Self.entries(in: world).count == 3)
        // It is no event of the case: the sheet of the log does not fill up with it.
        _ = CommandLine("draft logboek -o blad.md --by Hanna", in: world)
        let sheet = try Self.text("blad.md", in: world)
        #expect(sheet.contains("Begonnen.") && !sheet.contains("getoetst"))
    }

    @Test(arguments: [
        "lint post.md", "lint post.md --case zaak.yml", "lint post.md --fix", "draft jongerenposter -o p.md",
        "approve rolverdeling --by Sanne",
    ])
    func `is not begun by anything but a person, unless the municipality says so`(line: String) throws {
        let world = try Self.begun()
        world.addFile("post.md", text: Self.post)
        _ = CommandLine(line, in: world)
        #expect(world.contents("zaak.logboek.ndjson") == nil)
        let settings =
            try Self.text("heraut.yml", in: world) + "\nlogboek: {vanzelf: ja, wie: Hanna Veldkamp}\n"
        let other = try Self.begun()
        other.addFile("heraut.yml", text: settings)
        other.addFile("post.md", text: Self.post)
        let run = CommandLine(line, in: other)
        #expect((other.contents("zaak.logboek.ndjson") == nil) == line.hasPrefix("lint"), "\(run.errors)")
    }

    @Test(arguments: ["--rule PL-05", "--without PL-01", "--baseline basis.json", "--diff"])
    func `takes no check that is not whole`(option: String) throws {
        let world = try Self.begun()
        _ = Self.add("Begonnen.", in: world)
        world.addFile("post.md", text: Self.post)
        _ = CommandLine("lint post.md --write-baseline basis.json", in: world)
        _ = CommandLine("lint post.md " + option, in: world)
        #expect(try Self.entries(in: world).count == 1)
    }

    @Test func `that was changed is told beside a check, which ends as it would`() throws {
        let world = try Self.begun()
        _ = Self.add("Begonnen.", in: world)
        world.addFile("post.md", text: Self.post)
        let expected = CommandLine("lint post.md --by Hanna", in: world).status
        let text = try Self.text("zaak.logboek.ndjson", in: world)
        world.addFile("zaak.logboek.ndjson", text: text.replacing("Begonnen.", with: "Begonne."))
        let run = CommandLine("lint post.md --by Hanna", in: world)
        #expect(run.errors.contains("is veranderd nadat het geschreven was"))
        #expect(run.status == expected)
    }

    @Test func `is told of approvals, with the lawyer's name`() throws {
        let world = try Self.begun()
        _ = Self.add("Begonnen.", in: world)
        #expect(CommandLine("approve rolverdeling --by Sanne", in: world).status == 0)
        let last = try #require(try Self.entries(in: world).last)
        #expect(last["subject"] as? String == "akkoord")
        #expect(last["person"] as? String == "Sanne")
        #expect(last["text"] as? String == "Akkoord met het sjabloon rolverdeling.")
    }

    @Test func `hears nothing of a merge that makes nothing`() throws {
        let world = try Self.begun()
        _ = Self.add("Begonnen.", in: world)
        let merge = "merge waarschuwingsbrief-ouders --out uit --no-require-approval --data "
        for more in [
            "ontvangers.csv --dry-run", "ontvangers.csv --rows 1 --proof", "ontvangers-geweigerd.csv",
            "ontvangers-geweigerd.csv --on-error stop",
        ] {
            _ = CommandLine(merge + more, in: world)
        }
        #expect(try Self.entries(in: world).count == 1)
    }

    @Test(arguments: [
        ("--by Bo", "Hanna", "Bo"), ("", "Hanna", "Hanna"), ("", "", "Marit Zandwijk"),
    ])
    func `takes the name nearest by`(option: String, variable: String, expected: String) throws {
        let world = MemoryWorld(environment: ["HERAUT_BY": variable])
        _ = CommandLine("init", in: world)
        let settings = try Self.text("heraut.yml", in: world)
        world.addFile("heraut.yml", text: settings + "\nlogboek: {wie: Marit Zandwijk}\n")
        _ = CommandLine("log add Begonnen.", in: world)
        _ = CommandLine("draft jongerenposter -o poster.md " + option, in: world)
        #expect(try Self.entries(in: world).last?["person"] as? String == expected)
    }

    @Test func `says that nobody was named, and keeps the line all the same`() throws {
        let world = try Self.begun()
        _ = Self.add("Begonnen.", in: world)
        let run = CommandLine("draft jongerenposter -o poster.md", in: world)
        #expect(run.status == 0)
        #expect(run.errors.contains("Het logboek weet niet wie dit deed."))
        #expect(try Self.entries(in: world).last?["person"] as? String == "niet opgegeven")
    }

    @Test func `is whole when many add at once`() async throws {
        let stage = DiskStage()
        stage.addFile(
            "zaak.yml",
            "kenmerk: Z-1\ndatum: 2026-11-03\nincident: {datum: 2026-11-01, wat: Iets.}\nfeiten: [Het is zo.]\n"
        )
        let path = stage.root + "/zaak.yml"
        let count = 24
        let statuses = await withTaskGroup(of: Int32.self) { group in
            for number in 1...count {
                group.addTask {
                    HerautMain.run(
                        arguments: ["log", "add", "Regel \(number).", "--by", "Bo", "--case", path],
                        world: DiskWorld())
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 0, count: count))
        let log = try #require(stage.contents("zaak.logboek.ndjson"))
        #expect(log.split(separator: "\n").count == count + 1)
        for number in 1...count { #expect(log.contains("\"Regel \(number).\"")) }
        #expect(
            HerautMain.run(
                arguments: ["log", "export", "-o", stage.root + "/uit.csv", "--case", path],
                world: DiskWorld())
                == 0)
        #expect(stage.names() == ["uit.csv", "zaak.logboek.ndjson", "zaak.yml"])
    }

    @Test func `leaves out names in any form, and the names of files`() throws {
        let world = try Self.begun()
        world.addFile("brief-jip.md", text: Self.post)
        _ = Self.add(
            "Jips moeder belde; jip is thuis. Sprak met WESTRA-Li.",
            [
                "--told", "Bo Westra", "--draft", "brief-jip.md",
            ], in: world)
        _ = CommandLine("log export --share -o delen.csv", in: world)
        let text = try Self.text("delen.csv", in: world).lowercased()
        for word in ["jip", "westra", "brief-"] { #expect(!text.contains(word), "\(text)") }
        #expect(text.contains("pl-05 uitgezonderd, omdat: citaat uit het besluit"))
    }

    @Test func `takes the name from the environment when nobody gives one`() throws {
        let world = MemoryWorld(environment: ["HERAUT_BY": "Hanna Veldkamp"])
        _ = CommandLine("init", in: world)
        #expect(CommandLine("log add Gebeld.", in: world).status == 0)
        #expect(CommandLine("log show", in: world).output.contains("Hanna Veldkamp"))
    }
}
