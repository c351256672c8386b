import HerautLanguage
import HerautMerge
import HerautModel
import HerautResources
import HerautTemplate
import HerautTestSupport
import HerautYAML

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `check-rows LIST [read|types]`: reads a list of whatever format and checks every row of it as a merge of the parents' letter does, and prints
/// what that took as JSON. With `read` it only reads; with `types` it checks each value by its type, but holds no row against another.
enum CheckRows {
    static let job: Job = { arguments in
        guard let path = arguments.first else {
            print("usage: heraut-benchmark check-rows LIST [read|types]")
            return 64
        }
        guard let file = fopen(path, "rb") else { return 66 }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        let input = DataInput(path: path, size: ftell(file)) { offset, target in
            fseek(file, offset, SEEK_SET) == 0 ? fread(target.baseAddress, 1, target.count, file) : -1
        }
        switch arguments.dropFirst().first {
        case "read": return read(input)
        case "types": return checkTypes(input)
        default: return check(input)
        }
    }

    private static func checkTypes(_ input: DataInput) -> Int32 {
        let resources = Resources()
        guard let template = template(resources) else { return 65 }
        let start = Clock.cpu
        var source = DataSource(input)
        let names = ColumnNames(resources.file("Locales/nl/columns.yml")?.root)
        let mapping = ColumnMapping(source.columns, path: input.path, template: template, names: names)
        let formats = resources.file("Locales/nl/formats.yml")?.root
        var checker = RowChecker(
            template, columns: mapping.columns, input: FillInput(settings: ["datum": "2026-12-31"]),
            formatter: ValueFormatter(language: "nl", formats: formats))
        var batch = RowBatch()
        var (rows, faulty) = (0, 0)
        while source.next(into: &batch) {
            batch.withRows { each in
                for (row, cells) in each {
                    rows += 1
                    if row.fault != nil || !checker.check(cells) { faulty += 1 }
                }
            }
        }
        report(rows, refused: faulty, start, mapping.findings + source.findings)
        return 0
    }

    private static func read(_ input: DataInput) -> Int32 {
        let start = Clock.cpu
        var source = DataSource(input)
        var batch = RowBatch()
        var (rows, faulty) = (0, 0)
        while source.next(into: &batch) {
            rows += batch.rows.count
            faulty += batch.rows.count { $0.fault != nil }
        }
        report(rows, refused: faulty, start, source.findings)
        return 0
    }

    private static func check(_ input: DataInput) -> Int32 {
        let resources = Resources()
        guard let template = template(resources), let today = CalendarDate(iso: "2026-12-31") else {
            return 65
        }
        let start = Clock.cpu
        var source = DataSource(input)
        let names = ColumnNames(resources.file("Locales/nl/columns.yml")?.root)
        let mapping = ColumnMapping(source.columns, path: input.path, template: template, names: names)
        let formats = resources.file("Locales/nl/formats.yml")?.root
        let preflight = Preflight(
            template, mapping: mapping, input: FillInput(settings: ["datum": "2026-12-31"]),
            formatter: ValueFormatter(language: "nl", formats: formats), today: today, key: Array(0..<16))
        let result = preflight.run(&source)
        report(result.rowCount, refused: result.refusedCount, start, mapping.findings + source.findings)
        for (rule, count) in result.counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            print(rule, count)
        }
        return 0
    }

    private static func template(_ resources: Resources) -> Template? {
        let folder = "Templates/waarschuwingsbrief-ouders/"
        func file(_ path: String) -> TemplateFile? {
            resources.file(path).map { TemplateFile(source: $0.source, root: $0.root) }
        }
        let shared = "Templates/delen/nl/"
        var partials: [String: SourceText] = [:]
        for path in resources.paths(below: shared) {
            partials[String(path.dropFirst(shared.count).dropLast(3))] = resources.file(path)?.source
        }
        guard let text = file(folder + "nl.md"), let fields = file(folder + "fields.yml"),
            let kind = DocumentKind.named("waarschuwingsbrief-ouders")
        else { return nil }
        let parts = TemplateParts(
            kind: kind, language: "nl", text: text.source, fields: fields,
            sharedFields: file("Templates/delen/fields.yml"), partials: partials, example: nil)
        return Template.load(parts, reader: LibYAMLReader()).template
    }

    private static func report(_ rows: Int, refused: Int, _ start: Double, _ findings: [Finding]) {
        let cpu = Clock.cpu - start
        print(
            """
            {"rows": \(rows), "refused": \(refused), "cpu": \(cpu), "rowsPerSecond": \(Int(Double(rows) / cpu)), \
            "peakKB": \(Clock.peakKB), "findings": \(findings.map(\.rule.name))}
            """)
    }
}
