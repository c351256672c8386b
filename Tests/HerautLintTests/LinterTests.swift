import HerautModel
import HerautTestSupport
import HerautYAML
import Testing

@testable import HerautLint

@Suite struct LinterTests {
    private static let bad = """
        ---
        soort: videoscript
        doelgroep: jongeren
        ---
        # Dit tuig

        "Zo. Trots op jezelf? Wie komt, wordt keihard aangepakt, zonder pardon. I.v.m. de APV derhalve op 03/11/26.

        Ouders: u heeft gefaald. Wij garanderen dat jij een strafblad krijgt."

        - Zet foto's van kentekens hier in de groep.
        - Bel 0900-4488, BSN 111222333.

        """

    @Test func `the order of the rules makes no difference`() {
        let draft = Pack.draft(Self.bad)
        let plain = Linter(Pack.dutch, references: Pack.references).lint(draft)
        #expect(plain.count >= 10)
        #expect(
            Linter(Pack.dutch.reordered { $0.reversed() }, references: Pack.references).lint(draft) == plain)
        var random = Seeded(5)
        #expect(
            Linter(Pack.dutch.reordered { $0.shuffled(using: &random) }, references: Pack.references).lint(
                draft) == plain)
    }

    @Test func `rules can be switched off or asked for one by one`() {
        let draft = Pack.draft(Self.bad)
        let without = Linter(Pack.dutch, references: Pack.references).lint(
            draft, options: LintOptions(disabled: ["DE-01"]))
        #expect(!without.contains { $0.rule == "DE-01" })
        let only = Linter(Pack.dutch, references: Pack.references).lint(
            draft, options: LintOptions(only: ["DE-01"]))
        #expect(only.map(\.rule) == ["DE-01"])
    }

    @Test func `a draft in another language is checked on numbers only`() {
        let findings = Pack.lint(
            "---\nsoort: bericht\ntaal: en\nvertaling: {controle: beëdigd vertaler}\n---\nDit tuig. Bel 0900-4488. The Dutch text is the official one.\n"
        )
        #expect(findings.map(\.rule) == ["CC-14"])
    }

    @Test func `what is missing stands at the start of the body`() throws {
        let text = "---\nsoort: bericht\n---\nHet is rustig.\n"
        let finding = try #require(Pack.lint(text, only: ["CC-01"]).first)
        #expect(finding.isDocument)
        #expect(finding.span == SourceSpan(23, 23))
    }

    @Test func `a long script is told how long it takes`() throws {
        func script(_ words: Int) -> String {
            "---\nsoort: videoscript\n---\n\"" + String(repeating: "Dit is een zin. ", count: words / 4)
                + "Bel 14 0123.\"\n"
        }
        #expect(Pack.lint(script(160), only: ["VI-01"]) == [])
        #expect(Pack.lint(script(200), only: ["VI-01"]).map(\.severity) == [.tip])
        let long = Pack.lint(script(280), only: ["VI-01"])
        #expect(long.map(\.severity) == [.warning])
        #expect(try #require(long.first).isDocument)
    }

    @Test(arguments: [(19, nil), (21, Severity.tip), (26, .warning), (31, .error)])
    func `a long sentence weighs more the longer it is`(words: Int, severity: Severity?) {
        let sentence = "Wij " + String(repeating: "gaan ", count: words - 2) + "weg."
        #expect(
            Pack.lint("---\nsoort: bericht\n---\n" + sentence, only: ["PL-01"]).first?.severity == severity)
    }

    @Test func `a comment with a reason silences a rule in the next block only`() {
        func lint(_ comment: String) -> [RuleID] {
            Pack.lint(
                "---\nsoort: intern\n---\n\(comment)\n\nBel 0900-4488.\n\nBel 0900-4488.\n", only: ["CC-14"]
            ).map(\.rule)
        }
        #expect(lint("<!-- iets anders -->") == ["CC-14", "CC-14"])
        #expect(lint("<!-- heraut: negeer CC-14 reden=\"voorbeeld van een fout\" -->") == ["CC-14"])
        #expect(lint("<!-- heraut: negeer CC-14 -->") == ["lint.noReason", "CC-14", "CC-14"])
        #expect(lint("<!-- heraut: negeer XX-99 reden=\"zo\" -->") == ["lint.unknownRule", "CC-14", "CC-14"])
        #expect(lint("<!-- heraut: negeer reden=\"zo\" -->") == ["lint.noRule", "CC-14", "CC-14"])
    }

    @Test func `a word with one plain alternative has a fix that keeps the capital`() throws {
        let finding = try #require(
            Pack.lint("---\nsoort: bericht\n---\nReeds drie jaar.\n", only: ["PL-05"]).first)
        #expect(finding.fix == Fix(text: "Al", isSafe: false))
    }

    @Test(arguments: 0..<40)
    func `no mutation of a draft breaks the linter, and every span holds its text`(seed: UInt64) {
        var random = Seeded(seed)
        var bytes = Array(Self.bad.utf8)
        let pieces = [
            "«", "\"", "'", "**", "[", "]", "\r\n", "\n\n", "é", "👍🏽", "\u{00A0}", "`", "- ", "9", "\u{0301}",
            "#", "@", "<!--", "e\u{301}", "|",
        ]
        for _ in 0..<25 {
            let place = Int.random(in: 0...bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0..<9, using: &random)))
            case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
            default: bytes.insert(contentsOf: random.text(from: pieces, count: 1).utf8, at: place)
            }
        }
        let source = SourceText(path: "proef.md", bytes: bytes)
        let findings = Linter(Pack.dutch, references: Pack.references).lint(
            Draft.read(source, with: Self.reader).draft)
        for finding in findings {
            #expect(finding.span.end <= bytes.count)
            #expect(source.text(of: finding.span) == finding.text)
        }
        #expect(findings == findings.sorted(by: Finding.inReportOrder))
    }
}

extension LinterTests {
    fileprivate static var reader: some YAMLReader { LibYAMLReader() }
}
