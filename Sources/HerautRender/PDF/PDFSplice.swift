import CZlib
import HerautModel

/// The content of a page, packed from pieces: those that are packed already as they are, the others stored (RFC 1950 and 1951).
struct PDFSplice {
    /// A piece that is packed, and where it belongs in the rest of the content.
    struct Run {
        let start: Int
        let chunk: PDFChunk
    }

    /// Largest stored block.
    private static let limit = 65_535

    /// Number of bytes of the packed content.
    static func size(_ content: Range<Int>, _ runs: ArraySlice<Run>) -> Int {
        var size = 2 + 2 + 4
        var done = content.lowerBound
        for run in runs {
            size += stored(run.start - done) + run.chunk.packed.count
            done = run.start
        }
        return size + stored(content.upperBound - done)
    }

    private static func stored(_ count: Int) -> Int {
        count == 0 ? 0 : count + 5 * ((count + limit - 1) / limit)
    }

    /// Adds the packed content; `bytes` holds what is not packed already.
    static func write(
        _ content: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, _ runs: ArraySlice<Run>,
        to out: inout ByteBuffer
    ) {
        out.append(0x78)
        out.append(0x01)
        var checksum: UInt = 1
        var done = content.lowerBound
        for run in runs {
            store(done..<run.start, of: bytes, &checksum, to: &out)
            out.append(run.chunk.packed)
            checksum = adler32_combine(checksum, run.chunk.checksum, run.chunk.bytes.count)
            done = run.start
        }
        store(done..<content.upperBound, of: bytes, &checksum, to: &out)
        // An empty last block.
        out.append(0x03)
        out.append(0x00)
        for shift in [24, 16, 8, 0] as [UInt] { out.append(UInt8(truncatingIfNeeded: checksum >> shift)) }
    }

    private static func store(
        _ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, _ checksum: inout UInt,
        to out: inout ByteBuffer
    ) {
        var start = range.lowerBound
        while start < range.upperBound {
            let piece = UnsafeBufferPointer(rebasing: bytes[start..<min(start + limit, range.upperBound)])
            let count = UInt16(piece.count)
            out.append(0x00)
            for number in [count, ~count] {
                out.append(UInt8(number & 0xFF))
                out.append(UInt8(number >> 8))
            }
            out.append(contentsOf: piece)
            checksum = adler32(checksum, piece.baseAddress, UInt32(piece.count))
            start += piece.count
        }
    }
}
