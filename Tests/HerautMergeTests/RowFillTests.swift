import HerautLanguage
import HerautMerge
import HerautModel
import HerautResources
import HerautTestSupport
import HerautYAML
import Testing

@testable import HerautTemplate

/// A template, and both ways to fill it.
private struct TwoWays {
    let template: Template
    let input: FillInput
    let formatter: ValueFormatter

    /// The texts of the slots by the slow way, or the rules that refuse the row.
    func slow(_ record: Record) -> (texts: [String]?, letter: String, rules: Set<String>) {
        var input = input
        input.record = record
        var filler = Filler(
            program: template.program, catalogue: template.catalogue, formatter: formatter, input: input)
        filler.run()
        let rules = Set(filler.findings.map(\.rule.name))
        var texts: [String] = []
        var letter: [UInt8] = []
        for piece in filler.pieces {
            switch piece {
            case .literal(let bytes, _): letter += bytes
            case .value(_, let text, _):
                texts.append(text)
                letter += text.utf8
            }
        }
        return (rules.isEmpty ? texts : nil, String(decoding: letter, as: UTF8.self), rules)
    }

    func plan(_ columns: [String], _ escape: OutputEscape = .verbatim) -> RowPlan {
        RowPlan(template, columns: columns, input: input, formatter: formatter, escape: escape)
    }
}

extension RowFiller {
    /// Fills from texts, as they lie in a file: one after another.
    fileprivate mutating func fill(_ texts: [String]) -> Bool {
        let bytes = Array(texts.joined().utf8)
        var cells: [SourceSpan] = []
        for text in texts {
            let start = cells.last?.end ?? 0
            cells.append(SourceSpan(start, start + text.utf8.count))
        }
        return bytes.withUnsafeBufferPointer { bytes in
            cells.withUnsafeBufferPointer { fill(RowCells(bytes: bytes, cells: $0)) }
        }
    }

    fileprivate var texts: [String] { slots.map { String(decoding: output[$0.range], as: UTF8.self) } }
}

@Suite struct RowFillTests {
    private static let resources = Resources()
    private static let dates = [
        "2011-05-03", "3-5-2011", "03-05-2011", "2012-02-30", "2009-11-02", "2020-01-01", "1990-01-01",
        "morgen", "", " 2010-06-07 ", "2027-01-01",
    ]
    private static let words = [
        "Jip", "van der", "in 't", "d'", "Çelik", "éclair", "ijsland", "", " ", "\u{A0}Noor\u{A0}", "a\nb",
        "a\r\nb", "x\u{1}y", "\u{7}",
        "e\u{301}la", "ß", "Ærø", "*vet* <b>", "=1+1", "\u{2028}z", "Ömer", "O'Brien", "'t", "ÿ", "1234 AB",
        "de heer", "MEVROUW", "mevrouw",
        "12", "-3", "bis", "0123 AB", "1234SS", "1234 ab", "ja", "Nee", "16:00", "9.05", "25:00", "16.00 uur",
        "2500", "2.500,50", "12,5", "€ 3",
        "P", "N", "V", "a@b.example", "voorbeeld.example/x",
    ]

    private static func pick(_ column: String, _ random: inout Seeded, faults: Bool) -> String {
        let usual: [String: [String]] = [
            "kind_geboortedatum": ["2011-05-03", "2013-07-01", "2009-12-31", "2016-02-29", "3-5-2012"],
            "incident_datum": ["2026-11-01", "1-11-2026", "2026-10-31"],
            "postcode": ["1234 AB", "1234ab", "9999 ZZ"],
            "gesprek_datum": ["", "2026-11-10"], "gesprek_tijd": ["", "16:00", "9.05"],
            "huisnummer": ["1", "12"],
            "toevoeging": ["", "a", "-3", "bis"], "noodbevel": ["ja", "nee", "1", "FALSE"],
            "naam": ["Meer", "Bakker", "Çelik"], "gebruik": ["E", "P", "V", "N", "", "e", "X"],
            "dagen": ["7", "14", "42", "3652", "3653", "0", "-1"],
            "dwangsom": ["2500.00", "2.500", "0,05", "€ 12,50"], "datum": ["2026-11-20"],
            "waarnemingen": [
                "2026-11-01|19:42|Kade|stond er",
                "2026-11-01|19:42|Kade|stond er; 2026-11-02|20:00|Plein|liep weg;",
            ],
        ]
        if !faults || Int.random(in: 0..<12, using: &random) > 0, let values = usual[column] {
            return values[Int.random(in: 0..<values.count, using: &random)]
        }
        if faults, Int.random(in: 0..<4, using: &random) == 0 {
            return dates[Int.random(in: 0..<dates.count, using: &random)]
        }
        return words[Int.random(in: 0..<words.count, using: &random)]
    }

    private static let builtIn: TwoWays? = {
        func file(_ path: String) -> TemplateFile? {
            resources.file(path).map { TemplateFile(source: $0.source, root: $0.root) }
        }
        let folder = "Templates/waarschuwingsbrief-ouders/"
        let shared = "Templates/delen/nl/"
        let partials = resources.paths(below: shared).map {
            ($0.dropFirst(shared.count).dropLast(3), resources.file($0)?.source)
        }
        guard let text = file(folder + "nl.md"), let fields = file(folder + "fields.yml"),
            let kind = DocumentKind.named("waarschuwingsbrief-ouders"),
            let zaak = resources.file("Templates/start/zaak.yml"),
            let heraut = resources.file("Templates/start/heraut.yml")
        else { return nil }
        let parts = TemplateParts(
            kind: kind, language: "nl", text: text.source, fields: fields,
            sharedFields: file("Templates/delen/fields.yml"),
            partials: Dictionary(partials.compactMap { name, source in source.map { (String(name), $0) } }) {
                first, _ in first
            }, example: nil)
        let input = FillInput(
            caseFile: CaseFile.read(zaak.source, with: LibYAMLReader()).case,
            municipality: Municipality.read(heraut.source, with: LibYAMLReader()).municipality)
        let formatter = ValueFormatter(
            language: "nl", formats: resources.file("Locales/nl/formats.yml")?.root)
        return Template.load(parts, reader: LibYAMLReader()).template.map {
            TwoWays(template: $0, input: input, formatter: formatter)
        }
    }()

    private static func bench() throws -> TwoWays? {
        guard let letter = try BenchLetter(), let kind = DocumentKind.named("waarschuwingsbrief-ouders")
        else { return nil }
        let parts = TemplateParts(
            kind: kind, language: "nl", text: letter.text,
            fields: TemplateFile(source: letter.fields.source, root: letter.fields.root),
            sharedFields: nil, partials: [:], example: nil)
        let loaded = Template.load(parts, reader: LibYAMLReader())
        #expect(loaded.findings.filter { $0.severity == .error }.map(\.rule.name) == [])
        return loaded.template.map {
            TwoWays(
                template: $0, input: FillInput(),
                formatter: ValueFormatter(language: "nl", formats: letter.formats))
        }
    }

    /// Names in every usage, and all that can be derived.
    private static func derived() -> TwoWays? {
        let fields = SourceText(
            path: "fields.yml",
            text: """
                velden:
                  ouder:
                    soort: naam
                    van: ontvanger
                    kolommen: {aanhef: titel, voorletters: letters, voornaam: roepnaam, tussenvoegsel: tussen, achternaam: naam, partner_tussenvoegsel: ptussen, partner_achternaam: pnaam, naamgebruik: gebruik}
                  adres:
                    soort: adres
                    van: ontvanger
                    kolommen: {straat: straat, huisnummer: huisnummer, toevoeging: toevoeging, postcode: postcode, plaats: plaats}
                  blok: {soort: tekst, van: afgeleid, regel: adresblok, uit: [ouder, adres]}
                  aanhef: {soort: tekst, van: afgeleid, regel: aanhef, uit: [ouder]}
                  familie: {soort: tekst, van: afgeleid, regel: achternaam, uit: [ouder]}
                  datum: {soort: datum, van: ontvanger}
                  dagen: {soort: getal, van: ontvanger}
                  laatste_dag: {soort: datum, van: afgeleid, regel: termijn, uit: [datum, dagen]}
                """)
        let parts = TemplateParts(
            kind: DocumentKind.all[0], language: "nl",
            text: SourceText(
                path: "nl.md",
                text: "---\ntitel: Proef\n---\n{{blok}}\n\n{{aanhef}}, familie {{familie}}: {{laatste_dag}}\n"
            ),
            fields: TemplateFile(source: fields, root: LibYAMLReader().read(fields).root),
            sharedFields: nil, partials: [:], example: nil)
        let formatter = ValueFormatter(
            language: "nl", formats: resources.file("Locales/nl/formats.yml")?.root)
        return Template.load(parts, reader: LibYAMLReader()).template.map {
            TwoWays(template: $0, input: FillInput(), formatter: formatter)
        }
    }

    private static func columns() -> [String] {
        resources.file("Templates/start/ontvangers.csv").map {
            DataSource(DataInput(path: "x.csv", bytes: $0.source.bytes)).columns
        } ?? []
    }

    private func compare(
        _ ways: TwoWays, _ columns: [String] = Self.columns(), seed: Int, rows: Int
    ) {
        var random = Seeded(UInt64(seed))
        var filler = ways.plan(columns).filler()
        var made = 0
        for number in 1...rows {
            let texts = columns.map { Self.pick($0, &random, faults: number % 3 > 0) }
            let slow = ways.slow(Record(number: number, columns: columns, texts: texts))
            let isMade = filler.fill(texts)
            #expect(isMade == (slow.texts != nil), "\(texts) \(slow.rules)")
            if let refusal = filler.refusal {
                #expect(slow.rules.contains(refusal.rule.rawValue), "\(texts)")
            }
            guard isMade, let expected = slow.texts else { continue }
            made += 1
            let found = filler.texts
            #expect(found == expected, "\(texts)")
            let letter = String(decoding: filler.output, as: UTF8.self)
            #expect(letter == slow.letter)
        }
        #expect(made > rows / 100, "rows that are all refused compare nothing")
    }

    @Test(arguments: 0..<8) func `both ways give the built-in letter the same texts and refuse the same rows`(
        seed: Int
    ) throws {
        compare(try #require(Self.builtIn), seed: seed, rows: 400)
    }

    @Test(arguments: 0..<4) func `both ways derive the same from names, addresses and terms`(seed: Int) throws
    {
        let columns = [
            "titel", "letters", "roepnaam", "tussen", "naam", "ptussen", "pnaam", "gebruik", "straat",
            "huisnummer",
            "toevoeging", "postcode", "plaats", "datum", "dagen",
        ]
        compare(try #require(Self.derived()), columns, seed: seed, rows: 600)
    }

    @Test(.enabled(if: Repository.shared("bench") != nil), arguments: 0..<4)
    func `both ways give the bench letter the same texts and refuse the same rows`(seed: Int) throws {
        compare(try #require(try Self.bench()), seed: seed, rows: 400)
    }

    @Test(.enabled(if: Repository.shared("bench") != nil))
    func `twenty letters are byte for byte those of Jinja2`() throws {
        let ways = try #require(try Self.bench())
        let folder = Repository.root + "/Tests/Golden/template/"
        var table = DataSource(
            DataInput(path: "rows.csv", bytes: try Repository.bytes(of: folder + "brief.csv")))
        let records = table.records()
        var filler = ways.plan(table.columns).filler()
        var letters: [UInt8] = []
        for record in records {
            let isMade = filler.fill(record.texts)
            #expect(isMade)
            letters += filler.output
        }
        #expect(records.count == 20)
        #expect(letters == (try Repository.bytes(of: folder + "brief.txt")))
    }

    @Test func `rows with the same answers have the same variant, others another`() throws {
        let ways = try #require(Self.builtIn)
        let list = try #require(Self.resources.file("Templates/start/ontvangers.csv")).source
        var table = DataSource(DataInput(path: "x.csv", bytes: list.bytes))
        var filler = ways.plan(table.columns).filler()
        var plans: [[UInt8]: Int] = [:]
        for record in table.records() {
            let isMade = filler.fill(record.texts)
            #expect(isMade)
            var input = ways.input
            input.record = record
            let slots = try #require(ways.template.fill(input, formatter: ways.formatter).plan).slots.count
            let (count, variant) = (filler.slots.count, Array(filler.variant))
            #expect(count == slots)
            let before = plans.updateValue(slots, forKey: variant)
            #expect(before == nil || before == slots)
        }
        #expect(plans.count > 4)
    }
}
