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
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }
}

private struct JSONWriter {
    var bytes: [UInt8] = []

    mutating func write(_ value: JSON, indent: Int) {
        switch value {
        case .string(let string): write(string)
        case .number(let number): append(String(number))
        case .decimal(let number): append(FixedPoint(number, places: 2).text(decimal: "."))
        case .bool(let bool): append(bool ? "true" : "false")
        case .null: append("null")
        case .array(let items):
            enclose("[", items, "]", indent) { $0.write($1, indent: indent + 1) }
        case .object(let members):
            enclose("{", members, "}", indent) { writer, member in
                writer.write(member.key)
                writer.append(": ")
                writer.write(member.value, indent: indent + 1)
            }
        }
    }

    private mutating func enclose<Item>(
        _ open: String, _ items: [Item], _ close: String, _ indent: Int,
        _ write: (inout JSONWriter, Item) -> Void
    ) {
        append(open)
        for (index, item) in items.enumerated() {
            append(index == 0 ? "\n" : ",\n")
            bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * (indent + 1)))
            write(&self, item)
        }
        if !items.isEmpty {
            append("\n")
            bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
        }
        append(close)
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func write(_ string: String) {
        append("\"")
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""): append("\\\"")
            case UInt8(ascii: "\\"): append("\\\\")
            case UInt8(ascii: "\n"): append("\\n")
            case UInt8(ascii: "\r"): append("\\r")
            case UInt8(ascii: "\t"): append("\\t")
            // Below a space JSON allows none.
            case 0...0x1F, 0x7F: append(Self.escape(UInt32(byte)))
            default:
                bytes.append(byte)
                escapeLineSeparator()
            }
        }
        append("\"")
    }

    /// The two line separators, U+2028 and U+2029, break a script that embeds them.
    private mutating func escapeLineSeparator() {
        guard let last = bytes.last, last == 0xA8 || last == 0xA9, bytes.suffix(3).starts(with: [0xE2, 0x80])
        else {
            return
        }
        bytes.removeLast(3)
        append(Self.escape(0x2000 | UInt32(last & 0x3F)))
    }

    private static func escape(_ code: UInt32) -> String {
        let digits = String(code, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
