/// A value as the Mustache specification knows it: what a template of any make is filled with, without declared fields.
public enum MustacheValue: Sendable {
    /// Nothing.
    case null
    /// Yes or no.
    case bool(Bool)
    /// A number.
    case number(Double)
    /// A text.
    case string(String)
    /// Values in order.
    case list([MustacheValue])
    /// Values by name.
    case map([String: MustacheValue])
    /// A function: takes the unread text of a section, or nothing for a variable, and gives Mustache.
    case lambda(@Sendable (String) -> String)

    /// Whether a section over it is shown.
    var isTrue: Bool {
        switch self {
        case .null: false
        case .bool(let isTrue): isTrue
        case .string(let text): !text.isEmpty
        case .list(let items): !items.isEmpty
        case .number, .map, .lambda: true
        }
    }

    /// The text a variable prints; nothing for what has no text.
    var text: String {
        switch self {
        case .null, .list, .map, .lambda: ""
        case .bool(let isTrue): isTrue ? "true" : "false"
        case .string(let text): text
        case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
        }
    }
}

/// The values that are open around a tag, from the outside in.
struct ContextStack {
    private var values: [MustacheValue]

    init(_ value: MustacheValue) { values = [value] }

    mutating func push(_ value: MustacheValue) { values.append(value) }

    mutating func pop() { values.removeLast() }

    /// The value of a name: its first part from the innermost map that has it, the rest strictly inside that.
    func value(of name: String) -> MustacheValue? {
        if name == "." { return values.last }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, var value = nearest(String(first)) else { return nil }
        for part in parts.dropFirst() {
            guard case .map(let entries) = value, let next = entries[String(part)] else { return nil }
            value = next
        }
        return value
    }

    private func nearest(_ name: String) -> MustacheValue? {
        for case .map(let entries) in values.reversed() {
            if let value = entries[name] { return value }
        }
        return nil
    }
}
