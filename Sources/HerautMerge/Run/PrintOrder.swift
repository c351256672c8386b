import HerautModel
import HerautTemplate

/// The order in which letters are printed: by postcode, as the post likes it, and then by row. Eight bytes a row.
struct PrintOrder: Sendable {
    private let postcode: Int
    /// Postcode and row of each letter, in one number.
    private var keys: [UInt64] = []
    private var numbers: [UInt32] = []
    /// Number of letters.
    private(set) var count = 0

    /// `postcode` is a column, -1 when the list has none: then the order is that of the list.
    init(postcode: Int) { self.postcode = postcode }

    /// Takes a row in.
    mutating func add(_ cells: RowCells, _ row: Int) {
        let cell = cells.cells.indices.contains(postcode) ? cells.cells[postcode] : SourceSpan(0, 0)
        keys.append(UInt64(Self.key(cells.bytes[cell.range])) << 32 | UInt64(UInt32(clamping: row)))
    }

    /// Sorts, and leaves out the rows that get no letter of their own.
    mutating func finish(_ result: PreflightResult) {
        keys.removeAll { result.decision(for: Int(UInt32(truncatingIfNeeded: $0))) != .letter }
        keys.sort()
        count = keys.count
        let last = keys.reduce(0) { max($0, Int(UInt32(truncatingIfNeeded: $1))) }
        numbers = [UInt32](repeating: 0, count: last + 1)
        for (index, key) in keys.enumerated() {
            numbers[Int(UInt32(truncatingIfNeeded: key))] = UInt32(index + 1)
        }
        keys = []
    }

    /// Leaves out the letters of rows that turn out not to be meant, after ``finish(_:)``.
    mutating func keep(_ isMeant: (Int) -> Bool) {
        let rows = numbers.indices.filter { numbers[$0] > 0 && isMeant($0) }
            .sorted { numbers[$0] < numbers[$1] }
        for row in numbers.indices { numbers[row] = 0 }
        for (index, row) in rows.enumerated() { numbers[row] = UInt32(index + 1) }
        count = rows.count
    }

    /// The place of the letter of a row, from 1; 0 when it gets none.
    func number(of row: Int) -> Int { numbers.indices.contains(row) ? Int(numbers[row]) : 0 }

    /// Digits and letters of a postcode as a number that sorts as the postcode does.
    private static func key(_ cell: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32 {
        var key: UInt32 = 0
        var count = 0
        for byte in cell where count < 6 {
            let letter = byte & 0xDF
            switch byte {
            case 0x30...0x39: key = key * 36 + UInt32(byte - 0x30)
            case _ where letter >= 0x41 && letter <= 0x5A: key = key * 36 + UInt32(letter - 0x41) + 10
            default: continue
            }
            count += 1
        }
        return key
    }
}
