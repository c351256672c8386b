/// Files that a reader of fonts may get: damaged as a whole, or within one of their tables.
public struct FontFuzz {
    private var damage: ByteMutation
    private let fonts: [[UInt8]]

    /// Files that follow from `seed`, made of `fonts`, or of fonts made on the spot when there are none.
    public init(seed: UInt64, fonts: [[UInt8]] = []) {
        damage = ByteMutation(seed: seed)
        self.fonts = fonts.isEmpty ? Self.made : fonts
    }

    /// Small fonts of both kinds of character maps.
    private static let made: [[UInt8]] = [false, true].map { hasLongMap in
        var font = TestFont()
        font.hasLongMap = hasLongMap
        font.characters = [0x20...0x7E, 0xC0...0x11F, 0x391...0x3A9].flatMap { Array($0) } + [0x1F600]
        return font.bytes
    }

    /// The next file.
    public mutating func next() -> [UInt8] {
        let font = fonts[damage.number(below: fonts.count)]
        return damage.number(below: 4) == 0 ? damage.damaged(font) : damagedInside(font)
    }

    /// One to three tables damaged each by itself, at the length they had: so the damage gets past the list of tables.
    private mutating func damagedInside(_ font: [UInt8]) -> [UInt8] {
        var font = font
        let count = Int(font[4]) << 8 | Int(font[5])
        for _ in 0..<1 + damage.number(below: 3) {
            let entry = 12 + 16 * damage.number(below: count)
            func number(_ place: Int) -> Int { font[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
            let (start, length) = (number(entry + 8), number(entry + 12))
            // Most of what decides stands at the start of a table.
            let end = start + min(length, damage.number(below: 2) == 0 ? 64 : length)
            guard start < end, end <= font.count else { continue }
            let part = damage.damaged(Array(font[start..<end])).prefix(end - start)
            font.replaceSubrange(start..<start + part.count, with: part)
        }
        return font
    }
}
