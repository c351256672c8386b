import HerautModel

/// How a PDF writes numbers, names and texts (ISO 32000-1, 7.3).
extension ByteBuffer {
    /// Adds static text.
    @inline(__always)
    mutating func append(_ text: StaticString) {
        // Where the text is known its length is, and it is put there without a call.
        append(atMost: text.utf8CodeUnitCount) { place in
            place.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
            return text.utf8CodeUnitCount
        }
    }

    /// Adds bytes.
    mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append(contentsOf: $0) } }

    /// Adds a stream with more `entries` in its dictionary, deflated; as it is when zlib has no memory.
    mutating func append(stream content: UnsafeBufferPointer<UInt8>, _ entries: StaticString = "") {
        let packed = Flate.compress(content)
        append("<<" as StaticString)
        append(entries)
        if packed != nil { append("/Filter/FlateDecode" as StaticString) }
        append("/Length " as StaticString)
        append(number: packed?.count ?? content.count)
        append(">>\nstream\n" as StaticString)
        if let packed { append(packed) } else { append(contentsOf: content) }
        append("\nendstream" as StaticString)
    }

    /// Adds a whole number.
    mutating func append(number: Int) {
        guard number >= 0 else {
            append(UInt8(ascii: "-"))
            return append(number: -number)
        }
        append(atMost: 20) { Self.put(UInt(number), at: $0) }
    }

    /// Puts the digits of a number into memory that is large enough, and says how many they are.
    @inline(__always)
    private static func put(_ number: UInt, at place: UnsafeMutablePointer<UInt8>) -> Int {
        guard number >= 1000 else { return put(small: UInt32(number), at: place) }
        var (rest, digits) = (number, 0)
        repeat {
            rest /= 10
            digits += 1
        } while rest > 0
        rest = number
        var digit = digits
        while digit > 0 {
            digit &-= 1
            place[digit] = self.digit(UInt32(rest % 10))
            rest /= 10
        }
        return digits
    }

    /// The same for a number below 1000, as nearly all are.
    @inline(__always)
    private static func put(small number: UInt32, at place: UnsafeMutablePointer<UInt8>) -> Int {
        guard number >= 10 else {
            place[0] = digit(number)
            return 1
        }
        guard number >= 100 else {
            place[0] = digit(number / 10)
            place[1] = digit(number % 10)
            return 2
        }
        place[0] = digit(number / 100)
        place[1] = digit(number / 10 % 10)
        place[2] = digit(number % 10)
        return 3
    }

    @inline(__always)
    private static func digit(_ number: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x30 &+ number) }

    /// Adds a length: thousandths of a point as points, with as few decimals as it needs.
    mutating func append(length: Int) {
        if length < 0 { append(UInt8(ascii: "-")) }
        append(atMost: 24) { place in
            let length = length.magnitude
            let count = Self.put(length / 1000, at: place)
            return count + Self.put(decimals: UInt32(length % 1000), at: place + count)
        }
    }

    /// Puts a point and thousandths behind it, with as few decimals as they need, and says how many bytes that took.
    @inline(__always)
    private static func put(decimals rest: UInt32, at place: UnsafeMutablePointer<UInt8>) -> Int {
        guard rest > 0 else { return 0 }
        place[0] = UInt8(ascii: ".")
        place[1] = digit(rest / 100)
        place[2] = digit(rest / 10 % 10)
        place[3] = digit(rest % 10)
        return rest % 10 > 0 ? 4 : rest % 100 > 0 ? 3 : 2
    }

    /// Adds two lengths, a space behind each.
    mutating func append(lengths first: Int, _ second: Int) {
        append(length: first)
        append(UInt8(ascii: " "))
        append(length: second)
        append(UInt8(ascii: " "))
    }

    /// Adds lengths with spaces between, and one behind.
    mutating func append(lengths: Int...) {
        for length in lengths {
            append(length: length)
            append(UInt8(ascii: " "))
        }
    }

    /// Adds an area of a colour: left, bottom, width and height.
    mutating func append(area left: Int, _ bottom: Int, _ width: Int, _ height: Int, _ colour: StaticString) {
        append("q " as StaticString)
        append(colour)
        append(UInt8(ascii: " "))
        append(lengths: left, bottom, width, height)
        append("re f Q\n" as StaticString)
    }

    /// Adds `12 0 R`.
    mutating func append(reference: Int) {
        append(number: reference)
        append(" 0 R" as StaticString)
    }

    /// Adds a byte of a string in parentheses.
    mutating func append(escaped byte: UInt8) {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
            append(UInt8(ascii: "\\"))
            append(byte)
        case 0x0D: append("\\r" as StaticString)
        default: append(byte)
        }
    }

    /// Adds a text string: ASCII as it is, anything else as UTF-16 in hexadecimal with its mark (7.9.2.2).
    mutating func append(text: String) {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            append(UInt8(ascii: "("))
            for byte in text.utf8 { append(escaped: byte) }
            append(UInt8(ascii: ")"))
        } else {
            append("<FEFF" as StaticString)
            for unit in text.utf16 { append(hexadecimal: unit) }
            append(UInt8(ascii: ">"))
        }
    }

    /// Adds four hexadecimal digits.
    mutating func append(hexadecimal unit: UInt16) {
        append(hexadecimal: UInt8(unit >> 8))
        append(hexadecimal: UInt8(unit & 0xFF))
    }

    /// Adds two hexadecimal digits.
    mutating func append(hexadecimal byte: UInt8) {
        for digit in [byte >> 4, byte & 15] {
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") - 10 + digit)
        }
    }
}
