/// Cuts a passage into sentences: enough for rules that look at one sentence at a time.
enum SentenceSplitter {
    /// Words that end in a point without ending a sentence.
    private static let abbreviations = [
        "art", "artt", "dhr", "mevr", "mr", "dr", "drs", "ing", "ir", "prof", "nr", "tel", "gem", "burg",
        "jl", "evt", "bijv", "ca", "incl",
        "excl", "max", "min", "st", "blz", "ecli", "gr",
    ].map { Array($0.utf8) }

    static func sentences(in bytes: [UInt8]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = skipSpace(bytes, from: 0)
        var position = start
        while position < bytes.count {
            guard let end = end(bytes, at: position, start: start) else { position += 1; continue }
            if end > start { sentences.append(start..<end) }
            start = skipSpace(bytes, from: max(end, position + 1))
            position = start
        }
        var end = bytes.count
        while end > start, Byte.isSpace(bytes[end - 1]) { end -= 1 }
        if end > start { sentences.append(start..<end) }
        return sentences
    }

    /// The end of the sentence when the sign at `position` ends one.
    private static func end(_ bytes: [UInt8], at position: Int, start: Int) -> Int? {
        switch bytes[position] {
        case Byte.newline: return endsLine(bytes, position) ? position : nil
        case Byte.question, Byte.exclamation: return closing(bytes, after: position)
        case Byte.point:
            guard !isAbbreviation(bytes, position, start) else { return nil }
            return closing(bytes, after: position)
        default: return nil
        }
    }

    /// After the last of the signs that belong to the end (`?!`, `."`), when a space or nothing follows and what comes next can
    /// start a sentence.
    private static func closing(_ bytes: [UInt8], after position: Int) -> Int? {
        var end = position + 1
        while end < bytes.count, isClosing(bytes, end) { end += 1 }
        guard end < bytes.count else { return end }
        guard Byte.isSpace(bytes[end]) else { return nil }
        let next = skipSpace(bytes, from: end)
        return next == bytes.count || !Byte.isLower(bytes[next]) ? end : nil
    }

    private static func isClosing(_ bytes: [UInt8], _ index: Int) -> Bool {
        switch bytes[index] {
        case Byte.question, Byte.exclamation, Byte.point, Byte.quote, Byte.apostrophe, 0x29,
            Byte.closeBracket:
            true
        case 0xE2: bytes[index...].starts(with: "”".utf8)
        case 0x80: bytes[index - 1] == 0xE2
        case 0x9D: bytes[index - 1] == 0x80
        default: false
        }
    }

    /// A line that goes on in small letters goes on with the sentence.
    private static func endsLine(_ bytes: [UInt8], _ position: Int) -> Bool {
        position + 1 >= bytes.count || !Byte.isLower(bytes[position + 1])
    }

    private static func isAbbreviation(_ bytes: [UInt8], _ point: Int, _ start: Int) -> Bool {
        var from = point
        while from > start, Byte.isASCIILetter(bytes[from - 1]) { from -= 1 }
        let word = bytes[from..<point].map { $0 | 0x20 }
        if word.count == 1 {
            return from == start || bytes[from - 1] == Byte.point || Byte.isUpper(bytes[from])
        }
        return abbreviations.contains(word)
    }

    private static func skipSpace(_ bytes: [UInt8], from position: Int) -> Int {
        var position = position
        while position < bytes.count, Byte.isSpace(bytes[position]) { position += 1 }
        return position
    }
}
