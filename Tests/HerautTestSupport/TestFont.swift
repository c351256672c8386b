/// A small TrueType font made on the spot, so that no golden depends on the fonts of a machine. Every character is a box of its own width; letters
/// with accents are composed of two parts, as in real fonts.
public struct TestFont {
    /// Name of the family.
    public var family = "Proefletter"
    /// Whether it says it is bold, italic.
    public var isBold = false, isItalic = false
    /// Licence bits of `OS/2`.
    public var licence = 0
    /// The characters it has.
    public var characters: [UInt32] = Self.usual
    /// Whether the character map has format 12 in place of 4.
    public var hasLongMap = false
    /// Kerned pairs in units of the font.
    public var pairs: [(left: UInt32, right: UInt32, value: Int)] = [
        (0x41, 0x56, -80), (0x56, 0x41, -80), (0x54, 0x6F, -60),
    ]

    /// Latin as the population register has it, some Greek, and signs.
    public static let usual: [UInt32] =
        [0x20...0x7E, 0xA0...0x17F, 0x391...0x3C9, 0x400...0x45F, 0x1EA0...0x1EF9].flatMap { Array($0) }
        + [0x2010, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x20AC, 0xFB01]

    /// A font with the usual characters.
    public init() {}

    /// Glyph 0 is the sign for what is missing, 1 the accent; the others follow in the order of ``characters``.
    private var count: Int { characters.count + 2 }

    private func glyph(of character: UInt32) -> Int { (characters.firstIndex(of: character) ?? -2) + 2 }

    /// Width of a character, in thousandths of the type size, which are the units of the font.
    public static func width(of character: UInt32) -> Int {
        character == 0x20 || character == 0xA0 ? 250 : 400 + Int(character * 37 % 300)
    }

    /// The file.
    public var bytes: [UInt8] {
        let (outlines, places) = self.outlines
        let tables: [(String, [UInt8])] = [
            ("OS/2", system), ("cmap", hasLongMap ? longMap : shortMap), ("glyf", outlines), ("head", head),
            ("hhea", across), ("hmtx", metrics), ("kern", kerning), ("loca", places), ("maxp", maximum),
            ("name", names), ("post", posture),
        ]
        var file: [UInt8] = [0, 1, 0, 0] + Self.words(tables.count, 128, 3, tables.count * 16 - 128)
        var offset = 12 + tables.count * 16
        for (name, bytes) in tables {
            file += Array(name.utf8) + Self.long(0) + Self.long(offset) + Self.long(bytes.count)
            offset += (bytes.count + 3) & ~3
        }
        for (_, bytes) in tables { file += bytes + [UInt8](repeating: 0, count: -bytes.count & 3) }
        return file
    }

    // MARK: Tables

    private var head: [UInt8] {
        Self.long(0x10000) + Self.long(0x10000) + Self.long(0) + Self.long(0x5F0F_3CF5) + Self.words(0, 1000)
            + [UInt8](repeating: 0, count: 16)
            + Self.words(0, 0xFF38, 800, 900, (isBold ? 1 : 0) | (isItalic ? 2 : 0), 8, 2, 1, 0)
    }

    private var across: [UInt8] {
        Self.long(0x10000) + Self.words(800, 0xFF38, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, count)
    }

    private var maximum: [UInt8] {
        Self.long(0x10000) + Self.words(count, 4, 1, 8, 2, 2, 0, 0, 0, 0, 0, 0, 2, 1)
    }

    private var metrics: [UInt8] {
        [500, 0].flatMap { Self.words($0, 0) } + characters.flatMap { Self.words(Self.width(of: $0), 50) }
    }

    private var system: [UInt8] {
        let selection = (isBold ? 0x20 : 0) | (isItalic ? 1 : 0)
        return Self.words(4, 500, isBold ? 700 : 400, 5, licence) + [UInt8](repeating: 0, count: 52)
            + Self.words(selection, 0x20, 0xFB01, 800, 0xFF38, 0, 900, 200) + [UInt8](repeating: 0, count: 8)
            + Self.words(500, 700, 0, 0x20, 2)
    }

    private var posture: [UInt8] {
        Self.long(0x30000) + Self.long(isItalic ? 0xFFF4_0000 : 0) + [UInt8](repeating: 0, count: 24)
    }

    private var names: [UInt8] {
        let style = (isBold ? "Bold" : "") + (isItalic ? "Italic" : isBold ? "" : "Regular")
        let texts = [(1, family), (6, family + "-" + style)]
        var records: [UInt8] = []
        var data: [UInt8] = []
        for (number, text) in texts {
            let wide = text.utf16.flatMap { Self.words(Int($0)) }
            records += Self.words(3, 1, 0x409, number, wide.count, data.count)
            data += wide
        }
        return Self.words(0, texts.count, 6 + records.count) + records + data
    }

    private var kerning: [UInt8] {
        let sorted = pairs.map { (glyph(of: $0.left), glyph(of: $0.right), $0.value) }.sorted {
            ($0.0, $0.1) < ($1.0, $1.1)
        }
        return Self.words(0, 1, 0, 14 + sorted.count * 6, 1, sorted.count, 0, 0, 0)
            + sorted.flatMap { Self.words($0.0, $0.1, $0.2 & 0xFFFF) }
    }

    // MARK: Characters

    private var ranges: [(first: UInt32, last: UInt32)] {
        var ranges: [(first: UInt32, last: UInt32)] = []
        for character in characters {
            if let last = ranges.last, last.last + 1 == character {
                ranges[ranges.count - 1].last = character
            } else {
                ranges.append((character, character))
            }
        }
        return ranges
    }

    private var shortMap: [UInt8] {
        let segments = ranges + [(0xFFFF, 0xFFFF)]
        let doubled = segments.count * 2
        var map =
            Self.words(4, 16 + doubled * 4, 0, doubled, 0, 0, 0)
            + segments.flatMap { Self.words(Int($0.last)) }
        map += Self.words(0) + segments.flatMap { Self.words(Int($0.first)) }
        map += segments.flatMap {
            Self.words($0.first == 0xFFFF ? 1 : (glyph(of: $0.first) - Int($0.first)) & 0xFFFF)
        }
        map += segments.flatMap { _ in Self.words(0) }
        return Self.words(0, 1, 3, 1) + Self.long(12) + map
    }

    private var longMap: [UInt8] {
        let groups = ranges
        let map =
            Self.words(12, 0) + Self.long(16 + groups.count * 12) + Self.long(0) + Self.long(groups.count)
            + groups.flatMap {
                Self.long(Int($0.first)) + Self.long(Int($0.last)) + Self.long(glyph(of: $0.first))
            }
        return Self.words(0, 1, 3, 10) + Self.long(12) + map
    }

    // MARK: Outlines

    private var outlines: ([UInt8], [UInt8]) {
        var data: [UInt8] = []
        var places: [UInt8] = []
        for glyph in 0..<count {
            places += Self.long(data.count)
            data += outline(glyph)
            while data.count % 4 != 0 { data.append(0) }
        }
        return (data, places + Self.long(data.count))
    }

    private func outline(_ glyph: Int) -> [UInt8] {
        guard glyph > 1 else {
            return Self.box(left: 50, bottom: glyph * 750, right: 300, top: 700 + glyph * 150)
        }
        let character = characters[glyph - 2]
        if character == 0x20 || character == 0xA0 { return [] }
        let isAccented = (0xC0...0x17F).contains(character) || (0x1EA0...0x1EF9).contains(character)
        if isAccented { return composite(character) }
        return Self.box(
            left: 50, bottom: 0, right: Self.width(of: character) - 50, top: 500 + Int(character % 5) * 50)
    }

    /// A letter and the accent above it, with instructions that no document needs.
    private func composite(_ character: UInt32) -> [UInt8] {
        let letter = glyph(of: 0x61 + character % 26)
        return Self.words(0xFFFF, 50, 0, 500, 900) + Self.words(0x23, letter, 0, 0)
            + Self.words(0x103, 1, 0, 0)
            + Self.words(2) + [0x4F, 0x4F]
    }

    /// One contour of four points; with two instructions.
    private static func box(left: Int, bottom: Int, right: Int, top: Int) -> [UInt8] {
        words(1, left, bottom, right, top, 3, 2) + [0x4F, 0x4F] + [1, 1, 1, 1]
            + words(left, right - left, 0, (left - right) & 0xFFFF) + words(bottom, 0, top - bottom, 0)
    }

    private static func words(_ numbers: Int...) -> [UInt8] {
        numbers.flatMap { [UInt8($0 >> 8 & 0xFF), UInt8($0 & 0xFF)] }
    }

    private static func long(_ number: Int) -> [UInt8] { words(number >> 16 & 0xFFFF, number & 0xFFFF) }
}
