/// How the letters of a text file are written as bytes.
public enum TextEncoding: Hashable, Sendable {
    /// UTF-8, with or without a byte-order mark.
    case utf8
    /// UTF-16, low byte first.
    case utf16LittleEndian
    /// UTF-16, high byte first.
    case utf16BigEndian
    /// Windows-1252, which Dutch Windows programs write by default. ISO-8859-1 is read as this too, as browsers do.
    case windows1252
    /// ISO-8859-15, Latin-9.
    case iso8859_15

    /// As the user types it, in any case; `nil` for another word.
    public init?(name: String) {
        switch name.lowercased() {
        case "utf-8", "utf8": self = .utf8
        case "utf-16", "utf16", "utf-16le", "utf16le": self = .utf16LittleEndian
        case "utf-16be", "utf16be": self = .utf16BigEndian
        case "windows-1252", "cp1252", "iso-8859-1", "latin1", "latin-1": self = .windows1252
        case "iso-8859-15", "latin9", "latin-9": self = .iso8859_15
        default: return nil
        }
    }

    /// What to call it.
    public var label: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16"
        case .utf16BigEndian: "UTF-16 (big-endian)"
        case .windows1252: "Windows-1252"
        case .iso8859_15: "ISO-8859-15"
        }
    }

    /// The encoding that a byte-order mark tells, and the length of the mark.
    static func marked(_ start: ArraySlice<UInt8>) -> (encoding: TextEncoding, length: Int)? {
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if start.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        return start.starts(with: [0xFE, 0xFF]) ? (.utf16BigEndian, 2) : nil
    }

    /// UTF-16 without a mark: in a heading nearly every second byte is zero, always the same one of the two.
    static func unmarkedUTF16(_ start: ArraySlice<UInt8>) -> TextEncoding? {
        let pairs = start.count / 2
        guard pairs >= 4 else { return nil }
        var zeros = [0, 0]
        for (index, byte) in start.enumerated() where byte == 0 { zeros[index & 1] += 1 }
        if zeros[1] * 10 >= pairs * 8, zeros[0] == 0 { return .utf16LittleEndian }
        return zeros[0] * 10 >= pairs * 8 && zeros[1] == 0 ? .utf16BigEndian : nil
    }

    /// The encoding of a sample with bytes outside ASCII. UTF-8 shows by its pattern; one broken letter among good ones does not make it
    /// something else. Windows-1252 and Latin-9 differ in a handful of signs: bytes 80–9F are letters only in the first, and where Latin-9 has
    /// a letter (Š š Ž ž Œ œ Ÿ) or the euro sign, the other has a sign that never touches a letter.
    static func guess(_ sample: UnsafeRawBufferPointer) -> TextEncoding {
        var (good, bad) = (0, 0)
        var index = UTF8Check.firstHigh(in: sample, from: 0)
        while index < sample.count {
            let length = UTF8Check.length(at: index, in: sample)
            // A letter that the sample cuts off says nothing.
            if length == nil, index + 4 > sample.count { break }
            good += length == nil ? 0 : 1
            bad += length == nil ? 1 : 0
            index = UTF8Check.firstHigh(in: sample, from: index + (length ?? 1))
        }
        return good > bad ? .utf8 : singleByte(sample)
    }

    private static func singleByte(_ sample: UnsafeRawBufferPointer) -> TextEncoding {
        var latin9 = 0
        for (index, byte) in sample.enumerated() where byte >= 0x80 {
            switch byte {
            case 0x80...0x9F: return .windows1252
            case 0xA4: latin9 += 1
            case 0xA6, 0xA8, 0xB4, 0xB8, 0xBC, 0xBD, 0xBE:
                let touches = isLetter(sample, index - 1) || isLetter(sample, index + 1)
                latin9 += touches ? 1 : -1
            default: break
            }
        }
        return latin9 > 0 ? .iso8859_15 : .windows1252
    }

    private static func isLetter(_ sample: UnsafeRawBufferPointer, _ index: Int) -> Bool {
        guard sample.indices.contains(index) else { return false }
        return (0x41...0x5A).contains(sample[index] & 0xDF) || sample[index] >= 0xC0
    }
}
