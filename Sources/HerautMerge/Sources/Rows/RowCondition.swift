public import HerautModel
public import HerautTemplate

/// A condition on a column: `--where 'wijk=Centrum'` or `--where 'wijk!=Centrum'`.
public struct RowCondition: Hashable, Sendable {
    /// The column, as the list or Heraut calls it.
    public let column: String
    /// What has to stand there, or may not; compared without white around it and without regard to case.
    public let value: String
    /// Whether the value may not stand there.
    public let isNegated: Bool

    /// Reads `kolom=waarde` or `kolom!=waarde`; an empty value asks for an empty cell.
    public init(parsing text: String) throws(HerautError) {
        guard let mark = text.firstIndex(of: "="), mark != text.startIndex else {
            throw HerautError(.usage, .key("bron.badCondition", ["tekst": text]))
        }
        let before = text[..<mark]
        isNegated = before.hasSuffix("!")
        column = (isNegated ? before.dropLast() : before).trimmingSpaces()
        value = text[text.index(after: mark)...].trimmingSpaces()
        guard !column.isEmpty else {
            throw HerautError(.usage, .key("bron.badCondition", ["tekst": text]))
        }
    }

    /// The condition on the columns of a list, by the name above it or the name it is read as.
    public func bound(to mapping: ColumnMapping) throws(HerautError) -> BoundCondition {
        if let index = mapping.sourceColumns.firstIndex(of: column) ?? mapping.index(of: column) {
            return BoundCondition(column: index, value: value, isNegated: isNegated)
        }
        let near = Suggestion.closest(to: column, among: mapping.sourceColumns)
        let key = near == nil ? "bron.unknownCondition" : "bron.unknownConditionNear"
        throw HerautError(.usage, .key(key, ["kolom": column, "bedoeld": near ?? ""]))
    }
}

/// A condition on a column by its place.
public struct BoundCondition: Hashable, Sendable {
    let column: Int
    let value: String
    let isNegated: Bool

    /// Whether a row meets it.
    public func holds(for row: RowCells) -> Bool {
        guard row.cells.indices.contains(column) else { return isNegated }
        let cell = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: row.bytes[row.cells[column].range]))
        let isSame =
            cell.elementsEqual(value.utf8)
            || String(decoding: cell, as: UTF8.self).trimmingSpaces().lowercased() == value.lowercased()
        return isSame != isNegated
    }
}
