import CZlib
import Testing

/// Reads a ZIP by its directory and holds every promise in it against the bytes.
struct ZipReader {
    struct Entry {
        let name: String
        let content: [UInt8]
        let time: Int
        let date: Int
        let flags: Int
    }

    let entries: [Entry]

    struct Damaged: Error { let what: String }

    init(_ bytes: [UInt8]) throws {
        func number(_ at: Int, _ count: Int) throws -> Int {
            guard at >= 0, at + count <= bytes.count else { throw Damaged(what: "number at \(at)") }
            return (0..<count).reversed().reduce(0) { $0 << 8 | Int(bytes[at + $1]) }
        }
        let end = bytes.count - 22
        guard try number(end, 4) == 0x0605_4B50 else { throw Damaged(what: "end") }
        let count = try number(end + 10, 2)
        var at = try number(end + 16, 4)
        guard try at + number(end + 12, 4) == end else { throw Damaged(what: "directory") }
        var entries: [Entry] = []
        var next = 0
        for _ in 0..<count {
            guard try number(at, 4) == 0x0201_4B50 else { throw Damaged(what: "record") }
            let nameLength = try number(at + 28, 2)
            let local = try number(at + 42, 4)
            guard local == next, try number(local, 4) == 0x0403_4B50 else {
                throw Damaged(what: "local header")
            }
            let packed = try number(at + 20, 4)
            let start = local + 30 + nameLength
            next = start + packed
            if try number(at + 8, 2) == 8 {
                // Sizes come behind the part, and its header says nothing of them.
                guard bytes[local + 14..<local + 26].allSatisfy({ $0 == 0 }),
                    try number(next, 4) == 0x0807_4B50,
                    bytes[next + 4..<next + 16].elementsEqual(bytes[at + 16..<at + 28])
                else { throw Damaged(what: "descriptor") }
                next += 16
            } else if !bytes[at + 6..<at + 32].elementsEqual(bytes[local + 4..<local + 30]) {
                // The fields of directory and local header must agree, byte by byte.
                throw Damaged(what: "fields")
            }
            guard next <= bytes.count else { throw Damaged(what: "size") }
            let content = try Self.unpack(
                Array(bytes[start..<start + packed]), method: number(at + 10, 2), size: number(at + 24, 4))
            let checksum = content.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
            guard try Int(checksum) == number(at + 16, 4) else { throw Damaged(what: "checksum") }
            entries.append(
                Entry(
                    name: String(decoding: bytes[at + 46..<at + 46 + nameLength], as: UTF8.self),
                    content: content,
                    time: try number(at + 12, 2), date: try number(at + 14, 2), flags: try number(at + 8, 2)))
            at += 46 + nameLength
        }
        self.entries = entries
    }

    /// What is in each part, by its name.
    var parts: [String: [UInt8]] { Dictionary(entries.map { ($0.name, $0.content) }) { first, _ in first } }

    func text(_ name: String) throws -> String {
        String(decoding: try #require(entries.first { $0.name == name }).content, as: UTF8.self)
    }

    private static func unpack(_ packed: [UInt8], method: Int, size: Int) throws -> [UInt8] {
        if method == 0 { return packed }
        var stream = z_stream()
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw Damaged(what: "zlib")
        }
        defer { inflateEnd(&stream) }
        var input = packed
        var output = [UInt8](repeating: 0, count: size + 1)
        let result = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return inflate(&stream, Z_FINISH)
            }
        }
        guard result == Z_STREAM_END, Int(stream.total_out) == size else { throw Damaged(what: "deflate") }
        return Array(output.prefix(size))
    }
}
