/// Lower case and bare letters, over UTF-8 bytes. For comparing words, never for showing them.
public enum Folding {
    /// The same text in lower case, byte for byte as long, so that ranges stay valid. ASCII and the letters of two bytes: Latin with
    /// diacritics, Greek, Cyrillic. A capital whose small form has another length stays as it is.
    public static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        var index = lowercaseASCII(&result)
        while index < result.count {
            let byte = result[index]
            if byte < 0x80 {
                if (0x41...0x5A).contains(byte) { result[index] = byte | 0x20 }
                index += 1
            } else if (0xC3...0xD1).contains(byte), index + 1 < result.count, result[index + 1] & 0xC0 == 0x80
            {
                lowercasePair(&result, index)
                index += 2
            } else {
                index += 1
            }
        }
        return result
    }

    /// Does so up to the first byte that is not ASCII, in one run; returns where that is.
    private static func lowercaseASCII(_ bytes: inout [UInt8]) -> Int {
        bytes.withUnsafeMutableBufferPointer { bytes in
            var index = 0
            while index < bytes.count, bytes[index] < 0x80 {
                let byte = bytes[index]
                bytes[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte
                index += 1
            }
            return index
        }
    }

    /// Lower case without diacritics: `Één` and `een` become the same. Only Latin letters change; typographic apostrophes and
    /// hyphens become plain ones, soft hyphens vanish. The result may be shorter.
    public static func bare(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (offset, byte) in bytes.enumerated() {
            guard byte < 0x80 else {
                appendBare(bytes.dropFirst(offset), to: &result)
                return result
            }
            result.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        }
        return result
    }

    /// The same of a whole text.
    public static func bare(_ bytes: [UInt8]) -> [UInt8] { bare(bytes[...]) }

    private static func appendBare(_ bytes: ArraySlice<UInt8>, to result: inout [UInt8]) {
        var scalars = Unicode.UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch scalars.decode(&iterator) {
            case .scalarValue(let scalar): append(scalar, to: &result)
            case .error: result.append(0x3F)
            case .emptyInput: return
            }
        }
    }

    private static func lowercasePair(_ bytes: inout [UInt8], _ index: Int) {
        let value = UInt32(bytes[index] & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
        guard let scalar = Unicode.Scalar(value) else { return }
        let lower = Array(scalar.properties.lowercaseMapping.utf8)
        if lower.count == 2 {
            bytes[index] = lower[0]
            bytes[index + 1] = lower[1]
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout [UInt8]) {
        switch scalar.value {
        case 0x41...0x5A: result.append(UInt8(scalar.value) | 0x20)
        case 0...0x7F: result.append(UInt8(scalar.value))
        case 0x2018, 0x2019, 0x2BC: result.append(UInt8(ascii: "'"))
        case 0x2010, 0x2011: result.append(UInt8(ascii: "-"))
        case 0xAD, 0x200B...0x200D, 0xFEFF, 0x300...0x36F: break
        case 0xC0...0x17F: result += latin(scalar)
        default: result += Array(scalar.properties.lowercaseMapping.utf8)
        }
    }

    private static func latin(_ scalar: Unicode.Scalar) -> [UInt8] {
        if let letters = latinTable[scalar.properties.lowercaseMapping] { return letters }
        return Array(scalar.properties.lowercaseMapping.utf8)
    }

    /// Small Latin letters with diacritics, grouped by what they become.
    private static let latinTable: [String: [UInt8]] = {
        let groups = [
            "a": "àáâãäåāăą", "c": "çćĉċč", "d": "ďđ", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ",
            "i": "ìíîïĩīĭįı", "j": "ĵ",
            "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõöøōŏő", "r": "ŕŗř", "s": "śŝşš", "t": "ţťŧ",
            "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž", "ae": "æ", "oe": "œ", "ss": "ß", "ij": "ĳ",
        ]
        var table: [String: [UInt8]] = [:]
        for (plain, letters) in groups { for letter in letters { table[String(letter)] = Array(plain.utf8) } }
        return table
    }()
}
