public import HerautModel

/// Reads CSV as registries and spreadsheets export it: RFC 4180, with `;` or a tab for the comma as Dutch settings have it, any line
/// ending, UTF-8 with or without a byte-order mark. Never throws: a faulty row is reported and left out.
public struct CSVReader {
    /// Most columns of a file: more is a wrong delimiter or a wrong file.
    public static let columnLimit = 1_000
    /// Most bytes of a cell: more is a quotation mark that was never closed.
    public static let cellLimit = 1 << 20

    private let source: SourceText
    private var findings: [Finding] = []

    /// Reads `source`. `delimiter` as the user gave it; otherwise the one that the heading uses most.
    public static func read(_ source: SourceText, delimiter: UInt8? = nil) -> CSVTable {
        var reader = CSVReader(source: source)
        return reader.read(delimiter: delimiter)
    }

    private init(source: SourceText) { self.source = source }

    private mutating func read(delimiter given: UInt8?) -> CSVTable {
        var start = source.byteOrderMarkLength
        guard isReadable() else { return table(given ?? UInt8(ascii: ";")) }
        let announced = CSVDialect.announced(at: &start, in: source.bytes)
        let delimiter = given ?? announced ?? CSVDialect.delimiter(ofHeadingAt: start, in: source.bytes)
        var cursor = CSVCursor(source.bytes, delimiter: delimiter, from: start)
        guard cursor.next() else {
            report("noHeading", at: SourceSpan(start, start))
            return table(delimiter)
        }
        guard checkHeading(cursor) else { return table(delimiter) }
        let columns = cursor.cells.map { $0.text(in: source).trimmingSpaces() }
        var rows: [CSVTable.Row] = []
        var count = 0
        while cursor.next() {
            count += 1
            if checkRow(cursor, number: count, columns: columns) {
                rows.append(.init(number: count, span: cursor.row))
            }
        }
        return table(delimiter, columns: columns, rows: rows, count: count)
    }

    private func table(
        _ delimiter: UInt8, columns: [String] = [], rows: [CSVTable.Row] = [], count: Int = 0
    ) -> CSVTable {
        CSVTable(
            source: source, delimiter: delimiter, columns: columns, rows: rows, rowCount: count,
            findings: findings.sorted(by: Finding.inReportOrder))
    }

    // MARK: The file

    /// Whether it is text at all. Anything else is one finding: guessing at encodings would put wrong names on letters.
    private mutating func isReadable() -> Bool {
        let bytes = source.bytes
        if let wrong = UTF8Check.firstInvalid(in: bytes) {
            report("notUTF8", at: SourceSpan(wrong, wrong + 1))
            return false
        }
        guard let null = bytes.firstIndex(of: 0) else { return true }
        report("nullByte", ["aantal": String(bytes.count { $0 == 0 })], at: SourceSpan(null, null + 1))
        return false
    }

    // MARK: Heading

    /// Reports what is wrong with the heading; `false` when the rows cannot be read under it.
    private mutating func checkHeading(_ cursor: CSVCursor) -> Bool {
        if let fault = cursor.fault {
            report(fault)
            return false
        }
        guard cursor.cells.count <= Self.columnLimit else {
            report(
                "tooManyColumns", ["aantal": String(cursor.cells.count), "limiet": String(Self.columnLimit)],
                at: cursor.row)
            return false
        }
        var seen: [String: Int] = [:]
        for (index, cell) in cursor.cells.enumerated() {
            let name = cell.text(in: source).trimmingSpaces()
            if name.isEmpty {
                report("emptyColumn", ["kolom": String(index + 1)], at: cell.span)
            } else if let first = seen[name] {
                let values = ["naam": name, "eerste": String(first), "tweede": String(index + 1)]
                report("duplicateColumn", values, at: cell.span)
            } else {
                seen[name] = index + 1
            }
        }
        return true
    }

    // MARK: Rows

    /// Reports what is wrong with a row; `false` when it cannot be used.
    private mutating func checkRow(_ cursor: CSVCursor, number: Int, columns: [String]) -> Bool {
        if let fault = cursor.fault {
            report(fault, row: number)
            return false
        }
        let count = cursor.cells.count
        if count != columns.count {
            let values = ["rij": String(number), "aantal": String(count), "verwacht": String(columns.count)]
            report(count > columns.count ? "tooManyCells" : "tooFewCells", values, at: cursor.row)
            return false
        }
        if let index = cursor.cells.firstIndex(where: { $0.span.count > Self.cellLimit }) {
            let span = cursor.cells[index].span
            report(
                "cellTooLong", ["rij": String(number), "kolom": columns[index]],
                at: SourceSpan(span.start, span.start))
            return false
        }
        return true
    }

    private mutating func report(_ fault: CSVCursor.Fault, row: Int = 0) {
        switch fault {
        case .unclosedQuote(let at): report("openQuote", ["rij": String(row)], at: SourceSpan(at, at + 1))
        case .textAfterQuote(let at): report("textAfterQuote", ["rij": String(row)], at: SourceSpan(at, at))
        }
    }

    private mutating func report(_ fault: String, _ values: [String: String] = [:], at span: SourceSpan) {
        findings.append(
            Finding(
                RuleID("csv." + fault), .error, .key("merge.csv." + fault, values), at: span, in: source,
                hint: .key("merge.csvHint." + fault, values)))
    }
}
