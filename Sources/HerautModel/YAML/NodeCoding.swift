/// The compact form in which parsed YAML lies in the binary.
///
/// One node after another, in order of appearance: a letter (`S` quoted scalar, `P` plain scalar, `L` list, `M` mapping), start and
/// end of the span, and a count (bytes of the text; items; entries), each followed by a space, then the text or the children.
public enum NodeCoding {
    /// The compact form of `node`.
    public static func encode(_ node: Node) -> String {
        var out = ""
        write(node, to: &out)
        return out
    }

    /// The tree of a compact form made by ``encode(_:)``; `nil` when it is damaged.
    public static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> Node? {
        var cursor = Cursor(bytes: bytes)
        return cursor.node()
    }

    private static func write(_ node: Node, to out: inout String) {
        func head(_ letter: String, _ count: Int) {
            out += "\(letter)\(node.span.start) \(node.span.end) \(count) "
        }
        switch node.content {
        case .scalar(let text, let isPlain):
            head(isPlain ? "P" : "S", text.utf8.count)
            out += text
        case .sequence(let items):
            head("L", items.count)
            for item in items { write(item, to: &out) }
        case .mapping(let entries):
            head("M", entries.count)
            for entry in entries {
                write(entry.key, to: &out)
                write(entry.value, to: &out)
            }
        }
    }

    private struct Cursor {
        let bytes: UnsafeBufferPointer<UInt8>
        var position = 0

        mutating func node() -> Node? {
            guard position < bytes.count else { return nil }
            let letter = bytes[position]
            position += 1
            guard let start = number(), let end = number(), let count = number(), start <= end else {
                return nil
            }
            let span = SourceSpan(start, end)
            switch letter {
            case UInt8(ascii: "S"), UInt8(ascii: "P"):
                return text(count).map { Node(.scalar($0, isPlain: letter == UInt8(ascii: "P")), span: span) }
            case UInt8(ascii: "L"):
                return nodes(count).map { Node(.sequence($0), span: span) }
            case UInt8(ascii: "M"):
                return entries(count).map { Node(.mapping($0), span: span) }
            default:
                return nil
            }
        }

        private mutating func number() -> Int? {
            var value = 0
            while position < bytes.count, bytes[position] != UInt8(ascii: " ") {
                guard (48...57).contains(bytes[position]), value < 1 << 50 else { return nil }
                value = value * 10 + Int(bytes[position] - 48)
                position += 1
            }
            position += 1
            return value
        }

        private mutating func text(_ count: Int) -> String? {
            guard position + count <= bytes.count else { return nil }
            defer { position += count }
            return String(decoding: bytes[position..<position + count], as: UTF8.self)
        }

        private mutating func nodes(_ count: Int) -> [Node]? {
            guard count <= bytes.count else { return nil }
            var items: [Node] = []
            items.reserveCapacity(count)
            for _ in 0..<count {
                guard let item = node() else { return nil }
                items.append(item)
            }
            return items
        }

        private mutating func entries(_ count: Int) -> [Node.Entry]? {
            guard count <= bytes.count else { return nil }
            var entries: [Node.Entry] = []
            entries.reserveCapacity(count)
            for _ in 0..<count {
                guard let key = node(), let value = node() else { return nil }
                entries.append(Node.Entry(key: key, value: value))
            }
            return entries
        }
    }
}
