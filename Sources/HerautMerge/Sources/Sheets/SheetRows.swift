import HerautModel

/// Puts the cells of a sheet into rows, whatever the format: the first row with something in it is the heading, rows without anything are left
/// out, and numbers of rows are those of the sheet less the heading's.
struct SheetRows {
    /// Most rows of a sheet in Excel and in LibreOffice.
    static let rowLimit = 1 << 24

    private(set) var columns: [String] = []
    private(set) var headingFault: SourceFault?
    /// Row of the sheet that holds the heading; 0 before it came.
    private var headingRow = 0
    private var firstCell = 0
    private var fault: RowRule?
    private(set) var blankRows = 0
    private var hiddenRows = 0

    /// Whether the heading was read.
    var hasHeading: Bool { headingRow > 0 }

    /// What to tell about rows that nobody sees in the sheet; `nil` when there are none.
    func hiddenNote(in path: String) -> Finding? {
        guard hiddenRows > 0 else { return nil }
        return SourceFault("hiddenRows", ["aantal": String(hiddenRows)], severity: .warning).finding(in: path)
    }

    /// Starts a row.
    mutating func begin(_ batch: inout RowBatch) {
        firstCell = batch.cells.count
        fault = nil
    }

    /// Number of cells of the row so far.
    func width(_ batch: RowBatch) -> Int { batch.cells.count - firstCell }

    /// Adds empty cells up to `column`. One past every measure is remembered as a fault; `false` then.
    mutating func pad(to column: Int, _ batch: inout RowBatch) -> Bool {
        guard column < DataSource.columnLimit else {
            fault = .tooManyCells
            return false
        }
        while width(batch) < column { batch.closeCell(from: batch.bytes.count) }
        return true
    }

    /// Adds a cell with the bytes from `start`.
    mutating func add(from start: Int, _ batch: inout RowBatch) {
        if batch.bytes.count - start > DataSource.cellLimit {
            fault = .cellTooLong
            batch.bytes.removeLast(batch.bytes.count - start)
        }
        batch.closeCell(from: start)
    }

    /// Ends row `number` of the sheet.
    mutating func end(_ number: Int, isHidden: Bool, _ batch: inout RowBatch) {
        if batch.isBlank(from: firstCell), fault == nil {
            batch.dropCells(from: firstCell)
            if hasHeading { blankRows += 1 }
            return
        }
        guard hasHeading else { return takeHeading(number, &batch) }
        if isHidden { hiddenRows += 1 }
        batch.closeRow(
            number: number - headingRow, line: number, from: firstCell, width: columns.count, fault: fault)
    }

    private mutating func takeHeading(_ number: Int, _ batch: inout RowBatch) {
        headingRow = number
        columns = batch.cells[firstCell...].map {
            String(decoding: batch.bytes[$0.range], as: UTF8.self).trimmingSpaces()
        }
        while columns.last?.isEmpty == true { columns.removeLast() }
        headingFault =
            fault == nil ? Heading.fault(of: columns, line: number) : SourceFault("noHeading", line: number)
        batch.dropCells(from: firstCell)
    }
}
