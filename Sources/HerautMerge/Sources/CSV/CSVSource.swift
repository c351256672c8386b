import HerautArchive
import HerautModel

/// Rows of a CSV file, streaming.
final class CSVSource: RowReader {
    private(set) var columns: [String] = []
    private(set) var findings: [Finding] = []
    private let text: TextStream
    private let path: String
    private let format: DataFormat
    private var delimiter: UInt8
    private var blocks: CSVBlocks
    private var rows: CSVRows
    private var blankRows = 0
    /// Number of the last row.
    private var number = 0
    /// What came with the heading.
    private var first: [UInt8] = []
    /// Whether Heraut wrote the file, and cells have a mark against formulas that must go again.
    private var isOwn = false
    private var isAtEnd = false

    var info: SourceInfo {
        var info = SourceInfo(format: format, encoding: text.encoding ?? .utf8)
        info.delimiter = delimiter
        info.blankRows = blankRows
        return info
    }

    init(_ stream: ByteStream, path: String, format: DataFormat, options: SourceOptions) {
        let text = TextStream(stream, encoding: options.encoding)
        var head = Self.head(of: text)
        var start = 0
        let announced = CSVDialect.announced(at: &start, in: head)
        let fallback =
            format == .tsv ? UInt8(ascii: "\t") : CSVDialect.delimiter(ofHeadingAt: start, in: head)
        let delimiter = options.delimiter ?? announced ?? fallback
        // The line's ending stays, so that lines are counted as an editor does.
        head.removeFirst(start)
        self.text = text
        self.path = path
        self.format = format
        self.delimiter = delimiter
        var position = 0
        blocks = CSVBlocks(delimiter: delimiter, rowLimit: Self.rowLimit) { target in
            guard position < head.count else { return text.read(into: target) }
            let count = min(target.count, head.count - position)
            head.withUnsafeBytes {
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
            }
            position += count
            return count
        }
        rows = CSVRows(delimiter: delimiter)
        readHeading()
    }

    /// Largest row, in bytes: more is a quotation mark that nothing closes, or no list.
    static let rowLimit = 1 << 22

    /// Enough for any heading that is not refused for its length.
    private static func head(of text: TextStream) -> [UInt8] {
        var head: [UInt8] = []
        while head.count < 1 << 17, head.fill(upTo: 1 << 16, with: { text.read(into: $0) }) > 0 {}
        return head
    }

    // MARK: Heading

    private func readHeading() {
        guard nextBlock(&first) else { return findings.isEmpty ? fail(SourceFault("noHeading")) : () }
        var names: [String]?
        var isFaulty = false
        var isText = true
        first.withUnsafeMutableBufferPointer { bytes in
            guard rows.next(in: bytes) else { return }
            isFaulty = rows.isFaulty
            isText = Self.isText(bytes, rows.cells)
            names = rows.cells.map { String(decoding: bytes[$0.range], as: UTF8.self).trimmingSpaces() }
        }
        guard let names, names.contains(where: { !$0.isEmpty }) else { return fail(SourceFault("noHeading")) }
        if !isText { return fail(SourceFault("notAList")) }
        if isFaulty { return fail(SourceFault("openQuote", ["rij": "0", "regel": "1"], line: rows.line)) }
        if let fault = Heading.fault(of: names, line: rows.line) { return fail(fault) }
        columns = names
        isOwn = RefusedFile.isHeading(names)
    }

    private static func isText(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ cells: [SourceSpan]) -> Bool {
        cells.allSatisfy { cell in
            let text = UnsafeRawBufferPointer(
                UnsafeBufferPointer(rebasing: UnsafeBufferPointer(bytes)[cell.range]))
            return ByteScan.first(0, in: text, from: 0) == text.count
                && UTF8Check.firstInvalid(in: text) == nil
        }
    }

    private func fail(_ fault: SourceFault) {
        findings.append(fault.finding(in: path))
        columns = []
        isAtEnd = true
    }

    // MARK: Rows

    func next(into batch: inout RowBatch) -> Bool {
        guard !isAtEnd else { return false }
        swap(&batch.bytes, &first)
        if batch.bytes.isEmpty {
            guard nextBlock(&batch.bytes) else { return false }
            rows.restart()
        }
        first.removeAll(keepingCapacity: true)
        var bytes: [UInt8] = []
        // Out of the object while rows go by: each look into it is watched over.
        var rows = CSVRows(delimiter: delimiter)
        swap(&bytes, &batch.bytes)
        swap(&rows, &self.rows)
        bytes.withUnsafeMutableBufferPointer { bytes in
            while rows.next(in: bytes) { add(rows, bytes, to: &batch) }
        }
        swap(&rows, &self.rows)
        swap(&bytes, &batch.bytes)
        if self.rows.isUnclosed {
            // The rest of the list went into one cell: no row of it can be told from another.
            let row = batch.rows.popLast()
            let line = row?.line ?? self.rows.line
            let values = ["rij": String(row?.number ?? number), "regel": String(line)]
            findings.append(SourceFault("openQuote", values, line: line).finding(in: path))
            isAtEnd = true
        }
        return true
    }

    private func nextBlock(_ block: inout [UInt8]) -> Bool {
        let hasMore = blocks.next(into: &block)
        if blocks.isCut {
            let values = ["regel": String(rows.line), "limiet": String(Self.rowLimit >> 20)]
            findings.append(SourceFault("rowTooLong", values, line: rows.line).finding(in: path))
            isAtEnd = true
            return false
        }
        if text.hasFailed {
            findings.append(SourceFault("readFailed").finding(in: path))
            isAtEnd = true
            return false
        }
        if !hasMore { isAtEnd = true }
        return hasMore
    }

    private func add(
        _ rows: borrowing CSVRows, _ bytes: UnsafeMutableBufferPointer<UInt8>, to batch: inout RowBatch
    ) {
        number += 1
        if rows.cells.allSatisfy(\.isEmpty), !rows.isFaulty {
            blankRows += 1
            return
        }
        let start = batch.cells.count
        batch.cells.append(contentsOf: rows.cells)
        if isOwn { takeMarksOff(&batch.cells, from: start, bytes) }
        batch.rows.append(
            RowBatch.Row(
                number: number, line: rows.rowLine, cells: start..<batch.cells.count, fault: fault(of: rows)))
    }

    private func fault(of rows: borrowing CSVRows) -> RowRule? {
        if rows.isFaulty { return .textAfterQuote }
        if rows.cells.count != columns.count {
            return rows.cells.count > columns.count ? .tooManyCells : .tooFewCells
        }
        // The cells of a row that is short as a whole need no look.
        guard let first = rows.cells.first, let last = rows.cells.last,
            last.end - first.start > DataSource.cellLimit
        else { return nil }
        return rows.cells.contains { $0.count > DataSource.cellLimit } ? .cellTooLong : nil
    }

    private func takeMarksOff(
        _ cells: inout [SourceSpan], from start: Int, _ bytes: UnsafeMutableBufferPointer<UInt8>
    ) {
        for index in start..<cells.count
        where FormulaMark.stands(before: bytes, cells[index]) { cells[index].start += 1 }
    }
}

/// What every format asks of its heading.
enum Heading {
    /// What is wrong with these names of columns. Tells places and no names: in a list without a heading these are names of people.
    static func fault(of names: [String], line: Int) -> SourceFault? {
        if names.count > DataSource.columnLimit {
            let values = ["aantal": String(names.count), "limiet": String(DataSource.columnLimit)]
            return SourceFault("tooManyColumns", values, line: line)
        }
        var seen: [String: Int] = [:]
        for (index, name) in names.enumerated() {
            if name.isEmpty { return SourceFault("emptyColumn", ["kolom": String(index + 1)], line: line) }
            if let first = seen[name] {
                let values = ["eerste": String(first), "tweede": String(index + 1)]
                return SourceFault("duplicateColumn", values, line: line)
            }
            seen[name] = index + 1
        }
        return nil
    }
}
