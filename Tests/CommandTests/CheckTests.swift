import HerautModel
import HerautResources
import HerautTestSupport
import Testing

/// `check` and `approve` as a lawyer uses them, in a working folder in memory.
@Suite struct `heraut check` {
    /// Every kind of the product has a template.
    static let kinds = DocumentKind.all.map(\.name)

    @Test(arguments: kinds)
    func `finds no fout and no waarschuwing in any variant of a built-in template`(kind: String) throws {
        let check = try CommandLine("check \(kind) --format json").json()
        let summary = try #require(check["summary"] as? [String: Int])
        #expect(summary["fout"] == 0 && summary["waarschuwing"] == 0)
        let template = try #require((check["templates"] as? [[String: Any]])?.first)
        #expect(template["coverage"] as? String == "all")
        let variants = try #require(template["variants"] as? [[String: Any]])
        #expect(
            variants.count == ["waarschuwingsbrief-ouders": 20, "jongerenposter": 1][kind] ?? variants.count)
        #expect(template["letters"] as? Int == variants.count * 4)
    }

    /// The parents' letter as a municipality might change it: one sentence of law in the wrong branch.
    private func worldWithFault() throws -> MemoryWorld {
        let world = MemoryWorld()
        _ = CommandLine(["init", "."], in: world)
        let built = try #require(Resources().file("Templates/waarschuwingsbrief-ouders/nl.md")).source.text
        let mark = "Maakt een kind van 16 of 17 jaar iets kapot?"
        #expect(built.contains(mark))
        world.addFolder("Templates")
        world.addFolder("Templates/waarschuwingsbrief-ouders")
        world.addFile(
            "Templates/waarschuwingsbrief-ouders/nl.md",
            text: built.replacing(mark, with: "U bent als ouder aansprakelijk voor de schade. " + mark))
        return world
    }

    @Test func `finds a legal fault in one branch, with variant and line`() throws {
        let world = try worldWithFault()
        let text = try #require(world.contents("Templates/waarschuwingsbrief-ouders/nl.md"))
        let lines = String(decoding: text, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.hasPrefix("U bent als ouder") }) + 1
        let run = CommandLine("check waarschuwingsbrief-ouders", in: world)
        #expect(run.status == 1)
        #expect(run.output.contains("Templates/waarschuwingsbrief-ouders/nl.md:\(line):1 fout LG-02"))
        #expect(run.output.contains("in 5 van 20 varianten (16–20), bij leeftijdsband: 16-17."))
    }

    @Test func `sets the letters side by side, safe and marked`() throws {
        let world = try worldWithFault()
        let run = CommandLine("check waarschuwingsbrief-ouders --format html -o v.html", in: world)
        #expect(run.status == 1)
        let html = String(decoding: try #require(world.contents("v.html")), as: UTF8.self)
        #expect(html.ranges(of: "<article>").count == 20)
        #expect(html.contains("leeftijdsband: 16-17 · gesprek_datum: leeg"))
        #expect(html.contains("Niet in alle varianten:"))
        #expect(!html.contains("<script"))
        let own = html.ranges(of: "class=\"eigen\"").count
        #expect(own > 20)
    }

    @Test func `tells code scanning the line of the template`() throws {
        let line = "check waarschuwingsbrief-ouders --format sarif"
        let sarif = MemoryWorldOutput.fresh(try worldWithFault(), line).output
        #expect(try JSONSchema("sarif-2.1.0").faults(in: sarif) == [])
        #expect(sarif.contains("\"LG-02\"") && sarif.contains("Templates/waarschuwingsbrief-ouders/nl.md"))
    }

    @Test func `checks the others when one template cannot be read`() throws {
        let world = MemoryWorld()
        _ = CommandLine(["init", "."], in: world)
        world.addFolder("Templates")
        world.addFolder("Templates/stopgesprek")
        world.addFile("Templates/stopgesprek/nl.md", text: "---\ntitel: Stop\n---\n{{voornam}}\n")
        let run = CommandLine("check stopgesprek jongerenposter", in: world)
        #expect(run.status == 65)
        #expect(run.output.contains("jongerenposter: 1 variant"))
        #expect(run.errors.contains("Templates/stopgesprek/nl.md:4:1"))
    }

    @Test func `tells its progress on a terminal only`() {
        let seen = MemoryWorld(terminals: [.error])
        _ = CommandLine("check jongerenposter", in: seen)
        #expect(seen.errors.contains("jongerenposter: variant 1"))
        #expect(seen.errors.hasSuffix("\r\u{1B}[K"))
        #expect(CommandLine("check jongerenposter").errors.isEmpty)
    }

    @Test func `lists the variants by number, and draft makes the one that is asked for`() {
        let list = CommandLine("check waarschuwingsbrief-ouders --variants")
        #expect(list.output.contains("\n  16  leeftijdsband: 16-17 · gesprek_datum: ingevuld"))
        let draft = CommandLine("draft waarschuwingsbrief-ouders --sample --variant 16")
        #expect(draft.status == 0)
        #expect(draft.output.contains("leeftijd: 16\n"))
        #expect(draft.errors.hasPrefix("Variant 16 van 20: leeftijdsband: 16-17"))
    }

    @Test(arguments: [
        ("draft waarschuwingsbrief-ouders --sample --variant 21", "heeft 20 varianten; 21 is er niet bij"),
        ("draft waarschuwingsbrief-ouders --sample --variant 0", "0 is er niet bij"),
        ("draft waarschuwingsbrief-ouders --variant 2", "Zet er --sample bij."),
        ("check brief-ouders", "De soort `brief-ouders` bestaat niet."),
    ])
    func `says what to do about a wrong line`(line: String, sentence: String) {
        let run = CommandLine(line)
        #expect(run.status == 64)
        #expect(run.errors.contains(sentence))
    }
}

@Suite struct `heraut approve` {
    private func begun() -> MemoryWorld {
        let world = MemoryWorld()
        _ = CommandLine(["init", "."], in: world)
        return world
    }

    private func approve(_ arguments: String..., in world: MemoryWorld) -> CommandLine {
        CommandLine(["approve", "jongerenposter", "--by", "Sanne de Wit"] + arguments, in: world)
    }

    private func status(of kind: String, in world: MemoryWorld) throws -> [String: Any] {
        let list = MemoryWorldOutput.fresh(world, "list templates --format json")
        let rows = try #require(try list.json()["templates"] as? [[String: Any]])
        return try #require(rows.first { $0["kind"] as? String == kind })
    }

    @Test func `locks a template until its text changes`() throws {
        let world = begun()
        #expect(approve(in: world).status == 0)
        #expect(try status(of: "jongerenposter", in: world)["status"] as? String == "approved")
        #expect(try status(of: "stopgesprek", in: world)["status"] as? String == "none")
        let text = try #require(Resources().file("Templates/jongerenposter/nl.md")).source.text
        world.addFolder("Templates")
        world.addFolder("Templates/jongerenposter")
        world.addFile("Templates/jongerenposter/nl.md", text: text + "\nNog één regel.\n")
        let changed = try status(of: "jongerenposter", in: world)
        #expect(changed["status"] as? String == "changed" && changed["approved"] as? Bool == false)
        #expect(changed["by"] as? String == "Sanne de Wit")
    }

    @Test func `keeps what was approved before`() throws {
        let world = begun()
        _ = approve(in: world)
        _ = CommandLine(["approve", "stopgesprek", "--by", "Bo"], in: world)
        _ = approve("--until", "2030-01-01", in: world)
        #expect(try status(of: "stopgesprek", in: world)["by"] as? String == "Bo")
        #expect(try status(of: "jongerenposter", in: world)["until"] as? String == "2030-01-01")
    }

    @Test func `approves nothing when the case it is to be written in is not there`() throws {
        let world = begun()
        let before = world.paths
        let run = approve("--case", "zaak-van-gisteren.yml", in: world)
        #expect(run.status == 66)
        #expect(run.errors.contains("zaak-van-gisteren.yml"))
        #expect(world.paths == before)
        #expect(approve("--case", "zaak.yml", in: world).status == 0)
    }

    @Test func `refuses a template with a fout in any variant`() throws {
        let world = begun()
        let text = try #require(Resources().file("Templates/jongerenposter/nl.md")).source.text
        world.addFolder("Templates")
        world.addFolder("Templates/jongerenposter")
        world.addFile(
            "Templates/jongerenposter/nl.md", text: text + "\nZo loop je een strafblad op.\n")
        let run = approve(in: world)
        #expect(run.status == 1)
        #expect(run.output.contains("fout"))
        #expect(run.errors.contains("`jongerenposter` is niet goedgekeurd"))
        #expect(world.contents("akkoord.yml") == nil)
    }

    @Test func `does not write over a file it cannot read`() throws {
        let world = begun()
        world.addFile("akkoord.yml", text: "akkoord:\n  - sjabloon: [")
        #expect(approve(in: world).status == 78)
        #expect(world.contents("akkoord.yml") == Array("akkoord:\n  - sjabloon: [".utf8))
        #expect(CommandLine("list templates", in: world).status == 78)
    }

    @Test(arguments: [
        (["--until", "gisteren"], "`gisteren` is geen datum."), (["--until", "2020-01-01"], "is al voorbij"),
        (["--by", " "], "Zet na --by de naam"),
    ])
    func `wants a name and a day to come`(arguments: [String], sentence: String) {
        let run = CommandLine(["approve", "jongerenposter", "--by", "Bo"] + arguments, in: begun())
        #expect(run.status == 64)
        #expect(run.errors.contains(sentence))
    }

    @Test func `needs a working folder`() {
        #expect(approve(in: MemoryWorld()).status == 78)
    }
}

/// The output of one line in a world where others ran before.
enum MemoryWorldOutput {
    static func fresh(_ world: MemoryWorld, _ line: String) -> CommandLine {
        let before = world.output.count
        let run = CommandLine(line, in: world)
        return CommandLine(
            status: run.status, output: String(run.output.dropFirst(before)), errors: run.errors)
    }
}
