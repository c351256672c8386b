import CZlib
import Foundation
import HerautTestSupport
import Testing

@testable import HerautRender

/// Readers of pictures, held against pictures that are made by the standard.
struct PictureTests {
    /// Every kind of PNG that the standard knows.
    private static let kinds: [(type: Int, depth: Int)] = [
        (0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (2, 8), (2, 16), (3, 1), (3, 2), (3, 4), (3, 8), (4, 8),
        (4, 16),
        (6, 8), (6, 16),
    ]

    private static func picture(_ kind: (type: Int, depth: Int), interlaced: Bool) -> TestPicture {
        var picture = TestPicture()
        (picture.width, picture.height) = (13, 9)
        (picture.type, picture.depth, picture.isInterlaced) = (kind.type, kind.depth, interlaced)
        let scale = kind.depth == 16 ? 257 : 1
        picture.sample = { x, y, channel in (x * 37 + y * 91 + channel * 50) % 256 * scale }
        if kind.type == 3 { picture.palette = (0..<3 << kind.depth).map { UInt8($0 % 251) } }
        return picture
    }

    /// Samples of a stream as a PDF reader sees them, one a byte.
    private static func samples(_ data: [UInt8], _ stream: PictureStream, _ components: Int, _ bits: Int)
        throws
        -> [Int]
    {
        let length = (stream.width * components * bits + 7) / 8
        let rows = try #require(Inflate.content(of: data, size: (length + 1) * stream.height))
        var above = [UInt8](repeating: 0, count: length)
        var samples: [Int] = []
        let step = max(1, components * bits / 8)
        for row in 0..<stream.height {
            var line = Array(rows[row * (length + 1) + 1..<(row + 1) * (length + 1)])
            let kind = rows[row * (length + 1)]
            for index in line.indices {
                let left = index < step ? 0 : line[index - step]
                let corner = index < step ? 0 : above[index - step]
                line[index] &+= predicted(kind, left, above[index], corner)
            }
            for index in 0..<stream.width * components {
                let bit = index * bits
                samples.append(Int(line[bit / 8]) >> (8 - bits - bit % 8) & (1 << bits - 1))
            }
            above = line
        }
        return samples
    }

    private static func predicted(_ kind: UInt8, _ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
        switch kind {
        case 0: return 0
        case 1: return left
        case 2: return above
        case 3: return UInt8((Int(left) + Int(above)) / 2)
        default:
            let wish = Int(left) + Int(above) - Int(corner)
            return [left, above, corner].min { abs(Int($0) - wish) < abs(Int($1) - wish) } ?? 0
        }
    }

    @Test(arguments: kinds, [false, true])
    func `every kind of png gives its own pixels`(kind: (type: Int, depth: Int), interlaced: Bool) throws {
        let made = Self.picture(kind, interlaced: interlaced)
        let picture = try Picture(made.png)
        #expect(picture.format == .png && picture.width == 13 && picture.height == 9)
        let stream = picture.stream
        #expect(stream.packing == .flate)
        #expect(
            stream.colours
                == [.grey, .grey, .redGreenBlue, .palette(made.palette), .grey, .grey, .redGreenBlue][
                    kind.type])
        let found = try Self.samples(stream.data, stream, stream.components, stream.bits)
        // Samples of the file in the bits of the stream.
        func shown(_ sample: Int) -> Int {
            let sample = sample & (1 << kind.depth - 1)
            if kind.depth == 16 { return sample >> 8 }
            if kind.type == 3 || stream.bits == kind.depth { return sample }
            return sample * 255 / (1 << kind.depth - 1)
        }
        let wanted = (0..<9).flatMap { y in
            (0..<13).flatMap { x in (0..<stream.components).map { shown(made.sample(x, y, $0)) } }
        }
        #expect(found == wanted)
        #expect((stream.alpha != nil) == (kind.type >= 4))
        if let alpha = stream.alpha {
            let opacity = (0..<9).flatMap { y in (0..<13).map { shown(made.sample($0, y, stream.components)) }
            }
            #expect(try Self.samples(alpha, stream, 1, 8) == opacity)
        }
    }

    @Test func `a plain png goes into a pdf as it is packed`() throws {
        let picture = TestPicture()
        let stream = try Picture(picture.png).stream
        #expect(stream.bits == 8 && stream.components == 3 && stream.alpha == nil)
        #expect(picture.png.count > stream.data.count)
    }

    @Test func `a colour or palette entry that is see-through becomes a mask`() throws {
        var picture = TestPicture()
        (picture.type, picture.depth, picture.palette, picture.transparency) = (
            3, 2, [0, 0, 0, 9, 9, 9], [128]
        )
        picture.sample = { x, _, _ in x % 2 }
        var stream = try Picture(picture.png).stream
        let alpha = try #require(stream.alpha)
        #expect(try Self.samples(alpha, stream, 1, 8) == [128, 255, 128, 128, 255, 128])
        picture = TestPicture()
        picture.transparency = [0, 40, 0, 110, 0, 180]
        stream = try Picture(picture.png).stream
        let key = try #require(stream.alpha)
        #expect(try Self.samples(key, stream, 1, 8) == [255, 0, 255, 255, 255, 255])
    }

    @Test func `a picture without anything see-through has no mask`() throws {
        var picture = TestPicture()
        picture.type = 6
        picture.sample = { x, _, channel in channel == 3 ? 255 : x }
        #expect(try Picture(picture.png).stream.alpha == nil)
    }

    @Test(arguments: [1, 3])
    func `a jpeg goes as it is, up to its end`(components: Int) throws {
        let file = TestPicture.jpeg(width: 20, height: 9, components: components)
        let picture = try Picture(file + [1, 2, 3])
        #expect(picture.format == .jpeg && picture.width == 20 && picture.height == 9)
        #expect(picture.stream.packing == .jpeg && picture.stream.data == file)
        #expect(picture.stream.components == components)
    }

    @Test func `what no paper can show is refused by name`() {
        #expect(throws: PictureFault.unknownFormat) { try Picture(Array("GIF89a".utf8)) }
        #expect(throws: PictureFault.unknownFormat) { try Picture([]) }
        #expect(throws: PictureFault.inkColours) { try Picture(TestPicture.jpeg(components: 4)) }
        #expect(throws: PictureFault.rareForm) { try Picture(TestPicture.jpeg(frame: 0xC3)) }
        #expect(throws: PictureFault.damaged) { try Picture(TestPicture.jpeg().dropLast()) }
        #expect(throws: PictureFault.tooLarge(width: 10_001, height: 2)) {
            var picture = TestPicture()
            picture.width = 10_001
            _ = try Picture(picture.png)
        }
        #expect(throws: PictureFault.tooLarge(width: 9000, height: 9000)) {
            try Picture(TestPicture.jpeg(width: 9000, height: 9000))
        }
    }

    @Test func `a number outside the list of colours is a fault, not a guess`() {
        var picture = TestPicture()
        (picture.type, picture.depth, picture.palette) = (3, 8, [0, 0, 0])
        #expect(throws: PictureFault.damaged) { try Picture(picture.png) }
    }

    @Test func `a bomb is not unpacked`() {
        // A header that promises one row, and data for a million.
        var picture = TestPicture()
        (picture.width, picture.height) = (8, 1)
        let small = picture.png
        let bomb = TestPicture.chunk("IDAT", TestPicture.zlib([UInt8](repeating: 0, count: 1 << 20)))
        let file = Array(small[..<33]) + bomb + TestPicture.chunk("IEND", [])
        #expect(throws: PictureFault.damaged) { try Picture(file) }
    }

    @Test func `every cut of a file is refused`() throws {
        for file in [TestPicture().png, TestPicture.jpeg()] {
            for count in 0..<file.count - 12 {
                #expect(throws: PictureFault.self) { try Picture(Array(file[..<count])) }
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `damage never gets further than a fault, and what is let in is whole`(seed: UInt64) throws {
        var fuzz = PictureFuzz(seed: seed)
        for _ in 0..<250 {
            let bytes = fuzz.next()
            guard let picture = try? Picture(bytes) else { continue }
            let stream = picture.stream
            guard stream.packing == .flate else { continue }
            _ = try Self.samples(stream.data, stream, stream.components, stream.bits)
        }
    }

    @Test func `the logo keeps its shape and fits above the window`() throws {
        var made = TestPicture()
        (made.width, made.height) = (300, 50)
        var logo = Logo(try Picture(made.png), alternative: "x", width: nil)
        #expect(logo.width == PDFMeasure.millimetres(60) && logo.height == PDFMeasure.millimetres(10))
        (made.width, made.height) = (50, 100)
        logo = Logo(try Picture(made.png), alternative: "x", width: 40)
        #expect(logo.width == PDFMeasure.millimetres(16) / 2)
        #expect((0...1).contains(PDFMeasure.millimetres(16) - logo.height))
    }
}
