import HerautModel
import HerautResources
import HerautTestSupport
import Testing

/// Drafts in other languages, from `draft` to `lint`, and Heraut in English.
@Suite struct `Other languages` {
    static let kinds = ["jongerenposter", "buurtapp", "toelichting-ouders"]
    static let languages = ["en", "fy", "tr", "pl", "uk", "ar"]

    /// A working folder as `init` leaves it: its case has words in Turkish.
    private func begun() -> MemoryWorld {
        let world = MemoryWorld()
        _ = CommandLine(["init", "."], in: world)
        return world
    }

    private func edit(_ path: String, in world: MemoryWorld, _ change: (String) -> String) throws {
        let text = String(decoding: try #require(world.contents(path)), as: UTF8.self)
        let changed = change(text)
        #expect(changed != text)
        world.addFile(path, text: changed)
    }

    // MARK: Goldens

    @Test(arguments: kinds, languages)
    func `have a text that was read and found good`(_ kind: String, _ language: String) throws {
        let run = CommandLine("draft \(kind) --language \(language) --sample")
        #expect(run.status == 0)
        let path = Repository.root + "/Tests/Golden/languages/\(kind).\(language).md"
        #expect(Self.body(run.output) == String(decoding: try Repository.bytes(of: path), as: UTF8.self))
    }

    /// The draft without its front matter, which holds the Dutch text and a hash.
    private static func body(_ draft: String) -> String {
        let parts = draft.split(separator: "\n---\n\n", maxSplits: 1, omittingEmptySubsequences: false)
        return String(parts.last ?? "")
    }

    // MARK: Choosing

    @Test func `are chosen with a tag, and a language that is not there tells which are`() {
        let run = CommandLine("draft stopgesprek --language tr --sample")
        #expect(run.status == 64)
        #expect(run.errors.contains("Van `stopgesprek` is er geen sjabloon in de taal `tr`. Wel in: nl."))
        let other = CommandLine("draft buurtapp --language de --sample")
        #expect(other.status == 64)
        #expect(other.errors.contains("Wel in: nl, ar, en, fy, pl, tr, uk."))
    }

    @Test func `stand in the list of templates, with who checked them`() throws {
        let text = CommandLine("list templates").output
        let line = try #require(
            text.split(separator: "\n").first { $0.contains("buurtapp") && $0.contains(" ar ") })
        #expect(line.hasSuffix("nog niet nagekeken door een moedertaalspreker"))
        #expect(!text.split(separator: "\n").contains { $0.hasSuffix(" ") })
        let world = begun()
        let built = try #require(Resources().file("Templates/buurtapp/tr.md")).source.text
        for folder in ["Templates", "Templates/buurtapp"] { world.addFolder(folder) }
        world.addFile(
            "Templates/buurtapp/tr.md", text: built.replacing("nog niemand", with: "Ayşe Demir"))
        let list = MemoryWorldOutput.fresh(world, "list templates")
        #expect(list.output.contains("nagekeken door Ayşe Demir"))
    }

    @Test func `are all checked, or one that is asked for`() throws {
        func languages(_ line: String) throws -> [String] {
            let rows = try #require(try CommandLine(line).json()["templates"] as? [[String: Any]])
            return rows.compactMap { $0["language"] as? String }
        }
        #expect(
            try languages("check jongerenposter --format json") == ["nl", "ar", "en", "fy", "pl", "tr", "uk"])
        #expect(try languages("check jongerenposter --language uk --format json") == ["uk"])
        #expect(
            CommandLine("check jongerenposter --language uk").output.hasPrefix(
                "jongerenposter (uk): 1 variant"))
        #expect(CommandLine("check jongerenposter --language xx").status == 64)
    }

    // MARK: The case in words

    @Test(arguments: kinds)
    func `are made from the case and its words in that language`(_ kind: String) throws {
        let world = begun()
        let run = CommandLine("draft \(kind) --language tr -o tekst.tr.md", in: world)
        #expect(run.status == 0)
        let draft = String(decoding: try #require(world.contents("tekst.tr.md")), as: UTF8.self)
        #expect(
            draft.contains("\ntaal: tr\n") && draft.contains("  controle: nog niemand\n  brontekst: |-\n"))
        let lint = MemoryWorldOutput.fresh(world, "lint tekst.tr.md")
        #expect(lint.status == 0)
        #expect(lint.output.contains(" tip TR-06 ") && !lint.output.contains(" waarschuwing TR-"))
    }

    @Test func `are refused while words of the case are in Dutch only, with the place to put them`() {
        let run = MemoryWorldOutput.fresh(begun(), "draft jongerenposter --language pl")
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        #expect(
            run.errors.contains(
                "Zet de vertaling in zaak.yml onder `vertalingen`, bij `taal: pl`, op dezelfde plek: `activiteit.kop`."
            ))
        #expect(!run.errors.contains("activiteit.telefoon"))
    }

    @Test func `are refused when a fact is left out of the translation`() throws {
        let world = begun()
        try edit("zaak.yml", in: world) {
            $0.replacing("      - 30 Ekim Cuma günü mahalle binasının üç camı kırıldı.\n", with: "")
        }
        let run = CommandLine("draft buurtapp --language tr", in: world)
        #expect(run.status == 65)
        #expect(run.errors.contains("Van `feiten` zijn er 3 in het Nederlands en 2 in de vertaling (`tr`)."))
    }

    @Test func `are held against the Dutch draft beside them when there is one`() throws {
        let world = begun()
        _ = CommandLine("draft jongerenposter -o poster.md", in: world)
        _ = CommandLine("draft jongerenposter --language tr -o poster.tr.md", in: world)
        let draft = String(decoding: try #require(world.contents("poster.tr.md")), as: UTF8.self)
        #expect(draft.contains("  van: poster.md\n") && !draft.contains("brontekst"))
        #expect(MemoryWorldOutput.fresh(world, "lint poster.tr.md").status == 0)
        try edit("poster.md", in: world) {
            $0.replacing("0123\u{A0}45\u{A0}67\u{A0}80", with: "0123\u{A0}45\u{A0}67\u{A0}81")
        }
        let lint = MemoryWorldOutput.fresh(world, "lint poster.tr.md")
        #expect(lint.status == 1 && lint.output.contains(" fout TR-04 "))
        let render = MemoryWorldOutput.fresh(world, "render poster.tr.md -o poster.svg")
        #expect(render.status == 1 && world.contents("poster.svg") == nil)
    }

    @Test(arguments: kinds)
    func `run from right to left on a page, numbers and all`(_ kind: String) throws {
        let world = MemoryWorld()
        _ = CommandLine("draft \(kind) --language ar --sample -o a.md", in: world)
        #expect(CommandLine("render a.md -o a.html", in: world).status == 0)
        let html = String(decoding: try #require(world.contents("a.html")), as: UTF8.self)
        #expect(html.contains("<html lang=\"ar\" dir=\"rtl\">"))
        #expect(!html.contains("Bericht van"))
    }

    // MARK: English

    @Test(arguments: [
        ("explain LG-01", "Incitement tied to the wrong article"),
        ("explain art. 131 Sr", "whoever writes or posts the call, from 12 years on"),
        ("rules coverage", "Always weigh whether doing nothing is better."),
        ("list rules", "Threatening language"), ("list platforms", "In the app: three dots, report"),
        ("rules card", "Do nothing"),
    ])
    func `of the data that people read, English is one`(_ line: String, _ sentence: String) {
        let run = CommandLine(line + " --locale en")
        #expect(run.status == 0)
        #expect(run.output.contains(sentence))
    }

    @Test func `do not change what the rules find`() throws {
        let world = MemoryWorld.withFaultyDraft()
        let dutch = MemoryWorldOutput.fresh(world, "lint brief.md --format json")
        let english = MemoryWorldOutput.fresh(world, "lint brief.md --format json --locale en")
        func findings(_ run: CommandLine) throws -> [[String: Any]] {
            let files = try run.json()["files"] as? [[String: Any]]
            return try #require(files?.first?["findings"] as? [[String: Any]])
        }
        let (nl, en) = (try findings(dutch), try findings(english))
        #expect(nl.map { $0["rule"] as? String } == en.map { $0["rule"] as? String })
        #expect(nl.map { $0["byteStart"] as? Int } == en.map { $0["byteStart"] as? Int })
        #expect(zip(nl, en).allSatisfy { ($0["message"] as? String) != ($1["message"] as? String) })
    }
}
