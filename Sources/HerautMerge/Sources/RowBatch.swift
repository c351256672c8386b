public import HerautModel
public import HerautTemplate

/// Some hundreds of rows of a data source, as ranges of one piece of memory: no string and no allocation for a row or a cell. It can go to
/// a thread of its own, and its memory serves the next batch.
public struct RowBatch: Sendable {
    /// One row.
    public struct Row: Hashable, Sendable {
        /// Number of the row, from 1, the heading not counted: what `--rows` and every report speak of. In a sheet an empty row counts.
        public let number: Int
        /// Line of the file, or row of the sheet, where it starts, from 1.
        public let line: Int
        /// Its cells, among those of the batch.
        let cells: Range<Int>
        /// Why it cannot be used, when it was not read well.
        public let fault: RowRule?
    }

    /// The rows, in order.
    public internal(set) var rows: [Row] = []
    var bytes: [UInt8] = []
    var cells: [SourceSpan] = []

    /// No rows yet.
    public init() {}

    /// Hands over every row with its cells, which are valid only during the call.
    public borrowing func forEach(_ body: (Row, RowCells) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            cells.withUnsafeBufferPointer { cells in
                for row in rows {
                    body(row, RowCells(bytes: bytes, cells: UnsafeBufferPointer(rebasing: cells[row.cells])))
                }
            }
        }
    }

    /// Hands over all rows at once, with their cells, which are valid only during the call.
    public borrowing func withRows<T>(_ body: ([(Row, RowCells)]) -> T) -> T {
        bytes.withUnsafeBufferPointer { bytes in
            cells.withUnsafeBufferPointer { cells in
                body(
                    rows.map { row in
                        (row, RowCells(bytes: bytes, cells: UnsafeBufferPointer(rebasing: cells[row.cells])))
                    })
            }
        }
    }

    /// The texts of a row, for reports and tests.
    public func texts(of row: Row) -> [String] {
        cells[row.cells].map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    /// A row with its texts under the names of the columns, for the way of filling that reports findings; `nil` for one that was not read well.
    public func record(of row: Row, columns: [String]) -> Record? {
        guard row.fault == nil, row.cells.count == columns.count else { return nil }
        return Record(number: row.number, columns: columns, texts: texts(of: row))
    }

    // MARK: Writing, for the readers

    mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
    }

    /// Whether a reader should hand it over.
    var isFull: Bool { bytes.count >= 1 << 18 || rows.count >= 1 << 12 }

    /// Adds a cell with the bytes from `start`.
    mutating func closeCell(from start: Int) { cells.append(SourceSpan(start, bytes.count)) }

    /// Adds a row with the cells from `first`. Missing cells are empty when the format leaves out what is empty; `width` columns there are.
    mutating func closeRow(number: Int, line: Int, from first: Int, width: Int, fault: RowRule?) {
        while cells.count - first > width, let last = cells.last, last.isEmpty { cells.removeLast() }
        while cells.count - first < width { cells.append(SourceSpan(bytes.count, bytes.count)) }
        let fault = fault ?? (cells.count - first > width ? .tooManyCells : nil)
        rows.append(Row(number: number, line: line, cells: first..<cells.count, fault: fault))
    }

    /// Whether every cell from `first` is empty.
    func isBlank(from first: Int) -> Bool { cells[first...].allSatisfy(\.isEmpty) }

    /// Drops the cells from `first`.
    mutating func dropCells(from first: Int) { cells.removeLast(cells.count - first) }

    /// Marks the rows that hold bytes which are no text. One look at the whole batch, and at its rows only when there is something.
    mutating func checkText() {
        let isFine = bytes.withUnsafeBytes { bytes in
            ByteScan.first(0, in: bytes, from: 0) == bytes.count && UTF8Check.firstInvalid(in: bytes) == nil
        }
        if isFine { return }
        for index in rows.indices where rows[index].fault == nil {
            let row = rows[index]
            guard let fault = textFault(in: row.cells) else { continue }
            rows[index] = Row(number: row.number, line: row.line, cells: row.cells, fault: fault)
        }
    }

    private func textFault(in cells: Range<Int>) -> RowRule? {
        bytes.withUnsafeBytes { bytes in
            for cell in self.cells[cells] {
                let text = UnsafeRawBufferPointer(rebasing: bytes[cell.range])
                if ByteScan.first(0, in: text, from: 0) < text.count { return .nullByte }
                if UTF8Check.firstInvalid(in: text) != nil { return .notText }
            }
            return nil
        }
    }
}
