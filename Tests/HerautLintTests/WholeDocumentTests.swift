import HerautModel
import Testing

@testable import HerautLint

/// What rules ask of a document as a whole: parts that have to be there, and measures.
@Suite struct WholeDocumentTests {
    private static let head = """
        - id: XX-01
          titel: Proef
          soorten: alle
          ernst: waarschuwing
          melding: "m {waarde} {limiet}"
          meldingen: {anders: "anders {tekst}"}
          waarom: "w"
          bron: "b"

        """

    private static func lint(_ lines: String, _ text: String) -> [Finding] {
        let (pack, faults) = Pack.rule(head + lines + "\n")
        #expect(faults == [])
        return Linter(pack, references: Pack.references).lint(Pack.draft(text))
    }

    @Test func `what is required only on occasion is asked for at that place`() throws {
        let rule = "  verplicht: {als: [besluit], zinnen: [\"bezwaar*\"], melding: anders}"
        #expect(Self.lint(rule, "Er is niets.") == [])
        #expect(Self.lint(rule, "Dit besluit geldt. Bezwaarschrift sturen mag.") == [])
        let finding = try #require(Self.lint(rule, "Ons besluit geldt. Een tweede besluit ook.").first)
        #expect(finding.message == .text("anders besluit") && !finding.isDocument)
        #expect(finding.span == SourceSpan(4, 11))
    }

    @Test func `each of several requirements makes its own finding`() {
        let rule = "  verplicht: [{zinnen: [tolk]}, {patronen: [telefoonnummer]}]"
        #expect(Self.lint(rule, "Tekst.").count == 2)
        #expect(Self.lint(rule, "Bel voor een tolk 0123 45 67 89.").isEmpty)
    }

    @Test func `a part of the document can be required`() {
        let rule = "  verplicht: {delen: [bijschrift]}"
        #expect(Self.lint(rule, "---\nsoort: poster\n---\n**Kop:** Feest").count == 1)
        #expect(
            Self.lint(rule, "---\nsoort: poster\n---\n**Kop:** Feest\n\n**Bijschrift:** Kom ook.").isEmpty)
    }

    @Test(arguments: [
        ("{wat: woorden, tip: 3}", "Een twee drie vier.", ["m 4 3"]),
        ("{wat: woorden, tip: 3}", "# Een twee drie vier\n\nVijf.", []),
        ("{wat: zinnen-per-alinea, tip: 1}", "Een. Twee.\n\nDrie.", ["m 2 1"]),
        ("{wat: woorden-per-alinea, tip: 2}", "Een twee drie.\n\nVier vijf zes.", ["m 3 2", "m 3 2"]),
        (
            "{wat: woorden-zonder-kop, tip: 3}", "Een twee.\n\nDrie vier.\n\nVijf.\n\n## Kop\n\nZes zeven.",
            ["m 4 3"]
        ),
        ("{wat: emoji, tip: 1}", "Feest 🎉 en 👨‍👩‍👧 in 🇳🇱", ["m 3 1"]),
        ("{wat: emoji, tip: 3}", "Feest 🎉 en 👨‍👩‍👧 in 🇳🇱", []),
        ("{wat: gemiddelde-zinslengte, tip: 2}", "Een twee drie. Vier vijf zes.", []),
        ("{wat: gemiddelde-zinslengte, tip: 2}", "A b c. A b c. A b c. A b c. A b c.", ["m 3 2"]),
        ("{wat: woorden, tip: {brief: 1}}", "Een twee drie.", []),
        ("{wat: woorden, tip: {brief: 9, anders: 1}}", "Een twee.", ["m 2 1"]),
    ])
    func `a measure says how much there is and how much there may be`(
        metric: String, text: String, messages: [String]
    ) {
        #expect(Self.lint("  maat: \(metric)", text).map(\.message) == messages.map { .text($0) })
    }

    @Test(arguments: [
        ("  maat: {wat: woorden, tip: {brieven: 2}}", "rules.unknownFamily"),
        ("  maat: {wat: woorden, tip: veel}", "rules.badNumber"),
        ("  verplicht: {zin: [tolk]}", "rules.unknownKey"),
        ("  verplicht: {delen: [zolder]}", "rules.unknownScope"),
    ])
    func `a faulty measure or requirement is reported`(line: String, fault: String) {
        #expect(Pack.rule(Self.head + line + "\n").findings.map(\.rule.name) == [fault])
    }

    @Test func `a word that is explained is let be, before it and after it`() {
        let rule = "  woorden: [opruiing]\n  tenzij_uitgelegd: [heet, betekent]"
        for text in [
            "Dat heet opruiing.", "Dit is opruiing. Dat betekent: aanzetten tot geweld.",
            "Dit is opruiing (aanzetten tot geweld).",
            "Aanzetten tot geweld (opruiing) mag niet.", "Zo heet dat. Het is opruiing.",
        ] {
            #expect(Self.lint(rule, text).isEmpty, "\(text)")
        }
        for text in [
            "Dit is opruiing.", "Dat heet zo. Goed. Opruiing mag niet.", "Opruiing. Ja. Nee. Dat heet zo.",
        ] {
            #expect(Self.lint(rule, text).count == 1, "\(text)")
        }
    }

    @Test func `the text of a link is known as such`() {
        let rule = "  woorden: [hier]\n  bereik: {in: [linktekst]}"
        #expect(
            Self.lint(rule, "Hier staat [hier](https://a.example) en [**hier**](https://a.example).").map(
                \.text) == ["hier", "hier"])
    }
}

@Suite struct BankAccountTests {
    @Test(arguments: [
        "NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "BE68 5390 0754 7034", "DE89370400440532013000",
    ])
    func `a bank account is known by its check digits`(number: String) throws {
        let passage = try #require(Pack.passages("Maak het over op \(number) van ons.").first)
        #expect(BankAccount.ranges(in: passage).map(passage.text) == [number])
    }

    @Test(arguments: [
        "NL91ABNA0417164301", "NL12 ABCD", "Z-2026-0815", "nl91abna0417164300",
        "NL91ABNA04171643000000000000000000000000",
    ])
    func `what only looks like one is not`(number: String) throws {
        let passage = try #require(Pack.passages("Het nummer is \(number) hier.").first)
        #expect(BankAccount.ranges(in: passage).isEmpty)
    }
}

@Suite struct WeekdayTests {
    @Test(arguments: [
        ("2026-11-03", 1), ("2000-01-01", 5), ("1970-01-01", 3), ("2024-02-29", 3), ("2100-03-01", 0),
        ("1900-12-31", 0),
    ])
    func `days of the week are those of the calendar`(iso: String, weekday: Int) throws {
        #expect(WeekdayOfDate.weekday(of: try #require(CalendarDate(iso: iso))) == weekday)
    }
}

@Suite struct NameSpellingTests {
    @Test(arguments: [
        ("vermeer", "vemeer"), ("vermeer", "vermeet"), ("zandwijk", "zandwikj"), ("bakker", "bakkers"),
    ])
    func `one letter apart`(a: String, b: String) {
        let isGenitive = b == a + "s"
        #expect(NameSpelledTwice.isOneApart(Array(a), Array(b)) == !isGenitive)
        #expect(NameSpelledTwice.isOneApart(Array(b), Array(a)) == !isGenitive)
    }

    @Test(arguments: [
        ("tim", "tom"), ("jansen", "hansen"), ("vermeer", "vermeeren"), ("peters", "peters"),
        ("zandwijk", "zandhoek"),
    ])
    func `another name`(a: String, b: String) { #expect(!NameSpelledTwice.isOneApart(Array(a), Array(b))) }
}
