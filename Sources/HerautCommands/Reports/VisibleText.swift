/// Text from a file, made safe and legible for a terminal: signs that steer the terminal or turn the reading direction are shown,
/// not obeyed. And how many cells of a terminal a text fills.
enum VisibleText {
    /// One line: newlines and tabs are shown as well.
    static func line(_ text: String) -> String {
        isPlain(text) ? text : text.map { shown($0, keeping: []) }.joined()
    }

    /// Several lines: newlines stay.
    static func lines(_ text: String) -> String {
        isPlain(text) ? text : text.map { shown($0, keeping: ["\n", "\t"]) }.joined()
    }

    /// Length in bytes of the code point at `offset` when it is a Latin letter, a digit or their punctuation: nothing of it is hidden, it
    /// fills one cell, and it joins with nothing before it. 0 for anything else.
    static func plainLength(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
        let rest = bytes.count - offset
        switch bytes[offset] {
        case 0x20...0x7E: return 1
        // U+00A1…U+024F but the soft hyphen.
        case 0xC2...0xC8 where rest > 1:
            let code = UInt32(bytes[offset] & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F)
            return bytes[offset + 1] & 0xC0 == 0x80 && code > 0xA0 && code != 0xAD ? 2 : 0
        // U+2010…U+2027: dashes, quotation marks, points. U+20AC: the euro.
        case 0xE2 where rest > 2:
            let isPunctuation = bytes[offset + 1] == 0x80 && (0x90...0xA7).contains(bytes[offset + 2])
            return isPunctuation || (bytes[offset + 1] == 0x82 && bytes[offset + 2] == 0xAC) ? 3 : 0
        default: return 0
        }
    }

    private static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var offset = 0
            while offset < bytes.count {
                let length = plainLength(bytes, at: offset)
                if length == 0 { return false }
                offset += length
            }
            return true
        }
    }

    /// A character as it is shown.
    static func shown(_ character: Character, keeping kept: [Character]) -> String {
        if kept.contains(character) { return String(character) }
        guard character.unicodeScalars.contains(where: isHidden) else { return String(character) }
        return character.unicodeScalars.map { isHidden($0) ? name($0) : String($0) }.joined()
    }

    /// Cells of a terminal: 2 for East Asian wide characters and emoji, 0 for what only joins or combines.
    static func width(_ text: String) -> Int {
        isPlain(text) ? text.unicodeScalars.count : text.reduce(0) { $0 + width($1) }
    }

    private static func width(_ character: Character) -> Int {
        // An emoji of several parts fills the cells of one.
        if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
        return character.unicodeScalars.map(width).max() ?? 0
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if scalar.properties.isEmojiPresentation { return 2 }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    /// Blocks whose signs are wide or fullwidth (Unicode Standard Annex 11), in whole blocks: enough for a line of carets.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
        0x20000...0x3FFFD,
    ]

    /// Control characters, and what sets the reading direction or cannot be seen. Joiners stay: Arabic, Hindi and emoji need them.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE007F:
            !isPartOfFlag(scalar)
        default: false
        }
    }

    /// Tags spell the flags of regions such as Wales within one emoji.
    private static func isPartOfFlag(_ scalar: Unicode.Scalar) -> Bool {
        (0xE0020...0xE007F).contains(scalar.value)
    }

    private static func name(_ scalar: Unicode.Scalar) -> String {
        // Controls have pictures of their own; the rest is named by its number.
        if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) { return String(picture) }
        if scalar.value == 0x7F { return "\u{2421}" }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
    }
}
