import HerautModel
import HerautResources
import HerautTestSupport
import Testing

/// `heraut rules test` and `heraut rules coverage`.
@Suite struct `heraut rules` {
    /// A pack of the municipality's own with one rule in it.
    private static func ownPack(_ example: String) -> MemoryWorld {
        let world = MemoryWorld()
        let resources = Resources()
        for path in resources.paths(below: "Locales/") where !path.contains("/rules/") {
            guard let file = resources.file(path) else { continue }
            world.addFile("eigen/" + path.dropFirst("Locales/".count), file.source.bytes)
        }
        world.addFile(
            "eigen/nl/rules/eigen.yml",
            text: """
                - id: XX-01
                  titel: Proef
                  soorten: [bericht]
                  ernst: tip
                  woorden: [kletspraat]
                  melding: "‘{tekst}’ is geen woord voor een bericht."
                  waarom: "Het klinkt boos."
                  bron: "Eigen schrijfwijzer"
                  fout: ["\(example)"]

                """)
        return world
    }

    @Test func `one rule can be put to the test`() throws {
        let run = CommandLine("rules test --rule DE-01 --rule PL-16")
        #expect(run.status == 0)
        #expect(run.output.contains("Regels: 2. Proeven: "))
        #expect(run.output.hasSuffix(" Mislukt: 0.\n"))
        let json = try CommandLine("regels test --rule DE-01 --format json").json()
        #expect(json["schema"] as? String == "heraut-trials/1")
        #expect(json["rules"] as? Int == 1)
        #expect((json["failures"] as? [Any])?.isEmpty == true)
        #expect(try #require(json["trials"] as? Int) > 20)
    }

    @Test func `a rule of one's own that does not do what its example says is named with the trial`() throws {
        let world = Self.ownPack("Dat is «kletspraatje».")
        let run = CommandLine("rules test --locales eigen", in: world)
        #expect(run.status == 1)
        #expect(run.output.hasPrefix("XX-01 gewoon: XX-01 vindt niet wat gemerkt is: ‘kletspraatje’.\n"))
        #expect(run.output.contains("  Dat is kletspraatje.\n"))
        let sound = CommandLine("rules test --locales eigen", in: Self.ownPack("Dat is «kletspraat»."))
        #expect(sound.status == 0)
        let named = CommandLine("regels test eigen", in: Self.ownPack("Dat is «kletspraat»."))
        #expect(named.output == sound.output && named.status == 0)
        #expect(sound.output.contains("Regels: 1. ") && sound.output.contains("Mislukt: 0."))
    }

    @Test func `a rule that does not exist cannot be tested, and only test takes rules`() {
        let unknown = CommandLine("rules test --rule DE-011")
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("DE-01"))
        let other = CommandLine("rules check --rule DE-01")
        #expect(other.status == 64)
        #expect(other.errors.contains("`--rule` hoort bij `rules test`."))
        let page = CommandLine("rules test --rule DE-01 --format html")
        #expect(page.status == 64)
        #expect(page.errors.contains("`rules test` kan geen pagina maken."))
    }

    @Test func `the table of advice shows rules, titles and reasons`() throws {
        let run = CommandLine("rules coverage")
        #expect(run.status == 0)
        #expect(run.output.contains("  PC-04  Niets doen niet afgewogen\n"))
        #expect(run.output.contains("\n  Heraut doet hier niets mee: "))
        let json = try CommandLine("rules coverage --format json").json()
        let advice = try #require(json["advice"] as? [[String: Any]])
        for entry in advice {
            let covers = try ["rules", "kinds", "measures", "keys"].flatMap { key in
                try #require(entry[key] as? [String])
            }
            #expect(covers.isEmpty == (entry["reason"] is String))
            #expect((entry["source"] as? String)?.isEmpty == false)
        }
    }

    @Test func `what covers a piece of advice is named: kinds, measures of the card, keys of the case`() {
        let output = CommandLine("rules coverage").output
        #expect(output.contains("\n  Sjablonen: influencer-briefing, brief-sleutelfiguren\n"))
        #expect(output.contains("\n  Interventiekaart: Podium voor het stille midden\n"))
        #expect(output.contains("\n  Gegevens: reageren_tot\n"))
    }

    @Test(arguments: ["soorten: [scenariobld]", "maatregelen: [scenarioos]", "gegevens: [feitn]"])
    func `a table that names what is not there is wrong`(cover: String) {
        let world = Self.ownPack("Dat is «kletspraat».")
        world.addFile("eigen/nl/dekking.yml", text: "- {tip: t, bron: b, \(cover)}\n")
        let run = CommandLine("rules coverage --locales eigen", in: world)
        #expect(run.status == 1)
        #expect(run.output.contains("bestaat niet als sjabloon, als maatregel van de interventiekaart"))
        #expect(run.output.contains("dekking.yml:1:"))
    }

    @Test func `the table is a page too, with its text escaped`() {
        let world = Self.ownPack("Dat is «kletspraat».")
        world.addFile(
            "eigen/nl/dekking.yml", text: "- {tip: \"Kijk <b>op</b> & om\", bron: b, regels: [XX-01]}\n")
        let page = CommandLine("rules coverage --format html --locales eigen", in: world).output
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        #expect(page.contains("<td>Kijk &lt;b&gt;op&lt;/b&gt; &amp; om</td>"))
        #expect(page.contains("<th scope=\"col\">Advies</th>"))
    }

    @Test func `a table that names a rule that is not there is wrong`() {
        let world = Self.ownPack("Dat is «kletspraat».")
        let run = CommandLine("rules coverage --locales eigen", in: world)
        #expect(run.status == 1)
        #expect(run.output.contains("De regel `PC-01` bestaat niet."))
        world.addFile("eigen/nl/dekking.yml", text: "- {tip: t, bron: b, regels: [XX-01]}\n")
        #expect(CommandLine("rules coverage --locales eigen", in: world).status == 0)
    }
}
