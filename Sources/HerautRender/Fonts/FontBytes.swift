/// Bytes of a font file, or of one table in it, read with care: what lies outside is `nil`, so a damaged file can be refused but can break
/// nothing. Numbers have their highest byte first, as OpenType has them.
struct FontBytes: Sendable {
    private let bytes: [UInt8]
    private let start: Int
    /// Number of bytes.
    let count: Int

    /// A whole file.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        start = 0
        count = bytes.count
    }

    private init(_ bytes: [UInt8], start: Int, count: Int) {
        self.bytes = bytes
        self.start = start
        self.count = count
    }

    /// A byte.
    func byte(_ offset: Int) -> Int? {
        guard offset >= 0, offset < count else { return nil }
        return Int(bytes[start + offset])
    }

    /// Two bytes without a sign.
    func word(_ offset: Int) -> Int? {
        guard offset >= 0, offset <= count - 2 else { return nil }
        return Int(bytes[start + offset]) << 8 | Int(bytes[start + offset + 1])
    }

    /// Two bytes with a sign.
    func signed(_ offset: Int) -> Int? { word(offset).map { Int(Int16(truncatingIfNeeded: $0)) } }

    /// Four bytes without a sign.
    func long(_ offset: Int) -> Int? {
        guard let high = word(offset), let low = word(offset + 2) else { return nil }
        return high << 16 | low
    }

    /// `length` bytes from `offset`; `nil` when they do not all lie within.
    func part(_ offset: Int, _ length: Int) -> FontBytes? {
        guard offset >= 0, length >= 0, offset <= count, length <= count - offset else { return nil }
        return FontBytes(bytes, start: start + offset, count: length)
    }

    /// Everything from `offset`.
    func rest(_ offset: Int) -> FontBytes? { part(offset, count - offset) }

    /// The bytes themselves.
    var slice: ArraySlice<UInt8> { bytes[start..<start + count] }
}
