/// Reads a text in whatever encoding as UTF-8. What is no letter in its encoding comes out as a byte that is no UTF-8, so that the row it
/// stands in is refused and no wrong name is printed.
final class TextStream {
    private let stream: ByteStream
    /// The encoding; `nil` as long as all is ASCII, which is the same in all but UTF-16.
    private(set) var encoding: TextEncoding?
    private var pending: [UInt8] = []
    private var pendingStart = 0
    private var decoder = TextDecoder()

    /// Whether reading went wrong: what came is not all there is.
    var hasFailed: Bool { stream.hasFailed }

    /// The text of `stream`; `encoding` as the user gave it. A byte-order mark falls away, and says more than the user.
    init(_ stream: ByteStream, encoding: TextEncoding?) {
        self.stream = stream
        let start = stream.peek(4096)
        if let marked = TextEncoding.marked(start) {
            self.encoding = marked.encoding
            var mark = [UInt8]()
            _ = stream.append(to: &mark, upTo: marked.length)
        } else {
            self.encoding = encoding ?? TextEncoding.unmarkedUTF16(start)
        }
    }

    /// Fills `target` as far as there is something and gives the number of bytes; 0 at the end.
    func read(into target: UnsafeMutableRawBufferPointer) -> Int {
        if pendingStart < pending.count { return takePending(target) }
        if encoding == .utf8 { return stream.read(into: target) }
        if encoding == nil {
            let count = stream.read(into: target)
            let read = UnsafeRawBufferPointer(rebasing: target[..<count])
            let high = UTF8Check.firstHigh(in: read, from: 0)
            if high == count { return count }
            let encoding = decide(UnsafeRawBufferPointer(rebasing: read[high...]))
            self.encoding = encoding
            if encoding == .utf8 { return count }
            decoder.decode(UnsafeRawBufferPointer(rebasing: read[high...]), as: encoding, to: &pending)
            return high > 0 ? high : takePending(target)
        }
        return decodeOn(target)
    }

    /// The first letters outside ASCII decide; when they come late in a piece, the next piece is asked as well.
    private func decide(_ rest: UnsafeRawBufferPointer) -> TextEncoding {
        guard rest.count < 4096 else { return .guess(rest) }
        return (Array(rest) + stream.peek(1 << 16)).withUnsafeBytes { .guess($0) }
    }

    private func decodeOn(_ target: UnsafeMutableRawBufferPointer) -> Int {
        guard let encoding else { return 0 }
        pending.removeAll(keepingCapacity: true)
        pendingStart = 0
        var raw: [UInt8] = []
        while pending.isEmpty {
            raw.removeAll(keepingCapacity: true)
            let count = stream.append(to: &raw, upTo: 1 << 16)
            raw.withUnsafeBytes { decoder.decode($0, as: encoding, to: &pending) }
            if count == 0 {
                decoder.finish(&pending)
                if pending.isEmpty { return 0 }
            }
        }
        return takePending(target)
    }

    private func takePending(_ target: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(target.count, pending.count - pendingStart)
        pending.withUnsafeBytes {
            target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[pendingStart..<pendingStart + count]))
        }
        pendingStart += count
        if pendingStart == pending.count {
            pending.removeAll(keepingCapacity: true)
            pendingStart = 0
        }
        return count
    }
}

/// Turns the other encodings into UTF-8, piece by piece.
struct TextDecoder {
    /// A byte that never stands in UTF-8, for what is no letter.
    static let invalid: UInt8 = 0xFF
    /// First byte of a unit of UTF-16 that a piece cut in two.
    private var half: UInt8?
    /// First half of a letter that takes two units.
    private var high: UInt16?

    /// Adds the text of `bytes`.
    mutating func decode(_ bytes: UnsafeRawBufferPointer, as encoding: TextEncoding, to out: inout [UInt8]) {
        switch encoding {
        case .utf8: out.append(contentsOf: bytes)
        case .utf16LittleEndian: decodeUTF16(bytes, isBigEndian: false, &out)
        case .utf16BigEndian: decodeUTF16(bytes, isBigEndian: true, &out)
        case .windows1252: for byte in bytes { Self.append(Self.windows1252(byte), &out) }
        case .iso8859_15: for byte in bytes { Self.append(Self.latin9(byte), &out) }
        }
    }

    /// At the end: half a letter is a fault.
    mutating func finish(_ out: inout [UInt8]) {
        if half != nil || high != nil { out.append(Self.invalid) }
        half = nil
        high = nil
    }

    private mutating func decodeUTF16(
        _ bytes: UnsafeRawBufferPointer, isBigEndian: Bool, _ out: inout [UInt8]
    ) {
        for byte in bytes {
            guard let first = half else {
                half = byte
                continue
            }
            half = nil
            unit(isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first), &out)
        }
    }

    private mutating func unit(_ unit: UInt16, _ out: inout [UInt8]) {
        if let first = high {
            high = nil
            if (0xDC00...0xDFFF).contains(unit) {
                return Self.append(0x10000 + ((UInt32(first) - 0xD800) << 10) + (UInt32(unit) - 0xDC00), &out)
            }
            out.append(Self.invalid)
        }
        if (0xD800...0xDBFF).contains(unit) { high = unit } else { Self.append(UInt32(unit), &out) }
    }

    private static func append(_ code: UInt32?, _ out: inout [UInt8]) {
        guard let code, let scalar = Unicode.Scalar(code) else { return out.append(invalid) }
        if code < 0x80 {
            out.append(UInt8(code))
        } else {
            out.append(contentsOf: UTF8.encode(scalar) ?? .init())
        }
    }

    private static func windows1252(_ byte: UInt8) -> UInt32? {
        guard (0x80...0x9F).contains(byte) else { return UInt32(byte) }
        let code = windowsLetters[Int(byte) - 0x80]
        return code == 0 ? nil : code
    }

    /// Bytes 80–9F of Windows-1252; 0 where there is no letter (WHATWG, encoding standard, index windows-1252, leaves those as controls).
    private static let windowsLetters: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
        0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0, 0x017E, 0x0178,
    ]

    /// The eight signs in which Latin-9 differs from Latin-1.
    private static func latin9(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0xA4: 0x20AC
        case 0xA6: 0x160
        case 0xA8: 0x161
        case 0xB4: 0x17D
        case 0xB8: 0x17E
        case 0xBC: 0x152
        case 0xBD: 0x153
        case 0xBE: 0x178
        case 0x80...0x9F: nil
        default: UInt32(byte)
        }
    }
}
