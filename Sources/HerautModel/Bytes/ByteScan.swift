/// Looks for bytes eight at a time.
public enum ByteScan {
    @inlinable static var ones: UInt64 { 0x0101_0101_0101_0101 }
    @inlinable static var highs: UInt64 { 0x8080_8080_8080_8080 }

    /// The first place from `start` where `byte` stands; the end when it stands nowhere.
    @inlinable public static func first(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int)
        -> Int
    {
        let pattern = UInt64(byte) &* ones
        var index = start
        while index + 8 <= bytes.count {
            let hits = zeros(word(bytes, index) ^ pattern)
            if hits != 0 { return index + hits.trailingZeroBitCount >> 3 }
            index += 8
        }
        while index < bytes.count, bytes[index] != byte { index += 1 }
        return index
    }

    /// The first place from `start` where `byte` or a line ending stands; the end when none does.
    @inlinable public static func endOfCell(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int)
        -> Int
    {
        let pattern = UInt64(byte) &* ones
        var index = start
        while index + 8 <= bytes.count {
            let word = word(bytes, index)
            let hits = zeros(word ^ pattern) | zeros(word ^ (0x0A &* ones)) | zeros(word ^ (0x0D &* ones))
            if hits != 0 { return index + hits.trailingZeroBitCount >> 3 }
            index += 8
        }
        while index < bytes.count, bytes[index] != byte, bytes[index] != 0x0A, bytes[index] != 0x0D {
            index += 1
        }
        return index
    }

    /// The high bit of every byte that is zero; bits above the lowest of them may be set wrongly.
    @inlinable static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

    @inlinable static func word(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
}
