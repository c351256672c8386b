import CZlib

/// The chunks of a PNG that decide what it looks like (ISO/IEC 15948, chapter 11). Colour profiles and texts are passed over: the colours
/// are taken for sRGB, as nearly all are.
struct PNGFile {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// What a pixel is made of; the numbers are those of the standard (table 11.1).
    enum ColourType: UInt8 {
        case grey = 0
        case redGreenBlue = 2
        case palette = 3
        case greyAlpha = 4
        case redGreenBlueAlpha = 6

        /// Samples of a pixel, with the one for transparency.
        var channels: Int {
            switch self {
            case .grey, .palette: 1
            case .greyAlpha: 2
            case .redGreenBlue: 3
            case .redGreenBlueAlpha: 4
            }
        }

        var hasAlpha: Bool { self == .greyAlpha || self == .redGreenBlueAlpha }

        /// Bits of a sample that it may have.
        var depths: [Int] {
            switch self {
            case .grey: [1, 2, 4, 8, 16]
            case .palette: [1, 2, 4, 8]
            default: [8, 16]
            }
        }
    }

    /// `IHDR`.
    struct Header: Equatable {
        let width: Int
        let height: Int
        let depth: Int
        let type: ColourType
        let isInterlaced: Bool

        init(_ data: ArraySlice<UInt8>) throws(PictureFault) {
            let bytes = Array(data)
            guard bytes.count == 13, let type = ColourType(rawValue: bytes[9]),
                type.depths.contains(Int(bytes[8])), bytes[10] == 0, bytes[11] == 0, bytes[12] < 2
            else { throw .damaged }
            width = PNGFile.number(bytes[0..<4])
            height = PNGFile.number(bytes[4..<8])
            depth = Int(bytes[8])
            self.type = type
            isInterlaced = bytes[12] == 1
            try Picture.check(width: width, height: height)
        }
    }

    let header: Header
    /// `PLTE`: three bytes a colour.
    private(set) var palette: [UInt8] = []
    /// `tRNS`; empty when there is none.
    private(set) var transparency: [UInt8] = []
    /// The contents of all `IDAT`, joined: one stream of zlib.
    private(set) var data: [UInt8] = []

    /// Takes a file apart. Every chunk that counts is held against its checksum.
    init(_ bytes: [UInt8]) throws(PictureFault) {
        var chunks = Chunks(bytes)
        guard let first = try chunks.next(), first.name == "IHDR" else { throw .damaged }
        header = try Header(first.data)
        var isData = false
        var isOver = false
        while !isOver, let chunk = try chunks.next() {
            let wasData = isData
            isData = chunk.name == "IDAT"
            switch chunk.name {
            case "IDAT" where wasData || data.isEmpty: data += chunk.data
            case "PLTE" where palette.isEmpty && data.isEmpty: palette = Array(chunk.data)
            case "tRNS" where data.isEmpty: transparency = Array(chunk.data)
            case "IEND": isOver = true
            // A capital says that who does not know it cannot show the picture.
            default: if chunk.isCritical { throw .damaged }
            }
        }
        guard isOver, !data.isEmpty, isSound else { throw .damaged }
    }

    private var isSound: Bool {
        let colours = palette.count / 3
        let isPaletteSound =
            header.type == .palette
            ? palette.count % 3 == 0 && colours >= 1 && colours <= 1 << header.depth
            : true
        let isTransparencySound =
            switch header.type {
            case .palette: transparency.count <= colours
            case .grey: transparency.isEmpty || transparency.count == 2
            case .redGreenBlue: transparency.isEmpty || transparency.count == 6
            default: transparency.isEmpty
            }
        return isPaletteSound && isTransparencySound
    }

    fileprivate static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 << 8 | Int($1) }
    }

    /// Goes through the chunks of a file.
    private struct Chunks {
        let bytes: [UInt8]
        var position = PNGFile.signature.count

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        struct Chunk {
            let name: String
            let data: ArraySlice<UInt8>
            let isCritical: Bool
        }

        mutating func next() throws(PictureFault) -> Chunk? {
            guard bytes.count - position >= 12 else { return nil }
            let length = PNGFile.number(bytes[position..<position + 4])
            guard length <= bytes.count - position - 12 else { throw .damaged }
            let start = position + 8
            let isCritical = bytes[position + 4] & 0x20 == 0
            let sum = bytes[position + 4..<start + length].withUnsafeBufferPointer {
                crc32(0, $0.baseAddress, UInt32($0.count))
            }
            let name = String(decoding: bytes[position + 4..<start], as: UTF8.self)
            if isCritical || name == "tRNS",
                Int(sum) != PNGFile.number(bytes[start + length..<start + length + 4])
            {
                throw .damaged
            }
            defer { position = start + length + 4 }
            return Chunk(name: name, data: bytes[start..<start + length], isCritical: isCritical)
        }
    }
}
