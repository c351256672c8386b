public import HerautModel

/// Why a picture cannot be used.
public enum PictureFault: Error, Hashable, Sendable {
    /// Neither PNG nor JPEG.
    case unknownFormat
    /// Cut off, or not what it says it is.
    case damaged
    /// More than ``Picture/pixelLimit`` pixels, or a side longer than ``Picture/sideLimit``.
    case tooLarge(width: Int, height: Int)
    /// Four colours of ink: what they look like on a screen is anybody's guess.
    case inkColours
    /// A form that word processors and browsers do not show either (lossless or arithmetic JPEG, twelve bits).
    case rareForm

    /// What is wrong and what to do about it; `path` is the file.
    public func message(path: String) -> Message {
        switch self {
        case .unknownFormat: .key("huisstijl.picture.unknownFormat", ["pad": path])
        case .damaged: .key("huisstijl.picture.damaged", ["pad": path])
        case .tooLarge(let width, let height):
            .key(
                "huisstijl.picture.tooLarge",
                ["pad": path, "breedte": String(width), "hoogte": String(height)])
        case .inkColours: .key("huisstijl.picture.inkColours", ["pad": path])
        case .rareForm: .key("huisstijl.picture.rareForm", ["pad": path])
        }
    }
}

/// A picture of the house, such as a logo: a PNG (ISO/IEC 15948) or a JPEG (ISO/IEC 10918-1).
///
/// A PNG is unpacked to the last pixel before it is let in, so that no format has to wonder whether it is whole. Of a JPEG every segment is
/// walked through; its pixels stay packed, because all formats take them as they are.
public struct Picture: Hashable, Sendable {
    /// The format of its file.
    public enum Format: String, Sendable {
        case png, jpeg

        /// Media type.
        public var mediaType: String { "image/" + rawValue }
        /// Extension of a file name, without a point.
        public var fileExtension: String { self == .png ? "png" : "jpg" }
    }

    /// Its format.
    public let format: Format
    /// Width in pixels.
    public let width: Int
    /// Height in pixels.
    public let height: Int
    /// The file as it was read.
    public let bytes: [UInt8]
    /// Its pixels as a PDF holds them.
    let stream: PictureStream

    /// Longest side, in pixels.
    public static let sideLimit = 10_000
    /// Most pixels: a logo of 10 by 5 cm in print quality has under a million.
    public static let pixelLimit = 8_000_000
    /// Largest file, in bytes. Every letter carries it.
    public static let sizeLimit = 4 << 20

    /// Reads a file.
    public init(_ bytes: [UInt8]) throws(PictureFault) {
        if bytes.starts(with: PNGFile.signature) {
            let file = try PNGFile(bytes)
            (format, width, height) = (.png, file.header.width, file.header.height)
            stream = try PNGPixels.stream(of: file)
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            let file = try JPEGFile(bytes)
            (format, width, height) = (.jpeg, file.width, file.height)
            stream = file.stream
        } else {
            throw .unknownFormat
        }
        self.bytes = bytes
    }

    /// Refuses a size that no logo has, before anything is unpacked.
    static func check(width: Int, height: Int) throws(PictureFault) {
        guard width > 0, height > 0 else { throw .damaged }
        guard width <= sideLimit, height <= sideLimit, width * height <= pixelLimit else {
            throw .tooLarge(width: width, height: height)
        }
    }
}

/// The pixels of a picture as a PDF holds them: one stream for the colours, and one for how transparent they are (`SMask`).
struct PictureStream: Hashable, Sendable {
    /// What a sample means.
    enum Colours: Hashable, Sendable {
        case grey
        case redGreenBlue
        /// A number in a list of colours: red, green and blue of each, one byte each, at most 256 colours.
        case palette([UInt8])
    }

    /// How the samples are packed.
    enum Packing: Hashable, Sendable {
        /// `FlateDecode` with `/Predictor 15`; `Colors`, `BitsPerComponent` and `Columns` are ``components``, ``bits`` and the width.
        case flate
        /// `DCTDecode`: a JPEG file.
        case jpeg
    }

    let width: Int
    let height: Int
    let colours: Colours
    /// Bits of a sample: 1, 2, 4 or 8.
    let bits: Int
    let packing: Packing
    let data: [UInt8]
    /// How opaque each pixel is: one byte each, as `flate` with one component; `nil` when all are.
    let alpha: [UInt8]?

    /// Samples of a pixel.
    var components: Int { colours == .redGreenBlue ? 3 : 1 }
}
