/// Whether bytes are UTF-8.
enum UTF8Check {
    /// The first byte that is not part of valid UTF-8 (Unicode 16, table 3-7); `nil` when all are.
    static func firstInvalid(in bytes: [UInt8]) -> Int? { bytes.withUnsafeBytes { firstInvalid(in: $0) } }

    /// The same of bytes that lie elsewhere.
    static func firstInvalid(in bytes: UnsafeRawBufferPointer) -> Int? {
        var index = 0
        while true {
            index = firstHigh(in: bytes, from: index)
            guard index < bytes.count else { return nil }
            guard let length = length(at: index, in: bytes) else { return index }
            index += length
        }
    }

    /// The first byte outside ASCII from `start`; the end when there is none. Most lists are ASCII for the most part.
    static func firstHigh(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let high = word & 0x8080_8080_8080_8080
            if high != 0 { return index + high.trailingZeroBitCount >> 3 }
            index += 8
        }
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        return index
    }

    /// Bytes of the code point at `index`; `nil` when it is none.
    static func length(at index: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
        let first = bytes[index]
        func isTail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < bytes.count && range.contains(bytes[index + offset])
        }
        switch first {
        case 0..<0x80: return 1
        case 0xC2...0xDF: return isTail(1) ? 2 : nil
        case 0xE0...0xEF:
            let second: ClosedRange<UInt8> =
                first == 0xE0 ? 0xA0...0xBF : first == 0xED ? 0x80...0x9F : 0x80...0xBF
            return isTail(1, second) && isTail(2) ? 3 : nil
        case 0xF0...0xF4:
            let second: ClosedRange<UInt8> =
                first == 0xF0 ? 0x90...0xBF : first == 0xF4 ? 0x80...0x8F : 0x80...0xBF
            return isTail(1, second) && isTail(2) && isTail(3) ? 4 : nil
        default: return nil
        }
    }
}
