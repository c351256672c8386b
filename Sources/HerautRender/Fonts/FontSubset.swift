/// A font with only the glyphs a document needs, under their own numbers, as a PDF embeds it (ISO 32000-1, 9.9): no names, no character map,
/// no instructions for screens.
struct FontSubset {
    /// The font file.
    let bytes: [UInt8]
    /// The glyphs in it, sorted; 0 is always there.
    let glyphs: [Int]

    /// `nil` when an outline cannot be read.
    init?(_ face: FontFace, glyphs wanted: some Sequence<Int>) {
        guard let closure = face.outlines.closure(of: [0] + Array(wanted)) else { return nil }
        let glyphs = closure.sorted()
        self.glyphs = glyphs
        let count = (glyphs.last ?? 0) + 1
        var outlines: [UInt8] = []
        var places: [Int] = []
        var next = 0
        for glyph in 0..<count {
            places.append(outlines.count)
            guard next < glyphs.count, glyphs[next] == glyph else { continue }
            next += 1
            guard let outline = face.outlines.bare(glyph) else { return nil }
            outlines += outline
            while outlines.count % 4 != 0 { outlines.append(0) }
        }
        places.append(outlines.count)
        guard let tables = Self.tables(face, count: count, glyphs: Set(glyphs), outlines, places) else {
            return nil
        }
        bytes = Self.file(tables)
    }

    private static func tables(
        _ face: FontFace, count: Int, glyphs: Set<Int>, _ outlines: [UInt8], _ places: [Int]
    ) -> [(name: String, bytes: [UInt8])]? {
        guard var head = try? Array(face.tables.table("head").slice.prefix(54)), head.count == 54,
            var across = try? Array(face.tables.table("hhea").slice.prefix(36)), across.count == 36,
            var maximum = try? Array(face.tables.table("maxp").slice), maximum.count >= 6,
            let metrics = try? Self.metrics(face, count: count, glyphs: glyphs)
        else { return nil }
        head.set(word: 1, at: 50)
        for index in 8..<12 { head[index] = 0 }
        across.set(word: count, at: 34)
        maximum.set(word: count, at: 4)
        // No instructions, and no memory for them.
        if maximum.count >= 32 { for index in 14..<28 { maximum[index] = 0 } }
        if maximum.count >= 32 { maximum.set(word: 1, at: 14) }
        var locations: [UInt8] = []
        for place in places { locations.append(long: place) }
        return [
            ("glyf", outlines), ("head", head), ("hhea", across), ("hmtx", metrics), ("loca", locations),
            ("maxp", maximum),
        ]
    }

    /// Widths and left bearings; 0 for glyphs that are not there.
    private static func metrics(_ face: FontFace, count: Int, glyphs: Set<Int>) throws(FontFault) -> [UInt8] {
        let table = try face.tables.table("hmtx")
        let given = try face.tables.table("hhea").word(34) ?? 1
        var bytes: [UInt8] = []
        for glyph in 0..<count {
            let width = table.word(min(glyph, given - 1) * 4) ?? 0
            let bearing =
                glyph < given ? table.word(glyph * 4 + 2) : table.word(given * 4 + (glyph - given) * 2)
            bytes.append(word: glyphs.contains(glyph) ? width : 0)
            bytes.append(word: glyphs.contains(glyph) ? bearing ?? 0 : 0)
        }
        return bytes
    }

    /// The file: directory, then the tables, each at a multiple of four, with checksums (OpenType, "Organization of an OpenType Font").
    private static func file(_ tables: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var file: [UInt8] = [0, 1, 0, 0]
        let power = 1 << (Int.bitWidth - 1 - tables.count.leadingZeroBitCount)
        file.append(word: tables.count)
        file.append(word: power * 16)
        file.append(word: power.trailingZeroBitCount)
        file.append(word: tables.count * 16 - power * 16)
        var offset = 12 + tables.count * 16
        for (name, bytes) in tables {
            file += name.utf8
            file.append(long: checksum(bytes))
            file.append(long: offset)
            file.append(long: bytes.count)
            offset += (bytes.count + 3) & ~3
        }
        var headPlace = 0
        for (name, bytes) in tables {
            if name == "head" { headPlace = file.count }
            file += bytes
            while file.count % 4 != 0 { file.append(0) }
        }
        let adjustment = (0xB1B0_AFBA - checksum(file)) & 0xFFFF_FFFF
        for index in 0..<4 { file[headPlace + 8 + index] = UInt8(adjustment >> (24 - index * 8) & 0xFF) }
        return file
    }

    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0
        var index = 0
        while index < bytes.count {
            var word: UInt32 = 0
            for offset in 0..<4 {
                word = word << 8 | (index + offset < bytes.count ? UInt32(bytes[index + offset]) : 0)
            }
            sum &+= word
            index += 4
        }
        return Int(sum)
    }
}

extension [UInt8] {
    /// Adds two bytes, the highest first.
    mutating func append(word: Int) {
        append(UInt8(word >> 8 & 0xFF))
        append(UInt8(word & 0xFF))
    }

    /// Adds four bytes, the highest first.
    mutating func append(long: Int) {
        append(word: long >> 16 & 0xFFFF)
        append(word: long & 0xFFFF)
    }

    /// Writes two bytes over those at `index`.
    fileprivate mutating func set(word: Int, at index: Int) {
        self[index] = UInt8(word >> 8 & 0xFF)
        self[index + 1] = UInt8(word & 0xFF)
    }
}
