import CZlib
import HerautModel

/// The lines of a text as commands of a page, whole, wherever they come to stand: what no value changes is made once and packed once, so that it can
/// be put between other pieces (RFC 1951, up to a full flush, at the border of a byte).
final class PDFChunk: Sendable {
    /// The commands.
    let bytes: [UInt8]
    let packed: [UInt8]
    /// Adler-32 of ``bytes``.
    let checksum: UInt

    /// `nil` when zlib has no memory.
    init?(_ bytes: [UInt8]) {
        guard let packed = Deflate.run(bytes) else { return nil }
        self.bytes = bytes
        self.packed = packed
        checksum = bytes.withUnsafeBufferPointer { adler32(1, $0.baseAddress, UInt32($0.count)) }
    }
}
