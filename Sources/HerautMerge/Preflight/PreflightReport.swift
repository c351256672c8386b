public import HerautModel
import HerautRender
public import HerautTemplate

/// A fault of a row in words. Tells where to look and what is wrong, and no value: those are masked.
public struct RowFinding: Hashable, Sendable {
    /// Number of the row, from 1, the heading not counted.
    public let row: Int
    /// Line of the file or row of the sheet, from 1.
    public let line: Int
    /// The column as the list calls it; `nil` when it is about the row.
    public let column: String?
    /// The value, masked; empty when there is none.
    public let shown: String
    /// The rule.
    public let rule: RowRule
    /// What is wrong.
    public let message: Message
    /// What to do.
    public let hint: Message

    /// How grave.
    public var severity: Severity { rule.severity }

    /// The same as the one kind of finding of the house, in the list at `path`.
    public func finding(in path: String) -> Finding {
        let nowhere = SourceText(path: path, bytes: [])
        var finding = Finding(rule.id, severity, message, at: SourceSpan(0, 0), in: nowhere, hint: hint)
        finding.start = SourceLocation(line: line, column: 1)
        finding.end = finding.start
        finding.text = shown
        return finding
    }
}

/// Says what a preflight found, in the order of the rows. Reads the list again, because nothing of it was kept; memory stays small however much
/// there is to say.
public struct PreflightReport {
    private let result: PreflightResult
    private let mapping: ColumnMapping
    private let addressColumns: Set<Int>
    private let words: MessageCatalogue
    /// Types of columns that hold one value each.
    private let types: [Int: FieldType]

    /// A report on `result`. `words` write the reasons in the file of refused rows.
    public init(
        _ result: PreflightResult, mapping: ColumnMapping, catalogue: FieldCatalogue, words: MessageCatalogue
    ) {
        self.result = result
        self.mapping = mapping
        self.words = words
        addressColumns = Set(PersonColumns(catalogue, mapping).address)
        var types: [Int: FieldType] = [:]
        for field in catalogue.fields where field.supplier == .recipient && field.type != .list {
            if let column = field.columns["waarde"].flatMap(mapping.index) { types[column] = field.type }
        }
        self.types = types
    }

    /// Goes through `source`, opened anew, and hands over every finding, and the bytes of the file with refused rows piece by piece.
    public func write(
        _ source: inout DataSource, finding: (RowFinding) -> Void, refused: ([UInt8]) -> Void
    ) {
        var file = RefusedFile()
        let skipped = RefusedFile.isHeading(mapping.sourceColumns) ? RefusedFile.columns.count : 0
        if result.refusedCount > 0 { refused(file.heading(mapping.sourceColumns)) }
        var batch = RowBatch()
        var next = 0
        while next < result.faults.count, source.next(into: &batch) {
            batch.forEach { row, cells in
                let findings = self.findings(of: row, cells, from: &next)
                for found in findings { finding(found) }
                guard result.refused.contains(row.number), !findings.isEmpty else { return }
                refused(file.row(row.number, reasons(findings), cells, skipping: skipped))
            }
        }
    }

    private func findings(of row: RowBatch.Row, _ cells: RowCells, from next: inout Int) -> [RowFinding] {
        var findings: [RowFinding] = []
        while next < result.faults.count, Int(result.faults[next].row) <= row.number {
            if Int(result.faults[next].row) == row.number {
                findings.append(finding(result.faults[next], row, cells))
            }
            next += 1
        }
        return findings
    }

    private func finding(_ fault: RowFault, _ row: RowBatch.Row, _ cells: RowCells) -> RowFinding {
        let column = Int(fault.column)
        let name = mapping.sourceColumns.indices.contains(column) ? mapping.sourceColumns[column] : nil
        let values = [
            "rij": String(row.number), "regel": String(row.line), "kolom": name ?? "",
            "andere": String(fault.other), "aantal": String(cells.cells.count),
            "verwacht": String(mapping.sourceColumns.count), "grens": String(result.pageLimit ?? 0),
            "teken": fault.rule == .textCharacter ? RenderRefusal.name(of: fault.other) : "",
        ]
        let key = fault.rule == .missing && name == nil ? "missingValue" : fault.rule.name
        return RowFinding(
            row: row.number, line: row.line, column: name, shown: shown(column, row.number, cells),
            rule: fault.rule, message: .key("rij." + key, values), hint: hint(key, column, values))
    }

    /// How a value of this type is written, where that is what is wrong.
    private func hint(_ key: String, _ column: Int, _ values: [String: String]) -> Message {
        guard key == "wrongType", let type = types[column] else { return .key("rij.hint." + key, values) }
        return .key("hint.type." + type.rawValue)
    }

    private func shown(_ column: Int, _ row: Int, _ cells: RowCells) -> String {
        guard cells.cells.indices.contains(column) else { return "" }
        // Not even its length: who knows the street may know the house.
        if addressColumns.contains(column), result.isSecret(row) { return words("rij.secretValue") }
        return Masking.shape(String(decoding: cells.bytes[cells.cells[column].range], as: UTF8.self))
    }

    private func reasons(_ findings: [RowFinding]) -> String {
        findings.filter { $0.severity == .error }.map { words.text($0.message) }.joined(separator: " ")
    }
}
