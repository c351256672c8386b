/// The outlines of a font (`glyf`, found through `loca`).
struct GlyphTable: Sendable {
    private let outlines: FontBytes
    private let places: FontBytes
    private let hasLongPlaces: Bool
    /// Number of glyphs.
    let count: Int

    /// Parts of one glyph, and parts of parts.
    private static let limit = 256

    init?(outlines: FontBytes, places: FontBytes, hasLongPlaces: Bool, count: Int) {
        guard places.count >= (count + 1) * (hasLongPlaces ? 4 : 2) else { return nil }
        self.outlines = outlines
        self.places = places
        self.hasLongPlaces = hasLongPlaces
        self.count = count
    }

    /// The bytes of a glyph, empty for one without ink; `nil` when they do not lie in the table.
    func outline(_ glyph: Int) -> FontBytes? {
        guard glyph >= 0, glyph < count else { return nil }
        let (start, end) =
            hasLongPlaces
            ? (places.long(glyph * 4), places.long(glyph * 4 + 4))
            : (places.word(glyph * 2).map { $0 * 2 }, places.word(glyph * 2 + 2).map { $0 * 2 })
        guard let start, let end, end >= start else { return nil }
        return outlines.part(start, end - start)
    }

    /// The glyphs that those of `wanted` are drawn with, themselves among them; `nil` when one cannot be read.
    func closure(of wanted: some Sequence<Int>) -> Set<Int>? {
        var found: Set<Int> = []
        for glyph in wanted {
            var waiting = [glyph]
            var steps = 0
            while let next = waiting.popLast() {
                steps += 1
                guard steps <= Self.limit else { return nil }
                guard found.insert(next).inserted else { continue }
                guard let outline = outline(next), let parts = Self.parts(of: outline) else { return nil }
                waiting += parts.map(\.glyph)
            }
        }
        return found
    }

    /// A glyph that another is composed of, and where the flags for it stand.
    struct Part {
        let glyph: Int
        let flags: Int
        let offset: Int
        let end: Int

        /// Whether more parts follow.
        var hasMore: Bool { flags & 0x20 != 0 }
        /// Whether instructions follow the last part.
        var hasInstructions: Bool { flags & 0x100 != 0 }
    }

    /// What a composite glyph is composed of; empty for a simple one, `nil` for a damaged one.
    static func parts(of outline: FontBytes) -> [Part]? {
        guard outline.count > 0 else { return [] }
        guard outline.count >= 10, let contours = outline.signed(0) else { return nil }
        guard contours < 0 else { return [] }
        var parts: [Part] = []
        var offset = 10
        while true {
            guard let flags = outline.word(offset), let glyph = outline.word(offset + 2), parts.count < limit
            else { return nil }
            let scale = flags & 0x8 != 0 ? 2 : flags & 0x40 != 0 ? 4 : flags & 0x80 != 0 ? 8 : 0
            let end = offset + 4 + (flags & 1 != 0 ? 4 : 2) + scale
            guard end <= outline.count else { return nil }
            let part = Part(glyph: glyph, flags: flags, offset: offset, end: end)
            parts.append(part)
            guard part.hasMore else { return parts }
            offset = end
        }
    }

    /// The glyph without the instructions for low-resolution screens, which no page needs; `nil` when it cannot be read.
    func bare(_ glyph: Int) -> [UInt8]? {
        guard let outline = outline(glyph) else { return nil }
        guard outline.count > 0 else { return [] }
        guard let contours = outline.signed(0), outline.count >= 10 else { return nil }
        return contours < 0 ? Self.bareComposite(outline) : Self.bareSimple(outline, contours: contours)
    }

    private static func bareSimple(_ outline: FontBytes, contours: Int) -> [UInt8]? {
        let length = 10 + contours * 2
        guard let instructions = outline.word(length), let head = outline.part(0, length),
            let rest = outline.rest(length + 2 + instructions)
        else { return nil }
        return Array(head.slice) + [0, 0] + Array(rest.slice)
    }

    private static func bareComposite(_ outline: FontBytes) -> [UInt8]? {
        guard let parts = parts(of: outline), let last = parts.last, let kept = outline.part(0, last.end)
        else { return nil }
        var bytes = Array(kept.slice)
        for part in parts {
            let flags = part.flags & ~0x100
            bytes[part.offset] = UInt8(flags >> 8)
            bytes[part.offset + 1] = UInt8(flags & 0xFF)
        }
        return bytes
    }
}
