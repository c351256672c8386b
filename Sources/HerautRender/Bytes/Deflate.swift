import CZlib

/// Raw deflate (RFC 1951) by zlib.
enum Deflate {
    /// `content`, packed at zlib's usual level; `nil` when zlib has no memory.
    static func compress(_ content: [UInt8]) -> [UInt8]? { compress(content, until: Z_FINISH) }

    /// `content` packed so that something else may follow: up to a full flush, after which nothing looks back, at the border of a byte.
    static func run(_ content: [UInt8]) -> [UInt8]? { compress(content, until: Z_FULL_FLUSH) }

    private static func compress(_ content: [UInt8], until end: Int32) -> [UInt8]? {
        var stream = z_stream()
        // Minus: no zlib header around it. 15 is a window of 32 KB; a short text needs neither that nor all the memory that goes with it.
        let (window, memory): (Int32, Int32) = content.count < 1 << 12 ? (12, 5) : (15, 8)
        let started = deflateInit2_(
            &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -window, memory, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard started == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var input = content
        let capacity = Int(deflateBound(&stream, UInt(content.count))) + 16
        let packed = input.withUnsafeMutableBufferPointer { source in
            [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(capacity)
                let status = deflate(&stream, end)
                let isDone = end == Z_FINISH ? status == Z_STREAM_END : status == Z_OK && stream.avail_in == 0
                count = isDone ? capacity - Int(stream.avail_out) : 0
            }
        }
        return packed.isEmpty ? nil : packed
    }
}

/// Deflate with the header and checksum of zlib (RFC 1950), as `FlateDecode` wants it.
enum Flate {
    /// `content`, packed; `nil` when zlib has no memory.
    static func compress(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var length = compressBound(UInt(content.count))
        let packed = [UInt8](unsafeUninitializedCapacity: Int(length)) { target, count in
            let status = compress2(
                target.baseAddress, &length, content.baseAddress, UInt(content.count), Z_DEFAULT_COMPRESSION)
            count = status == Z_OK ? Int(length) : 0
        }
        return packed.isEmpty ? nil : packed
    }
}
