import HerautModel

/// Writes glyphs as commands of a page (ISO 32000-1, 9.4).
struct PDFGlyphWriter: Sendable {
    let family: FontFamily
    let palette: PDFPalette

    /// Adds a whole text, the foot of its first line so far from the left and the bottom of the page.
    func write(_ text: PDFText, _ style: PDFStyle, left: Int, bottom: Int, to out: inout ByteBuffer) {
        Self.begin(left: left, bottom: bottom, to: &out)
        writeLines(text.lines, text.runs, text.glyphs, style, to: &out)
    }

    /// Starts a text.
    static func begin(left: Int, bottom: Int, to out: inout ByteBuffer) {
        out.append("BT 1 0 0 1 " as StaticString)
        out.append(lengths: left, bottom)
        out.append("Tm\n" as StaticString)
    }

    /// Adds all lines of a text that was begun, each `leading` below the one before, and its end.
    func writeLines(
        _ lines: [PDFText.Line], _ runs: [PDFText.Run], _ glyphs: [PDFText.Glyph], _ style: PDFStyle,
        to out: inout ByteBuffer
    ) {
        out.append(length: style.leading)
        out.append(" TL\n" as StaticString)
        var look: PDFLook?
        for (number, line) in lines.enumerated() {
            if number > 0 { out.append("T*\n" as StaticString) }
            write(line, runs, glyphs, style.size, &look, to: &out)
        }
        out.append("ET\n" as StaticString)
    }

    private func write(
        _ line: PDFText.Line, _ runs: [PDFText.Run], _ glyphs: [PDFText.Glyph], _ size: Int,
        _ look: inout PDFLook?, to out: inout ByteBuffer
    ) {
        var run = runs.lastIndex { $0.start <= line.start } ?? 0
        var glyph = line.start
        while glyph < line.end, run < runs.count {
            let next = run + 1 < runs.count ? min(runs[run + 1].start, line.end) : line.end
            if next > glyph {
                if runs[run].look != look { select(runs[run].look, size, to: &out) }
                look = runs[run].look
                out.append("[" as StaticString)
                let face = family.faceOfStyle[Int(runs[run].look.face)]
                show(glyphs, glyph..<next, face: face, isFirst: glyph == line.start, to: &out)
                out.append("]TJ\n" as StaticString)
                glyph = next
            }
            run += 1
        }
    }

    private func select(_ look: PDFLook, _ size: Int, to out: inout ByteBuffer) {
        select(family.faceOfStyle[Int(look.face)], size, to: &out)
        out.append(palette[look.ink])
    }

    /// Chooses a font.
    func select(_ face: Int, _ size: Int, to out: inout ByteBuffer) {
        out.append("/F" as StaticString)
        out.append(number: face)
        out.append(UInt8(ascii: " "))
        out.append(length: size)
        out.append(" Tf\n" as StaticString)
    }

    /// Adds glyphs as strings with their kerning between; what stands before the first of a line counts for nothing.
    func show(
        _ glyphs: [PDFText.Glyph], _ range: Range<Int>, face: Int, isFirst: Bool, to out: inout ByteBuffer
    ) {
        let codes = family.faces[face].codes
        glyphs.withUnsafeBufferPointer { glyphs in
            out.append(atMost: 2 + range.count * PDFGlyphPen.longest) { start in
                var pen = PDFGlyphPen(place: start)
                pen.put(UInt8(ascii: "("))
                pen.put(UnsafeBufferPointer(rebasing: glyphs[range]), codes.elements, isFirst: isFirst)
                pen.put(UInt8(ascii: ")"))
                return pen.place - start
            }
        }
    }
}

/// Puts bytes into memory that is large enough.
private struct PDFGlyphPen {
    /// Where the next byte goes.
    var place: UnsafeMutablePointer<UInt8>

    /// Bytes that a glyph takes at most: parentheses around up to five digits with a sign, and two bytes with a backslash before each.
    static let longest = 2 + 6 + 4

    mutating func put(_ byte: UInt8) {
        place.pointee = byte
        place += 1
    }

    /// Glyphs with the kerning between them, and before the first unless it starts a line.
    mutating func put(
        _ glyphs: UnsafeBufferPointer<PDFText.Glyph>, _ codes: UnsafeBufferPointer<FontFace.GlyphCode>,
        isFirst: Bool
    ) {
        var skipsGap = isFirst
        for glyph in glyphs {
            if glyph.gap != 0, !skipsGap { put(gap: Int(glyph.gap)) }
            skipsGap = false
            let code = codes[Int(glyph.number)]
            UnsafeMutableRawPointer(place).storeBytes(of: code.bytes, as: UInt32.self)
            place += Int(code.count)
        }
    }

    /// Ends the string, shifts what follows by a distance in thousandths of the type size, and starts the next (9.4.3).
    mutating func put(gap: Int) {
        put(UInt8(ascii: ")"))
        if gap > 0 { put(UInt8(ascii: "-")) }
        let size = UInt32(truncatingIfNeeded: gap.magnitude)
        if size >= 100 { put(hundredsOf: size) }
        if size >= 10 { put(digit: size / 10 % 10) }
        put(digit: size % 10)
        put(UInt8(ascii: "("))
    }

    /// The digits of a wide gap but the last two.
    private mutating func put(hundredsOf size: UInt32) {
        if size >= 10_000 { put(digit: size / 10_000) }
        if size >= 1000 { put(digit: size / 1000 % 10) }
        put(digit: size / 100 % 10)
    }

    private mutating func put(digit: UInt32) { put(UInt8(truncatingIfNeeded: 0x30 &+ digit)) }
}
