/// Which glyph stands for which character (OpenType `cmap`, subtable formats 4 and 12), in flat tables.
struct CharacterMap: Sendable {
    /// Glyph of every character up to U+FFFF, in blocks of 256; block 0 is empty.
    private var glyphs = [UInt16](repeating: 0, count: 256)
    /// Block of each 256 characters.
    private var blocks = [UInt16](repeating: 0, count: 256)
    /// Those above U+FFFF.
    private var others: [UInt32: UInt16] = [:]

    /// Characters above U+FFFF that are kept; no font for letters has so many.
    private static let limit = 20_000

    /// Reads the table; `nil` when it holds no Unicode map that can be read.
    init?(_ table: FontBytes, glyphCount: Int) {
        guard let count = table.word(2) else { return nil }
        var best: (rank: Int, offset: Int)?
        for index in 0..<count {
            guard let platform = table.word(4 + index * 8), let encoding = table.word(6 + index * 8),
                let offset = table.long(8 + index * 8), let format = table.word(offset)
            else { break }
            let rank = Self.rank(platform, encoding, format)
            if rank > best?.rank ?? 0 { best = (rank, offset) }
        }
        guard let best, let format = table.word(best.offset), let map = table.rest(best.offset) else {
            return nil
        }
        if format == 12 { readGroups(map, glyphCount) } else { readSegments(map, glyphCount) }
    }

    /// The glyph for a character; 0 when there is none.
    func glyph(_ character: UInt32) -> UInt16 {
        guard character <= 0xFFFF else { return others[character] ?? 0 }
        return glyphs[Int(blocks[Int(character >> 8)]) << 8 | Int(character & 0xFF)]
    }

    /// Calls `body` for every character, in rising order, with its glyph.
    func forEach(_ body: (UInt32, UInt16) -> Void) {
        for block in 0..<256 where blocks[block] != 0 {
            for offset in 0..<256 {
                let glyph = glyphs[Int(blocks[block]) << 8 | offset]
                if glyph != 0 { body(UInt32(block << 8 | offset), glyph) }
            }
        }
        for (character, glyph) in others.sorted(by: { $0.key < $1.key }) { body(character, glyph) }
    }

    /// Full Unicode before the first plane alone; 0 for what is not Unicode (platforms and encodings of the OpenType specification).
    private static func rank(_ platform: Int, _ encoding: Int, _ format: Int) -> Int {
        let isUnicode = platform == 0 && encoding != 5 || platform == 3 && (encoding == 1 || encoding == 10)
        guard isUnicode, format == 4 || format == 12 else { return 0 }
        return format == 12 ? 2 : 1
    }

    private mutating func set(_ character: Int, _ glyph: Int, _ glyphCount: Int) {
        guard glyph > 0, glyph < glyphCount else { return }
        guard character <= 0xFFFF else {
            if others.count < Self.limit { others[UInt32(character)] = UInt16(glyph) }
            return
        }
        if blocks[character >> 8] == 0 {
            blocks[character >> 8] = UInt16(glyphs.count >> 8)
            glyphs += [UInt16](repeating: 0, count: 256)
        }
        glyphs[Int(blocks[character >> 8]) << 8 | character & 0xFF] = UInt16(glyph)
    }

    /// Format 4. Segments have to follow each other, which bounds the work whatever the file says.
    private mutating func readSegments(_ map: FontBytes, _ glyphCount: Int) {
        guard let doubled = map.word(6) else { return }
        var next = 0
        for index in 0..<doubled / 2 {
            let end = 14 + index * 2
            guard let last = map.word(end), let first = map.word(end + doubled + 2),
                let delta = map.word(end + 2 * doubled + 2), let offset = map.word(end + 3 * doubled + 2),
                first >= next, last >= first
            else { return }
            for character in first...last {
                var glyph = character
                if offset != 0 {
                    let place = end + 3 * doubled + 2 + offset + 2 * (character - first)
                    glyph = map.word(place) ?? 0
                    if glyph == 0 { continue }
                }
                set(character, (glyph + delta) & 0xFFFF, glyphCount)
            }
            next = last + 1
        }
    }

    /// Format 12.
    private mutating func readGroups(_ map: FontBytes, _ glyphCount: Int) {
        guard let count = map.long(12) else { return }
        var next = 0
        for index in 0..<count {
            guard let first = map.long(16 + index * 12), let last = map.long(20 + index * 12),
                let glyph = map.long(24 + index * 12), first >= next, last >= first, last <= 0x10FFFF
            else { return }
            // Glyphs past the last are none, so a group need not be followed further.
            for offset in 0...min(last - first, max(0, glyphCount - glyph)) {
                set(first + offset, glyph + offset, glyphCount)
            }
            next = last + 1
        }
    }
}
