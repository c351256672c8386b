import HerautModel
import HerautTemplate

/// A letter to be made: a row, and the row of the other parent when one letter goes to both. Valid as long as the bytes of its rows.
struct LetterTask: @unchecked Sendable {
    /// Number of the row.
    let row: Int
    let cells: RowCells
    /// The row of the other parent.
    var other: (row: Int, cells: RowCells)?
    /// Name of the file, without an ending.
    let name: String
}

/// What came of a letter.
enum LetterOutcome: Sendable {
    case made(LetterEntry)
    /// The rules that stop it.
    case stopped(row: Int, rules: [String])
}

/// What the record says of one letter. Nothing in it names anyone.
struct LetterEntry: Sendable {
    let row: Int
    let otherRow: Int?
    /// Keyed hashes of who it is about and who gets it, one for each recipient.
    let persons: [String]
    let variant: String
    /// The answers that make the variant, when it is the first letter of its thread that took it.
    let branches: [RowBranch]?
    let name: String
    /// SHA-256 of the file in each format.
    let hashes: [String]
    /// Rules that spoke without stopping it.
    let rules: [String]
}

/// A row that has to outlive its batch: the first of two parents, whose letter is made when the second comes by.
final class HeldRow {
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private let spans: UnsafeMutableBufferPointer<SourceSpan>

    init(_ row: RowCells) {
        let count = row.cells.reduce(0) { $0 + $1.count }
        bytes = .allocate(capacity: max(count, 1))
        spans = .allocate(capacity: row.cells.count)
        var end = 0
        for (index, cell) in row.cells.enumerated() {
            let start = end
            for byte in row.bytes[cell.range] {
                bytes.initializeElement(at: end, to: byte)
                end += 1
            }
            spans.initializeElement(at: index, to: SourceSpan(start, end))
        }
    }

    deinit {
        bytes.deallocate()
        spans.deallocate()
    }

    /// The row, valid as long as this is held.
    var cells: RowCells { RowCells(bytes: UnsafeBufferPointer(bytes), cells: UnsafeBufferPointer(spans)) }
}
