/// SHA-256 (FIPS 180-4), for the identity of templates and the record of merges. Own, because a library for one hash costs minutes of build.
///
/// A merge hashes every letter it makes, so whole blocks are read where they lie, and no block allocates.
public struct SHA256: Sendable {
    private var state = SIMD8<UInt32>(
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
        0x5be0_cd19)
    /// Fewer than 64 bytes, waiting for the rest of their block.
    private var pending: [UInt8] = []
    /// Bytes taken in so far.
    private var count: UInt64 = 0

    /// A hash of nothing yet.
    public init() { pending.reserveCapacity(64) }

    /// The hash of `bytes`, 32 bytes.
    public static func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// The keyed hash (HMAC, RFC 2104) of `bytes`, 32 bytes.
    public static func authenticationCode(_ bytes: some Sequence<UInt8>, key: [UInt8]) -> [UInt8] {
        let short = key.count > 64 ? hash(key) : key
        let padded = short + Array(repeating: 0, count: 64 - short.count)
        var inner = SHA256()
        inner.update(padded.map { $0 ^ 0x36 })
        inner.update(bytes)
        return hash(padded.map { $0 ^ 0x5c } + inner.finish())
    }

    /// Takes more bytes in.
    public mutating func update(_ bytes: some Sequence<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ take($0) }) == nil {
            Array(bytes).withUnsafeBufferPointer { take($0) }
        }
    }

    /// The hash of all bytes taken in, 32 bytes. The value itself can go on.
    public func finish() -> [UInt8] {
        var copy = self
        // A one bit, zeros up to 8 bytes before the end of a block, and the length in bits.
        let zeros = (119 - pending.count) % 64
        copy.update([0x80] + [UInt8](repeating: 0, count: zeros) + Self.bigEndianBytes(count &* 8))
        return (0..<8).flatMap { Self.bigEndianBytes(copy.state[$0]) }
    }

    /// The hash as 64 hexadecimal digits.
    public func hexDigest() -> String {
        let digits = Array("0123456789abcdef")
        return String(finish().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
        count &+= UInt64(bytes.count)
        var start = 0
        if !pending.isEmpty {
            start = min(64 - pending.count, bytes.count)
            pending += bytes[..<start]
            guard pending.count == 64 else { return }
            pending.withUnsafeBytes { compress($0) }
            pending.removeAll(keepingCapacity: true)
        }
        let whole = (bytes.count - start) & ~63
        compress(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[start..<start + whole])))
        pending += bytes[(start + whole)...]
    }

    /// Takes in whole blocks of 64 bytes.
    private mutating func compress(_ blocks: UnsafeRawBufferPointer) {
        Self.constants.withUnsafeBufferPointer { constants in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { words in
                guard let k = constants.baseAddress, let w = words.baseAddress else { return }
                for start in stride(from: 0, to: blocks.count, by: 64) {
                    for index in 0..<16 {
                        let word = blocks.loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self)
                        w[index] = UInt32(bigEndian: word)
                    }
                    state = state &+ Self.rounds(w, k, Letters(state)).vector
                }
            }
        }
    }

    /// The 64 rounds over the sixteen words of a block, which become those of the schedule as they go (FIPS 180-4 §6.2.2).
    @inline(__always)
    private static func rounds(
        _ w: UnsafeMutablePointer<UInt32>, _ k: UnsafePointer<UInt32>, _ letters: Letters
    ) -> Letters {
        var letters = letters
        letters.eightRounds(w, k)
        letters.eightRounds(w + 8, k + 8)
        for start in stride(from: 16, to: 64, by: 16) {
            extend(w)
            letters.eightRounds(w, k + start)
            letters.eightRounds(w + 8, k + start + 8)
        }
        return letters
    }

    /// The next sixteen words of the schedule in place of the last.
    @inline(__always)
    private static func extend(_ w: UnsafeMutablePointer<UInt32>) {
        for index in 0..<16 {
            let (a, b) = (w[(index + 1) & 15], w[(index + 14) & 15])
            let s0 = rotate(a, 7) ^ rotate(a, 18) ^ a &>> 3
            let s1 = rotate(b, 17) ^ rotate(b, 19) ^ b &>> 10
            w[index] = w[index] &+ s0 &+ w[(index + 9) & 15] &+ s1
        }
    }

    /// The eight working variables, by the names of the standard.
    private struct Letters {
        var (a, b, c, d): (UInt32, UInt32, UInt32, UInt32)
        var (e, f, g, h): (UInt32, UInt32, UInt32, UInt32)

        var vector: SIMD8<UInt32> { SIMD8(a, b, c, d, e, f, g, h) }

        @inline(__always)
        init(_ state: SIMD8<UInt32>) {
            (a, b, c, d) = (state[0], state[1], state[2], state[3])
            (e, f, g, h) = (state[4], state[5], state[6], state[7])
        }

        /// After eight rounds each letter is back in its place, so that none has to move.
        @inline(__always)
        mutating func eightRounds(_ w: UnsafePointer<UInt32>, _ k: UnsafePointer<UInt32>) {
            round(a, b, c, &d, e, f, g, &h, w[0] &+ k[0])
            round(h, a, b, &c, d, e, f, &g, w[1] &+ k[1])
            round(g, h, a, &b, c, d, e, &f, w[2] &+ k[2])
            round(f, g, h, &a, b, c, d, &e, w[3] &+ k[3])
            round(e, f, g, &h, a, b, c, &d, w[4] &+ k[4])
            round(d, e, f, &g, h, a, b, &c, w[5] &+ k[5])
            round(c, d, e, &f, g, h, a, &b, w[6] &+ k[6])
            round(b, c, d, &e, f, g, h, &a, w[7] &+ k[7])
        }
    }

    private static func bigEndianBytes(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
        0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7,
        0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc,
        0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351,
        0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e,
        0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585,
        0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f,
        0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
        0xc671_78f2,
    ]
}

@inline(__always)
private func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ word: UInt32
) {
    let t1 = h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ (g ^ (e & (f ^ g))) &+ word
    d &+= t1
    h = t1 &+ (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ ((a & b) | (c & (a | b)))
}

@inline(__always)
private func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 { word &>> count | word &<< (32 &- count) }
