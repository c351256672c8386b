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
        let announced = announcedDelimiter(at: &start)
        let delimiter = given ?? announced ?? Self.delimiter(ofHeadingAt: start, in: source.bytes)
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

    /// A first line `sep=;`, which spreadsheets write for each other. It is no heading.
    private func announcedDelimiter(at start: inout Int) -> UInt8? {
        let line = source.bytes[start...].prefix { $0 != CSVCursor.newline && $0 != CSVCursor.carriageReturn }
        guard line.count == 5, line.starts(with: "sep=".utf8), let delimiter = line.last else { return nil }
        start = line.endIndex
        return delimiter
    }

    /// The most frequent of `;`, `,` and tab in the first line that is not blank, quoted text left out; ties in that order.
    private static func delimiter(ofHeadingAt start: Int, in bytes: [UInt8]) -> UInt8 {
        let candidates = [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t")]
        var counts = [0, 0, 0]
        var isQuoted = false
        let isLineEnd = { (byte: UInt8) in byte == CSVCursor.newline || byte == CSVCursor.carriageReturn }
        for byte in bytes[start...].drop(while: isLineEnd) {
            if byte == CSVCursor.quote { isQuoted.toggle() }
            if isQuoted { continue }
            if isLineEnd(byte) { break }
            if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
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

/// Whether bytes are UTF-8.
enum UTF8Check {
    /// The first byte that is not part of valid UTF-8 (Unicode 16, table 3-7); `nil` when all are.
    static func firstInvalid(in bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count {
            guard let length = length(at: index, in: bytes) else { return index }
            index += length
        }
        return nil
    }

    private static func length(at index: Int, in bytes: [UInt8]) -> Int? {
        let first = bytes[index]
        func isTail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < bytes.count && range.contains(bytes[index + offset])
        }
        switch first {
        case 0..<0x80: return 1
        case 0xC2...0xDF: return isTail(1) ? 2 : nil
        case 0xE0...0xEF:
            let second: ClosedRange<UInt8> =
                first == 0xE0 ? 0xA0...0xBF : first == 0xED ? 0x80...0x9F : 0x80...0xBF
            return isTail(1, second) && isTail(2) ? 3 : nil
        case 0xF0...0xF4:
            let second: ClosedRange<UInt8> =
                first == 0xF0 ? 0x90...0xBF : first == 0xF4 ? 0x80...0x8F : 0x80...0xBF
            return isTail(1, second) && isTail(2) && isTail(3) ? 4 : nil
        default: return nil
        }
    }
}
