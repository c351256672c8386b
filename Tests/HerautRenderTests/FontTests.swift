import HerautModel
import HerautTestSupport
import Testing

@testable import HerautRender

/// The reader of fonts, on fonts made on the spot.
struct FontTests {
    @Test(arguments: [false, true])
    func `measures, names and characters are those of the file`(hasLongMap: Bool) throws {
        var font = TestFont()
        font.hasLongMap = hasLongMap
        if hasLongMap { font.characters.append(0x1F600) }
        let face = try FontFace(font.bytes)
        #expect(face.family == "Proefletter")
        #expect(face.postScriptName == "Proefletter-Regular")
        #expect(face.metrics.ascent == 800 && face.metrics.descent == -200 && face.metrics.capHeight == 700)
        #expect(!face.isBold && !face.isItalic)
        for character in font.characters {
            let glyph = face.glyph(character)
            #expect(glyph != 0)
            #expect(Int(face.widths[Int(glyph)]) == TestFont.width(of: character))
            #expect(face.characters[Int(glyph)] == character)
        }
        #expect(face.glyph(0x4E00) == 0)
        #expect(face.glyph(0x10FFFF) == 0)
    }

    @Test func `bold and italic are told from the file`() throws {
        var font = TestFont()
        font.isBold = true
        font.isItalic = true
        let face = try FontFace(font.bytes)
        #expect(face.isBold && face.isItalic)
        #expect(face.postScriptName == "Proefletter-BoldItalic")
        #expect(face.metrics.weight == 700)
        #expect(face.metrics.italicAngle == -12_000)
    }

    @Test func `pairs are kerned in thousandths of the type size, others not`() throws {
        let face = try FontFace(TestFont().bytes)
        let (a, v) = (face.glyph(0x41), face.glyph(0x56))
        #expect(face.kerning(a, v) == -80)
        #expect(face.kerning(v, a) == -80)
        #expect(face.kerning(a, a) == 0)
    }

    /// OpenType, OS/2 `fsType`: bit 1 restricted, bit 2 print and preview, bit 3 editable, bit 8 no subset, bit 9 bitmaps only.
    @Test(arguments: [(0, true), (2, false), (4, true), (8, true), (0x100, false), (0x200, false), (6, true)])
    func `a font may be embedded when its licence bits allow it`(bits: Int, isAllowed: Bool) {
        var font = TestFont()
        font.licence = bits
        let result = Result { try FontFace(font.bytes).family }
        switch result {
        case .success: #expect(isAllowed)
        case .failure(let fault): #expect(!isAllowed && fault as? FontFault == .notEmbeddable)
        }
    }

    @Test func `a subset holds the glyphs asked for, the parts they are composed of, and no instructions`()
        throws
    {
        let face = try FontFace(TestFont().bytes)
        let wanted = [Int(face.glyph(0xE9)), Int(face.glyph(0x57))]
        let subset = try #require(FontSubset(face, glyphs: wanted))
        // Nothing missing, the accent, the letter below it, and the two.
        #expect(Set(subset.glyphs).isSuperset(of: [0, 1] + wanted))
        #expect(subset.glyphs.count == 5)
        let tables = try FontTables(subset.bytes)
        let outlines = try tables.outlines()
        for glyph in 0..<outlines.count {
            let outline = try #require(outlines.outline(glyph))
            #expect((outline.count > 0) == subset.glyphs.contains(glyph))
            #expect(!outline.slice.contains(0x4F) || glyph == 0)
        }
        let widths = try tables.widths(count: outlines.count)
        for glyph in wanted { #expect(widths[glyph] == Int(face.widths[glyph])) }
        #expect(Self.checksum(subset.bytes) == 0xB1B0_AFBA)
        #expect(FontSubset(face, glyphs: wanted)?.bytes == subset.bytes)
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        stride(from: 0, to: bytes.count, by: 4).reduce(0) { sum, index in
            sum &+ (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[index + $1]) }
        }
    }

    @Test(arguments: ["", "OTTO", "wOFF2", "%!PS-AdobeFont", "\0\u{1}\0\0"])
    func `what is no TrueType font is refused`(start: String) {
        #expect(throws: FontFault.notTrueType) {
            try FontFace(Array(start.utf8) + [UInt8](repeating: 0, count: 64))
        }
    }

    @Test func `a table that is missing is named`() throws {
        var bytes = TestFont().bytes
        let place = try #require(bytes.firstRange(of: Array("hmtx".utf8)))
        bytes[place.lowerBound] = UInt8(ascii: "x")
        #expect(throws: FontFault.damaged(table: "hmtx")) { try FontFace(bytes) }
    }

    @Test func `a glyph that is part of itself is refused, not followed for ever`() throws {
        var font = TestFont()
        font.characters = [0x71, 0xE0]
        var bytes = font.bytes
        let face = try FontFace(bytes)
        let glyph = face.glyph(0xE0)
        let part = try #require(bytes.firstRange(of: [0, 0x23, 0, 2]))
        bytes[part.lowerBound + 3] = UInt8(glyph)
        let changed = try FontFace(bytes)
        #expect(changed.outlines.closure(of: [Int(glyph)])?.contains(Int(glyph)) == true)
        #expect(FontSubset(changed, glyphs: [Int(glyph)]) != nil)
    }

    @Test(arguments: 0..<4)
    func `a mutated font is read or refused, and never breaks anything`(seed: UInt64) {
        var random = Seeded(seed)
        var font = TestFont()
        font.hasLongMap = seed % 2 == 1
        font.characters = Array(font.characters.prefix(40)) + [0xE9, 0x151]
        let whole = font.bytes
        for _ in 0..<150 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                bytes[place] =
                    [0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &random)][
                        Int.random(in: 0..<6, using: &random)]
            }
            if Int.random(in: 0..<5, using: &random) == 0 {
                bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
            }
            guard let face = try? FontFace(bytes) else { continue }
            let count = min(face.widths.count, 60)
            _ = FontSubset(face, glyphs: 0..<count)
            for glyph in 1..<max(count, 2) where glyph < face.widths.count {
                _ = face.kerning(UInt16(glyph), UInt16(glyph - 1))
            }
        }
    }

    @Test func `positioning tables give the pairs of letters and of classes`() {
        // GPOS 1.0, no script list, one feature `kern` with one lookup of two tables: pairs one by one, then by class.
        func words(_ numbers: Int...) -> [UInt8] {
            numbers.flatMap { [UInt8($0 >> 8 & 0xFF), UInt8($0 & 0xFF)] }
        }
        let features = words(1) + Array("kern".utf8) + words(8, 0, 1, 0)
        let pairs = words(1, 18, 4, 0, 1, 12) + words(1, 6, 0xFFCE) + words(1, 1, 5)
        let classes =
            words(2, 24, 4, 0, 30, 40, 2, 2) + words(0, 0xFFF6, 0, 0xFFEC) + words(1, 1, 5)
            + words(1, 5, 2, 1, 1)
            + words(2, 1, 7, 7, 1)
        let lookup = words(2, 0, 2, 10, 10 + pairs.count) + pairs + classes
        let table = words(1, 0, 0, 10, 10 + features.count) + features + words(1, 4) + lookup
        let kerning = Kerning(gpos: FontBytes(table), glyphCount: 10)
        #expect(kerning.value(5, 6) == -50)
        #expect(kerning.value(5, 7) == -20)
        #expect(kerning.value(4, 7) == 0)
        #expect(!kerning.isEmpty)
    }
}

/// How a font is found.
struct FontSearchTests {
    private static func add(_ font: TestFont, _ path: String, to world: MemoryWorld) {
        world.addFile(path, font.bytes)
    }

    @Test func `the family of the house style goes before any other, with its four faces`() throws {
        let world = MemoryWorld(environment: ["HOME": "/home/a"])
        var bold = TestFont()
        bold.isBold = true
        Self.add(TestFont(), "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf", to: world)
        Self.add(TestFont(), "/usr/share/fonts/eigen/StadSans-Regular.ttf", to: world)
        Self.add(bold, "/usr/share/fonts/eigen/StadSans-Bold.ttf", to: world)
        let family = try FontSearch.family("Stad Sans", files: [], in: world)
        #expect(family.faces.count == 2)
        #expect(family.faceOfStyle == [0, 1, 0, 1])
    }

    @Test func `a font of the user goes before one of the system, and Liberation Sans stands in for Arial`()
        throws
    {
        let world = MemoryWorld(environment: ["HOME": "/home/a"])
        var own = TestFont()
        own.family = "Van thuis"
        Self.add(TestFont(), "/usr/share/fonts/LiberationSans-Regular.ttf", to: world)
        Self.add(own, "/home/a/.local/share/fonts/LiberationSans-Regular.ttf", to: world)
        #expect(try FontSearch.family("Arial", files: [], in: world).name == "Van thuis")
    }

    @Test func `the files of the municipality go before all`() throws {
        let world = MemoryWorld()
        Self.add(TestFont(), "/werk/letter/a.ttf", to: world)
        #expect(try FontSearch.family("Arial", files: ["letter/a.ttf"], in: world).name == "Proefletter")
        #expect(throws: FontSearchFault.unreadable(.missing(path: "weg.ttf"))) {
            try FontSearch.family("Arial", files: ["weg.ttf"], in: world)
        }
        world.addFile("/werk/geen.ttf", text: "geen lettertype")
        #expect(throws: FontSearchFault.unusable(path: "geen.ttf", .notTrueType)) {
            try FontSearch.family("Arial", files: ["geen.ttf"], in: world)
        }
    }

    @Test func `without a font there is none, and a broken one is passed over`() throws {
        let world = MemoryWorld()
        #expect(throws: FontSearchFault.none) { try FontSearch.family("Arial", files: [], in: world) }
        world.addFile("/usr/share/fonts/arial.ttf", text: "stuk")
        #expect(throws: FontSearchFault.none) { try FontSearch.family("Arial", files: [], in: world) }
        Self.add(TestFont(), "/usr/share/fonts/DejaVuSans.ttf", to: world)
        #expect(try FontSearch.family("Arial", files: [], in: world).name == "Proefletter")
    }

    /// One per cent of what `Tests/Benchmarks/fuzz_readers.py` does.
    @Test(arguments: 0..<10) func `no damage to a font file breaks the reader or what is made with it`(
        seed: UInt64
    ) throws {
        var fuzz = FontFuzz(seed: seed)
        var style = try Sample.style()
        for _ in 0..<100 {
            guard let face = try? FontFace(fuzz.next()) else { continue }
            style.fonts = FontFamily([face])
            _ = try? Renderer.render(Sample.draft("AVTo, quaggy 123 é"), as: .pdf, style: style)
        }
    }
}
