/// The hash of Fowler, Noll and Vo (1a, 64 bits), byte by byte: for tables in memory, where a few instructions a byte count and nobody attacks.
public struct FNV1a: Sendable {
    @usableFromInline var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of the bytes so far.
    @inlinable public var value: UInt64 { state }

    /// The hash of nothing.
    @inlinable public init() {}

    /// The hash of `bytes`.
    @inlinable public init(_ bytes: some Sequence<UInt8>) {
        self.init()
        for byte in bytes { add(byte) }
    }

    /// Takes in one byte.
    @inlinable public mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
