/// Strings of JSON.
extension JSONBytes {
    /// Reads a string and adds its text to `out`; `false` on a fault of grammar.
    mutating func string(_ out: inout [UInt8]) -> Bool {
        guard take(UInt8(ascii: "\"")) else { return false }
        while let byte = next() {
            switch byte {
            case UInt8(ascii: "\""): return true
            case UInt8(ascii: "\\"): guard escape(&out) else { return false }
            case 0..<0x20: return false
            default: out.append(byte)
            }
            // Nothing that long is a value, and what nothing closes would go on to the end of the file.
            if out.count > DataSource.cellLimit * 4 { return false }
        }
        return false
    }

    private mutating func escape(_ out: inout [UInt8]) -> Bool {
        switch next() {
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case let byte? where [UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/")].contains(byte):
            out.append(byte)
        case UInt8(ascii: "u"): return unicode(&out)
        default: return false
        }
        return true
    }

    /// `\u00EB`, or two of them for a letter outside the first plane. Half a letter comes out as a byte that is no text.
    private mutating func unicode(_ out: inout [UInt8]) -> Bool {
        guard let first = hex() else { return false }
        var code = UInt32(first)
        if (0xD800...0xDBFF).contains(code) {
            guard peek() == UInt8(ascii: "\\") else {
                out.append(TextDecoder.invalid)
                return true
            }
            _ = next()
            guard peek() == UInt8(ascii: "u") else {
                out.append(TextDecoder.invalid)
                return escape(&out)
            }
            _ = next()
            guard let second = hex() else { return false }
            let isPair = (0xDC00...0xDFFF).contains(second)
            code = isPair ? 0x10000 + ((code - 0xD800) << 10) + (UInt32(second) - 0xDC00) : 0xD800
        }
        if let scalar = Unicode.Scalar(code) {
            out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        } else {
            out.append(TextDecoder.invalid)
        }
        return true
    }

    private mutating func hex() -> UInt16? {
        var code: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                return nil
            }
            code = code << 4 | UInt16(digit)
        }
        return code
    }
}
