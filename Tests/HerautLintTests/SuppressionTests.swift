import HerautLint
import HerautModel
import HerautYAML
import Testing

@Suite struct `Exceptions in a draft` {
    /// Rules that speak, in order, with the line.
    private func lint(_ body: String, on day: String = "2026-11-03") -> [String] {
        let text = "---\nsoort: bericht\n---\n" + body
        let draft = Draft.read(SourceText(path: "t.md", text: text), with: LibYAMLReader()).draft
        let options = LintOptions(only: ["CC-14"], today: CalendarDate(iso: day))
        return Linter(Pack.dutch, references: Pack.references).lint(draft, options: options).map {
            "\($0.rule) \($0.start.line - 3)"
        }
    }

    private static let fault = "Bel 0900 - 8844.\n"

    @Test(arguments: [
        ("voor=blok", ["CC-14 5", "CC-14 9"]), ("", ["CC-14 5", "CC-14 9"]), ("voor=sectie", ["CC-14 9"]),
        ("voor=bestand", []),
    ])
    func `reach as far as they say`(reach: String, expected: [String]) {
        let comment = "<!-- heraut: negeer CC-14 \(reach) reden=\"een proef\" -->\n"
        let text = "# Een\n\(comment)\(Self.fault)\n\(Self.fault)\n## Twee\n\n\(Self.fault)"
        // The lines: heading 1, comment 2, fault 3, fault 5, heading 7, fault 9.
        let lower = text.replacing("## Twee", with: "# Twee")
        #expect(lint(lower) == expected)
    }

    @Test func `of a section hold in what lies below it`() {
        let comment = "<!-- heraut: negeer CC-14 voor=sectie reden=\"een proef\" -->\n"
        #expect(
            lint("# Een\n\n\(comment)\n## Onder\n\n\(Self.fault)\n# Ander\n\n\(Self.fault)") == [
                "CC-14 11"
            ])
    }

    @Test func `before a heading hold for the section it opens`() {
        let comment = "<!-- heraut: negeer CC-14 voor=sectie reden=\"een proef\" -->\n"
        #expect(lint("# Een\n\n\(Self.fault)\n\(comment)\n# Ander\n\n\(Self.fault)") == ["CC-14 3"])
    }

    @Test(arguments: [("2026-11-03", [String]()), ("2026-11-04", ["lint.expiredSuppression 1", "CC-14 2"])])
    func `end after their last day`(day: String, expected: [String]) {
        let comment = "<!-- heraut: negeer CC-14 reden=\"een proef\" tot=2026-11-03 -->\n"
        #expect(lint(comment + Self.fault, on: day) == expected)
    }

    @Test(arguments: [
        ("CC-14", "lint.noReason"), ("CC-14 reden=\"\"", "lint.noReason"), ("reden=\"alles\"", "lint.noRule"),
        ("XX-01 reden=\"x\"", "lint.unknownRule"), ("CC-14 voor=alles reden=\"x\"", "lint.badSuppression"),
        ("CC-14 tot=morgen reden=\"x\"", "lint.badSuppression"), ("CC-14 redne=\"x\"", "lint.badSuppression"),
    ])
    func `that cannot hold are told, and silence nothing`(text: String, fault: String) {
        let found = lint("<!-- heraut: negeer \(text) -->\n" + Self.fault)
        #expect(found.contains("\(fault) 1") && found.contains("CC-14 2"))
    }

    @Test func `that silence nothing are told`() {
        #expect(
            lint("<!-- heraut: negeer CC-14 reden=\"x\" -->\nDe weg is open.\n") == [
                "lint.unusedSuppression 1"
            ])
    }

    @Test func `may name more rules and a reason of more words`() {
        let comment = "<!-- heraut: negeer CC-14, PL-05 reden=\"twee woorden = 'goed'\" -->\n"
        #expect(lint(comment + Self.fault) == [])
    }
}
