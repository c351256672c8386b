/// Random numbers that are the same in every run (SplitMix64): a failing case can be found again by its seed.
public struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    /// A generator that starts at `seed`.
    public init(_ seed: UInt64) { state = seed }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A text of `count` pieces picked from `pieces`.
    public mutating func text(from pieces: [String], count: Int) -> String {
        (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &self)] }.joined()
    }
}
