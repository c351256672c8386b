/// Damages bytes as disks, mail servers and ill will do: bits, runs, pieces gone, doubled or from elsewhere. Same seed, same damage.
public struct ByteMutation {
    private var random: Seeded

    /// Damage that follows from `seed`.
    public init(seed: UInt64) { random = Seeded(seed) }

    /// Bytes that readers trip over: borders of numbers, and the marks of the formats.
    private static let notable: [UInt8] = [
        0, 1, 0x7F, 0x80, 0xFE, 0xFF, 0x3C, 0x3E, 0x26, 0x22, 0x2F, 0x50, 0x4B,
    ]

    /// `bytes` with one to four kinds of damage.
    public mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) { damage(&bytes) }
        return bytes
    }

    /// A number below `limit`, for who has to choose.
    public mutating func number(below limit: Int) -> Int { Int.random(in: 0..<max(1, limit), using: &random) }

    private mutating func damage(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return bytes.append(UInt8.random(in: 0...255, using: &random)) }
        let place = number(below: bytes.count)
        let end = min(bytes.count, place + 1 + number(below: number(below: 10) == 0 ? bytes.count : 16))
        switch number(below: 8) {
        case 0: bytes[place] ^= 1 << UInt8(number(below: 8))
        case 1: bytes[place] = Self.notable[number(below: Self.notable.count)]
        case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 3: bytes.removeSubrange(place..<end)
        case 4: bytes.insert(contentsOf: bytes[place..<end], at: number(below: bytes.count))
        case 5: bytes.removeLast(bytes.count - place)
        case 6:
            let notable = Self.notable[number(below: Self.notable.count)]
            for index in place..<end { bytes[index] = notable }
        default:
            let from = number(below: bytes.count - (end - place) + 1)
            bytes.replaceSubrange(place..<end, with: Array(bytes[from..<from + end - place]))
        }
    }
}
