import HerautModel

/// Reads an object of JSON without objects in it, as a ledger has them. Whatever else comes by is refused, never guessed at.
struct FlatJSON {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The keys and values of the whole text; `nil` when it is no such object.
    mutating func object() -> [(key: String, value: LedgerLine.Value)]? {
        guard take("{") else { return nil }
        var fields: [(key: String, value: LedgerLine.Value)] = []
        if !take("}") {
            repeat {
                guard let key = string(), take(":"), let value = value() else { return nil }
                fields.append((key, value))
            } while take(",")
            guard take("}") else { return nil }
        }
        return position == bytes.count ? fields : nil
    }

    private mutating func value() -> LedgerLine.Value? {
        guard position < bytes.count else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "\""): return string().map { .text($0) }
        case UInt8(ascii: "["): return array()
        case UInt8(ascii: "t"): return word("true") ? .flag(true) : nil
        case UInt8(ascii: "f"): return word("false") ? .flag(false) : nil
        default: return number().map { .number($0) }
        }
    }

    private mutating func array() -> LedgerLine.Value? {
        position += 1
        if take("]") { return .texts([]) }
        var texts: [String] = []
        var numbers: [Int] = []
        repeat {
            if let text = string() {
                texts.append(text)
            } else if let number = number() {
                numbers.append(number)
            } else {
                return nil
            }
        } while take(",")
        guard take("]"), texts.isEmpty || numbers.isEmpty else { return nil }
        return numbers.isEmpty ? .texts(texts) : .numbers(numbers)
    }

    private mutating func string() -> String? {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return nil }
        var text: [UInt8] = []
        var index = position + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            guard bytes[index] == UInt8(ascii: "\\") else {
                text.append(bytes[index])
                index += 1
                continue
            }
            guard index + 1 < bytes.count else { return nil }
            if bytes[index + 1] == UInt8(ascii: "u") {
                guard index + 5 < bytes.count, bytes[index + 2] == 0x30, bytes[index + 3] == 0x30,
                    let byte = Hexadecimal.bytes(
                        String(decoding: bytes[index + 4..<index + 6], as: UTF8.self))
                else { return nil }
                text += byte
                index += 6
            } else {
                text.append(bytes[index + 1])
                index += 2
            }
        }
        guard index < bytes.count else { return nil }
        position = index + 1
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func number() -> Int? {
        let start = position
        while position < bytes.count, bytes[position] == 0x2D || (0x30...0x39).contains(bytes[position]) {
            position += 1
        }
        return start < position ? Int(String(decoding: bytes[start..<position], as: UTF8.self)) : nil
    }

    private mutating func word(_ word: String) -> Bool {
        guard bytes[position...].starts(with: word.utf8) else { return false }
        position += word.utf8.count
        return true
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: sign) else { return false }
        position += 1
        return true
    }
}
