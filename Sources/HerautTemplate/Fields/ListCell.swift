import HerautModel

/// A list in one cell: items between semicolons; the fields of an item between upright strokes, in the order of `velden`. Empty items fall
/// away; an item has a place for each of its fields, and a place may be empty.
enum ListCell {
    /// Between items.
    static let itemMark = UInt8(ascii: ";")
    /// Between the fields of an item.
    static let partMark = UInt8(ascii: "|")

    /// The items as texts without white around them.
    static func items(of text: String) -> [String] {
        text.utf8.split(separator: itemMark).map { Substring($0).trimmingSpaces() }.filter { !$0.isEmpty }
    }

    /// One item as a group of values; `nil` when it has too many or too few fields, or one of the wrong type.
    static func group(_ item: String, fields: [Field]) -> Value? {
        let parts = item.utf8.split(separator: partMark, omittingEmptySubsequences: false)
        guard parts.count == fields.count else { return nil }
        var values: [String: Value] = [:]
        for (part, field) in zip(parts, fields) {
            let text = Substring(part).trimmingSpaces()
            if text.isEmpty { continue }
            guard let value = ValueReading.value(of: text, as: field.type, choices: field.choices) else {
                return nil
            }
            values[field.name] = value
        }
        return .group(values)
    }
}
