import HerautLanguage
import HerautLaw
import HerautModel
import HerautTestSupport
import HerautYAML
import Testing

@testable import HerautLint

/// Questions to a case outside the rules.
@Suite struct CaseConditionTests {
    private static let references = LintReferences(language: .empty, law: .empty)

    private static func values(_ yaml: String) -> Value {
        CaseFile.read(
            SourceText(
                path: "zaak.yml",
                text:
                    "kenmerk: Z-1\ndatum: 2026-11-03\nincident: {datum: 2026-11-01, wat: Iets.}\nfeiten: [Zo is het.]\n"
                    + yaml),
            with: LibYAMLReader()
        ).case.values
    }

    private static func condition(_ yaml: String) -> (condition: CaseCondition, findings: [Finding]) {
        let source = SourceText(path: "kaart.yml", text: yaml)
        return CaseCondition.read(LibYAMLReader().read(source).root, in: source)
    }

    @Test(arguments: [
        ("{sleutel: oproep.soort, is: [gerucht]}", "oproep: {soort: gerucht}", true),
        ("{sleutel: oproep.soort, is: [gerucht]}", "oproep: {soort: feest}", false),
        ("{sleutel: oproep.stand, geen_van: [loos]}", "oproep: {soort: feest}", true),
        ("{sleutel: oproep.stand, geen_van: [loos]}", "oproep: {stand: loos}", false),
        ("{sleutel: stopgesprek.leeftijd, hoogstens: 17}", "stopgesprek: {voornaam: Bo, leeftijd: 17}", true),
        (
            "{sleutel: stopgesprek.leeftijd, hoogstens: 17}", "stopgesprek: {voornaam: Bo, leeftijd: 18}",
            false
        ),
        ("{sleutel: stopgesprek.leeftijd, hoogstens: 17}", "", false),
        ("{sleutel: oproep.weergaven, bereik: laag}", "oproep: {weergaven: 100}", true),
        ("{sleutel: oproep.weergaven, bereik: laag}", "oproep: {weergaven: 101}", false),
        ("{sleutel: oproep.weergaven, bereik: hoog}", "oproep: {weergaven: 101}", true),
        ("{sleutel: oproep.weergaven, bereik: hoog}", "", false),
        (
            "{sleutel: geruchten.bereik, bereik: laag}", "geruchten: [{tekst: a, bereik: 3 keer gedeeld}]",
            true
        ),
        (
            "{sleutel: geruchten.bereik, bereik: hoog}",
            "geruchten: [{tekst: a, bereik: 3 keer gedeeld}, {tekst: b, bereik: viraal}]", true
        ),
        ("{sleutel: geruchten.bereik, bereik: hoog}", "geruchten: [{tekst: a, bereik: onbekend}]", false),
        ("[{sleutel: oproep.soort}, {sleutel: veld}]", "oproep: {soort: feest}", false),
    ])
    func `a question is answered by what the case holds`(question: String, yaml: String, holds: Bool) {
        let (condition, findings) = Self.condition(question)
        #expect(findings == [])
        #expect(condition.holds(for: Self.values(yaml), references: Self.references) == holds)
    }

    @Test func `what is not met is named by its key`() {
        let (condition, _) = Self.condition("[{sleutel: oproep.soort}, {sleutel: [oproep.weergaven, veld]}]")
        let values = Self.values("oproep: {soort: feest}")
        #expect(condition.unmet(by: values, references: Self.references) == ["veld"])
        #expect(condition.keys == ["oproep.soort", "oproep.weergaven", "veld"])
    }

    @Test(arguments: [
        ("{sleutel: oproep.srt}", "rules.unknownField"), ("{sleutel: veld, iss: [a]}", "rules.unknownKey"),
        ("{sleutel: oproep.weergaven, bereik: groot}", "rules.unknownReach"),
        ("{sleutel: oproep.weergaven, hoogstens: veel}", "rules.badNumber"),
    ])
    func `a question that cannot be asked is refused at its place`(question: String, rule: String) throws {
        let finding = try #require(Self.condition(question).findings.first)
        #expect(finding.rule.name == rule)
        #expect(finding.span.count > 0)
    }

    @Test func `the exceptions of a draft come with their reasons, those in code left out`() {
        let text = """
            ---
            soort: bericht
            ---
            <!-- heraut: negeer DE-01,PL-05 reden="uit het besluit" -->
            Eerst.

            ```
            <!-- heraut: negeer DE-02 reden="voorbeeld" -->
            ```

            - Nog iets <!-- heraut: negeer DE-03 -->

            """
        let draft = Draft.read(SourceText(path: "d.md", text: text), with: LibYAMLReader()).draft
        #expect(draft.exceptions.map { $0.rules.map(\.name) } == [["DE-01", "PL-05"], ["DE-03"]])
        #expect(draft.exceptions.map(\.reason) == ["uit het besluit", ""])
    }
}
