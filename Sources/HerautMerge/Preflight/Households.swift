import HerautLanguage
import HerautModel
import HerautTemplate

/// Holds rows about the same child against each other: the same letter twice, a parent at two addresses, two parents.
///
/// At one address two parents get one letter, when it says the same to both. At two addresses each gets one, and because every letter is filled from its own row alone,
/// neither can name the other's address.
struct Households: ~Copyable {
    private let person: PersonColumns
    private let hash: KeyedHash
    private var table = PersonTable()
    private var buffer = ByteBuffer(capacity: 1 << 8)
    /// Rows that could share a letter, if both stand at the end.
    private var pairs: [(row: Int, first: Int)] = []

    init(_ person: PersonColumns, key: [UInt8]) {
        self.person = person
        hash = KeyedHash(key: key)
    }

    /// Takes a row in. Without a name and a day of birth nobody can be told from another; and a row that is refused says nothing about others,
    /// because what it says may be the fault.
    mutating func add(_ cells: RowCells, _ row: Int, birth: Int?, _ result: inout PreflightResult) {
        guard !person.child.isEmpty, let birth, !result.refused.contains(row) else { return }
        let child = key(person.child, cells, number: birth)
        let parent = UInt32(truncatingIfNeeded: key(person.parent, cells).low)
        let address = UInt32(truncatingIfNeeded: key(person.address, cells).low)
        let entry = PersonTable.Entry(
            row: UInt32(clamping: row), parent: parent, address: address, rest: rest(cells))
        let before = table.add(child, entry)
        if !before.isEmpty { compare(entry, before, &result) }
    }

    /// At the end it is known who was refused: then the other parent gets a letter alone.
    mutating func finish(_ result: inout PreflightResult) {
        for (row, first) in pairs where !result.refused.contains(row) && !result.refused.contains(first) {
            result.join(row, to: first)
            result.add(RowFault(.jointLetter, row: row, other: first))
        }
        pairs.removeAll()
        // The largest thing that a preflight holds.
        table = PersonTable()
    }

    private mutating func compare(
        _ entry: PersonTable.Entry, _ before: [PersonTable.Entry], _ result: inout PreflightResult
    ) {
        let row = Int(entry.row)
        if let twin = before.first(where: { $0.parent == entry.parent }) {
            guard twin.address != entry.address else {
                return result.add(RowFault(.duplicateRow, row: row, other: Int(twin.row)))
            }
            // One of the two addresses is wrong, and nobody here knows which: the letter must reach neither.
            result.add(RowFault(.otherAddress, row: row, other: Int(twin.row)))
            return result.add(RowFault(.otherAddress, row: Int(twin.row), other: row))
        }
        let first = Int(before[0].row)
        if before.count > 1 { return result.add(RowFault(.thirdRecipient, row: row, other: first)) }
        if before[0].address != entry.address {
            result.add(RowFault(.twoAddresses, row: row, other: first))
        } else if before[0].rest != entry.rest {
            // Another act or another day of talk: in one letter to both, one of the two would get lost.
            result.add(RowFault(.differentLetters, row: row, other: first))
        } else {
            pairs.append((row, first))
        }
    }

    /// The hash of all that the letter says beside who gets it, as it stands in the list.
    private mutating func rest(_ cells: RowCells) -> UInt32 {
        buffer.truncate(to: 0)
        for column in person.rest where cells.cells.indices.contains(column) {
            buffer.append(contentsOf: UnsafeBufferPointer(rebasing: cells.bytes[cells.cells[column].range]))
            buffer.append(0)
        }
        return UInt32(truncatingIfNeeded: hash.hash(UnsafeRawBufferPointer(buffer.bytes)).low)
    }

    /// The hash of some cells in lower case, without white and signs, so that `JANSEN` and `Jansen`, `1234AB` and `1234 ab` are the same.
    private mutating func key(_ columns: [Int], _ cells: RowCells, number: Int = 0) -> PersonKey {
        buffer.truncate(to: 0)
        for column in columns where cells.cells.indices.contains(column) {
            PersonSpelling.append(cells.bytes, cells.cells[column], to: &buffer)
            buffer.append(0)
        }
        for shift in [0, 8, 16, 24] { buffer.append(UInt8(truncatingIfNeeded: number >> shift)) }
        return hash.hash(UnsafeRawBufferPointer(buffer.bytes))
    }
}
