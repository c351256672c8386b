public import HerautModel

/// A CSV file with recipients: columns, rows and every fault, read in one pass. Rows are kept as byte ranges; cells are cut out
/// when asked for.
public struct CSVTable: Sendable {
    /// The file.
    public let source: SourceText
    /// What parts the cells: `;`, `,` or a tab.
    public let delimiter: UInt8
    /// Names of the columns, without white around them.
    public let columns: [String]
    /// The rows that can be used, in order.
    public let rows: [Row]
    /// Number of rows in the file, the heading and blank lines not counted; those that cannot be used are counted.
    public let rowCount: Int
    /// Every fault, in the order of the file.
    public let findings: [Finding]

    /// One row.
    public struct Row: Hashable, Sendable {
        /// Number of the row, from 1, the heading and blank lines not counted.
        public let number: Int
        /// Its bytes, without the line ending.
        public let span: SourceSpan

        /// Row `number` at `span`.
        public init(number: Int, span: SourceSpan) {
            self.number = number
            self.span = span
        }
    }

    /// A table as read.
    init(
        source: SourceText, delimiter: UInt8, columns: [String], rows: [Row], rowCount: Int,
        findings: [Finding]
    ) {
        self.source = source
        self.delimiter = delimiter
        self.columns = columns
        self.rows = rows
        self.rowCount = rowCount
        self.findings = findings
    }

    /// The cells of a row, one for every column.
    public func cells(of row: Row) -> [CSVCell] {
        var cursor = CSVCursor(source.bytes, delimiter: delimiter, from: row.span.start)
        return cursor.next() ? cursor.cells : []
    }

    /// A row with its texts.
    public func record(of row: Row) -> Record {
        Record(number: row.number, columns: columns, texts: cells(of: row).map { $0.text(in: source) })
    }

    /// All rows that can be used, with their texts.
    public func records() -> [Record] { rows.map(record) }
}
