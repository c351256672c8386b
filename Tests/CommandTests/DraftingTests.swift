import HerautModel
import HerautTestSupport
import Testing

/// Init, draft, render and demo, from empty folder to finished file, in memory.
@Suite struct DraftingTests {
    static let kinds = [
        "burgemeestersvideo", "jongerenposter", "waarschuwingsbrief-ouders", "stopgesprek", "ntd-verzoek",
    ]

    /// Kinds that the files of `init` are enough for: letters to adults want a list of their own.
    static let ready =
        DocumentKind.all.map(\.name).filter { kind in
            ![
                "waarschuwingsbrief-volwassene", "uitnodiging-gesprek", "verzoek-verwijderen",
                "brief-sleutelfiguren", "brief-organisator",
            ].contains(kind)
        }

    /// A world in which `init` was run.
    private func begun() throws -> MemoryWorld {
        let world = MemoryWorld()
        try #require(CommandLine("init", in: world).status == 0)
        return world
    }

    /// The text of a file in the working directory.
    private func text(_ path: String, in world: MemoryWorld) throws -> String {
        String(decoding: try #require(world.contents(path)), as: UTF8.self)
    }

    @Test(arguments: ready)
    func `every kind is drafted and rendered from the example as it stands`(kind: String) throws {
        let world = try begun()
        let draft = CommandLine("draft \(kind) -o \(kind).md", in: world)
        #expect(draft.status == 0, "\(draft.errors)")
        let render = CommandLine("render \(kind).md -o uit/ --format txt,html,docx", in: world)
        #expect(render.status == 0, "\(render.errors)")
        for ending in ["txt", "html", "docx"] {
            #expect(world.contents("uit/\(kind).\(ending)")?.isEmpty == false)
        }
    }

    @Test func `a missing field gives its place and no file`() throws {
        let world = try begun()
        let lines = try text("zaak.yml", in: world).split(separator: "\n", omittingEmptySubsequences: false)
        world.addFile("zaak.yml", text: lines.filter { !$0.hasPrefix("erkenning:") }.joined(separator: "\n"))
        let result = CommandLine("draft burgemeestersvideo -o video.md", in: world)
        #expect(result.status == 65)
        #expect(result.errors.contains("Templates/burgemeestersvideo/nl.md:"))
        #expect(result.errors.contains("`erkenning`"))
        #expect(world.contents("video.md") == nil)
    }

    @Test func `nothing is rendered while a fout stands`() throws {
        let world = MemoryWorld.withFaultyDraft()
        let result = CommandLine("render brief.md -o brief.docx", in: world)
        #expect(result.status == 1)
        #expect(result.errors.contains("LG-01"))
        #expect(world.contents("brief.docx") == nil)
    }

    @Test func `a letter is for the user alone`() throws {
        let world = try begun()
        _ = CommandLine("draft waarschuwingsbrief-ouders --row 2 -o brief.md", in: world)
        _ = CommandLine("render brief.md -o brief.html", in: world)
        #expect(world.permissions("brief.md") == 0o600)
        #expect(world.permissions("brief.html") == 0o600)
    }

    @Test func `init leaves what stands as it is and writes nothing`() {
        let world = MemoryWorld()
        world.addFile("zaak.yml", text: "kenmerk: eigen werk\n")
        let result = CommandLine("init", in: world)
        #expect(result.status == 73)
        #expect(result.errors.contains("zaak.yml"))
        #expect(world.contents("heraut.yml") == nil)
    }

    @Test func `demo makes the same bytes twice`() throws {
        let world = MemoryWorld()
        let first = CommandLine("demo", in: world)
        #expect(first.status == 0, "\(first.errors)")
        let made = world.paths.map { world.contents($0) }
        for kind in Self.kinds {
            let report = try text("heraut-demo/\(kind).lint.txt", in: world)
            #expect(report.contains(": 0 fouten"))
            #expect(world.contents("heraut-demo/\(kind).html") != nil)
        }
        // Three letters, and the document they would look like in a folder of one's own.
        #expect(world.paths.count { $0.hasSuffix(".docx") } == 4)
        #expect(CommandLine("demo", in: world).status == 0)
        #expect(world.paths.map { world.contents($0) } == made)
    }

    @Test func `demo never writes in a folder of the user`() {
        let world = MemoryWorld()
        world.addFile("werk/zaak.yml", text: "kenmerk: eigen werk\n")
        #expect(CommandLine("demo werk", in: world).status == 73)
        #expect(world.contents("werk/zaak.yml") == Array("kenmerk: eigen werk\n".utf8))
    }

    @Test(arguments: [
        ("draft burgemeestervideo", 64, "Bedoelde u `burgemeestersvideo`?"),
        ("draft jongerenposter --set kenmrk=3", 64, "Bedoelde u `kenmerk`?"),
        ("draft jongerenposter --set kenmerk", 64, "--set"),
        ("draft jongerenposter --language fr", 64, "`fr`"),
        ("draft jongerenposter --case weg.yml", 66, "`weg.yml` bestaat niet"),
        ("draft waarschuwingsbrief-ouders --row 99", 65, "rij 99"),
        ("render weg.md -o weg.html", 66, "`weg.md` bestaat niet"),
        ("render weg.md -o weg.rtf", 64, "`rtf`"),
        ("render a/x.md b/x.md -o uit --format html", 64, "`x`"),
    ])
    func `what cannot be done is said in Dutch, with its status`(line: String, status: Int32, words: String)
        throws
    {
        let world = try begun()
        let before = world.paths
        let result = CommandLine(line, in: world)
        #expect(result.status == status)
        #expect(result.errors.contains(words), "\(result.errors)")
        #expect(world.paths == before)
    }

    @Test func `without heraut yml a draft asks for init`() throws {
        let world = try begun()
        let other = MemoryWorld()
        other.addFile("zaak.yml", text: try text("zaak.yml", in: world))
        let result = CommandLine("draft jongerenposter", in: other)
        #expect(result.status == 78)
        #expect(result.errors.contains("heraut init"))
    }
}
