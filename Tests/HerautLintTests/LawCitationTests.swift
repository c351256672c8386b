import HerautModel
import HerautTestSupport
import Testing

@testable import HerautLint

/// The wrong forms of the reference that are citations: each is found at its place and with its weight, wherever it stands.
@Suite struct LawCitationTests {
    static let forms = (try? CorpusForm.all(in: "law-citations.tsv")) ?? []

    @Test(arguments: forms, CorpusForm.Setting.allCases)
    func `a wrong citation is found at its place`(form: CorpusForm, setting: CorpusForm.Setting) throws {
        for draft in form.drafts(in: setting) {
            let findings = Pack.lint(draft.text)
            let isFound = findings.contains { $0.severity == form.severity && $0.span == draft.mark }
            let said = findings.map { "\($0.rule) \($0.severity) \($0.text)" }
            #expect(isFound, "\(draft.text)\n\(said)")
        }
    }

    @Test(arguments: (try? RightForm.all(in: "law-right.tsv")) ?? [], RightForm.Setting.allCases)
    func `no rule on citations says anything of a right form`(form: RightForm, setting: RightForm.Setting) {
        let found = Pack.lint(form.draft(in: setting)).filter { $0.rule.name.hasPrefix("WET") }
        #expect(found.map { "\($0.rule): \($0.text)" } == [])
    }

    @Test func `the file holds every wrong form that is a citation`() {
        let numbers =
            (1...22).map { $0 < 10 ? "F0\($0)" : "F\($0)" } + (58...64).map { "F\($0)" } + ["F66", "F69"]
        #expect(Set(Self.forms.map(\.id)) == Set(numbers))
    }

    // MARK: Other words, and what looks like a fault

    struct Text: Sendable, CustomTestStringConvertible {
        let rule: String
        let text: String
        var testDescription: String { rule + " " + text }
        var draft: String { "---\nsoort: bericht\n---\n" + text + "\n" }
    }

    static let wrong: [Text] = [
        ("WET-01", "Zie artikel 7:12:3 en art. 812 Sr."), ("WET-01", "Zie artikel 11:1 BW."),
        ("WET-02", "Zie de artikelen 131 en 6:166 Sr."), ("WET-02", "Dat regelt art. 175 Awb."),
        ("WET-03", "Zie artt. 162, 166 en 169 BW."), ("WET-03", "Zie artikel 166, eerste lid, BW."),
        ("WET-04", "Zie artikel 6.162 en 6:166 BW."), ("WET-04", "Zie artikel 6: 166 BW."),
        ("WET-04", "Zie art. 172B van de Gemeentewet."), ("WET-04", "Zie artikel 5:31D Awb."),
        ("WET-05", "Zie art. 6:169 leden 2 en 3 BW."), ("WET-05", "Zie art. 6:166 BW, vierde lid."),
        ("WET-05", "Zie het zesde lid van artikel 285 Sr."), ("WET-05", "Zie artikel 5:7 lid 1 Awb."),
        ("WET-06", "Artikel 176 van de Gemeentewet (het noodbevel) helpt dan."),
        ("WET-06", "Dat is vernieling in de zin van artikel 141 Sr."),
        ("WET-06", "De noodverordening op grond van artikel 175 van de Gemeentewet geldt."),
        ("WET-07", "Op grond van artikel 173, eerste lid, Gemw kan dat."),
        ("WET-08", "Zie artikel 131 WvS."), ("WET-08", "Zie art. 3:1 van het Burgelijk Wetboek."),
        ("WET-09", "Zie artikel 5.1 van de WOO."), ("WET-09", "Zie art. 6:162 bw."),
        ("WET-10", "Zie ECLI:HR:2020:2020."), ("WET-10", "Zie ECLI:NL-HR:2020:2020."),
        ("WET-10", "Zie ECLI:NL:HR:2020:02020."), ("WET-10", "Zie ECLI:NL:RBSGR:2020:12."),
        ("WET-10", "Zie ECLI:NL:RvS :2018:1449."),
        ("WET-11", "Rb. Rotterdam 3 februari 2023, ECLI:NL:RBMNE:2023:375, beslist anders."),
        ("WET-11", "Hoge Raad 02-07-2018, ECLI:NL:HR:2019:1069."),
        ("WET-11", "HR 17 december 2024, ECLI:NL:PHR:2024:1376."), ("WET-12", "Zie LJN: BX1234."),
    ].map { Text(rule: $0.0, text: $0.1) }

    @Test(arguments: wrong) func `a fault is found in other words`(text: Text) {
        let found = Pack.lint(text.draft).map(\.rule.name)
        #expect(found.contains(text.rule), "\(found)")
    }

    @Test(arguments: [
        "Zie artikel 3 van de Opiumwet, artikel 5 RVV 1990 en art. 2 MvT.", "Zie art. 13b Opiumwet.",
        "Artikel 5 van dit reglement en artikel 6.1 van de huurovereenkomst gaan over lawaai.",
        "De artikelen 5:32 tot en met 5:35 Awb gelden.", "Zie artikel 16(2)(b) DSA.",
        "Zie artikel 6, eerste lid, aanhef en onder e, AVG.", "Zie art. 6:162 jo. 6:166 BW.",
        "Artikel 131 van het Wetboek van Strafrecht gaat over opruiing. Dat artikel geldt ook online.",
        "Een noodbevel (artikel 175 Gemeentewet) is iets anders dan een noodverordening (artikel 176 Gemeentewet).",
        "Het is geen noodbevel in de zin van artikel 176 Gemeentewet.",
        "Poging en voorbereiding staan in artikel 45 en 46 Sr.",
        "Vernieling van een spoorweg: artikel 351 Sr.",
        "Een poging tot uitlokking (artikel 46a Sr) telt ook.", "Zie artikel 46a Sr (poging tot uitlokking).",
        "Zie ABRvS 2 mei 2018, ECLI:NL:RVS:2018:1449, r.o. 4.2, en HR 2 oktober 2015, ECLI:NL:HR:2015:2914.",
        "Zie concl. A-G Widdershoven, ECLI:NL:RVS:2018:249.", "Zie ECLI:NL:TGZRAMS:2020:12.",
        "Zie Rb. Den Haag 29 november 2022, ECLI:NL:RBDHA:2022:12878.", "De boom levert 3 GW stroom.",
        "Zie Rb. 's-Gravenhage 3 mei 2010, ECLI:NL:RBSGR:2010:BM3456.",
        "Voorbeeld van een fout: art. 6.166 BW.", "De AVG telt 99 artikelen. Kom naar lokaal 16 AVG.",
        "In artikel 131, 5 keer aangehaald, staat het.", "Op bladzijde 131 Strafrecht voor beginners.",
    ])
    func `what is right or no citation is let be`(text: String) {
        let found = Pack.lint(Text(rule: "", text: text).draft).filter {
            $0.rule.name.hasPrefix("WET") && $0.severity > .tip
        }
        #expect(found.map { "\($0.rule): \($0.text)" } == [])
    }

    @Test func `a finding on an unverified fact is a warning that says so`() throws {
        let text = Text(rule: "", text: "Zie art. 210 van de Grondwet.").draft
        let finding = try #require(Pack.lint(text, only: ["WET-01"]).first)
        #expect(finding.severity == .warning)
        #expect(finding.hint == .key("lint.unverified", ["feit": "hoogste artikel Gw"]))
    }

    @Test(arguments: [
        ("Zie artikel 6.166 BW.", "artikel 6:166 BW"), ("Zie art. 532 Awb.", "art. 5:32 Awb"),
        ("Zie artikel 172 A Gemeentewet.", "artikel 172a Gemeentewet"),
        ("Zie artikel 166 BW.", "art. 6:166 BW"), ("Zie art. 166 lid 6 BW.", "art. 6:166 BW"),
        ("Zie art. 132 WBvSr.", "art. 132 Sr"), ("Zie de AWB.", "Awb"),
        ("Zie ECLI: NL:RBOVE:2018:3656.", "ECLI:NL:RBOVE:2018:3656"),
        ("Zie ECLI:NL:ABRVS:2018:1449.", "ECLI:NL:RVS:2018:1449"),
        ("Zie ECLI:NL:RBUTR:2023:375.", "ECLI:NL:RBMNE:2023:375"),
    ])
    func `the right form is offered where it is certain`(text: String, fix: String) throws {
        let findings = Pack.lint(Text(rule: "", text: text).draft).filter { $0.rule.name.hasPrefix("WET") }
        #expect(findings.compactMap { $0.fix?.text } == [fix], "\(findings.map(\.rule.name))")
    }

    @Test(arguments: [("2023-06-01", ["WET-07"]), ("2024-01-01", []), ("2026-11-21", [])])
    func `the law is that of the day that is asked for`(day: String, expected: [String]) throws {
        let draft = Pack.draft("---\nsoort: bericht\n---\nDoxing kan strafbaar zijn (art. 285d Sr).\n")
        let options = LintOptions(only: ["WET-07"], day: CalendarDate(iso: day))
        let found = Linter(Pack.dutch, references: Pack.references).lint(draft, options: options)
        #expect(found.map(\.rule.name) == expected)
    }
}
