import HerautModel
import HerautTemplate

/// The refused rows as CSV, ready to be corrected and to be read again: the list's own columns, before them the row's number and the reasons.
///
/// The one file of a run that holds personal data in clear besides the letters; whoever writes it makes it readable for the user alone.
struct RefusedFile {
    /// The columns that Heraut adds. Reading such a file, it leaves them out and takes its marks against formulas off again.
    static let columns = ["heraut_rij", "heraut_reden"]

    private var writer = CSVWriter(delimiter: UInt8(ascii: ";"))

    /// Whether a heading is that of such a file.
    static func isHeading(_ names: [String]) -> Bool { names.starts(with: columns) }

    /// The heading, after a byte-order mark without which Excel reads no UTF-8.
    mutating func heading(_ columns: [String]) -> [UInt8] {
        for name in Self.columns + columns.filter({ !Self.columns.contains($0) }) { writer.add(name.utf8) }
        writer.endRow()
        return [0xEF, 0xBB, 0xBF] + writer.take()
    }

    /// A row. Of a list that was refused before, its first two cells are made new.
    mutating func row(_ number: Int, _ reasons: String, _ cells: RowCells, skipping: Int) -> [UInt8] {
        writer.add(String(number).utf8)
        writer.add(reasons.utf8)
        for cell in cells.cells.dropFirst(skipping) { writer.add(cells.bytes[cell.range]) }
        writer.endRow()
        return writer.take()
    }
}
