/// Reads JSON (RFC 8259) as cells: no tree is made of it. Faults of grammar end reading; a value that does not fit in a cell is remembered.
struct JSONValues {
    /// Deepest nesting that is read.
    static let depthLimit = 16

    var bytes: JSONBytes
    /// Why the object read last makes no row.
    private(set) var fault: RowRule?
    /// Name of the value that is being read: names of objects in objects one after another, with `_` between.
    private var name: [UInt8] = []

    init(_ bytes: JSONBytes) { self.bytes = bytes }

    /// Reads an object and hands over its values by name, the bytes of each added to `out`; `false` on a fault of grammar.
    mutating func object(
        to out: inout [UInt8], _ body: (ArraySlice<UInt8>, Int, inout [UInt8]) -> RowRule?
    ) -> Bool {
        fault = nil
        name.removeAll(keepingCapacity: true)
        return members(1, &out, body)
    }

    /// Goes past a value of whatever kind; `false` on a fault of grammar.
    mutating func skip() -> Bool {
        var nowhere: [UInt8] = []
        fault = nil
        name.removeAll(keepingCapacity: true)
        return value(1, &nowhere) { _, _, out in
            out.removeAll(keepingCapacity: true)
            return nil
        }
    }

    private mutating func members(
        _ depth: Int, _ out: inout [UInt8], _ body: (ArraySlice<UInt8>, Int, inout [UInt8]) -> RowRule?
    ) -> Bool {
        guard depth <= Self.depthLimit, bytes.take(UInt8(ascii: "{")) else { return false }
        if bytes.peekPastWhite() == UInt8(ascii: "}") { return bytes.take(UInt8(ascii: "}")) }
        while true {
            let outer = name.count
            guard bytes.peekPastWhite() == UInt8(ascii: "\"") else { return false }
            if outer > 0 { name.append(UInt8(ascii: "_")) }
            guard bytes.string(&name), bytes.peekPastWhite() == UInt8(ascii: ":"),
                bytes.take(UInt8(ascii: ":")),
                value(depth + 1, &out, body)
            else { return false }
            name.removeLast(name.count - outer)
            switch bytes.peekPastWhite() {
            case UInt8(ascii: ","): _ = bytes.next()
            case UInt8(ascii: "}"): return bytes.take(UInt8(ascii: "}"))
            default: return false
            }
        }
    }

    private mutating func value(
        _ depth: Int, _ out: inout [UInt8], _ body: (ArraySlice<UInt8>, Int, inout [UInt8]) -> RowRule?
    ) -> Bool {
        let start = out.count
        switch bytes.peekPastWhite() {
        case UInt8(ascii: "{"): return members(depth, &out, body)
        case UInt8(ascii: "["):
            guard items(depth, &out, mark: UInt8(ascii: ";")) else { return false }
        default: guard scalar(&out) else { return false }
        }
        if out.count - start > DataSource.cellLimit {
            out.removeLast(out.count - start)
            fault = fault ?? .cellTooLong
        }
        fault = body(name[...], start, &out) ?? fault
        return true
    }

    /// A list in a cell: `;` between its items, `|` between those of a list in it (``ListCell``).
    private mutating func items(_ depth: Int, _ out: inout [UInt8], mark: UInt8) -> Bool {
        guard depth <= Self.depthLimit, bytes.take(UInt8(ascii: "[")) else { return false }
        if bytes.peekPastWhite() == UInt8(ascii: "]") { return bytes.take(UInt8(ascii: "]")) }
        while true {
            let start = out.count
            switch bytes.peekPastWhite() {
            case UInt8(ascii: "["):
                if mark == UInt8(ascii: "|") { fault = fault ?? .nestedValue }
                guard items(depth + 1, &out, mark: UInt8(ascii: "|")) else { return false }
            case UInt8(ascii: "{"):
                fault = fault ?? .nestedValue
                guard members(depth + 1, &out, { _, _, _ in nil }) else { return false }
            default:
                guard scalar(&out) else { return false }
                if out[start...].contains(where: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "|") }) {
                    fault = fault ?? .nestedValue
                }
            }
            switch bytes.peekPastWhite() {
            case UInt8(ascii: ","):
                _ = bytes.next()
                out.append(mark)
            case UInt8(ascii: "]"): return bytes.take(UInt8(ascii: "]"))
            default: return false
            }
        }
    }

    private mutating func scalar(_ out: inout [UInt8]) -> Bool {
        switch bytes.peek() {
        case UInt8(ascii: "\""): return bytes.string(&out)
        case UInt8(ascii: "t"): return word("true", &out, "ja")
        case UInt8(ascii: "f"): return word("false", &out, "nee")
        case UInt8(ascii: "n"): return word("null", &out, "")
        default: return number(&out)
        }
    }

    private mutating func word(_ word: StaticString, _ out: inout [UInt8], _ text: StaticString) -> Bool {
        for index in 0..<word.utf8CodeUnitCount where !bytes.take(word.utf8Start[index]) { return false }
        out.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        return true
    }

    private mutating func number(_ out: inout [UInt8]) -> Bool {
        var raw: [UInt8] = []
        while raw.count < 64, let byte = bytes.peek(),
            (48...57).contains(byte) || byte == 0x2D || byte == 0x2B || byte == 0x2E || byte | 0x20 == 0x65
        {
            raw.append(byte)
            _ = bytes.next()
        }
        guard let number = Double(String(decoding: raw, as: UTF8.self)), number.isFinite,
            raw.first != 0x2B, raw.first != 0x2E
        else { return false }
        SheetNumber.append(raw, .plain, is1904: false, to: &out)
        return true
    }
}
