import HerautModel

/// Turns text into glyphs and words. Latin, Greek and Cyrillic: one character, one glyph, with kerning. A script whose letters change with their
/// neighbours is not for this, and its characters are reported as missing.
struct PDFShaper {
    private(set) var text: PDFText
    private let family: FontFamily
    private var look: PDFLook?
    private var face: FontFace
    private var faceIndex = 0
    // Tables of the face, which holds them.
    private var plain: UnsafeBufferPointer<FontFace.PlainGlyph>
    private var kerning: UnsafeBufferPointer<Int16>
    private var isPlain = false
    /// Groups of glyphs met since the look was taken.
    private var met: UInt8 = 0
    /// Start of the word being made, its width, and the character before.
    private var start = 0
    private var width = 0
    private var last: UInt32 = 0
    /// Whether spaces stay as they are and lines end only where they have to.
    private let isVerbatim: Bool
    /// Whether of several spaces all are left, as in an address: two between postcode and town (communication.md §3.4).
    private let keepsSpaces: Bool

    /// Makes a text of its own.
    init(_ family: FontFamily, isVerbatim: Bool = false, keepsSpaces: Bool = false) {
        var text = PDFText(faces: family.faces.count)
        self.init(family, isVerbatim: isVerbatim, keepsSpaces: keepsSpaces, taking: &text)
    }

    /// Writes over `text`, in its memory, and holds it until ``finish(into:)``.
    init(_ family: FontFamily, isVerbatim: Bool, keepsSpaces: Bool, taking text: inout PDFText) {
        self.family = family
        self.isVerbatim = isVerbatim
        self.keepsSpaces = keepsSpaces
        face = family.regular
        plain = face.plain.elements
        kerning = face.nearKerning.elements
        self.text = PDFText(faces: 0)
        swap(&self.text, &text)
        self.text.clear()
    }

    /// Adds text of one look. Newlines are spaces; characters that no paper shows are left out.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ look: PDFLook) {
        take(look)
        text.reserve(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                // Behind a hyphen a line may end.
                let end = isPlain && last != 0x2D ? sweep(bytes, from: index) : index
                if end == index { add(UInt32(byte)) }
                index = max(end, index + 1)
            } else {
                let (character, length) = Self.decode(bytes, index)
                index += length
                if let character { add(character) }
            }
        }
    }

    mutating func append(_ string: String, _ look: PDFLook) {
        var string = string
        string.withUTF8 { append($0, look) }
    }

    /// Ends the line.
    mutating func endLine(_ look: PDFLook) {
        take(look)
        if start == text.glyphs.count, let last = text.words.indices.last, text.words[last].breaks == .space {
            // The space before a break is the break.
            text.words[last].breaks = .line
            return
        }
        addSpaceGlyph()
        endWord(.line, space: 0, glyphs: 1)
    }

    /// The text, its last word ended.
    mutating func finish() -> PDFText {
        var text = PDFText(faces: 0)
        finish(into: &text)
        return text
    }

    /// Gives the text back, its last word ended.
    mutating func finish(into text: inout PDFText) {
        if start < self.text.glyphs.count { endWord(.line, space: 0, glyphs: 0) }
        self.text.use[faceIndex].groups |= met
        swap(&self.text, &text)
    }

    // MARK: Stretches

    /// Text of one look that starts behind a space, set once for all letters: whatever stands before it does not change it.
    final class Stretch: Sendable {
        let look: PDFLook
        let text: PDFText
        let tail: Tail

        fileprivate init(_ shaper: PDFShaper, _ look: PDFLook) {
            self.look = look
            text = shaper.text
            tail = Tail(
                start: shaper.start, width: shaper.width, last: shaper.last, groups: shaper.met)
        }
    }

    /// How a stretch ends: the word that is still being made, the last character, and the groups of glyphs in it.
    struct Tail: BitwiseCopyable {
        fileprivate var start = 0, width = 0
        fileprivate var last: UInt32 = 0
        fileprivate var groups: UInt8 = 0
    }

    /// Sets a stretch; `nil` when the font lacks one of its characters or has to embed one by itself. `bytes` do not start with a space.
    static func stretch(
        _ bytes: [UInt8], _ look: PDFLook, _ family: FontFamily, keepsSpaces: Bool
    ) -> Stretch? {
        var shaper = PDFShaper(family, keepsSpaces: keepsSpaces)
        bytes.withUnsafeBufferPointer { shaper.append($0, look) }
        guard shaper.text.missing.isEmpty, shaper.text.use.allSatisfy(\.singles.isEmpty) else { return nil }
        return Stretch(shaper, look)
    }

    /// Adds the glyphs and words of a stretch, behind a space.
    mutating func append(
        _ glyphs: UnsafeBufferPointer<PDFText.Glyph>, _ words: UnsafeBufferPointer<PDFText.Word>,
        _ tail: Tail, _ look: PDFLook
    ) {
        take(look)
        let base = text.glyphs.count
        text.glyphs.append(contentsOf: glyphs)
        for word in words { text.words.append(word.moved(by: base)) }
        met |= tail.groups
        (start, width, last) = (base + tail.start, tail.width, tail.last)
    }

    // MARK: Plain text

    /// Glyphs that are made at once.
    private static let pace = 64

    /// Adds letters and signs of ASCII with single spaces between, up to a hyphen, in one sweep: nearly all text is that. Gives where it ended: where it
    /// began when the first of them has to be looked at by itself.
    private mutating func sweep(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var near = 0
        if text.glyphs.count > self.start, text.runs.last?.start != text.glyphs.count {
            near = face.near(text.glyphs[text.glyphs.count - 1].number)
            guard near != 0 else { return start }
        }
        let sweep = UnsafeBufferPointer(rebasing: bytes[start..<min(bytes.count, start + Self.pace)])
        let count = withUnsafeTemporaryAllocation(of: PDFText.Glyph.self, capacity: Self.pace) { memory in
            let count = set(sweep, after: near, in: memory)
            if count > 0 { text.glyphs.append(contentsOf: UnsafeBufferPointer(rebasing: memory[..<count])) }
            return count
        }
        guard count > 0 else { return start }
        met |= 1
        last = sweep[count - 1] == 0x20 ? 0 : UInt32(sweep[count - 1])
        return start + count
    }

    /// Glyphs for the start of `bytes`, with the words that end in it, and how many they are. `near` is what stands before them in the table of kernings;
    /// 0 for nothing.
    private mutating func set(
        _ bytes: UnsafeBufferPointer<UInt8>, after near: Int,
        in memory: UnsafeMutableBufferPointer<PDFText.Glyph>
    ) -> Int {
        let (size, base) = (face.nearCount, text.glyphs.count)
        // Where the kernings of the glyph before start; the first row is empty.
        var (count, row, start, width) = (0, near * size, self.start, self.width)
        while count < bytes.count {
            let byte = bytes[count]
            guard byte &- 0x20 < 0x5F, byte != 0x2D else { break }
            let glyph = plain[Int(byte)]
            guard glyph.near != 0 else { break }
            // A second space, and one at the start of a line, are for others to judge.
            if byte == 0x20, isVerbatim || base + count == start { break }
            let gap = kerning[row &+ Int(glyph.near)]
            memory[count] = PDFText.Glyph(number: glyph.number, width: glyph.width, gap: gap)
            let advance = Int(glyph.width) &+ Int(gap)
            count &+= 1
            row = Int(glyph.near) &* size
            width &+= advance
            guard byte == 0x20 else { continue }
            text.words.append(
                PDFText.Word(
                    start: start, end: base + count - 1, next: base + count, width: width - advance,
                    space: advance, breaks: .space))
            (start, width, row) = (base + count, 0, 0)
        }
        (self.start, self.width) = (start, width)
        return count
    }

    // MARK: Characters

    private mutating func take(_ look: PDFLook) {
        guard look != self.look else { return }
        text.use[faceIndex].groups |= met
        met = 0
        let faceIndex = family.faceOfStyle[Int(look.face)]
        if self.look == nil || faceIndex != self.faceIndex { take(face: faceIndex) }
        self.look = look
        // Runs start where the glyphs do; one without glyphs is overwritten.
        if text.runs.last?.start == text.glyphs.count { text.runs.removeLast() }
        text.runs.append(PDFText.Run(start: text.glyphs.count, look: look))
    }

    private mutating func take(face index: Int) {
        faceIndex = index
        face = family.faces[index]
        plain = face.plain.elements
        kerning = face.nearKerning.elements
        isPlain = family.repertoires[index].holdsPlain
    }

    private mutating func add(_ character: UInt32) {
        switch character {
        case 0x20, 0x09, 0x0A, 0x0D, 0x2028, 0x2029: addSpace()
        case 0..<0x20, 0x7F...0x9F, 0xAD: break
        case 0x300...0x36F: compose(character)
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB,
            0xFFFE,
            0xFFFF:
            break
        default: addGlyph(character)
        }
    }

    private mutating func addGlyph(_ character: UInt32) {
        let glyph = glyph(for: character)
        guard glyph != 0 else {
            text.missing.append(character)
            return
        }
        let isSplit = last == 0x2D && text.glyphs.count - start > 2 && Self.isLetter(character)
        if isSplit, !isVerbatim { endWord(.hyphen, space: 0, glyphs: 0) }
        append(glyph)
        last = character
        // A hyphen counts only behind a letter.
        if character == 0x2D, text.glyphs.count - start < 3 { last = 0 }
    }

    private mutating func append(_ glyph: UInt16) {
        var gap = 0
        if text.glyphs.count > start, text.runs.last?.start != text.glyphs.count,
            let before = text.glyphs.last
        {
            gap = face.kerning(before.number, glyph)
        }
        let advance = face.widths[Int(glyph)]
        width += Int(advance) + gap
        text.glyphs.append(PDFText.Glyph(number: glyph, width: advance, gap: Int16(clamping: gap)))
        let group = family.repertoires[faceIndex].groups[Int(glyph)]
        if group == Repertoire.single {
            text.use[faceIndex].insert(glyph, group: group)
        } else {
            met |= 1 << group
        }
    }

    /// The glyph, or that of a character that looks the same.
    private func glyph(for character: UInt32) -> UInt16 {
        let glyph = character < 0x80 ? plain[Int(character)].number : face.glyph(character)
        if glyph != 0 { return glyph }
        switch character {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F: return face.glyph(0x20)
        case 0x2010, 0x2011: return face.glyph(0x2D)
        case 0x2015: return face.glyph(0x2014)
        case 0x2212: return face.glyph(0x2013)
        default: return 0
        }
    }

    /// An accent that stands apart joins the letter before it.
    private mutating func compose(_ accent: UInt32) {
        guard last != 0, text.glyphs.count > start, let whole = Composition.character(last, accent),
            glyph(for: whole) != 0
        else {
            text.missing.append(accent)
            return
        }
        width -= text.advance(of: text.glyphs.count - 1)
        text.glyphs.removeLast()
        append(self.glyph(for: whole))
        last = whole
    }

    private static func isLetter(_ character: UInt32) -> Bool {
        switch character {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x4FF, 0x1E00...0x1EFF: true
        default: false
        }
    }

    // MARK: Words

    private mutating func addSpace() {
        last = 0
        if isVerbatim {
            let glyph = plain[0x20].number
            if glyph != 0 { append(glyph) }
            return
        }
        // Of several spaces one is left, and none at the start of a line.
        guard start < text.glyphs.count else { return addFurtherSpace() }
        let space = addSpaceGlyph()
        endWord(.space, space: space, glyphs: 1)
    }

    private mutating func addFurtherSpace() {
        guard keepsSpaces, let last = text.words.indices.last, text.words[last].breaks == .space else {
            return
        }
        text.words[last].space += addSpaceGlyph()
        text.words[last].next = text.glyphs.count
        start = text.glyphs.count
    }

    @discardableResult
    private mutating func addSpaceGlyph() -> Int {
        let glyph = plain[0x20].number
        guard glyph != 0 else {
            text.missing.append(0x20)
            return 0
        }
        let before = width
        append(glyph)
        let space = width - before
        width = before
        return space
    }

    private mutating func endWord(_ breaks: PDFText.Break, space: Int, glyphs: Int) {
        let next = text.glyphs.count
        let spaces = min(glyphs, next - start)
        text.words.append(
            PDFText.Word(
                start: start, end: next - spaces, next: next, width: width, space: space, breaks: breaks))
        start = next
        width = 0
        last = 0
    }

    // MARK: UTF-8

    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt32?, Int) {
        let byte = UInt32(bytes[index])
        let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard length > 1, index + length <= bytes.count else {
            return (nil, max(1, min(length, bytes.count - index)))
        }
        var value = byte & (0x7F >> UInt32(length))
        for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset]) & 0x3F }
        return (value, length)
    }
}

/// Letters with the accents that go with them, for text that holds the two apart (Unicode form NFD).
enum Composition {
    /// The one character for a letter and an accent behind it; `nil` when there is none.
    static func character(_ letter: UInt32, _ accent: UInt32) -> UInt32? {
        guard let base = Unicode.Scalar(letter), let mark = Unicode.Scalar(accent) else { return nil }
        // Characters are compared and hashed by canonical equivalence, so the composed one is found.
        return composed[Character(String(String.UnicodeScalarView([base, mark])))]
    }

    private static let composed: [Character: UInt32] = {
        var composed: [Character: UInt32] = [:]
        let ranges: [ClosedRange<UInt32>] = [0xC0...0x24F, 0x370...0x4FF, 0x1E00...0x1FFF]
        for value in ranges.joined() {
            guard let scalar = Unicode.Scalar(value) else { continue }
            if composed[Character(scalar)] == nil { composed[Character(scalar)] = value }
        }
        return composed
    }()
}
