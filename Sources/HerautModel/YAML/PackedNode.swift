/// A YAML value in the form of ``NodeCoding``, read where it lies: a run looks at a part of what the binary holds, and pays for no more.
struct PackedNode: @unchecked Sendable {
    /// The whole text. Never written to and never freed, which is why this may be sent anywhere.
    private let bytes: UnsafeBufferPointer<UInt8>
    private let start: Int
    private let letter: UInt8
    /// Where its text or its first child starts.
    private let inner: Int
    /// The byte after its text or its last child.
    private let end: Int

    /// The node that starts at `start`; `nil` when there is none.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int = 0) {
        guard start >= 0, start < bytes.count else { return nil }
        let letter = bytes[start]
        let inner = start + Self.head(letter)
        guard inner <= bytes.count,
            Self.isGroup(letter) || letter == UInt8(ascii: "S") || letter == UInt8(ascii: "P")
        else {
            return nil
        }
        let end = inner + Self.number(bytes, start + 9)
        guard end <= bytes.count else { return nil }
        (self.bytes, self.start, self.letter, self.inner, self.end) = (bytes, start, letter, inner, end)
    }

    /// Bytes before the text of a scalar.
    private static let scalarHead = 13

    /// Bytes before the text or the first child.
    private static func head(_ letter: UInt8) -> Int { isGroup(letter) ? scalarHead + 4 : scalarHead }

    private static func isGroup(_ letter: UInt8) -> Bool {
        letter == UInt8(ascii: "L") || letter == UInt8(ascii: "M")
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        func sign(_ offset: Int) -> Int { Int((bytes[start + offset] &- 48) & 0x3F) }
        return sign(0) << 18 | sign(1) << 12 | sign(2) << 6 | sign(3)
    }

    var span: SourceSpan {
        let start = Self.number(bytes, start + 1)
        return SourceSpan(start, max(start, Self.number(bytes, self.start + 5)))
    }

    var isScalar: Bool { letter == UInt8(ascii: "S") || isPlain }
    var isPlain: Bool { letter == UInt8(ascii: "P") }

    /// The text of a scalar; empty for anything else.
    var text: String { isScalar ? String(decoding: bytes[inner..<end], as: UTF8.self) : "" }

    /// Whether it is a scalar with this text, without making a string of it.
    func isText(_ text: String) -> Bool { isScalar && bytes[inner..<end].elementsEqual(text.utf8) }

    var content: Node.Content {
        switch letter {
        case UInt8(ascii: "L"): .sequence(items)
        case UInt8(ascii: "M"): .mapping(entries)
        default: .scalar(text, isPlain: isPlain)
        }
    }

    /// The items of a list; empty for anything else.
    var items: [Node] {
        guard letter == UInt8(ascii: "L") else { return [] }
        var items: [Node] = []
        items.reserveCapacity(min(Self.number(bytes, start + 13), end - inner))
        var next = child(at: inner)
        while let item = next {
            items.append(Node(item))
            next = child(at: item.end)
        }
        return items
    }

    /// The entries of a mapping; empty for anything else.
    var entries: [Node.Entry] {
        guard letter == UInt8(ascii: "M") else { return [] }
        var entries: [Node.Entry] = []
        entries.reserveCapacity(min(Self.number(bytes, start + 13), end - inner))
        var next = child(at: inner)
        while let key = next, let value = child(at: key.end) {
            entries.append(Node.Entry(key: Node(key), value: Node(value)))
            next = child(at: value.end)
        }
        return entries
    }

    /// The value of `key` in a mapping. Asked more often than anything else, so the heads are read without making nodes of them.
    func value(of key: String) -> PackedNode? {
        guard letter == UInt8(ascii: "M") else { return nil }
        var key = key
        let value = key.withUTF8 { key -> Int? in
            var name = inner
            while name + Self.scalarHead <= end, !Self.isGroup(bytes[name]) {
                let text = name + Self.scalarHead
                let value = text + Self.number(bytes, name + 9)
                guard value + Self.scalarHead <= end else { return nil }
                if value - text == key.count, key.indices.allSatisfy({ key[$0] == bytes[text + $0] }) {
                    return value
                }
                name = value + Self.head(bytes[value]) + Self.number(bytes, value + 9)
            }
            return nil
        }
        return value.flatMap { child(at: $0) }
    }

    /// The child that starts at `start`. It lies within this one, so that damage cannot send the reader round in circles.
    private func child(at start: Int) -> PackedNode? {
        guard start < end, let child = PackedNode(bytes, at: start), child.end <= end else { return nil }
        return child
    }
}
