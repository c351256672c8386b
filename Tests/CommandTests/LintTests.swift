import Foundation
import HerautModel
import HerautTestSupport
import Testing

@Suite struct `heraut lint` {
    @Test func `shows the finding with its place and ends with 1`() {
        let run = CommandLine("lint brief.md --rule LG-01", in: .withFaultyDraft())
        #expect(run.status == 1)
        #expect(run.output.hasPrefix("brief.md:5:9 fout LG-01 "))
        #expect(
            run.output.contains(
                "   5 | Dat kan opruiing zijn in de zin van artikel 132 Sr.\n     |         ^^^^"))
        #expect(run.output.hasSuffix("1 bestand nagekeken: 1 fout, 0 waarschuwingen, 0 tips.\n"))
        #expect(run.errors.isEmpty)
    }

    @Test func `has a Dutch name`() {
        let run = CommandLine("toets brief.md --rule LG-01", in: .withFaultyDraft())
        #expect(run.status == 1)
    }

    @Test func `gives one line a finding`() {
        let run = CommandLine("lint brief.md --rule LG-01 --format line", in: .withFaultyDraft())
        #expect(run.output.hasPrefix("brief.md:5:9: fout LG-01 "))
        #expect(run.output.split(separator: "\n").count == 1)
    }

    @Test func `gives JSON in the shape programs rely on`() throws {
        let json = try CommandLine("lint brief.md --rule LG-01 --format json", in: .withFaultyDraft()).json()
        #expect(Set(json.keys) == ["schema", "files", "summary"])
        #expect(json["schema"] as? String == "heraut-lint/1")
        #expect(json["summary"] as? [String: Int] == ["fout": 1, "waarschuwing": 0, "tip": 0])
        let file = try #require((json["files"] as? [[String: Any]])?.first)
        #expect(file["path"] as? String == "brief.md")
        let finding = try #require((file["findings"] as? [[String: Any]])?.first)
        let keys: Set = [
            "rule", "severity", "message", "why", "source", "byteStart", "byteEnd", "line", "column",
            "endLine",
            "endColumn", "text", "fix",
        ]
        #expect(Set(finding.keys) == keys)
        #expect(finding["rule"] as? String == "LG-01")
        #expect(finding["severity"] as? String == "fout")
        #expect(finding["byteStart"] as? Int == 47)
        #expect(finding["line"] as? Int == 5)
        #expect(finding["column"] as? Int == 9)
        let text = try #require(finding["text"] as? String)
        #expect(finding["byteEnd"] as? Int == 47 + text.utf8.count)
        #expect(text.hasPrefix("opruiing"))
    }

    @Test(arguments: [
        ("--fail-on fout", Int32(1)), ("--rule LG-01 --without LG-01", 0), ("--rule DB-01", 0),
        ("--rule LG-01 --min-severity fout --fail-on tip", 1),
    ])
    func `ends with 1 only when a finding at the threshold stands`(_ options: String, _ status: Int32) {
        #expect(CommandLine("lint brief.md " + options, in: .withFaultyDraft()).status == status)
    }

    @Test func `judges by what is found, not by what is shown`() {
        let world = MemoryWorld()
        world.addFile("bericht.md", text: "---\nsoort: bericht\nonbekend: x\n---\nDe weg is open.\n")
        let line = "lint bericht.md --rule draft.unknownKey --min-severity fout --fail-on tip"
        let run = CommandLine(line, in: world)
        #expect(run.status == 1)
        #expect(!run.output.contains("draft.unknownKey"))
    }

    @Test func `reads standard input under a name`() {
        let world = MemoryWorld()
        world.setInput(
            Array("---\nsoort: brief\n---\nDat kan opruiing zijn in de zin van artikel 132 Sr.\n".utf8))
        let run = CommandLine("lint - --stdin-path mijn.md --rule LG-01", in: world)
        #expect(run.output.hasPrefix("mijn.md:4:9 fout LG-01"))
    }

    @Test func `walks a folder in order, drafts only`() throws {
        let world = MemoryWorld()
        for name in ["b.md", "a.md", "onder/c.md", "lees.txt", ".verborgen.md"] {
            world.addFile("map/" + name, text: "De weg is open.\n")
        }
        let json = try CommandLine("lint map map/a.md --format json", in: world).json()
        let paths = try #require(json["files"] as? [[String: Any]]).compactMap { $0["path"] as? String }
        #expect(paths == ["map/a.md", "map/b.md", "map/onder/c.md"])
    }

    @Test func `counts by rule`() {
        let run = CommandLine("lint brief.md --rule LG-01 --statistics", in: .withFaultyDraft())
        #expect(run.output.hasPrefix("     1  LG-01\n\nDuidelijkheid in cijfers van brief.md"))
    }

    private static func twoDrafts() -> MemoryWorld {
        let world = MemoryWorld()
        world.addFile("a.md", text: "De brief wordt morgen verstuurd. Wij bellen u. Dat is fijn.\n")
        world.addFile("leeg.md", text: "# Kop\n")
        return world
    }

    @Test func `shows clarity in figures`() throws {
        let text = CommandLine("lint a.md leeg.md --rule LG-01 --statistics", in: Self.twoDrafts()).output
        #expect(text.contains("\n  woorden per zin                      3,7\n"))
        #expect(text.contains("\n  zinnen in de lijdende vorm           33 %\n"))
        #expect(!text.contains("leeg.md") && !text.contains("B1"))
    }

    @Test func `gives programs the figures, and none where there is no text`() throws {
        let line = "lint a.md leeg.md --rule LG-01 --statistics --format json"
        let json = try CommandLine(line, in: Self.twoDrafts()).json()
        let files = try #require(json["files"] as? [[String: Any]])
        try #require(files.count == 2)
        #expect(files[0]["words"] as? Int == 11)
        #expect(files[0]["syllables"] as? Int == 14)
        #expect(files[0]["meanSentenceLength"] as? Double == 3.67)
        #expect(files[0]["passiveShare"] as? Double == 0.33)
        #expect(files[1]["lix"] is NSNull)
    }

    @Test func `finds the case of a draft beside the draft, and says when it is not there`() {
        let world = MemoryWorld()
        world.addFile("zaken/bericht.md", text: "---\nsoort: bericht\nzaak: zaak.yml\n---\nDe weg is open.\n")
        let without = CommandLine(
            "lint zaken/bericht.md --rule lint.noCase --fail-on waarschuwing", in: world)
        #expect(without.status == 1)
        #expect(without.output.contains("waarschuwing lint.noCase De zaak `zaak.yml` is er niet."))
        world.addFile("zaken/zaak.yml", text: "kenmerk: [\n")
        let broken = CommandLine("lint zaken/bericht.md", in: world)
        #expect(broken.status == 65)
        #expect(broken.errors.contains("zaken/zaak.yml:"))
    }
}
