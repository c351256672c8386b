/// Bytes that are written one after another into memory that is kept from letter to letter. Cheaper to add to than an array, which asks at
/// every step who else holds it.
public struct ByteBuffer: ~Copyable, @unchecked Sendable {
    @usableFromInline var base: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    /// Number of bytes.
    @inlinable public var count: Int { filled }
    @usableFromInline var filled = 0

    /// An empty buffer with room for `capacity` bytes; it grows when it has to.
    @inlinable public init(capacity: Int = 64) {
        self.capacity = max(capacity, 16)
        base = .allocate(capacity: self.capacity)
    }

    deinit { base.deallocate() }

    /// The bytes, valid until the buffer changes.
    @inlinable public var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    /// The byte at `index`.
    @inlinable public subscript(index: Int) -> UInt8 {
        get {
            precondition(index >= 0 && index < count, "no byte there")
            return base[index]
        }
        set {
            precondition(index >= 0 && index < count, "no byte there")
            base[index] = newValue
        }
    }

    /// The bytes as an array of their own.
    public var array: [UInt8] { Array(bytes) }

    /// Drops what stands after the first `count` bytes; the memory stays.
    @inlinable public mutating func truncate(to count: Int) { filled = min(filled, max(count, 0)) }

    /// Adds a byte.
    @inlinable public mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        base[count] = byte
        filled += 1
    }

    /// Adds bytes that lie elsewhere.
    @inlinable public mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        if capacity - count < bytes.count { grow(by: bytes.count) }
        (base + count).update(from: start, count: bytes.count)
        filled += bytes.count
    }

    /// Adds at most `count` bytes, those that `write` puts where it is told, and says how many they are.
    @inlinable public mutating func append(
        atMost count: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int
    ) {
        if capacity - filled < count { grow(by: count) }
        let written = write(base + filled)
        precondition(written >= 0 && written <= count, "more bytes than there is room for")
        filled += written
    }

    /// Adds the UTF-8 of a text.
    @inlinable public mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }

    @usableFromInline mutating func grow(by needed: Int) {
        let larger = max(capacity * 2, count + needed)
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        memory.update(from: base, count: count)
        base.deallocate()
        base = memory
        capacity = larger
    }
}
