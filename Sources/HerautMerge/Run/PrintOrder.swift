import HerautModel
import HerautTemplate

/// The order in which letters are printed: by postcode, as the post likes it, and then by row. Four bytes a row.
struct PrintOrder: Sendable {
    private let postcode: Int
    /// The postcode of each row, as a number that sorts as it does; ``unasked`` for a row that is not meant.
    private var postcodes = ChunkedArray<UInt32>()
    private static let unasked = UInt32.max
    private var numbers: [UInt32] = []
    /// Number of letters.
    private(set) var count = 0

    /// `postcode` is a column, -1 when the list has none: then the order is that of the list.
    init(postcode: Int) { self.postcode = postcode }

    /// Takes a row in; they come in order.
    mutating func add(_ cells: RowCells, _ row: Int) {
        let cell = cells.cells.indices.contains(postcode) ? cells.cells[postcode] : SourceSpan(0, 0)
        while postcodes.count < row { postcodes.append(Self.unasked) }
        postcodes.append(Self.key(cells.bytes[cell.range]))
    }

    /// Sorts, and leaves out the rows that get no letter of their own.
    mutating func finish(_ result: PreflightResult) {
        // Postcode and row in one number.
        var keys: [UInt64] = []
        keys.reserveCapacity(result.letterCount)
        for row in 0..<postcodes.count
        where postcodes[row] != Self.unasked && result.decision(for: row) == .letter {
            keys.append(UInt64(postcodes[row]) << 32 | UInt64(row))
        }
        keys.sort()
        count = keys.count
        numbers = [UInt32](repeating: 0, count: postcodes.count)
        postcodes = ChunkedArray()
        for (index, key) in keys.enumerated() {
            numbers[Int(UInt32(truncatingIfNeeded: key))] = UInt32(index + 1)
        }
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
