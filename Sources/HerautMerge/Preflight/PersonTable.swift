/// Everyone who was met so far, as hashes: which child, and which parent at which address the letter goes to. About 32 bytes a row.
struct PersonTable {
    /// A row about a child.
    struct Entry: Sendable {
        let row: UInt32
        let parent: UInt32
        let address: UInt32
        /// Everything else that the letter says.
        let rest: UInt32
    }

    /// Most rows kept for one child: two parents make two, and a third is a fault already.
    static let limit = 4

    /// Half of each key: in one list of a million in thirty million two persons share it, and then a row is asked about that is right.
    private var keys = ChunkedArray<UInt64>()
    private var entries = ChunkedArray<Entry>()
    /// Places in `keys`, plus one; 0 where nothing is. Open addressing, at most three quarters full.
    private var slots = [UInt32](repeating: 0, count: 1 << 10)

    /// Adds a row and gives the earlier ones about the same child, in order.
    mutating func add(_ child: PersonKey, _ entry: Entry) -> [Entry] {
        if (keys.count + 1) * 4 > slots.count * 3 { grow() }
        let child = child.low
        var found: [Entry] = []
        var slot = place(child)
        while slots[slot] != 0 {
            let index = Int(slots[slot] - 1)
            if keys[index] == child { found.append(entries[index]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        if found.count < Self.limit {
            keys.append(child)
            entries.append(entry)
            slots[slot] = UInt32(keys.count)
        }
        return found
    }

    /// Where a key belongs, when nothing stands there yet.
    private func place(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key) & (slots.count - 1) }

    private mutating func grow() {
        let count = slots.count * 2
        // The old table goes before the new one comes.
        slots = []
        slots = [UInt32](repeating: 0, count: count)
        for index in 0..<keys.count {
            var slot = place(keys[index])
            while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
            slots[slot] = UInt32(index + 1)
        }
    }
}

/// An array in pieces, which never needs twice its memory to grow.
struct ChunkedArray<Element: Sendable>: Sendable {
    private static var size: Int { 1 << 14 }
    private var chunks: [[Element]] = []

    /// Number of elements.
    private(set) var count = 0

    subscript(index: Int) -> Element { chunks[index / Self.size][index % Self.size] }

    mutating func append(_ element: Element) {
        if count == chunks.count * Self.size {
            chunks.append([])
            chunks[chunks.count - 1].reserveCapacity(Self.size)
        }
        chunks[chunks.count - 1].append(element)
        count += 1
    }
}

/// Numbers of rows, a bit each.
struct RowSet: Hashable, Sendable {
    private var words: [UInt64] = []
    private(set) var count = 0

    func contains(_ row: Int) -> Bool {
        row >= 0 && row >> 6 < words.count && words[row >> 6] & (1 << UInt64(row & 63)) != 0
    }

    mutating func insert(_ row: Int) {
        guard row >= 0, !contains(row) else { return }
        while words.count <= row >> 6 { words.append(0) }
        words[row >> 6] |= 1 << UInt64(row & 63)
        count += 1
    }
}
