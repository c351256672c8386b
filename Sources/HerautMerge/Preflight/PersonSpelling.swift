import HerautModel

/// One spelling for all spellings of a name or an address: small letters and digits only. Letters with diacritics stay apart from those without
/// (Müller is not Muller), whether they are written as one sign or as two.
enum PersonSpelling {
    /// Adds the spelling of a cell. Letters up to U+024F by a table; a cell with any other by the tables of Unicode.
    static func append(_ bytes: UnsafeBufferPointer<UInt8>, _ cell: SourceSpan, to out: inout ByteBuffer) {
        let start = out.count
        var index = cell.start
        while index < cell.end {
            let byte = bytes[index]
            if byte < 0x80 {
                index = appendPlain(bytes, index..<cell.end, to: &out)
            } else {
                guard let small = small(bytes, at: index, end: cell.end) else {
                    out.truncate(to: start)
                    return appendSlowly(String(decoding: bytes[cell.range], as: UTF8.self), to: &out)
                }
                append(small, to: &out)
                index += 2
            }
        }
    }

    /// Adds what counts of the ASCII from the start of `range`; returns where it ends.
    private static func appendPlain(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to out: inout ByteBuffer
    ) -> Int {
        var index = range.lowerBound
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: range.count) { target in
            var count = 0
            while index < range.upperBound, bytes[index] < 0x80 {
                let (byte, small) = (bytes[index], bytes[index] | 0x20)
                let isLetter = small &- 0x61 < 26
                target[count] = isLetter ? small : byte
                // What does not count is written over by the next.
                count += isLetter || byte &- 0x30 < 10 ? 1 : 0
                index += 1
            }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: target[..<count]))
        }
        return index
    }

    /// The small letter of two bytes; 0 for a sign, `nil` for what the table does not know.
    private static func small(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> UInt16? {
        guard (0xC2...0xC9).contains(bytes[index]), index + 1 < end, bytes[index + 1] & 0xC0 == 0x80 else {
            return nil
        }
        let code = Int(bytes[index] & 0x1F) << 6 | Int(bytes[index + 1] & 0x3F)
        let small = table[code - 0x80]
        return small == UInt16.max ? nil : small
    }

    private static func append(_ code: UInt16, to out: inout ByteBuffer) {
        guard code > 0 else { return }
        if code < 0x80 { return out.append(UInt8(code)) }
        out.append(UInt8(0xC0 | code >> 6))
        out.append(UInt8(0x80 | code & 0x3F))
    }

    /// Small letters of U+0080…U+024F; 0 where there is no letter, the highest number where one letter becomes two or grows.
    private static let table: [UInt16] = (0x80..<0x250).map { code in
        guard let scalar = Unicode.Scalar(UInt32(code)), scalar.properties.isAlphabetic else { return 0 }
        let small = scalar.properties.lowercaseMapping.unicodeScalars
        guard small.count == 1, let first = small.first, first.value < 0x250 else { return .max }
        return UInt16(first.value)
    }

    private static func appendSlowly(_ text: String, to out: inout ByteBuffer) {
        var last: Unicode.Scalar?
        for scalar in text.lowercased().unicodeScalars {
            let isMark = (0x300...0x36F).contains(scalar.value)
            if isMark, let base = last, let whole = compositions[Pair(base: base, mark: scalar)] {
                last = whole
                continue
            }
            if let last { out.append(String(last)) }
            let isPart = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            last = isPart || isMark ? scalar : nil
        }
        if let last { out.append(String(last)) }
    }

    /// A letter in one sign where there is one, whichever way it was written.
    static func composed(_ character: Character) -> String {
        let scalars = character.unicodeScalars
        guard scalars.count > 1, var last = scalars.first else { return String(character) }
        var text = String.UnicodeScalarView()
        for scalar in scalars.dropFirst() {
            if let whole = compositions[Pair(base: last, mark: scalar)] {
                last = whole
            } else {
                text.append(last)
                last = scalar
            }
        }
        text.append(last)
        return String(text)
    }

    private struct Pair: Hashable {
        let base: Unicode.Scalar
        let mark: Unicode.Scalar
    }

    /// Letters that are also written as a bare one and a mark. Swift holds both for the same character, so no table of Unicode is needed.
    private static let compositions: [Pair: Unicode.Scalar] = {
        let scalars = (Array(0xC0..<0x250) + Array(0x1E00..<0x1F00)).compactMap { Unicode.Scalar(UInt32($0)) }
        let whole = Dictionary(scalars.map { (Character($0), $0) }, uniquingKeysWith: { first, _ in first })
        // Those of the languages of Europe and of Vietnamese; a letter with another mark stays two signs.
        let marks =
            "\u{300}\u{301}\u{302}\u{303}\u{304}\u{306}\u{307}\u{308}\u{309}\u{30A}\u{30B}\u{30C}\u{31B}\u{323}\u{326}\u{327}\u{328}"
            .unicodeScalars
        var pairs: [Pair: Unicode.Scalar] = [:]
        let plain = (UInt32(0x61)...0x7A).compactMap { Unicode.Scalar($0) }
        for base in plain
            + scalars.filter({ ($0.value < 0x180 || $0.value >= 0x1EA0) && $0.properties.isLowercase })
        {
            for mark in marks {
                var text = String.UnicodeScalarView([base])
                text.append(mark)
                let pair = String(text)
                if pair.count == 1, let character = pair.first, let scalar = whole[character] {
                    pairs[Pair(base: base, mark: mark)] = scalar
                }
            }
        }
        return pairs
    }()
}
