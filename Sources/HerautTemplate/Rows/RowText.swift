import HerautModel

/// Work on the bytes of a cell.
enum RowText {
    /// `range` of `bytes` without spaces, tabs, line endings and no-break spaces at both ends: as `trimmingSpaces()` on a string.
    static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: SourceSpan) -> SourceSpan {
        var (start, end) = (range.start, range.end)
        // Hardly any cell has white around it.
        if start < end, isInk(bytes[start]), isInk(bytes[end - 1]) { return range }
        while start < end {
            if isBlank(bytes[start]) {
                start += 1
            } else if bytes[start] == 0xC2, start + 1 < end, bytes[start + 1] == 0xA0 {
                start += 2
            } else {
                break
            }
        }
        while start < end {
            if isBlank(bytes[end - 1]) {
                end -= 1
            } else if bytes[end - 1] == 0xA0, end - 2 >= start, bytes[end - 2] == 0xC2 {
                end -= 2
            } else {
                break
            }
        }
        return SourceSpan(start, end)
    }

    /// Whether the bytes can be printed as they stand: valid UTF-8 without control characters and line separators.
    static func isPrintable(_ bytes: UnsafeBufferPointer<UInt8>, _ range: SourceSpan) -> Bool {
        if isPlainASCII(bytes, range) { return true }
        var index = range.start
        while index < range.end {
            let byte = bytes[index]
            if byte >= 0x20 && byte < 0x7F {
                index += 1
                continue
            }
            let length = length(at: index, of: bytes, end: range.end)
            guard length > 0, !isControl(bytes, index) else { return false }
            index += length
        }
        return true
    }

    /// Whether all bytes are 0x20…0x7E. Eight at a time, without asking in between: most texts are short, and most are plain.
    @inline(__always)
    private static func isPlainASCII(_ bytes: UnsafeBufferPointer<UInt8>, _ range: SourceSpan) -> Bool {
        let text = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[range.range]))
        guard text.count >= 8 else { return isPlainASCII(short: text) }
        var marks: UInt64 = 0
        var index = 0
        // The last eight may overlap those before: what is fine is fine twice.
        let last = text.count - 8
        while index < last {
            marks |= oddities(text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        marks |= oddities(text.loadUnaligned(fromByteOffset: last, as: UInt64.self))
        return marks & 0x8080_8080_8080_8080 == 0
    }

    /// The same for fewer than eight bytes.
    @inline(__always)
    private static func isPlainASCII(short text: UnsafeRawBufferPointer) -> Bool {
        if text.count >= 4 {
            let first = text.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
            let last = text.loadUnaligned(fromByteOffset: text.count - 4, as: UInt32.self)
            return oddities(UInt64(first) << 32 | UInt64(last)) & 0x8080_8080_8080_8080 == 0
        }
        for byte in text where byte < 0x20 || byte > 0x7E { return false }
        return true
    }

    /// The high bit of each byte that is not 0x20…0x7E (a byte below 0x20 borrows, one above 0x7E carries into its high bit); a byte beside such a
    /// one may be marked too.
    @inline(__always)
    private static func oddities(_ word: UInt64) -> UInt64 {
        word | (word &- 0x2020_2020_2020_2020) | (word &+ 0x0101_0101_0101_0101)
    }

    /// Whether a byte can be no part of white.
    private static func isInk(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0xC2 && byte != 0xA0 }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    /// C1, and the separators of lines and paragraphs.
    private static func isControl(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch bytes[index] {
        case 0xC2: bytes[index + 1] < 0xA0
        case 0xE2: bytes[index + 1] == 0x80 && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
        default: false
        }
    }

    /// Bytes of the code point outside ASCII at `index`; 0 when it is none (Unicode 16, table 3-7).
    private static func length(at index: Int, of bytes: UnsafeBufferPointer<UInt8>, end: Int) -> Int {
        func isTail(_ offset: Int, from low: UInt8 = 0x80, to high: UInt8 = 0xBF) -> Bool {
            index + offset < end && bytes[index + offset] >= low && bytes[index + offset] <= high
        }
        switch bytes[index] {
        case 0xC2...0xDF: return isTail(1) ? 2 : 0
        case 0xE0: return isTail(1, from: 0xA0) && isTail(2) ? 3 : 0
        case 0xED: return isTail(1, to: 0x9F) && isTail(2) ? 3 : 0
        case 0xE1...0xEF: return isTail(1) && isTail(2) ? 3 : 0
        case 0xF0: return isTail(1, from: 0x90) && isTail(2) && isTail(3) ? 4 : 0
        case 0xF4: return isTail(1, to: 0x8F) && isTail(2) && isTail(3) ? 4 : 0
        case 0xF1...0xF3: return isTail(1) && isTail(2) && isTail(3) ? 4 : 0
        default: return 0
        }
    }

    // MARK: Values in their usual shape

    /// `2026-11-03`, packed as 20261103; `nil` for any other shape, which need not be a fault.
    static func date(_ bytes: UnsafeBufferPointer<UInt8>, _ range: SourceSpan) -> CalendarDate? {
        guard range.count == 10, bytes[range.start + 4] == UInt8(ascii: "-"),
            bytes[range.start + 7] == UInt8(ascii: "-"),
            let year = digits(bytes, range.start, 4), let month = digits(bytes, range.start + 5, 2),
            let day = digits(bytes, range.start + 8, 2)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// `19:30` or `19.30`.
    static func time(_ bytes: UnsafeBufferPointer<UInt8>, _ range: SourceSpan) -> ClockTime? {
        guard range.count == 5, let hour = digits(bytes, range.start, 2),
            bytes[range.start + 2] == UInt8(ascii: ":") || bytes[range.start + 2] == UInt8(ascii: "."),
            let minute = digits(bytes, range.start + 3, 2)
        else { return nil }
        return ClockTime(hour: hour, minute: minute)
    }

    /// `2500` or `2500,00` or `2500.00`, in cents.
    static func cents(_ bytes: UnsafeBufferPointer<UInt8>, _ range: SourceSpan) -> Int? {
        guard range.count > 3, isDecimalMark(bytes[range.end - 3]) else {
            return number(bytes, range).map { $0 * 100 }
        }
        guard let euros = number(bytes, SourceSpan(range.start, range.end - 3)),
            let cents = digits(bytes, range.end - 2, 2)
        else { return nil }
        return euros * 100 + cents
    }

    /// Up to twelve digits.
    static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: SourceSpan) -> Int? {
        (1...12).contains(range.count) ? digits(bytes, range.start, range.count) : nil
    }

    private static func isDecimalMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")
    }

    private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
        var number = 0
        for index in start..<start + count {
            let digit = bytes[index] &- 48
            guard digit < 10 else { return nil }
            number = number * 10 + Int(digit)
        }
        return number
    }

    /// Whether a postcode is one by its usual signs: four digits, not from 0, and two letters, with or without a space. `SA`, `SD` and `SS`
    /// are left to ``FieldResolver/postcode(_:)``.
    static func isPostcode(_ bytes: UnsafeBufferPointer<UInt8>, _ range: SourceSpan) -> Bool {
        let hasSpace = range.count == 7 && bytes[range.start + 4] == 0x20
        guard range.count == 6 || hasSpace, bytes[range.start] != UInt8(ascii: "0"),
            digits(bytes, range.start, 4) != nil
        else { return false }
        let (first, second) = (bytes[range.end - 2] & 0xDF, bytes[range.end - 1] & 0xDF)
        return isLetter(bytes[range.end - 2]) && isLetter(bytes[range.end - 1])
            && !(first == UInt8(ascii: "S") && [0x41, 0x44, 0x53].contains(second))
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte < 0x80 && (0x41...0x5A).contains(byte & 0xDF) }
}
