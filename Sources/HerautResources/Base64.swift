/// Base64 of binary resources, as written by the build tool: the standard alphabet with padding.
enum Base64 {
    /// The bytes; letters outside the alphabet are passed over.
    static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var bits = 0
        var count = 0
        for letter in text {
            guard let value = value(of: letter) else { continue }
            bits = (bits << 6 | value) & 0xFFF_FFFF
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return bytes
    }

    private static func value(of letter: UInt8) -> Int? {
        switch letter {
        case 65...90: Int(letter) - 65
        case 97...122: Int(letter) - 71
        case 48...57: Int(letter) + 4
        case 43: 62
        case 47: 63
        default: nil
        }
    }
}
