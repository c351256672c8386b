import HerautModel

/// How a piece of text looks within its paragraph.
struct PDFLook: Hashable, Sendable {
    /// 1 for bold and 2 for italic, added up.
    var face: UInt8
    var ink: PDFInk
    /// Number of the link it is part of; -1 for none.
    var link: Int32 = -1
}

/// The text of one paragraph: glyphs, cut into words, and after breaking into lines. Arrays of numbers only, kept from letter to letter.
struct PDFText: Sendable {
    /// Glyphs with one look, up to the start of the next run.
    struct Run: Sendable {
        var start: Int
        var look: PDFLook
    }

    /// What may happen behind a word.
    enum Break: UInt8, Sendable {
        /// A line may end; otherwise there is a space.
        case space
        /// A line may end behind a hyphen.
        case hyphen
        /// The line ends.
        case line
    }

    /// Glyphs that stay together, and the space behind them.
    ///
    /// Half as wide as whole numbers would make it: a letter has hundreds, and reads them in turn with those of other variants.
    struct Word: Sendable {
        private var first, last, following, inkWidth, spaceWidth: Int32
        var breaks: Break

        init(start: Int, end: Int, next: Int, width: Int, space: Int, breaks: Break) {
            (first, last, following) = (Int32(start), Int32(end), Int32(next))
            // Wider than any page.
            (inkWidth, spaceWidth) = (Int32(clamping: width), Int32(clamping: space))
            self.breaks = breaks
        }

        var start: Int {
            get { Int(first) }
            set { first = Int32(newValue) }
        }
        /// End of its ink.
        var end: Int { Int(last) }
        /// Start of the next word.
        var next: Int {
            get { Int(following) }
            set { following = Int32(newValue) }
        }
        /// In thousandths of the type size.
        var width: Int {
            get { Int(inkWidth) }
            set { inkWidth = Int32(clamping: newValue) }
        }
        /// The space behind it.
        var space: Int {
            get { Int(spaceWidth) }
            set { spaceWidth = Int32(clamping: newValue) }
        }

        /// The same word so many glyphs further.
        func moved(by glyphs: Int) -> Word {
            var word = self
            let distance = Int32(glyphs)
            word.first += distance
            word.last += distance
            word.following += distance
            return word
        }
    }

    /// A line: glyphs from `start` to `end`, the space that the break stands for among them.
    struct Line: Sendable {
        var start: Int
        var end: Int
        /// Width of the ink, in thousandths of the type size.
        var width: Int
    }

    /// A glyph in its place.
    struct Glyph: Sendable {
        let number: UInt16
        /// In thousandths of the type size.
        let width: UInt16
        /// Kerning before it, in thousandths of the type size.
        let gap: Int16
    }

    var glyphs: [Glyph] = []
    var runs: [Run] = []
    var words: [Word] = []
    var lines: [Line] = []
    /// All lines as commands, when they are known beforehand.
    var chunk: PDFChunk?
    /// What each face of the family has to hold.
    var use: [GlyphUse]
    /// Characters that the font lacks.
    var missing: [UInt32] = []

    init(faces: Int) { use = [GlyphUse](repeating: GlyphUse(), count: faces) }

    /// Makes room for further glyphs.
    mutating func reserve(_ count: Int) {
        guard glyphs.isEmpty else { return }
        glyphs.reserveCapacity(count + 16)
        words.reserveCapacity(count / 5 + 4)
    }

    /// Makes it empty; the memory stays.
    mutating func clear() {
        if !glyphs.isEmpty { glyphs.removeAll(keepingCapacity: true) }
        if !runs.isEmpty { runs.removeAll(keepingCapacity: true) }
        if !words.isEmpty { words.removeAll(keepingCapacity: true) }
        if !lines.isEmpty { lines.removeAll(keepingCapacity: true) }
        if !missing.isEmpty { missing.removeAll(keepingCapacity: true) }
        chunk = nil
        for face in use.indices { use[face].clear() }
    }

    /// Width of glyphs with the kerning between them; at the start of a line nothing is kerned.
    func width(of range: Range<Int>, isFirst: Bool) -> Int {
        var width = 0
        for index in range {
            let gap = isFirst && index == range.lowerBound ? 0 : Int(glyphs[index].gap)
            width += Int(glyphs[index].width) + gap
        }
        return width
    }

    /// Width of a glyph with the kerning before it.
    func advance(of glyph: Int) -> Int { Int(glyphs[glyph].width) + Int(glyphs[glyph].gap) }

    /// Whether a link stands in it.
    var hasLinks: Bool { runs.contains { $0.look.link >= 0 } }
}

extension PDFText {
    /// The text in characters.
    func characters(_ family: FontFamily) -> String { characters(family, 0..<glyphs.count) }

    /// A line in characters.
    func characters(_ family: FontFamily, in line: Line) -> String {
        characters(family, line.start..<line.end)
    }

    private func characters(_ family: FontFamily, _ range: Range<Int>) -> String {
        var result = String.UnicodeScalarView()
        for (number, run) in runs.enumerated() {
            let end = number + 1 < runs.count ? runs[number + 1].start : glyphs.count
            let face = family.faces[family.faceOfStyle[Int(run.look.face)]]
            for glyph in glyphs[(run.start..<max(end, run.start)).clamped(to: range)] {
                if let scalar = Unicode.Scalar(face.characters[Int(glyph.number)]) { result.append(scalar) }
            }
        }
        let text = String(result)
        return text.hasSuffix(" ") ? String(text.dropLast()) : text
    }
}
