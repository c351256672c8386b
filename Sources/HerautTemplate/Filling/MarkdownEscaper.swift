import HerautModel

/// Writes the pieces of a draft as Markdown: literals as they are, values so that they can never become markup.
struct MarkdownEscaper {
    private var text: [UInt8] = []
    /// Whether everything on this line so far could still be the start of a list, a heading or a rule.
    private var isAtLineStart = true

    /// What was added since the last time, as UTF-8.
    mutating func take() -> [UInt8] {
        defer { text = [] }
        return text
    }

    /// Adds bytes of the template, as they are.
    mutating func append(literal: String) {
        let bytes = Array(literal.utf8)
        text += bytes
        let startsLine =
            isAtLineStart || bytes.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        isAtLineStart = startsLine && MarkdownEscape.isAtLineStart(after: bytes)
    }

    /// Adds a value; its line endings stay line endings.
    mutating func append(value: String) {
        var value = value
        value.withUTF8 { MarkdownEscape.append($0, isAtLineStart: &isAtLineStart, to: &text) }
    }
}
