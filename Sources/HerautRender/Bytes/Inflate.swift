import CZlib

/// Unpacks what others packed with zlib (RFC 1950), never further than was promised.
enum Inflate {
    /// The content of `packed` when it is exactly `size` bytes; `nil` when it is not, or is damaged. What follows the end of the stream does not
    /// count.
    static func content(of packed: [UInt8], size: Int) -> [UInt8]? {
        guard size > 0, size < Int(UInt32.max), packed.count < Int(UInt32.max) else { return nil }
        var stream = z_stream()
        guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
        defer { inflateEnd(&stream) }
        var input = packed
        let content = input.withUnsafeMutableBufferPointer { source in
            // A byte more than was promised, so that what is too long shows.
            [UInt8](unsafeUninitializedCapacity: size + 1) { target, count in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(size + 1)
                let status = inflate(&stream, Z_FINISH)
                count = status == Z_STREAM_END ? size + 1 - Int(stream.avail_out) : 0
            }
        }
        return content.count == size ? content : nil
    }
}
