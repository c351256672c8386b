import Foundation
import HerautLanguage
import HerautModel
import HerautTestSupport
import Testing

/// The registry's own examples; they stand beside a clone, not in it.
private let vectorFile = Repository.shared("reference/data/brp_naam_vectors.json")

/// The examples; none where a clone stands alone.
private let vectors: [NameVector] = {
    guard let vectorFile, let bytes = try? Repository.bytes(of: vectorFile) else { return [] }
    return (try? JSONDecoder().decode([NameVector].self, from: Data(bytes))) ?? []
}()

private struct NameVector: Decodable, Sendable {
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
    @Test(.enabled(if: vectorFile != nil)) func `the registry gives 27 examples`() throws {
        #expect(vectors.count == 27)
    }

    @Test(.enabled(if: vectorFile != nil), arguments: vectors)
    fileprivate func `an example of the registry comes out as the registry has it`(vector: NameVector) throws
    {
        let formatter = try formatter()
        let name = try vector.name()
        if let expected = vector.aanhef { #expect(formatter.salutation(name) == expected) }
        if let expected = vector.aanschrijfwijze { #expect(formatter.aanschrijfwijze(name) == expected) }
        if let expected = vector.lopende_tekst { #expect(formatter.inSentence(name) == expected) }
    }

    @Test(arguments: [
        // Prefix, surname, partner's prefix and surname, usage, salutation.
        ("d'", "Voorbeeld", "", "", PersonName.Usage.own, "Geachte mevrouw D'Voorbeeld"),
        ("l'", "Amie", "", "", .own, "Geachte mevrouw L'Amie"),
        ("in 't", "Veld", "", "", .own, "Geachte mevrouw In 't Veld"),
        ("'t", "Wolkje", "", "", .own, "Geachte mevrouw 't Wolkje"),
        ("", "Öztürk", "van", "Velzen", .partnerLast, "Geachte mevrouw Öztürk-van Velzen"),
        ("", "ijdorp", "", "", .own, "Geachte mevrouw IJdorp"),
        ("van", "Velzen", "", "", .partner, "Geachte mevrouw Van Velzen"),
        ("van", "Velzen", "", "", .partnerFirst, "Geachte mevrouw Van Velzen"),
        ("", "", "van", "Velzen", .partner, "Geachte mevrouw Van Velzen"),
        ("", "", "van", "Velzen", .partnerLast, "Geachte mevrouw Van Velzen"),
        ("van", "", "", "", .own, "Beste ouder(s) of verzorger(s)"),
    ]) func `prefixes and missing parts leave no stray signs`(
        _ prefix: String, _ surname: String, _ partnerPrefix: String, _ partner: String,
        _ usage: PersonName.Usage, _ salutation: String
    ) throws {
        let name = PersonName(
            gender: .female, prefix: prefix, surname: surname, partnerPrefix: partnerPrefix,
            partnerSurname: partner, usage: usage)
        #expect(try formatter().salutation(name) == salutation)
    }

    @Test func `a given name stands in for initials`() throws {
        let name = PersonName(givenName: "Sam", prefix: "in het", surname: "Veld")
        #expect(try formatter().salutation(name) == "Geachte Sam in het Veld")
        #expect(try formatter().addressing(name) == "Sam in het Veld")
        #expect(try formatter().inSentence(name) == "Sam in het Veld")
    }

    @Test func `an envelope has title and initials`() throws {
        let name = PersonName(gender: .male, initials: "M.A.", prefix: "van der", surname: "Meer")
        let mother = PersonName(gender: .female, initials: "S.", surname: "Bakker")
        #expect(try formatter().text(of: .name(name)) == "de heer M.A. van der Meer")
        #expect(try formatter().addressing(mother) == "mevrouw S. Bakker")
        #expect(try formatter().addressing(PersonName(initials: "J.", surname: "Dekker")) == "J. Dekker")
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
