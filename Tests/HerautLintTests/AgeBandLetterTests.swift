import HerautLaw
import HerautModel
import Testing

@testable import HerautLint

/// Letters to a young person and to an adult, by age: what is right at that age passes, what belongs to another age is a `fout`.
@Suite struct AgeBandLetterTests {
    /// A passage that is right at some ages.
    struct Passage: Sendable, CustomTestStringConvertible {
        let bands: Set<AgeBand>
        let text: String
        var testDescription: String { bands.map(\.rawValue).sorted().joined(separator: " ") + ": " + text }

        init(_ bands: Set<AgeBand>, _ text: String) {
            self.bands = bands
            self.text = text
        }
    }

    /// Letters to young people of 12 to 17.
    static let youth: [Passage] = [
        Passage(
            [.from12To13],
            "Is er iets kapotgemaakt? Jij hoeft dat niet zelf te betalen. Wie het gezag over jou heeft, is daarvoor in de regel aansprakelijk. Dat staat in artikel 6:169, eerste lid, van het Burgerlijk Wetboek."
        ),
        Passage(
            [.from14To15],
            "Maak je iets kapot? Dan kun jij daarvoor zelf aansprakelijk zijn. Ook wie het gezag over jou heeft, kan aansprakelijk zijn. Dat is anders als hun niet te verwijten is dat het gebeurde. Dat staat in artikel 6:169, tweede lid, van het Burgerlijk Wetboek."
        ),
        Passage(
            [.from14To15],
            "Je bent 15 jaar. Wie het gezag over jou heeft, is ook aansprakelijk, behalve als hun niet te verwijten is dat het gebeurde."
        ),
        Passage(
            [.from16To17],
            "Je was toen 16 jaar. Maak je iets kapot? Dan kun jij daarvoor zelf aansprakelijk zijn. Je ouders zijn dat niet."
        ),
        Passage(
            [.from16To17, .from18To22, .from23],
            "Dan kun jij zelf aansprakelijk zijn. Je ouders zijn niet aansprakelijk."),
        Passage(
            [.from14To15, .from16To17],
            "Maakt een groep iets kapot? Dan kan ieder die daaraan meedoet, aansprakelijk zijn voor de hele schade. Dat staat in artikel 6:166 van het Burgerlijk Wetboek."
        ),
        Passage(
            [.from16To17],
            "Meestal geldt voor jou het jeugdstrafrecht. De rechter kan ook het strafrecht voor volwassenen kiezen (artikel 77b van het Wetboek van Strafrecht)."
        ),
        Passage(
            [.from12To13, .from14To15, .from16To17],
            "Wie in het openbaar oproept tot geweld, kan strafbaar zijn. Voor jongeren van jouw leeftijd geldt het jeugdstrafrecht."
        ),
    ]

    /// Letters to adults.
    static let adult: [Passage] = [
        Passage(
            [.from18To22, .from23],
            "Wie in het openbaar oproept tot geweld, kan strafbaar zijn (artikel 131 van het Wetboek van Strafrecht). De wet noemt een gevangenisstraf van ten hoogste vijf jaar. Of dat hier zo is, bepaalt de rechter."
        ),
        Passage(
            [.from18To22, .from23],
            "Voor u geldt het strafrecht voor volwassenen."),
        Passage(
            [.from18To22],
            "De rechter kan bij iemand van uw leeftijd ook het jeugdstrafrecht toepassen (artikel 77c van het Wetboek van Strafrecht)."
        ),
    ]

    static let ages: [AgeBand: Int] = [
        .under12: 10, .from12To13: 13, .from14To15: 15, .from16To17: 16, .from18To22: 20, .from23: 40,
    ]

    private func faults(_ text: String, _ band: AgeBand, _ audience: Audience) throws -> [String] {
        let age = try #require(Self.ages[band])
        let draft =
            "---\nsoort: brief\ndoelgroep: \(audience.rawValue)\nleeftijd: \(age)\n---\nBeste Noor,\n\n\(text)\n\nBel mij: 0123 45 67 89.\n\nGroeten,\n\nSamir Haddou\n"
        return Pack.lint(draft).filter { $0.severity == .error && !$0.isDocument }.map {
            "\($0.rule) \($0.text)"
        }
    }

    private func audience(_ band: AgeBand) -> Audience { band.isMinor ? .youngPerson : .adult }

    @Test(arguments: youth + adult)
    func `a passage at its own age passes`(passage: Passage) throws {
        for band in passage.bands {
            #expect(try faults(passage.text, band, audience(band)) == [], "\(band)")
        }
    }

    /// Under twelve nobody gets a letter of his own: every passage of a youth letter that speaks of penalties or damage is wrong there.
    @Test(arguments: youth)
    func `a passage for young people is a fout at any other age`(passage: Passage) throws {
        let wrong = AgeBand.allCases.filter { $0 > .under12 && !passage.bands.contains($0) }
        for band in wrong where band.isMinor || !passage.bands.isSuperset(of: [.from14To15, .from16To17]) {
            #expect(try !faults(passage.text, band, audience(band)).isEmpty, "\(band)")
        }
    }

    @Test(arguments: adult)
    func `a passage for adults is a fout at any other age`(passage: Passage) throws {
        for band in AgeBand.allCases where !passage.bands.contains(band) {
            #expect(try !faults(passage.text, band, audience(band)).isEmpty, "\(band)")
        }
    }

    @Test(arguments: [(Audience.parents, 19), (.parents, 40), (.youngPerson, 11), (.adult, 17)])
    func `a letter to the wrong person is a fout`(audience: Audience, age: Int) {
        let draft =
            "---\nsoort: brief\ndoelgroep: \(audience.rawValue)\nleeftijd: \(age)\n---\nWij willen graag met u praten.\n"
        #expect(Pack.lint(draft, only: ["LG-25"]).map(\.severity) == [.error])
    }

    @Test(arguments: [
        "U bent als ouder aansprakelijk, want uw zoon is 13 jaar.",
        "Voor jongeren van die leeftijd geldt het jeugdstrafrecht.",
        "Wie het gezag heeft, kan aansprakelijk zijn. Dat hangt af van de leeftijd.",
    ])
    func `without an age only what holds at every age is judged`(_ text: String) {
        let draft = "---\nsoort: brief\ndoelgroep: ouders\n---\n\(text)\n"
        let rules: Set = ["LG-02", "LG-21", "LG-22", "LG-23", "LG-24", "LG-25", "LG-31", "LG-42", "LG-43"]
        #expect(Pack.lint(draft, only: rules).map { "\($0.rule) \($0.text)" } == [])
    }
}
