import Foundation
import HerautLanguage
import HerautModel
import HerautTestSupport
import Testing

/// The registry's own examples; they stand beside a clone, not in it.
private let vectorFile = Repository.shared("reference/data/brp_naam_vectors.json")

private struct NameVector: Decodable {
    let geslacht: String?
    let voorletters: String
    let voorvoegsel: String
    let geslachtsnaam: String
    let partner_voorvoegsel: String
    let partner_geslachtsnaam: String
    let naamgebruik: String
    let aanhef: String?
    let aanschrijfwijze: String?
    let lopende_tekst: String?

    func name() throws -> PersonName {
        PersonName(
            gender: geslacht.flatMap(PersonName.Gender.init) ?? .unknown, initials: voorletters,
            prefix: voorvoegsel, surname: geslachtsnaam, partnerPrefix: partner_voorvoegsel,
            partnerSurname: partner_geslachtsnaam,
            usage: try #require(PersonName.Usage(rawValue: naamgebruik)))
    }
}

@Suite struct NamesVectorTests {
    @Test(.enabled(if: vectorFile != nil))
    func `every example of the registry comes out as the registry has it`()
        throws
    {
        let bytes = try Repository.bytes(of: try #require(vectorFile))
        let vectors = try JSONDecoder().decode([NameVector].self, from: Data(bytes))
        #expect(vectors.count == 27)
        let formatter = try formatter()
        for vector in vectors {
            let name = try vector.name()
            if let expected = vector.aanhef { #expect(formatter.salutation(name) == expected) }
            if let expected = vector.aanschrijfwijze { #expect(formatter.addressing(name) == expected) }
            if let expected = vector.lopende_tekst { #expect(formatter.inSentence(name) == expected) }
        }
    }

    @Test func `an envelope has title and initials`() throws {
        let name = PersonName(gender: .male, initials: "M.A.", prefix: "van der", surname: "Meer")
        #expect(try formatter().text(of: .name(name)) == "de heer M.A. van der Meer")
    }

    @Test func `parents without a known name are greeted as parents`() throws {
        #expect(try formatter().salutation(PersonName(surname: "")) == "Beste ouder(s) of verzorger(s)")
    }

    @Test func `a prefix with ij gets both letters as capitals`() throws {
        let name = PersonName(gender: .male, prefix: "ij", surname: "Voorbeeld")
        #expect(try formatter().salutation(name) == "Geachte heer IJ Voorbeeld")
    }

    @Test(arguments: [
        ("de heer", PersonName.Gender.male), ("Dhr.", .male), ("mevrouw", .female), ("mw.", .female),
        ("", .unknown),
        ("ouder(s)/verzorger(s)", .unknown), ("dr.", .unknown),
    ]) func `only a plain title tells a gender`(_ title: String, _ gender: PersonName.Gender) throws {
        #expect(try formatter().gender(fromTitle: title) == gender)
    }
}
