/// A JSON value whose keys keep their order: the same result gives the same bytes.
enum JSON {
    case string(String)
    case number(Int)
    /// A number with two decimals.
    case decimal(Double)
    case bool(Bool)
    case array([JSON])
    case object([(key: String, value: JSON)])
    case null

    /// A text, or null.
    static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

    /// The value as a document, indented by two spaces, with a newline at its end.
    var document: String {
        var writer = JSONWriter()
        writer.write(self, indent: 0)
        return writer.text + "\n"
    }
}

private struct JSONWriter {
    var text = ""

    mutating func write(_ value: JSON, indent: Int) {
        switch value {
        case .string(let string): write(string)
        case .number(let number): text += String(number)
        case .decimal(let number): text += FixedPoint(number, places: 2).text(decimal: ".")
        case .bool(let bool): text += bool ? "true" : "false"
        case .null: text += "null"
        case .array(let items):
            enclose("[", items, "]", indent) { $0.write($1, indent: indent + 1) }
        case .object(let members):
            enclose("{", members, "}", indent) { writer, member in
                writer.write(member.key)
                writer.text += ": "
                writer.write(member.value, indent: indent + 1)
            }
        }
    }

    private mutating func enclose<Item>(
        _ open: String, _ items: [Item], _ close: String, _ indent: Int,
        _ write: (inout JSONWriter, Item) -> Void
    ) {
        text += open
        for (index, item) in items.enumerated() {
            text += index == 0 ? "\n" : ",\n"
            text += String(repeating: "  ", count: indent + 1)
            write(&self, item)
        }
        if !items.isEmpty { text += "\n" + String(repeating: "  ", count: indent) }
        text += close
    }

    private mutating func write(_ string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            // Below a space JSON allows none; the two line separators break a script that embeds it.
            case "\0"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}": text += Self.escape(scalar)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
