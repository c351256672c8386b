import HerautModel

/// One line of a ledger: an object of JSON without objects in it, its keys in a fixed order.
public struct LedgerLine: Hashable, Sendable {
    /// A value.
    public enum Value: Hashable, Sendable {
        /// A text.
        case text(String)
        /// A whole number.
        case number(Int)
        /// Yes or no.
        case flag(Bool)
        /// Texts.
        case texts([String])
        /// Numbers.
        case numbers([Int])
    }

    /// What a line is about.
    public enum Kind: String, Sendable {
        /// The start of a run.
        case run
        /// A run that goes on where it was broken off.
        case resume
        /// A row without a letter.
        case refused
        /// A variant of the letter.
        case variant
        /// A letter.
        case letter
        /// One file with all letters.
        case file
        /// The end of a run.
        case end
        /// Working copies that were taken away.
        case purge
        /// The start of the log of a case.
        case log
        /// A line of that log.
        case event
    }

    /// What it is about.
    public let kind: Kind
    /// Keys and values, in order.
    private(set) var fields: [(key: String, value: Value)]

    /// A line.
    init(_ kind: Kind, _ fields: [(String, Value)]) {
        self.kind = kind
        self.fields = fields.map { (key: $0.0, value: $0.1) }
    }

    /// Two lines are the same when they say the same in the same order.
    public static func == (a: LedgerLine, b: LedgerLine) -> Bool {
        a.kind == b.kind && a.fields.elementsEqual(b.fields) { $0.key == $1.key && $0.value == $1.value }
    }

    /// As equality.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        for (key, value) in fields {
            hasher.combine(key)
            hasher.combine(value)
        }
    }

    /// The value of a key.
    public subscript(key: String) -> Value? { fields.first { $0.key == key }?.value }

    /// A text; `nil` when there is none under this key.
    public func text(_ key: String) -> String? { if case .text(let text)? = self[key] { text } else { nil } }

    /// A number.
    public func number(_ key: String) -> Int? {
        if case .number(let number)? = self[key] { number } else { nil }
    }

    /// Texts; none when the key is not there.
    public func texts(_ key: String) -> [String] {
        if case .texts(let texts)? = self[key] { texts } else { [] }
    }

    /// When it was written.
    public var time: Instant? { text("time").flatMap { Instant($0) } }

    // MARK: Bytes

    /// The object up to its chain, without the brace that ends it.
    var head: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(Self.usualLength)
        out += "{\"type\":".utf8
        Self.write(kind.rawValue, to: &out)
        for (key, value) in fields {
            out.append(UInt8(ascii: ","))
            Self.write(key, to: &out)
            out.append(UInt8(ascii: ":"))
            Self.write(value, to: &out)
        }
        return out
    }

    /// More bytes than the line of a letter has.
    private static let usualLength = 512

    private static func write(_ value: Value, to out: inout [UInt8]) {
        switch value {
        case .text(let text): write(text, to: &out)
        case .number(let number): out += String(number).utf8
        case .flag(let flag): out += (flag ? "true" : "false").utf8
        case .texts(let texts): write(texts, to: &out) { write($0, to: &$1) }
        case .numbers(let numbers): write(numbers, to: &out) { $1 += String($0).utf8 }
        }
    }

    private static func write<T>(_ items: [T], to out: inout [UInt8], _ item: (T, inout [UInt8]) -> Void) {
        out.append(UInt8(ascii: "["))
        for (index, each) in items.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            item(each, &out)
        }
        out.append(UInt8(ascii: "]"))
    }

    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            // Nearly every text is hashes and names, of which no byte is written otherwise.
            if bytes.allSatisfy(isPlain) { return out.append(contentsOf: bytes) }
            for byte in bytes { write(byte, to: &out) }
        }
        out.append(UInt8(ascii: "\""))
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func write(_ byte: UInt8, to out: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            out.append(UInt8(ascii: "\\"))
            out.append(byte)
        case 0..<0x20, 0x7F: out += ("\\u00" + Hexadecimal.text([byte])).utf8
        default: out.append(byte)
        }
    }

    /// Reads the bytes of a whole line without its newline, and gives it with its chain; `nil` when it is no line of a ledger.
    static func read(_ bytes: ArraySlice<UInt8>) -> (
        line: LedgerLine, head: ArraySlice<UInt8>, chain: [UInt8]
    )? {
        let mark = Array(",\"chain\":\"".utf8)
        let tail = mark.count + 66
        guard bytes.count > tail, bytes.suffix(2).elementsEqual("\"}".utf8) else { return nil }
        let head = bytes.dropLast(tail)
        guard bytes[head.endIndex...].starts(with: mark),
            let chain = Hexadecimal.bytes(String(decoding: bytes.dropLast(2).suffix(64), as: UTF8.self)),
            let line = parse(head)
        else { return nil }
        return (line, head, chain)
    }

    private static func parse(_ head: ArraySlice<UInt8>) -> LedgerLine? {
        var reader = FlatJSON(Array(head) + [UInt8(ascii: "}")])
        guard let fields = reader.object(), case .text(let name)? = fields.first?.value,
            fields[0].key == "type",
            let kind = Kind(rawValue: name)
        else { return nil }
        return LedgerLine(kind, fields.dropFirst().map { ($0.key, $0.value) })
    }
}
