/// The frame of a JPEG (ISO/IEC 10918-1, annex B): its segments from first to last, its pixels still packed.
struct JPEGFile {
    private(set) var width = 0
    private(set) var height = 0
    /// Samples of a pixel: 1 grey, 3 colour.
    private(set) var components = 0
    /// The file up to its end marker; what a camera hung behind it falls away.
    let data: [UInt8]

    /// Takes a file apart.
    init(_ bytes: [UInt8]) throws(PictureFault) {
        var segments = Segments(bytes)
        var frame: (width: Int, height: Int, components: Int)?
        var hasPixels = false
        scan: while true {
            let segment = try segments.next()
            switch segment.marker {
            case 0xC0...0xC2 where frame == nil: frame = try Self.frame(segment.data)
            case 0xC4, 0xC8, 0xCC: break
            case 0xC0...0xC2: throw .damaged
            case 0xC3...0xCF: throw .rareForm
            case 0xDA where frame != nil:
                hasPixels = true
                segments.skipPixels()
            case 0xDA: throw .damaged
            case 0xD9: break scan
            default: break
            }
        }
        guard let frame, hasPixels else { throw .damaged }
        (width, height, components) = frame
        data = Array(bytes[..<segments.position])
    }

    /// The pixels as a PDF takes them.
    var stream: PictureStream {
        PictureStream(
            width: width, height: height, colours: components == 1 ? .grey : .redGreenBlue, bits: 8,
            packing: .jpeg, data: data, alpha: nil)
    }

    /// The header of a frame (B.2.2).
    private static func frame(
        _ data: ArraySlice<UInt8>
    ) throws(PictureFault) -> (width: Int, height: Int, components: Int) {
        let bytes = Array(data)
        guard bytes.count >= 6, bytes.count == 6 + 3 * Int(bytes[5]) else { throw .damaged }
        let height = Int(bytes[1]) << 8 | Int(bytes[2])
        let width = Int(bytes[3]) << 8 | Int(bytes[4])
        // A height of zero comes later in the file: hardly a program reads that.
        if bytes[0] != 8 || height == 0 { throw .rareForm }
        switch bytes[5] {
        case 1, 3: break
        case 4: throw .inkColours
        default: throw .rareForm
        }
        try Picture.check(width: width, height: height)
        return (width, height, Int(bytes[5]))
    }

    /// Goes through the segments of a file.
    private struct Segments {
        let bytes: [UInt8]
        /// Behind the start marker.
        var position = 2

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        /// The next marker, and what belongs to it.
        mutating func next() throws(PictureFault) -> (marker: UInt8, data: ArraySlice<UInt8>) {
            guard position < bytes.count, bytes[position] == 0xFF else { throw .damaged }
            // Any number of FF may come before a marker.
            while position < bytes.count, bytes[position] == 0xFF { position += 1 }
            guard position < bytes.count, bytes[position] != 0 else { throw .damaged }
            let marker = bytes[position]
            position += 1
            if marker == 0xD9 || marker == 0x01 || (0xD0...0xD7).contains(marker) { return (marker, []) }
            guard bytes.count - position >= 2 else { throw .damaged }
            let length = Int(bytes[position]) << 8 | Int(bytes[position + 1])
            guard length >= 2, length <= bytes.count - position else { throw .damaged }
            defer { position += length }
            return (marker, bytes[position + 2..<position + length])
        }

        /// Goes past packed pixels: an FF in them is followed by a zero, or by a restart marker.
        mutating func skipPixels() {
            while position + 1 < bytes.count {
                if bytes[position] == 0xFF {
                    let next = bytes[position + 1]
                    if next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) { return }
                }
                position += 1
            }
        }
    }
}
