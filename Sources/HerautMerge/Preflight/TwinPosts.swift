import HerautModel
import HerautTemplate

/// Holds rows about posts against each other: of one post, one notice is enough.
struct TwinPosts {
    private let column: Int
    private let hash: KeyedHash
    private var rows: [UInt64: Int] = [:]

    /// Looks at the address that each letter is about; in a list without one at nothing.
    init(_ catalogue: FieldCatalogue, _ mapping: ColumnMapping, key: [UInt8]) {
        let address = catalogue.fields.first {
            $0.type == .url && $0.supplier == .recipient && $0.isRequired
        }
        column = address?.columns["waarde"].flatMap(mapping.index) ?? -1
        hash = KeyedHash(key: key)
    }

    /// Takes a row in.
    mutating func add(_ cells: RowCells, _ row: Int, _ result: inout PreflightResult) {
        guard cells.cells.indices.contains(column) else { return }
        let text = UnsafeBufferPointer(rebasing: cells.bytes[cells.cells[column].range])
        guard !text.isEmpty else { return }
        let key = hash.hash(UnsafeRawBufferPointer(text)).low
        if let first = rows[key] {
            result.add(RowFault(.duplicatePost, row: row, column: column, other: first))
        } else {
            rows[key] = row
        }
    }
}
