import HerautModel
import HerautResources
import HerautTestSupport
import Testing

@testable import HerautLint

@Suite struct RulePackTests {
    private static let head = """
        - id: XX-01
          titel: Proef
          soorten: alle
          ernst: fout
          melding: "‘{tekst}’, liever {liever}."
          waarom: "Daarom."
          bron: "Proef"

        """

    @Test(arguments: [
        ("  woord: [tuig]", "rules.unknownKey"), ("  woorden: [\"(tuig\"]", "rules.badPhrase"),
        ("  patronen: [postzegel]", "rules.unknownPattern"),
        ("  woordenlijst: {bestand: weg}", "rules.unknownList"),
        ("  bereik: {in: [kelder]}", "rules.unknownScope"),
        ("  maat: {wat: gewicht, tip: 3}", "rules.unknownMetric"), ("  code: ja", "rules.noCode"),
    ])
    func `a faulty rule is reported at its place and left out`(line: String, fault: String) throws {
        let (pack, findings) = Pack.rule(Self.head + line + "\n")
        #expect(findings.map(\.rule.name) == [fault])
        #expect(pack.rules.isEmpty)
        #expect(try #require(findings.first).start.line >= 1)
    }

    @Test func `a rule without its parts names what is missing`() {
        let (_, findings) = Pack.rule("- id: XX-01\n  titel: Proef\n")
        #expect(findings.map(\.rule.name) == Array(repeating: "rules.missingKey", count: 5))
    }

    @Test func `two rules with one id are one too many`() {
        let (pack, findings) = Pack.rule(Self.head + "  woorden: [a]\n" + Self.head + "  woorden: [b]\n")
        #expect(findings.map(\.rule.name) == ["rules.twice"])
        #expect(pack.rules.count == 1)
    }

    @Test func `words of a list carry their own severity and alternative, and ambiguous ones stay silent`() {
        let words =
            "# proef\nterm\tliever\tcategorie\ternst\tambigu\ntuig\tmensen\tx\ttip\tnee\ndaar\tomdat\tx\tfout\tja\n"
        let (pack, findings) = Pack.rule(
            Self.head + "  woordenlijst: {bestand: proef, categorie: [x]}\n", words: words)
        #expect(findings == [])
        let found = Linter(pack, references: .empty).lint(Pack.draft("Daar loopt tuig."))
        #expect(found.map(\.severity) == [.tip])
        #expect(found.map(\.message) == [.text("‘tuig’, liever mensen.")])
    }
}

@Suite struct FamilyPackTests {
    /// A pack read for one family must say the same of it as the whole pack, for an example of every rule.
    @Test(arguments: DocumentFamily.allCases)
    func `a pack for one family finds what the whole pack finds`(family: DocumentFamily) throws {
        let resources = Resources()
        let files = resources.paths(below: "Locales/nl/rules/").compactMap { resources.file($0) }
        let lists = resources.paths(below: "Locales/nl/words/").compactMap { resources.file($0)?.source }
        let pack = RulePack.load(
            files.compactMap { file in file.root.map { (source: file.source, root: $0) } }, wordLists: lists,
            families: [family]
        ).pack
        #expect(pack.rules.allSatisfy { $0.families.contains(family) })
        #expect(Pack.dutch.rules.allSatisfy { pack.knows($0.id) })
        for example in Pack.dutch.rules.compactMap(\.bad.first) {
            let draft = Pack.draft("---\nsoort: \(family.rawValue)\n---\n" + example.text)
            let whole = Linter(Pack.dutch, references: Pack.references).lint(draft)
            #expect(Linter(pack, references: Pack.references).lint(draft) == whole)
        }
    }
}
