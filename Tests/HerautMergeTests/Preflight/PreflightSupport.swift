import HerautLanguage
import HerautMerge
import HerautModel
import HerautResources
import HerautTemplate
import HerautTestSupport
import HerautYAML
import Testing

/// A preflight of the letter to parents over a list that a test makes.
struct Flight {
    static let columns = [
        "kenmerk", "ouder_aanhef", "ouder_voorletters", "ouder_tussenvoegsel", "ouder_achternaam", "straat",
        "huisnummer", "toevoeging", "postcode", "plaats", "kind_voornaam", "kind_tussenvoegsel",
        "kind_achternaam", "kind_geboortedatum", "incident_datum", "platform", "gesprek_datum",
        "gesprek_tijd",
        "gesprek_locatie",
    ]

    static let good = [
        "kenmerk": "Z-1", "ouder_aanhef": "mevrouw", "ouder_voorletters": "S.", "ouder_achternaam": "Bakker",
        "straat": "Kastanjelaan", "huisnummer": "14", "postcode": "1234 AB", "plaats": "Voorbeeldstad",
        "kind_voornaam": "Jip", "kind_achternaam": "Bakker", "kind_geboortedatum": "2011-05-03",
        "incident_datum": "2026-11-01", "platform": "Instagram",
    ]

    let mapping: ColumnMapping
    let result: PreflightResult
    let findings: [RowFinding]
    let refusedFile: [UInt8]

    /// The rules and columns that spoke, in the order of the report.
    var rules: [RowRule] { findings.map(\.rule) }

    /// Checks rows that differ from a good one as told; `columns` beside the usual ones.
    init(
        _ rows: [[String: String]], extra: [String] = [], without: Set<String> = [],
        selection: RowSelection = .all, where conditions: [RowCondition] = [],
        settings: [String: String] = [:]
    ) throws {
        let columns = Self.columns.filter { !without.contains($0) } + extra
        let lines = [columns] + rows.map { row in columns.map { row[$0] ?? Self.good[$0] ?? "" } }
        try self.init(Self.csv(lines), selection: selection, where: conditions, settings: settings)
    }

    init(
        _ csv: String, path: String = "lijst.csv", selection: RowSelection = .all,
        where conditions: [RowCondition] = [], settings: [String: String] = [:]
    ) throws {
        let template = try #require(try House.template("waarschuwingsbrief-ouders").template)
        let input = DataInput(path: path, bytes: Array(csv.utf8))
        let names = ColumnNames(try #require(House.resources.file("Locales/nl/columns.yml")).root)
        var source = DataSource(input)
        let mapping = ColumnMapping(source.columns, path: path, template: template, names: names)
        let today = try #require(CalendarDate(iso: "2026-11-21"))
        let preflight = Preflight(
            template, mapping: mapping,
            input: FillInput(
                caseFile: try House.caseFile().case, municipality: try House.municipality().municipality,
                settings: settings),
            formatter: ValueFormatter(
                language: "nl", formats: House.resources.file("Locales/nl/formats.yml")?.root),
            today: today, key: Array(0..<16), selection: selection,
            conditions: try conditions.map { try $0.bound(to: mapping) })
        let result = preflight.run(&source)
        var again = DataSource(input)
        var findings: [RowFinding] = []
        var refused: [UInt8] = []
        PreflightReport(
            result, mapping: mapping, catalogue: template.catalogue, words: House.resources.messages("nl")
        ).write(&again, finding: { findings.append($0) }, refused: { refused += $0 })
        self.mapping = mapping
        self.result = result
        self.findings = findings
        refusedFile = refused
    }

    static func csv(_ lines: [[String]]) -> String {
        lines.map {
            $0.map {
                "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                    + "\""
            }.joined(separator: ";") + "\r\n"
        }
        .joined()
    }
}
