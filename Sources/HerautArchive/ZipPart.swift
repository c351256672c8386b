import CZlib

/// Unpacks one part of an archive, piece by piece. Gives never more than the directory says, and at the end holds size and checksum against it.
public final class ZipPart {
    private let input: ArchiveInput
    private let entry: ZipDirectory.Entry
    private var offset: Int
    private let packedEnd: Int
    private var given = 0
    private var checksum: UInt
    private var packed = [UInt8](repeating: 0, count: 1 << 16)
    private var packedRange = 0..<0
    /// zlib remembers where its state lies, so it may not move.
    private let stream: UnsafeMutablePointer<z_stream>

    init(_ input: ArchiveInput, _ entry: ZipDirectory.Entry, start: Int) throws(ArchiveFault) {
        self.input = input
        self.entry = entry
        offset = start
        packedEnd = start + entry.packedSize
        checksum = crc32(0, nil, 0)
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // Minus 15: a window of 32 KB and no zlib header around it.
        let state = inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        if state != Z_OK { throw ZipDirectory.fault("packed", entry.name) }
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// Fills `target` as far as there is something and gives the number of bytes; 0 at the end, -1 when the part is not what it should be.
    public func read(into target: UnsafeMutableRawBufferPointer) -> Int {
        let wanted = UnsafeMutableRawBufferPointer(rebasing: target[..<min(target.count, 1 << 24)])
        let count = entry.method == 0 ? stored(wanted) : inflated(wanted)
        guard count >= 0, given + count <= entry.size else { return -1 }
        given += count
        checksum = crc32(checksum, wanted.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(count))
        let isWhole = given == entry.size && UInt32(truncatingIfNeeded: checksum) == entry.checksum
        return count == 0 && !wanted.isEmpty && !isWhole ? -1 : count
    }

    private func stored(_ target: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(target.count, packedEnd - offset)
        guard count > 0 else { return 0 }
        let got = input.read(offset, UnsafeMutableRawBufferPointer(rebasing: target[..<count]))
        guard got > 0 else { return -1 }
        offset += got
        return got
    }

    private func inflated(_ target: UnsafeMutableRawBufferPointer) -> Int {
        guard let base = target.baseAddress else { return 0 }
        stream.pointee.next_out = base.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(target.count)
        while stream.pointee.avail_out == target.count {
            if packedRange.isEmpty, offset < packedEnd, !refill() { return -1 }
            let state = packed.withUnsafeMutableBufferPointer { source in
                guard let start = source.baseAddress else { return Z_DATA_ERROR }
                stream.pointee.next_in = start + packedRange.lowerBound
                stream.pointee.avail_in = UInt32(packedRange.count)
                defer {
                    packedRange =
                        packedRange.upperBound - Int(stream.pointee.avail_in)..<packedRange.upperBound
                }
                return inflate(stream, Z_NO_FLUSH)
            }
            if state == Z_STREAM_END { break }
            // Z_BUF_ERROR: nothing left to unpack, and no end seen.
            guard state == Z_OK else { return -1 }
        }
        return target.count - Int(stream.pointee.avail_out)
    }

    private func refill() -> Bool {
        let count = min(packed.count, packedEnd - offset)
        let got = packed.withUnsafeMutableBytes {
            input.read(offset, UnsafeMutableRawBufferPointer(rebasing: $0[..<count]))
        }
        guard got > 0 else { return false }
        offset += got
        packedRange = 0..<min(got, count)
        return true
    }
}
