import HerautModel

/// The different words of a document, each with a number: a long text has few of them, and what hangs on the letters of a word alone is
/// looked up once for each.
struct Vocabulary: Sendable {
    /// The letters of all forms, one after the other.
    private var letters: [UInt8] = []
    /// Where each form starts, and behind the last where it ends.
    private var starts: [Int32] = [0]
    private var kinds: [Word.Kind] = []
    private var hashes: [UInt32] = []
    /// Numbers of forms by their hash, each in the first free place from there; -1 is free. A power of two long.
    private var slots = [Int32](repeating: -1, count: 256)

    /// How many different words there are.
    var count: Int { kinds.count }

    /// What form `number` is made of.
    func kind(of number: Int) -> Word.Kind { kinds[number] }

    /// The letters of form `number`, in lower case.
    func letters(of number: Int) -> ArraySlice<UInt8> { letters[range(of: number)] }

    /// The same for the length of `body`, as bare memory.
    func withLetters<Result>(of number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        letters.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range(of: number)])) }
    }

    /// Whether a word may have these letters in it. `false` is sure; `true` may also be of two words beside each other.
    func mayHold(_ part: StaticString) -> Bool { letters.holds(part) }

    private func range(of number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

    /// The number of a word, which becomes one of the vocabulary when it was not. `word` is in lower case.
    mutating func number(of word: UnsafeBufferPointer<UInt8>, _ kind: Word.Kind) -> Int32 {
        let hash = Self.hash(word, kind)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if hashes[number] == hash, kinds[number] == kind, isForm(number, word) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(count)
        letters.append(contentsOf: word)
        starts.append(Int32(letters.count))
        kinds.append(kind)
        hashes.append(hash)
        if count * 2 > slots.count { grow() }
        return Int32(count - 1)
    }

    /// Takes in the words of `other`; returns the number here for each number there.
    mutating func add(_ other: Vocabulary) -> [Int32] {
        (0..<other.count).map { form in
            other.withLetters(of: form) { number(of: $0, other.kind(of: form)) }
        }
    }

    private func isForm(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let range = range(of: number)
        guard range.count == word.count else { return false }
        for offset in word.indices where letters[range.lowerBound + offset] != word[offset] { return false }
        return true
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for number in 0..<count {
            var slot = Int(hashes[number]) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }

    /// With its high half folded in: the low bits choose the place.
    private static func hash(_ word: UnsafeBufferPointer<UInt8>, _ kind: Word.Kind) -> UInt32 {
        var hash = FNV1a(word)
        hash.add(kind.rawValue)
        return UInt32(truncatingIfNeeded: hash.value ^ hash.value >> 32)
    }
}
