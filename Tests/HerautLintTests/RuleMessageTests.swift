import HerautModel
import Testing

@testable import HerautLint

/// Which message a finding gets, and which of two rules speaks.
@Suite struct RuleMessageTests {
    private static let yaml = """
        - id: XX-01
          titel: Proef
          soorten: [bericht]
          ernst: tip
          woorden: [kletspraat, {zoek: evident, liever: duidelijk}]
          verplicht: {als: [boete], zinnen: [bezwaar]}
          melding: "gewoon: {tekst}"
          meldingen: {schrap: "schrap: {tekst}"}
          waarom: w
          bron: b

        """

    @Test(arguments: [
        ("Dat is kletspraat.", "schrap: kletspraat"), ("Dat is evident.", "gewoon: evident"),
        ("U krijgt een boete.", "gewoon: boete"),
    ])
    func `the message for words that had better go is for those alone`(body: String, message: String) {
        let (pack, faults) = Pack.rule(Self.yaml)
        #expect(faults.isEmpty)
        let findings = Linter(pack, references: Pack.references).lint(
            Pack.draft("---\nsoort: bericht\n---\n\(body)\n"))
        #expect(findings.map(\.message) == [.text(message)])
    }

    @Test func `a judgement in the subject line is reported once`() {
        let subject =
            "---\nsoort: brief\n---\nOnderwerp: officiële waarschuwing over een bericht\n\nBeste ouder,\n\n"
        let both: Set<String> = ["DE-16", "LT-14"]
        let silent = Pack.lint(subject + "Uw zoon plaatste een bericht.\n", only: both)
        #expect(silent.map(\.rule) == ["DE-16"])
        let body = Pack.lint(subject + "Dit is een officiële waarschuwing.\n", only: both)
        #expect(body.map(\.rule) == ["DE-16", "LT-14"])
    }
}
