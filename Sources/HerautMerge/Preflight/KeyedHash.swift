/// SipHash-2-4 with 128 bits (Aumasson and Bernstein, 2012): tells whether two persons are the same without keeping who they are. Without the key
/// nobody can try names against it.
struct KeyedHash: Sendable {
    private let key: (UInt64, UInt64)

    /// A hash with a key of 16 bytes; a shorter one is filled up with zeros.
    init(key: [UInt8]) {
        let bytes = key.prefix(16) + Array(repeating: 0, count: max(0, 16 - key.count))
        let words = [0, 8].map { start in
            (0..<8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[start + $1]) }
        }
        self.key = (words[0], words[1])
    }

    /// The hash of `bytes`.
    func hash(_ bytes: UnsafeRawBufferPointer) -> PersonKey {
        var state = State(key)
        let whole = bytes.count & ~7
        var index = 0
        while index < whole {
            state.take(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index += 8
        }
        var last = UInt64(truncatingIfNeeded: bytes.count) << 56
        for offset in 0..<bytes.count - whole { last |= UInt64(bytes[whole + offset]) << UInt64(8 * offset) }
        state.take(last)
        return state.finish()
    }

    private struct State {
        var (v0, v1, v2, v3): (UInt64, UInt64, UInt64, UInt64)

        init(_ key: (UInt64, UInt64)) {
            v0 = 0x736f_6d65_7073_6575 ^ key.0
            v1 = 0x646f_7261_6e64_6f6d ^ key.1 ^ 0xee
            v2 = 0x6c79_6765_6e65_7261 ^ key.0
            v3 = 0x7465_6462_7974_6573 ^ key.1
        }

        mutating func take(_ word: UInt64) {
            v3 ^= word
            rounds(2)
            v0 ^= word
        }

        mutating func finish() -> PersonKey {
            v2 ^= 0xee
            rounds(4)
            let high = v0 ^ v1 ^ v2 ^ v3
            v1 ^= 0xdd
            rounds(4)
            return PersonKey(high: high, low: v0 ^ v1 ^ v2 ^ v3)
        }

        private mutating func rounds(_ count: Int) {
            for _ in 0..<count {
                v0 &+= v1
                v1 = (v1 << 13 | v1 >> 51) ^ v0
                v0 = v0 << 32 | v0 >> 32
                v2 &+= v3
                v3 = (v3 << 16 | v3 >> 48) ^ v2
                v0 &+= v3
                v3 = (v3 << 21 | v3 >> 43) ^ v0
                v2 &+= v1
                v1 = (v1 << 17 | v1 >> 47) ^ v2
                v2 = v2 << 32 | v2 >> 32
            }
        }
    }
}

/// Who someone is, as a hash of 128 bits.
struct PersonKey: Hashable, Sendable {
    let high: UInt64
    let low: UInt64
}
