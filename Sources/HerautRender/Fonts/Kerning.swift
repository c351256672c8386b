/// How much closer two glyphs stand than their widths say: pair positioning of `GPOS`, or the older `kern` table. In units of the font.
struct Kerning: Sendable {
    /// Pairs one by one: left glyph in the high half, right in the low; sorted.
    private struct Pairs: Sendable {
        var keys: [UInt32] = []
        var values: [Int16] = []

        /// The value of a pair; `nil` when it is not among them.
        func value(_ left: UInt16, _ right: UInt16) -> Int? {
            let key = UInt32(left) << 16 | UInt32(right)
            var low = 0
            var high = keys.count
            while low < high {
                let middle = (low + high) / 2
                if keys[middle] < key { low = middle + 1 } else { high = middle }
            }
            return low < keys.count && keys[low] == key ? Int(values[low]) : nil
        }
    }

    /// Pairs by class.
    private struct Classes: Sendable {
        /// Class of each left glyph; `UInt16.max` for one that is not covered.
        let left: [UInt16]
        let right: [UInt16]
        let width: Int
        let values: [Int16]
    }

    private enum Table: Sendable {
        case pairs(Pairs)
        case classes(Classes)
    }

    private var tables: [Table] = []
    /// Tables and pairs that are read at most, whatever the file says.
    private static let tableLimit = 64, pairLimit = 200_000

    /// Whether no pair is kerned.
    var isEmpty: Bool { tables.isEmpty }

    /// Nothing kerned.
    init() {}

    /// The distance to add between two glyphs; mostly 0 or less.
    func value(_ left: UInt16, _ right: UInt16) -> Int {
        for table in tables {
            switch table {
            case .pairs(let pairs):
                if let value = pairs.value(left, right) { return value }
            case .classes(let classes):
                let row = Int(classes.left[Int(left)])
                if row != Int(UInt16.max) {
                    return Int(classes.values[row * classes.width + Int(classes.right[Int(right)])])
                }
            }
        }
        return 0
    }

    // MARK: kern

    /// Reads the `kern` table, horizontal pairs of version 0.
    init(kern table: FontBytes, glyphCount: Int) {
        guard table.word(0) == 0, let count = table.word(2) else { return }
        var offset = 4
        for _ in 0..<min(count, Self.tableLimit) {
            guard let length = table.word(offset + 2), let coverage = table.word(offset + 4) else { return }
            // Format 0, horizontal, no minimum values, not across.
            if coverage >> 8 == 0, coverage & 7 == 1 { readPairs(table, offset + 6, glyphCount) }
            offset += max(length, 6)
        }
    }

    private mutating func readPairs(_ table: FontBytes, _ offset: Int, _ glyphCount: Int) {
        guard let count = table.word(offset) else { return }
        var found: [UInt32: Int16] = [:]
        for index in 0..<count {
            let place = offset + 8 + index * 6
            guard let left = table.word(place), let right = table.word(place + 2),
                let value = table.signed(place + 4)
            else { break }
            if left < glyphCount, right < glyphCount { found[UInt32(left << 16 | right)] = Int16(value) }
        }
        add(found)
    }

    private mutating func add(_ found: [UInt32: Int16]) {
        let sorted = found.sorted { $0.key < $1.key }
        tables.append(
            .pairs(Pairs(keys: sorted.map(\.key), values: sorted.map(\.value))))
    }

    // MARK: GPOS

    /// Reads the pair adjustments of the feature `kern`.
    init(gpos table: FontBytes, glyphCount: Int) {
        guard let features = table.word(6).flatMap(table.rest),
            let lookups = table.word(8).flatMap(table.rest),
            let featureCount = features.word(0)
        else { return }
        var indices: Set<Int> = []
        for index in 0..<featureCount {
            guard features.long(2 + index * 6) == 0x6B65_726E,
                let feature = features.word(6 + index * 6).flatMap(features.rest), let count = feature.word(2)
            else { continue }
            for lookup in 0..<count {
                if let number = feature.word(4 + lookup * 2) { indices.insert(number) }
            }
        }
        for index in indices.sorted() {
            if let lookup = lookups.word(2 + index * 2).flatMap(lookups.rest) {
                readLookup(lookup, glyphCount)
            }
        }
    }

    private mutating func readLookup(_ lookup: FontBytes, _ glyphCount: Int) {
        guard let kind = lookup.word(0), let count = lookup.word(4) else { return }
        for index in 0..<count where tables.count < Self.tableLimit {
            guard var table = lookup.word(6 + index * 2).flatMap(lookup.rest) else { return }
            if kind == 9 {
                // An extension: the table lies further on.
                guard table.word(2) == 2, let further = table.long(4).flatMap(table.rest) else { continue }
                table = further
            } else if kind != 2 {
                return
            }
            switch table.word(0) {
            case 1: readPairSets(table, glyphCount)
            case 2: readClasses(table, glyphCount)
            default: break
            }
        }
    }

    private mutating func readPairSets(_ table: FontBytes, _ glyphCount: Int) {
        guard let coverage = table.word(2).flatMap(table.rest), let first = table.word(4),
            let second = table.word(6), let count = table.word(8), first & 4 != 0
        else { return }
        let lefts = Self.coverage(coverage, glyphCount)
        let size = 2 + 2 * (first.nonzeroBitCount + second.nonzeroBitCount)
        let place = 2 + 2 * (first & 3).nonzeroBitCount
        var found: [UInt32: Int16] = [:]
        for (left, index) in lefts where index < count {
            guard let pairs = table.word(10 + index * 2).flatMap(table.rest), let pairCount = pairs.word(0)
            else { continue }
            for pair in 0..<pairCount where found.count < Self.pairLimit {
                guard let right = pairs.word(2 + pair * size),
                    let value = pairs.signed(2 + pair * size + place)
                else { break }
                if right < glyphCount { found[UInt32(Int(left) << 16 | right)] = Int16(value) }
            }
        }
        // A pair that is not among those of its left glyph is left to the next table.
        add(found)
    }

    private mutating func readClasses(_ table: FontBytes, _ glyphCount: Int) {
        guard let coverage = table.word(2).flatMap(table.rest), let first = table.word(4),
            let second = table.word(6), first & 4 != 0,
            let leftClasses = table.word(8).flatMap(table.rest),
            let rightClasses = table.word(10).flatMap(table.rest), let height = table.word(12),
            let width = table.word(14), height * width <= Self.pairLimit
        else { return }
        let size = 2 * (first.nonzeroBitCount + second.nonzeroBitCount)
        let place = 2 * (first & 3).nonzeroBitCount
        var values = [Int16](repeating: 0, count: height * width)
        for index in values.indices {
            guard let value = table.signed(16 + index * size + place) else { return }
            values[index] = Int16(value)
        }
        var left = [UInt16](repeating: .max, count: glyphCount)
        for (glyph, _) in Self.coverage(coverage, glyphCount) { left[Int(glyph)] = 0 }
        Self.classes(leftClasses, glyphCount) { glyph, number in
            if left[glyph] != .max { left[glyph] = number < height ? UInt16(number) : .max }
        }
        var right = [UInt16](repeating: 0, count: glyphCount)
        Self.classes(rightClasses, glyphCount) { if $1 < width { right[$0] = UInt16($1) } }
        tables.append(.classes(Classes(left: left, right: right, width: width, values: values)))
    }

    /// Glyphs and their number in a coverage table.
    private static func coverage(_ table: FontBytes, _ glyphCount: Int) -> [(glyph: UInt16, index: Int)] {
        var found: [(UInt16, Int)] = []
        guard let format = table.word(0), let count = table.word(2) else { return [] }
        var next = 0
        for index in 0..<count where found.count < glyphCount {
            if format == 1 {
                guard let glyph = table.word(4 + index * 2) else { break }
                if glyph < glyphCount { found.append((UInt16(glyph), index)) }
            } else {
                guard let first = table.word(4 + index * 6), let last = table.word(6 + index * 6),
                    let start = table.word(8 + index * 6), first >= next, last >= first
                else { break }
                for glyph in first...last where glyph < glyphCount {
                    found.append((UInt16(glyph), start + glyph - first))
                }
                next = last + 1
            }
        }
        return found
    }

    private static func classes(_ table: FontBytes, _ glyphCount: Int, _ body: (Int, Int) -> Void) {
        if table.word(0) == 1, let first = table.word(2), let count = table.word(4) {
            for index in 0..<count where first + index < glyphCount {
                if let number = table.word(6 + index * 2) { body(first + index, number) }
            }
        } else if table.word(0) == 2, let count = table.word(2) {
            var next = 0
            for index in 0..<count {
                guard let first = table.word(4 + index * 6), let last = table.word(6 + index * 6),
                    let number = table.word(8 + index * 6), first >= next, last >= first
                else { return }
                for glyph in first...last where glyph < glyphCount { body(glyph, number) }
                next = last + 1
            }
        }
    }
}
