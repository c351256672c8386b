public import HerautModel
public import HerautTemplate

/// Which column of a list stands for which column that the template and the checks ask for.
public struct ColumnMapping: Sendable {
    /// The columns of the list, as they are called there.
    public let sourceColumns: [String]
    /// The same columns under the names that templates use; a column that nobody asks for keeps its own. For ``RowPlan``.
    public private(set) var columns: [String]
    /// Columns that were recognised by another name than their own, for the report.
    public private(set) var renamed: [(source: String, name: String)] = []
    /// Columns that are asked for and missing or twice there, and columns that nobody asks for.
    public private(set) var findings: [Finding] = []
    private var places: [String: Int] = [:]

    /// Maps the columns of a list to those of `template` and of the preflight.
    ///
    /// The user's own `file` comes first, then the exact name, then the same letters and digits, then `names`.
    /// `settings` are fields that need no column.
    public init(
        _ sourceColumns: [String], path: String, template: Template, names: ColumnNames,
        file: MappingFile? = nil, settings: Set<String> = []
    ) {
        self.init(
            sourceColumns, path: path, catalogue: template.catalogue, names: names, file: file,
            settings: settings)
    }

    /// The same for the fields of a template that is not in order itself.
    public init(
        _ sourceColumns: [String], path: String, catalogue: FieldCatalogue, names: ColumnNames,
        file: MappingFile? = nil, settings: Set<String> = []
    ) {
        self.sourceColumns = sourceColumns
        columns = sourceColumns
        let wanted = WantedColumns(catalogue, settings: settings)
        var report = MappingReport(path: path)
        var left = Set(sourceColumns.indices.filter { !RefusedFile.columns.contains(sourceColumns[$0]) })
        take(file, wanted, &left, &report)
        for name in wanted.all where places[name] == nil {
            if let exact = left.first(where: { sourceColumns[$0] == name }) { assign(name, exact, &left) }
        }
        for name in wanted.all where places[name] == nil {
            let found = left.filter { names.matches(sourceColumns[$0], name) }.sorted()
            if found.count > 1 { report.double(name, found.map { sourceColumns[$0] }) }
            if found.count == 1 { assign(name, found[0], &left) }
        }
        hideUnused(left, wanted)
        report.finish(self, wanted, unused: left.sorted().map { sourceColumns[$0] })
        findings += report.findings
    }

    /// The place of the column that stands for `name`; `nil` when the list has none.
    public func index(of name: String) -> Int? { places[name] }

    private mutating func assign(_ name: String, _ index: Int, _ left: inout Set<Int>) {
        places[name] = index
        columns[index] = name
        left.remove(index)
        if sourceColumns[index] != name { renamed.append((sourceColumns[index], name)) }
    }

    private mutating func take(
        _ file: MappingFile?, _ wanted: WantedColumns, _ left: inout Set<Int>, _ report: inout MappingReport
    ) {
        guard let file else { return }
        findings += file.findings
        for entry in file.entries {
            let place = sourceColumns.firstIndex(of: entry.source)
            if !wanted.all.contains(entry.name) {
                findings.append(
                    file.finding("unknownName", entry.name, at: entry.nameSpan, among: wanted.all))
            } else if let place, left.contains(place), places[entry.name] == nil {
                assign(entry.name, place, &left)
            } else {
                let fault = place == nil ? "unknownSource" : "usedTwice"
                findings.append(
                    file.finding(fault, entry.source, at: entry.sourceSpan, among: sourceColumns))
            }
        }
    }

    /// A column that nobody asks for may by chance be called as one that was found elsewhere.
    private mutating func hideUnused(_ left: Set<Int>, _ wanted: WantedColumns) {
        for index in left where wanted.all.contains(columns[index]) { columns[index] = "" }
    }
}

/// The columns that a template and the preflight ask for.
struct WantedColumns {
    /// All of them, those of the template first.
    private(set) var all: [String] = []
    /// Those without which no letter can be made.
    private(set) var required: [String] = []
    /// Those that tell one person from another.
    let names: [String]
    /// Whether the letter goes to the parents of the one it is about.
    let isAboutChild: Bool

    init(_ catalogue: FieldCatalogue, settings: Set<String>) {
        for field in catalogue.fields where field.supplier == .recipient && !settings.contains(field.name) {
            for (part, column) in field.columns.sorted(by: { $0.key < $1.key }) where !all.contains(column) {
                all.append(column)
                let isNeeded =
                    field.isRequired && field.fallback == nil && Self.isNeeded(part, of: field.type)
                if isNeeded { required.append(column) }
            }
        }
        let person = PersonColumns.names(catalogue)
        names = person.filter { !$0.hasSuffix("tussenvoegsel") }
        isAboutChild = person.contains { $0.hasPrefix("kind_") }
        for name in person + PersonMark.allCases.flatMap(\.columns) where !all.contains(name) {
            all.append(name)
        }
    }

    /// A name needs a surname; an address everything but an addition.
    private static func isNeeded(_ part: String, of type: FieldType) -> Bool {
        switch type {
        case .name: part == "achternaam"
        case .address: part != "toevoeging"
        default: true
        }
    }
}

/// Gathers what there is to say about a mapping.
private struct MappingReport {
    let path: String
    private(set) var findings: [Finding] = []

    init(path: String) { self.path = path }

    mutating func double(_ name: String, _ sources: [String]) {
        add(
            "doubleColumn", ["kolom": name, "namen": sources.map { "`\($0)`" }.joined(separator: ", ")],
            .error)
    }

    mutating func finish(_ mapping: ColumnMapping, _ wanted: WantedColumns, unused: [String]) {
        guard !mapping.sourceColumns.isEmpty else { return }
        let missing = wanted.required.filter { mapping.index(of: $0) == nil }
        // Not one of them: then the first line is no heading, and its cells are somebody's data that may not be shown.
        if !wanted.required.isEmpty, missing.count == wanted.required.count {
            return add("noColumns", ["namen": missing.joined(separator: ", ")], .error)
        }
        for name in missing where !findings.contains(where: { $0.message.names(name) }) {
            let near = Suggestion.closest(to: name, among: unused)
            add("missingColumn", ["kolom": name], .error, hint: near.map { ("missingColumnNear", $0) })
        }
        let unknown = wanted.names.filter { mapping.index(of: $0) == nil && !missing.contains($0) }
        if !unknown.isEmpty { add("noPersonColumns", ["namen": unknown.joined(separator: ", ")], .warning) }
        if wanted.isAboutChild, PersonMark.authority.columns.allSatisfy({ mapping.index(of: $0) == nil }) {
            add("noAuthorityColumn", [:], .tip)
        }
        if unused.contains(where: { ColumnNames.plain($0) == "huisletter" }) {
            add("houseLetter", [:], .warning)
        }
        if !unused.isEmpty { add("unusedColumns", ["namen": unused.joined(separator: ", ")], .tip) }
    }

    private mutating func add(
        _ name: String, _ values: [String: String], _ severity: Severity, hint: (String, String)? = nil
    ) {
        var finding = SourceFault(name, values, severity: severity, line: 1).finding(in: path)
        if let hint { finding.hint = .key("bron.hint." + hint.0, ["bedoeld": hint.1]) }
        findings.append(finding)
    }
}

extension Message {
    /// Whether it already speaks of a column.
    fileprivate func names(_ column: String) -> Bool {
        if case .key(_, let values) = self { values["kolom"] == column } else { false }
    }
}
