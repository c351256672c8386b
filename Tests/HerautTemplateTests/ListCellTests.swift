import HerautModel
import HerautTemplate
import Testing

/// Lists that stand in one cell of a row, and surnames after a given name.
@Suite struct ListCellTests {
    private static let fields = """
        velden:
          kind: {soort: naam, van: ontvanger, kolommen: {tussenvoegsel: tussen, achternaam: naam}}
          achternaam: {soort: tekst, van: afgeleid, regel: achternaam, uit: [kind]}
          gezien:
            soort: lijst
            van: ontvanger
            velden:
              dag: {soort: datum}
              plek: {soort: tekst, verplicht: nee}
        """
    private static let text = "{{achternaam}}:{{#gezien}} {{dag}}{{#plek}} ({{plek}}){{/plek}}{{/gezien}}\n"

    private func filled(_ list: String, name: [String] = ["van der", "Meer"]) -> String {
        let record = Record(number: 1, columns: ["tussen", "naam", "gezien"], texts: name + [list])
        return Bench(text: Self.text, fields: Self.fields).filled(record: record)
    }

    @Test(arguments: [
        ("2026-11-01|Kade", "van der Meer: 1 november 2026 (Kade)\n"),
        ("2026-11-01| ; 2-11-2026|Plein;", "van der Meer: 1 november 2026 2 november 2026 (Plein)\n"),
        ("2026-11-01", "template.wrongType 1:16"), ("morgen|Kade", "template.wrongType 1:16"),
        ("2026-11-01|Kade|meer", "template.wrongType 1:16"), (" ; ", "template.missing 1:16"),
    ])
    func `items stand between semicolons, their fields between upright strokes`(
        list: String, expected: String
    ) {
        #expect(filled(list) == expected)
    }

    @Test func `an item without a field that is printed is refused at its tag`() {
        #expect(filled("|Kade") == "template.missing 1:28")
    }

    @Test func `without a surname there is no name`() {
        #expect(filled("2026-11-01|Kade", name: ["van", " "]) == "template.missing 1:1")
    }
}
