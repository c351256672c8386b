import HerautModel

/// A face in a PDF: a composite font whose codes are glyph numbers (ISO 32000-1, 9.7), with the map back to characters.
struct PDFFont: Sendable {
    private let face: FontFace
    private let glyphs: [Int]
    private let name: String
    /// Streams, packed: the font file, which glyphs are in it, and the map back to characters.
    private let file, present, unicode: [UInt8]

    /// `nil` when an outline cannot be read.
    init?(_ face: FontFace, glyphs: [Int]) {
        guard let subset = FontSubset(face, glyphs: glyphs) else { return nil }
        self.face = face
        self.glyphs = subset.glyphs
        name = Self.tag(face, subset.glyphs) + "+" + face.postScriptName
        file = Self.stream(subset.bytes)
        present = Self.stream(Self.presentGlyphs(subset.glyphs))
        unicode = Self.stream(Self.toUnicode(face, subset.glyphs))
    }

    private static func stream(_ content: [UInt8]) -> [UInt8] {
        var out = ByteBuffer(capacity: content.count)
        content.withUnsafeBufferPointer { out.append(stream: $0) }
        return out.array
    }

    /// Six capitals that differ for every subset (9.6.4).
    private static func tag(_ face: FontFace, _ glyphs: [Int]) -> String {
        var bytes = Array(face.postScriptName.utf8)
        for glyph in glyphs { bytes.append(word: glyph) }
        let hash = SHA256.hash(bytes)
        return String(
            String.UnicodeScalarView(hash.prefix(6).map { Unicode.Scalar(UInt8(ascii: "A") + $0 % 26) }))
    }

    /// Writes the objects and gives the number of the font.
    func write(to objects: inout PDFObjects) -> Int {
        let file = objects.add(file)
        let set = objects.add(present)
        let descriptor = writeDescriptor(to: &objects, file: file, set: set)
        let descendant = objects.begin()
        objects.out.append("<</Type/Font/Subtype/CIDFontType2/BaseFont/\(name)")
        objects.out.append(
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor "
                as StaticString)
        objects.out.append(reference: descriptor)
        objects.out.append("/DW 0/W[" as StaticString)
        writeWidths(to: &objects.out)
        objects.out.append("]>>" as StaticString)
        objects.end()
        let unicode = objects.add(unicode)
        let font = objects.begin()
        objects.out.append("<</Type/Font/Subtype/Type0/BaseFont/\(name)/Encoding/Identity-H/DescendantFonts[")
        objects.out.append(reference: descendant)
        objects.out.append("]/ToUnicode " as StaticString)
        objects.out.append(reference: unicode)
        objects.out.append(">>" as StaticString)
        objects.end()
        return font
    }

    private func writeDescriptor(to objects: inout PDFObjects, file: Int, set: Int) -> Int {
        let metrics = face.metrics
        // Fixed pitch, serif, nonsymbolic, italic (table 123).
        let flags =
            (metrics.isFixedPitch ? 1 : 0) | (metrics.isSerif ? 2 : 0) | 32 | (face.isItalic ? 64 : 0)
        let number = objects.begin()
        objects.out.append("<</Type/FontDescriptor/FontName/\(name)/Flags \(flags)/FontBBox[")
        for length in metrics.box { objects.out.append("\(length) ") }
        objects.out.append("]/ItalicAngle ")
        objects.out.append(length: metrics.italicAngle)
        // No font says how thick its stems are; readers use it only where the font itself is missing.
        let stem = 50 + metrics.weight / 10
        objects.out.append(
            "/Ascent \(metrics.ascent)/Descent \(metrics.descent)/CapHeight \(metrics.capHeight)/StemV \(stem)/FontFile2 "
        )
        objects.out.append(reference: file)
        objects.out.append("/CIDSet " as StaticString)
        objects.out.append(reference: set)
        objects.out.append(">>" as StaticString)
        objects.end()
        return number
    }

    /// A bit for every glyph of the font file, those without ink too: they are there (ISO 19005-2, 6.2.11.4.2).
    private static func presentGlyphs(_ glyphs: [Int]) -> [UInt8] {
        let count = (glyphs.last ?? 0) + 1
        return (0..<(count + 7) / 8).map { byte in
            let rest = min(8, count - byte * 8)
            return UInt8(truncatingIfNeeded: 0xFF00 >> rest)
        }
    }

    /// Runs of neighbouring glyphs: `36 [667 667 722]` (9.7.4.3).
    private func writeWidths(to out: inout ByteBuffer) {
        var last = -2
        for glyph in glyphs {
            if glyph != last + 1 {
                if last >= 0 { out.append(UInt8(ascii: "]")) }
                out.append(number: glyph)
                out.append(UInt8(ascii: "["))
            } else {
                out.append(UInt8(ascii: " "))
            }
            out.append(number: Int(face.widths[glyph]))
            last = glyph
        }
        out.append(UInt8(ascii: "]"))
    }

    /// The character of every glyph (9.10.3).
    private static func toUnicode(_ face: FontFace, _ glyphs: [Int]) -> [UInt8] {
        var out = ByteBuffer(capacity: 4096)
        out.append(mapOpening)
        let known = glyphs.filter { face.characters[$0] != 0 }
        var index = 0
        while index < known.count {
            let block = known[index..<min(index + 100, known.count)]
            out.append("\(block.count) beginbfchar\n")
            for glyph in block {
                out.append(UInt8(ascii: "<"))
                out.append(hexadecimal: UInt16(glyph))
                out.append("><" as StaticString)
                if let scalar = Unicode.Scalar(face.characters[glyph]) {
                    for unit in String(Character(scalar)).utf16 { out.append(hexadecimal: unit) }
                }
                out.append(">\n" as StaticString)
            }
            out.append("endbfchar\n" as StaticString)
            index += 100
        }
        out.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n" as StaticString)
        return out.array
    }

    private static let mapOpening: StaticString = """
        /CIDInit /ProcSet findresource begin
        12 dict begin
        begincmap
        /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
        /CMapName /Adobe-Identity-UCS def
        /CMapType 2 def
        1 begincodespacerange
        <0000> <FFFF>
        endcodespacerange

        """
}
