/// The tables of a font file by name, and what is read from the small ones.
struct FontTables: Sendable {
    private let tables: [String: FontBytes]

    /// Tables that a file may have; more is no font.
    private static let limit = 128

    /// Reads the directory at the start of the file; of a collection, that of its first font.
    init(_ bytes: [UInt8]) throws(FontFault) {
        let file = FontBytes(bytes)
        var start = 0
        if file.long(0) == Self.tag("ttcf") { start = file.long(12) ?? 0 }
        guard let kind = file.long(start), kind == 0x0001_0000 || kind == Self.tag("true"),
            let count = file.word(start + 4), count <= Self.limit
        else { throw .notTrueType }
        var tables: [String: FontBytes] = [:]
        for index in 0..<count {
            let place = start + 12 + index * 16
            guard let name = file.part(place, 4)?.slice, let offset = file.long(place + 8),
                let length = file.long(place + 12), let table = file.part(offset, length)
            else { continue }
            tables[String(decoding: name, as: UTF8.self)] = table
        }
        self.tables = tables
        guard tables["glyf"] != nil else { throw .notTrueType }
    }

    private static func tag(_ name: String) -> Int { name.utf8.reduce(0) { $0 << 8 | Int($1) } }

    /// A table that every font has.
    func table(_ name: String) throws(FontFault) -> FontBytes {
        guard let table = tables[name] else { throw .damaged(table: name) }
        return table
    }

    /// `glyf` and `loca`.
    func outlines() throws(FontFault) -> GlyphTable {
        let maximum = try table("maxp")
        guard let count = maximum.word(4), count > 0 else { throw .damaged(table: "maxp") }
        guard let isLong = try table("head").word(50) else { throw .damaged(table: "head") }
        guard
            let outlines = GlyphTable(
                outlines: try table("glyf"), places: try table("loca"), hasLongPlaces: isLong != 0,
                count: count
            )
        else { throw .damaged(table: "loca") }
        return outlines
    }

    /// Width of every glyph in units of the font (`hmtx`); the last one that is given holds for those after it.
    func widths(count: Int) throws(FontFault) -> [Int] {
        let metrics = try table("hmtx")
        guard let given = try table("hhea").word(34), given > 0 else { throw .damaged(table: "hhea") }
        var widths: [Int] = []
        widths.reserveCapacity(count)
        for glyph in 0..<count {
            guard let width = metrics.word(min(glyph, given - 1) * 4) else { throw .damaged(table: "hmtx") }
            widths.append(width)
        }
        return widths
    }

    /// Refuses a font that may not travel in a document, or not in part. Of several permissions the mildest holds (OS/2 `fsType`).
    func checkLicence() throws(FontFault) {
        guard let type = tables["OS/2"]?.word(8) else { return }
        let isRestricted = type & 0xF == 2
        let mayNotSubset = type & 0x100 != 0
        let isBitmapOnly = type & 0x200 != 0
        if isRestricted || mayNotSubset || isBitmapOnly { throw .notEmbeddable }
    }

    /// Bold and italic, by `OS/2` or, in old fonts, `head`.
    func style(_ head: FontBytes) -> (isBold: Bool, isItalic: Bool) {
        if let selection = tables["OS/2"]?.word(62) {
            return (selection & 0x20 != 0, selection & 0x201 != 0)
        }
        let style = head.word(44) ?? 0
        return (style & 1 != 0, style & 2 != 0)
    }

    func metrics(_ head: FontBytes, unitsPerEm: Int) throws(FontFault) -> FontFace.Metrics {
        func scaled(_ value: Int?) -> Int { (value ?? 0) * 1000 / unitsPerEm }
        let across = try table("hhea")
        let windows = tables["OS/2"]
        let posture = tables["post"]
        var metrics = FontFace.Metrics()
        metrics.ascent = scaled(across.signed(4))
        metrics.descent = scaled(across.signed(6))
        let hasCapHeight = (windows?.word(0) ?? 0) >= 2
        metrics.capHeight = hasCapHeight ? scaled(windows?.signed(88)) : metrics.ascent * 7 / 10
        metrics.box = [36, 38, 40, 42].map { scaled(head.signed($0)) }
        metrics.italicAngle = posture?.long(4).map { Int(Int32(truncatingIfNeeded: $0)) * 1000 / 65_536 } ?? 0
        metrics.weight = windows?.word(4) ?? 400
        metrics.isFixedPitch = (posture?.long(12) ?? 0) != 0
        // Classes 1 to 5 and 7 of IBM have serifs.
        let family = (windows?.word(30) ?? 0) >> 8
        metrics.isSerif = (1...5).contains(family) || family == 7
        return metrics
    }

    func kerning(glyphCount: Int) -> Kerning {
        if let table = tables["GPOS"] {
            let kerning = Kerning(gpos: table, glyphCount: glyphCount)
            if !kerning.isEmpty { return kerning }
        }
        return tables["kern"].map { Kerning(kern: $0, glyphCount: glyphCount) } ?? Kerning()
    }

    // MARK: Names

    /// Names in Latin letters; a font without names is called `Font`.
    func names() -> (family: String, postScript: String) {
        let family = name(16) ?? name(1) ?? "Font"
        let name = (name(6) ?? family).unicodeScalars.filter {
            $0.isASCII && ($0.properties.isAlphabetic || $0 == "-" || ("0"..."9").contains($0))
        }
        let postScript = String(String.UnicodeScalarView(name.prefix(60)))
        return (family, postScript.isEmpty ? "Font" : postScript)
    }

    private func name(_ wanted: Int) -> String? {
        guard let table = tables["name"], let count = table.word(2), let start = table.word(4) else {
            return nil
        }
        var found: String?
        for index in 0..<count {
            let place = 6 + index * 12
            guard let platform = table.word(place), let language = table.word(place + 4),
                let number = table.word(place + 6), let length = table.word(place + 8),
                let offset = table.word(place + 10)
            else { break }
            guard number == wanted, length <= 400, let text = table.part(start + offset, length) else {
                continue
            }
            let isWide = platform != 1
            // The English name of Windows goes before others.
            if found == nil || platform == 3 && language == 0x409 { found = Self.text(text, isWide: isWide) }
        }
        return found.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func text(_ bytes: FontBytes, isWide: Bool) -> String {
        guard isWide else { return String(decoding: bytes.slice.filter { $0 < 0x80 }, as: UTF8.self) }
        return String(
            decoding: (0..<bytes.count / 2).compactMap { bytes.word($0 * 2).map { UInt16($0) } },
            as: UTF16.self)
    }
}
