import CZlib
import HerautModel

/// The lines of a text as commands of a page, whole, wherever they come to stand: what no value changes is made once and packed once, so that it can
/// be put between other pieces (RFC 1951, up to a full flush, at the border of a byte).
struct PDFChunk: Sendable {
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

/// Writes glyphs as commands of a page (ISO 32000-1, 9.4).
struct PDFGlyphWriter: Sendable {
    let family: FontFamily
    let palette: PDFPalette

    /// Adds all lines of a text from where the page is, each `leading` below the one before, and the end of the text.
    func write(_ text: PDFText, _ style: PDFStyle, to out: inout ByteBuffer) {
        out.append(length: style.leading)
        out.append(" TL\n" as StaticString)
        var look: PDFLook?
        for (number, line) in text.lines.enumerated() {
            if number > 0 { out.append("T*\n" as StaticString) }
            write(text, line, style.size, &look, to: &out)
        }
        out.append("ET\n" as StaticString)
    }

    private func write(
        _ text: PDFText, _ line: PDFText.Line, _ size: Int, _ look: inout PDFLook?, to out: inout ByteBuffer
    ) {
        var run = text.runs.lastIndex { $0.start <= line.start } ?? 0
        var glyph = line.start
        while glyph < line.end, run < text.runs.count {
            let next = run + 1 < text.runs.count ? min(text.runs[run + 1].start, line.end) : line.end
            if next > glyph {
                if text.runs[run].look != look { select(text.runs[run].look, size, to: &out) }
                look = text.runs[run].look
                out.append("[" as StaticString)
                show(text, glyph..<next, isFirst: glyph == line.start, to: &out)
                out.append("]TJ\n" as StaticString)
                glyph = next
            }
            run += 1
        }
    }

    private func select(_ look: PDFLook, _ size: Int, to out: inout ByteBuffer) {
        select(family.faceOfStyle[Int(look.face)], size, to: &out)
        out.append(palette[look.ink])
    }

    /// Chooses a font.
    func select(_ face: Int, _ size: Int, to out: inout ByteBuffer) {
        out.append("/F" as StaticString)
        out.append(number: face)
        out.append(UInt8(ascii: " "))
        out.append(length: size)
        out.append(" Tf\n" as StaticString)
    }

    /// Adds glyphs as strings with their kerning between; what stands before the first of a line counts for nothing.
    func show(_ text: PDFText, _ range: Range<Int>, isFirst: Bool, to out: inout ByteBuffer) {
        text.glyphs.withUnsafeBufferPointer { glyphs in
            text.gaps.withUnsafeBufferPointer { gaps in
                out.append(UInt8(ascii: "("))
                for index in range {
                    let gap = isFirst && index == range.lowerBound ? 0 : gaps[index]
                    if gap != 0 {
                        out.append(UInt8(ascii: ")"))
                        out.append(number: -Int(gap))
                        out.append(UInt8(ascii: "("))
                    }
                    let glyph = glyphs[index]
                    out.append(escaped: UInt8(glyph >> 8))
                    out.append(escaped: UInt8(glyph & 0xFF))
                }
                out.append(UInt8(ascii: ")"))
            }
        }
    }
}

/// The content of a page, packed from pieces: those that are packed already as they are, the others stored (RFC 1950 and 1951).
struct PDFSplice {
    /// A piece that is packed, and where it starts in the content.
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
            done = run.start + run.chunk.bytes.count
        }
        return size + stored(content.upperBound - done)
    }

    private static func stored(_ count: Int) -> Int {
        count == 0 ? 0 : count + 5 * ((count + limit - 1) / limit)
    }

    /// Adds the packed content; `bytes` holds all of it unpacked.
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
            done = run.start + run.chunk.bytes.count
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
