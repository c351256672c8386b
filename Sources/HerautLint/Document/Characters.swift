import HerautLanguage

/// Bytes with a name.
enum Byte {
    static let tab = UInt8(ascii: "\t")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let apostrophe = UInt8(ascii: "'")
    static let point = UInt8(ascii: ".")
    static let comma = UInt8(ascii: ",")
    static let colon = UInt8(ascii: ":")
    static let semicolon = UInt8(ascii: ";")
    static let question = UInt8(ascii: "?")
    static let exclamation = UInt8(ascii: "!")
    static let hyphen = UInt8(ascii: "-")
    static let slash = UInt8(ascii: "/")
    static let at = UInt8(ascii: "@")
    static let hash = UInt8(ascii: "#")
    static let percent = UInt8(ascii: "%")
    static let underscore = UInt8(ascii: "_")
    static let openParenthesis = UInt8(ascii: "(")
    static let closeParenthesis = UInt8(ascii: ")")
    static let bar = UInt8(ascii: "|")
    static let caret = UInt8(ascii: "^")
    static let star = UInt8(ascii: "*")
    static let openBracket = UInt8(ascii: "[")
    static let closeBracket = UInt8(ascii: "]")

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
    static func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
    static func isUpper(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
    static func isLower(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == space || byte == newline || byte == tab || byte == carriageReturn
    }
}

/// How characters are made alike before they are compared.
enum Characters {
    /// What becomes of a character.
    enum Replacement {
        case keep
        case space
        case drop
        case byte(UInt8)
    }

    static func length(ofCharacterAt first: UInt8) -> Int {
        switch first {
        case 0xC0...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF7: 4
        default: 1
        }
    }

    static func replacement(for character: ArraySlice<UInt8>) -> Replacement {
        switch (character.first ?? 0, character.count) {
        case (0xC2, 2):
            let second = character[character.startIndex + 1]
            return second == 0xA0 ? .space : second == 0xAD ? .drop : .keep
        case (0xE2, 3):
            let code =
                UInt16(character[character.startIndex + 1]) << 8 | UInt16(character[character.startIndex + 2])
            return generalPunctuation(code)
        case (0xEF, 3): return character.elementsEqual([0xEF, 0xBB, 0xBF]) ? .drop : .keep
        default: return .keep
        }
    }

    /// The block U+2000…U+206F: spaces of all widths, invisible characters, apostrophes, hyphens that look like hyphens.
    private static func generalPunctuation(_ code: UInt16) -> Replacement {
        switch code {
        case 0x8080...0x808A, 0x80AF: .space
        case 0x808B...0x808D, 0x81A0: .drop
        case 0x8090, 0x8091: .byte(Byte.hyphen)
        case 0x8098, 0x8099: .byte(Byte.apostrophe)
        default: .keep
        }
    }

    /// The second byte (after 0xC3) of a Latin letter with an accent; `mark` is the second byte of U+0300…U+0327.
    static func composed(_ letter: UInt8, mark: UInt8) -> UInt8? {
        guard Byte.isASCIILetter(letter) else { return nil }
        let offset: UInt8? =
            switch (letter | 0x20, mark) {
            case (UInt8(ascii: "a"), 0x80...0x83): 0xA0 + (mark - 0x80)
            case (UInt8(ascii: "e"), 0x80...0x82): 0xA8 + (mark - 0x80)
            case (UInt8(ascii: "i"), 0x80...0x82): 0xAC + (mark - 0x80)
            case (UInt8(ascii: "o"), 0x80...0x83): 0xB2 + (mark - 0x80)
            case (UInt8(ascii: "u"), 0x80...0x82): 0xB9 + (mark - 0x80)
            case (UInt8(ascii: "a"), 0x88): 0xA4
            case (UInt8(ascii: "e"), 0x88): 0xAB
            case (UInt8(ascii: "i"), 0x88): 0xAF
            case (UInt8(ascii: "o"), 0x88): 0xB6
            case (UInt8(ascii: "u"), 0x88): 0xBC
            case (UInt8(ascii: "n"), 0x83): 0xB1
            case (UInt8(ascii: "c"), 0xA7): 0xA7
            default: nil
            }
        return offset.map { Byte.isUpper(letter) ? $0 - 0x20 : $0 }
    }

    /// The same text in lower case, byte for byte as long; a new line becomes a space.
    static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
        var folded = Folding.lowercased(bytes)
        for index in folded.indices where folded[index] == Byte.newline { folded[index] = Byte.space }
        return folded
    }
}

extension [UInt8] {
    /// Whether the ASCII text stands in these bytes.
    func holds(_ text: StaticString) -> Bool { text.withUTF8Buffer { holds($0) } }

    /// Whether `part`, which is not empty, stands in these bytes.
    func holds(_ part: [UInt8]) -> Bool { part.withUnsafeBufferPointer { holds($0) } }

    private func holds(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = part.first, count >= part.count else { return false }
        return withUnsafeBufferPointer { bytes in
            var index = 0
            while index + part.count <= bytes.count {
                if bytes[index] == first, (1..<part.count).allSatisfy({ bytes[index + $0] == part[$0] }) {
                    return true
                }
                index += 1
            }
            return false
        }
    }
}
