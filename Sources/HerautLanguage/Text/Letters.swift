/// Single characters of UTF-8 text, read byte by byte. ASCII is decided here, the rest by the Unicode data of the standard library.
enum Letters {
    /// One code point and how many bytes it takes. A byte that is not UTF-8 counts as one character that is neither letter nor space.
    struct Character {
        let scalar: Unicode.Scalar
        let length: Int
    }

    /// The code point that starts at `index`.
    @inline(__always)
    static func character(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Character {
        let first = bytes[index]
        if first < 0x80 { return Character(scalar: Unicode.Scalar(first), length: 1) }
        return multibyte(bytes, index, end)
    }

    /// The code point that ends just before `index`.
    static func characterBefore(_ bytes: [UInt8], _ index: Int, _ start: Int) -> Character {
        var first = index - 1
        while first > start, index - first < 4, bytes[first] & 0xC0 == 0x80 { first -= 1 }
        return character(bytes, first, index)
    }

    /// Space, line end, non-breaking and typographic spaces.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// A letter, or a mark that belongs to one: accents that stand apart, the soft hyphen.
    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
        if scalar.value == 0xAD { return true }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark,
            .spacingMark:
            return true
        default: return false
        }
    }

    /// A digit 0…9.
    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// A capital.
    static func isUpper(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? ("A"..."Z").contains(scalar) : scalar.properties.isUppercase
    }

    /// A small letter.
    static func isLower(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? ("a"..."z").contains(scalar) : scalar.properties.isLowercase
    }

    /// Marks that open a quotation or bracket.
    static func isOpener(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "'", "(", "[", "{", "«", "‹", "“", "‘", "„", "‚", "*", "_": true
        default: false
        }
    }

    /// Marks that close a quotation or bracket after a full stop.
    static func isCloser(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "'", ")", "]", "}", "»", "›", "”", "’", "*", "_": true
        default: false
        }
    }

    /// Straight and typographic apostrophes.
    static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "’" || scalar == "ʼ"
    }

    private static func multibyte(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Character {
        let first = bytes[index]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
        guard length > 1, first < 0xF5, index + length <= end else { return broken }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for byte in bytes[index + 1..<index + length] {
            guard byte & 0xC0 == 0x80 else { return broken }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return Unicode.Scalar(value).map { Character(scalar: $0, length: length) } ?? broken
    }

    private static let broken = Character(scalar: "\u{FFFD}", length: 1)
}
