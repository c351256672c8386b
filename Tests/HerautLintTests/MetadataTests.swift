import HerautModel
import HerautTestSupport
import HerautYAML
import Testing

@testable import HerautLint

/// Rules over the case and the front matter.
@Suite struct MetadataTests {
    private static func rule(_ lines: String) -> (pack: RulePack, findings: [Finding]) {
        Pack.rule(
            """
            - id: XX-01
              titel: Proef
              soorten: alle
              ernst: waarschuwing
              melding: "Vul in: {sleutel}."
              meldingen: {anders: "Anders: {sleutel}."}
              waarom: "Daarom."
              bron: "Proef"
              metagegevens:

            """ + lines.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n") + "\n")
    }

    private static func messages(_ lines: String, _ front: String, case given: String? = nil) -> [Message] {
        let loaded = rule(lines)
        #expect(loaded.findings == [])
        let facts = given.map {
            CaseFile.read(SourceText(path: "zaak.yml", text: $0), with: LibYAMLReader()).case.facts
        }
        return Linter(loaded.pack, references: .empty)
            .lint(Pack.draft("---\n" + front + "\n---\nTekst.\n"), facts: facts ?? CaseFacts()).map(\.message)
    }

    @Test(arguments: [
        ("eist: {sleutel: veld}", "zaak: {veld: [school]}", true),
        ("eist: {sleutel: veld}", "zaak: {kenmerk: Z}", false),
        ("eist: {sleutel: veld}", "zaak: {veld: []}", false),
        ("eist: {sleutel: kanalen, minstens: 2}", "zaak: {kanalen: [website]}", false),
        ("eist: {sleutel: kanalen, minstens: 2}", "zaak: {kanalen: [website, school]}", true),
        (
            "eist: {sleutel: [concept.kanalen, kanalen], minstens: 2}",
            "kanaal: website en Facebook\nzaak: {kenmerk: Z}", true
        ),
        (
            "eist: {sleutel: [concept.kanalen, kanalen], minstens: 2}",
            "kanaal: Facebook\nzaak: {kanalen: [website, school]}", false
        ),
        ("eist: {sleutel: veld, noemt: [\"jongerenwerk*\"]}", "zaak: {veld: [Jongerenwerker Bilal]}", true),
        ("eist: {sleutel: veld, noemt: [\"jongerenwerk*\"]}", "zaak: {veld: [wijkagent]}", false),
        ("eist: {sleutel: oproep.soort, is: [feest]}", "zaak: {oproep: {soort: feest}}", true),
        ("eist: {sleutel: oproep.soort, niet: [feest]}", "zaak: {oproep: {soort: feest}}", false),
        ("eist: {van: [oproep.inhoud, oproep.motief], minstens: 2}", "zaak: {oproep: {inhoud: iets}}", false),
        ("eist: {van: [oproep.inhoud, oproep.motief], minstens: 1}", "zaak: {oproep: {inhoud: iets}}", true),
        ("zodra: {sleutel: oproep}\neist: {sleutel: veld}", "zaak: {kenmerk: Z}", true),
        ("zodra: {sleutel: oproep, leeg: ja}\neist: {sleutel: veld}", "zaak: {kenmerk: Z}", false),
        ("eist: {sleutel: concept.doelgroep, is: [inwoners]}", "doelgroep: ouders", false),
    ])
    func `a condition is met or not`(condition: String, front: String, isMet: Bool) {
        #expect(Self.messages(condition, front).isEmpty == isMet)
    }

    @Test func `without a case there is nothing to miss`() {
        #expect(Self.messages("eist: {sleutel: veld}", "soort: brief") == [])
    }

    @Test func `what the draft says of its case goes before the case file, key by key`() {
        let file = "kenmerk: Z-1\nafweging: {niets_doen: Nee, want er is schade.}\n"
        let both = "eist: [{sleutel: afweging.niets_doen}, {sleutel: afweging.doel}]"
        #expect(Self.messages(both, "soort: brief", case: file) == [.text("Vul in: afweging.doel.")])
        #expect(Self.messages(both, "zaak: {afweging: {doel: informeren}}", case: file) == [])
    }

    @Test func `each condition has its own message, with the keys that are missing`() {
        let lines =
            "- eist: [{sleutel: veld}, {sleutel: bezoek}]\n- {eist: {sleutel: evaluatie}, melding: anders}"
        #expect(
            Set(Self.messages(lines, "zaak: {kenmerk: Z}")) == [
                .text("Vul in: veld, bezoek."), .text("Anders: evaluatie."),
            ])
    }

    @Test func `conditions that ask nothing say when the words of a rule count`() {
        let (pack, findings) = Pack.rule(
            """
            - {id: XX-01, titel: Proef, soorten: alle, ernst: fout, melding: m, waarom: w, bron: b, woorden: [dwangsom],
               metagegevens: {zodra: {sleutel: afweging.opschalingsstap, is: ["1"]}}}

            """)
        #expect(findings == [])
        func count(_ step: String) -> Int {
            Linter(pack, references: .empty).lint(
                Pack.draft("---\nzaak: {afweging: {opschalingsstap: \"\(step)\"}}\n---\nEen dwangsom.\n")
            ).count
        }
        #expect(count("1") == 1 && count("2") == 0)
    }

    @Test(arguments: [
        ("eist: {sleutel: velt}", "rules.unknownField"),
        ("eist: {sleutel: concept.velt}", "rules.unknownField"),
        ("eist: {sleutel: kanalen, minstens: veel}", "rules.badNumber"),
        ("eist: {sleutel: kanalen, hooguit: 2}", "rules.unknownKey"),
        ("als: {sleutel: kanalen}", "rules.unknownKey"),
        ("eist: {noemt: [x]}", "rules.missingKey"),
        ("eist: {sleutel: veld, noemt: [\"(x\"]}", "rules.badPhrase"),
    ])
    func `a faulty condition is reported`(condition: String, fault: String) {
        #expect(Self.rule(condition).findings.map(\.rule.name) == [fault])
    }
}
