/// One TrueType font, read once for all documents: measures, characters and outlines in flat tables.
///
/// After the OpenType specification 1.9. Reading never fails halfway: a file that lies about itself is refused with a ``FontFault``.
public final class FontFace: Sendable {
    /// Family name (`name` 16, else 1).
    public let family: String
    /// Name for machines (`name` 6), with only characters that a PDF name can hold as they are.
    public let postScriptName: String
    /// Whether it is bold.
    public let isBold: Bool
    /// Whether it is italic or oblique.
    public let isItalic: Bool

    /// Measures in thousandths of the type size.
    struct Metrics: Hashable, Sendable {
        var ascent = 0
        var descent = 0
        var capHeight = 0
        /// Left, bottom, right, top of all glyphs.
        var box = [0, 0, 0, 0]
        /// Degrees to the left, times 1000.
        var italicAngle = 0
        var weight = 400
        var isFixedPitch = false
        var isSerif = false
    }

    /// What holds for the whole font.
    let metrics: Metrics
    /// Width of every glyph, in thousandths of the type size.
    let widths: [UInt16]
    /// Glyphs of the characters below U+0080.
    let ascii: [UInt16]
    /// The same with all that setting them in a line takes.
    let plain: FlatTable<PlainGlyph>
    /// The lowest character that each glyph stands for; 0 for none.
    let characters: [UInt32]
    /// How each glyph stands in a string of a PDF.
    let codes: FlatTable<GlyphCode>

    /// The number of a glyph as one to four bytes of a string in parentheses (ISO 32000-1, 7.3.4.2).
    struct GlyphCode: Sendable, BitwiseCopyable {
        /// The bytes in the order of memory.
        let bytes: UInt32
        let count: UInt8

        init(_ glyph: Int) {
            var (bytes, count) = (UInt32(0), UInt8(0))
            func put(_ byte: UInt8) {
                bytes |= UInt32(byte) << (8 * UInt32(count))
                count += 1
            }
            for byte in [UInt8(glyph >> 8 & 0xFF), UInt8(glyph & 0xFF)] {
                switch byte {
                case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
                    put(UInt8(ascii: "\\"))
                    put(byte)
                case 0x0D:
                    put(UInt8(ascii: "\\"))
                    put(UInt8(ascii: "r"))
                default: put(byte)
                }
            }
            self.bytes = bytes.littleEndian
            self.count = count
        }
    }

    /// Glyphs of the characters.
    let map: CharacterMap
    let outlines: GlyphTable
    /// Tables as they are in the file, by name.
    let tables: FontTables
    let unitsPerEm: Int
    private let kerning: Kerning
    /// Number of each glyph in ``nearKerning``; 0 for those that are not in it.
    private let nearIndex: [UInt8]
    /// Kerning of the glyphs of Latin letters, which nearly all text is: a row of ``nearCount`` for each on the left, a column for each on the right.
    let nearKerning: FlatTable<Int16>
    let nearCount: Int

    /// A glyph of a character below U+0080.
    struct PlainGlyph: Sendable, BitwiseCopyable {
        /// 0 when the font has none.
        let number: UInt16
        /// In thousandths of the type size.
        let width: UInt16
        /// Its row and column in ``nearKerning``; 0 when it is not in it.
        let near: UInt8
    }

    /// Reads a font.
    public init(_ bytes: [UInt8]) throws(FontFault) {
        tables = try FontTables(bytes)
        let head = try tables.table("head")
        guard let units = head.word(18), (16...16_384).contains(units) else { throw .damaged(table: "head") }
        unitsPerEm = units
        outlines = try tables.outlines()
        let count = outlines.count
        widths = try tables.widths(count: count).map { UInt16(clamping: ($0 * 1000 + units / 2) / units) }
        guard let map = CharacterMap(try tables.table("cmap"), glyphCount: count) else {
            throw .damaged(table: "cmap")
        }
        self.map = map
        ascii = (0..<0x80).map { map.glyph($0) }
        var characters = [UInt32](repeating: 0, count: count)
        map.forEach { character, glyph in
            if characters[Int(glyph)] == 0 { characters[Int(glyph)] = character }
        }
        self.characters = characters
        try tables.checkLicence()
        let style = tables.style(head)
        (isBold, isItalic) = (style.isBold, style.isItalic)
        metrics = try tables.metrics(head, unitsPerEm: units)
        let names = tables.names()
        family = names.family
        postScriptName = names.postScript
        kerning = tables.kerning(glyphCount: count)
        let near = Self.near(kerning, map, glyphCount: count, units: units)
        (nearIndex, nearCount) = (near.0, near.2)
        nearKerning = FlatTable(near.1)
        codes = FlatTable((0..<count).map(GlyphCode.init))
        let widths = widths
        plain = FlatTable(
            ascii.map { PlainGlyph(number: $0, width: widths[Int($0)], near: near.0[Int($0)]) })
    }

    /// The glyph for a character; 0 when the font has none.
    func glyph(_ character: UInt32) -> UInt16 { map.glyph(character) }

    /// The row and column of a glyph in ``nearKerning``; 0 when it is not in it.
    func near(_ glyph: UInt16) -> Int { Int(nearIndex[Int(glyph)]) }

    /// The distance to add between two glyphs, in thousandths of the type size; mostly 0 or less.
    func kerning(_ left: UInt16, _ right: UInt16) -> Int {
        let row = Int(nearIndex[Int(left)])
        let column = Int(nearIndex[Int(right)])
        if row != 0, column != 0 { return Int(nearKerning.elements[row * nearCount + column]) }
        let value = kerning.value(left, right)
        return value == 0 ? 0 : Self.thousandths(value, unitsPerEm)
    }

    private static func thousandths(_ value: Int, _ units: Int) -> Int {
        (value * 1000 + (value < 0 ? -units / 2 : units / 2)) / units
    }

    private static func near(_ kerning: Kerning, _ map: CharacterMap, glyphCount: Int, units: Int) -> (
        [UInt8], [Int16], Int
    ) {
        var index = [UInt8](repeating: 0, count: glyphCount)
        var glyphs: [UInt16] = [0]
        let letters: [ClosedRange<UInt32>] = [0x20...0x7E, 0xC0...0xFF, 0x2013...0x201D]
        for character in letters.joined() {
            let glyph = map.glyph(character)
            guard glyph != 0, index[Int(glyph)] == 0, glyphs.count < 255 else { continue }
            index[Int(glyph)] = UInt8(glyphs.count)
            glyphs.append(glyph)
        }
        var values = [Int16](repeating: 0, count: glyphs.count * glyphs.count)
        for row in 1..<max(glyphs.count, 1) {
            for column in 1..<glyphs.count {
                let value = kerning.value(glyphs[row], glyphs[column])
                if value != 0 {
                    values[row * glyphs.count + column] = Int16(clamping: thousandths(value, units))
                }
            }
        }
        return (index, values, glyphs.count)
    }
}
