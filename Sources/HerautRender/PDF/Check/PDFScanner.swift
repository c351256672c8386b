/// Reads values from bytes, with care: bounded in depth, always ahead, `nil` where nothing can be read.
struct PDFScanner {
    private let bytes: ArraySlice<UInt8>
    /// The next byte.
    var position: Int

    /// Arrays and dictionaries within each other.
    private static let depth = 48

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position >= bytes.endIndex }

    private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

    /// Passes white space and comments.
    mutating func skipSpace() {
        while let byte = next {
            if byte == UInt8(ascii: "%") {
                while let byte = next, byte != 0x0A, byte != 0x0D { position += 1 }
            } else if Self.isSpace(byte) {
                position += 1
            } else {
                return
            }
        }
    }

    /// Passes `word` when it comes next.
    mutating func skip(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard bytes.endIndex - position >= count else { return false }
        for index in 0..<count where bytes[position + index] != word.utf8Start[index] { return false }
        position += count
        return true
    }

    /// The next value; in a file `12 0 R` is a reference, in the content of a page words are values.
    mutating func value(inContent: Bool = false, depth: Int = 0) -> PDFValue? {
        skipSpace()
        guard let byte = next, depth < Self.depth else { return nil }
        switch byte {
        case UInt8(ascii: "/"): return .name(name())
        case UInt8(ascii: "("): return .string(literal())
        case UInt8(ascii: "["): return array(inContent, depth)
        case UInt8(ascii: "<"):
            if position + 1 < bytes.endIndex, bytes[position + 1] == UInt8(ascii: "<") {
                return dictionary(inContent, depth)
            }
            return .string(hexadecimal())
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return number(inContent)
        default: return word(inContent)
        }
    }

    private mutating func number(_ inContent: Bool) -> PDFValue? {
        guard let first = plainNumber() else { return nil }
        guard !inContent, first >= 0, first == first.rounded(), first < 1e9 else { return .number(first) }
        // Two whole numbers and an R are a reference.
        let saved = position
        skipSpace()
        if let digit = next, Self.isDigit(digit), plainNumber() != nil {
            skipSpace()
            if next == UInt8(ascii: "R") {
                position += 1
                return .reference(Int(first))
            }
        }
        position = saved
        return .number(first)
    }

    private mutating func plainNumber() -> Double? {
        let start = position
        while let byte = next,
            Self.isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "+")
        {
            position += 1
        }
        if position == start { position += 1 }
        guard position - start <= 40 else { return nil }
        return Double(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func word(_ inContent: Bool) -> PDFValue? {
        let start = position
        while let byte = next, !Self.isSpace(byte), !Self.isDelimiter(byte) { position += 1 }
        guard position > start else {
            position += 1
            return nil
        }
        switch String(decoding: bytes[start..<position], as: UTF8.self) {
        case "true": return .flag(true)
        case "false": return .flag(false)
        case "null": return .null
        case let word: return inContent ? .word(word) : nil
        }
    }

    private mutating func name() -> String {
        position += 1
        var name: [UInt8] = []
        while let byte = next, !Self.isSpace(byte), !Self.isDelimiter(byte) {
            position += 1
            if byte == UInt8(ascii: "#"), position + 1 < bytes.endIndex,
                let high = Self.digit(bytes[position]),
                let low = Self.digit(bytes[position + 1])
            {
                name.append(high << 4 | low)
                position += 2
            } else {
                name.append(byte)
            }
        }
        return String(decoding: name, as: UTF8.self)
    }

    private mutating func literal() -> [UInt8] {
        position += 1
        var text: [UInt8] = []
        var open = 1
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "("): open += 1
            case UInt8(ascii: ")"):
                open -= 1
                if open == 0 { return text }
            case UInt8(ascii: "\\"):
                escape(&text)
                continue
            default: break
            }
            text.append(byte)
        }
        return text
    }

    private mutating func escape(_ text: inout [UInt8]) {
        guard let byte = next else { return }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case 0x0A: break
        case 0x0D: if next == 0x0A { position += 1 }
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            var value = Int(byte) - 48
            for _ in 0..<2 {
                guard let digit = next, digit >= 48, digit < 56 else { break }
                value = value * 8 + Int(digit) - 48
                position += 1
            }
            text.append(UInt8(truncatingIfNeeded: value))
        default: text.append(byte)
        }
    }

    private mutating func hexadecimal() -> [UInt8] {
        position += 1
        var digits: [UInt8] = []
        while let byte = next {
            position += 1
            if byte == UInt8(ascii: ">") { break }
            if let digit = Self.digit(byte) { digits.append(digit) }
        }
        if digits.count % 2 == 1 { digits.append(0) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    private mutating func array(_ inContent: Bool, _ depth: Int) -> PDFValue? {
        position += 1
        var items: [PDFValue] = []
        while true {
            skipSpace()
            guard let byte = next else { return nil }
            if byte == UInt8(ascii: "]") {
                position += 1
                return .array(items)
            }
            guard let item = value(inContent: inContent, depth: depth + 1) else { return nil }
            items.append(item)
        }
    }

    private mutating func dictionary(_ inContent: Bool, _ depth: Int) -> PDFValue? {
        position += 2
        var entries: [String: PDFValue] = [:]
        while true {
            skipSpace()
            if skip(">>") { return .dictionary(entries) }
            guard next == UInt8(ascii: "/") else { return nil }
            let key = name()
            guard let item = value(inContent: inContent, depth: depth + 1) else { return nil }
            entries[key] = item
        }
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C || byte == 0
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte < 58 }

    private static func isDelimiter(_ byte: UInt8) -> Bool { "()<>[]{}/%".utf8.contains(byte) }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
        default: nil
        }
    }
}
