/// Where the phrases of a part of a pack stand in a document: for each phrase in order of the document, no two starting at one word.
///
/// In one piece of memory: most phrases stand nowhere, and a letter of a list is checked a thousand times.
struct PhraseHits: Sendable {
    /// A phrase that stands somewhere.
    struct Found: Sendable {
        let phrase: Int32
        let hit: PhraseIndex.Hit
    }

    private var hits: [PhraseIndex.Hit] = []
    /// Where those of each phrase start, and behind the last where they end.
    private var starts: [Int32]

    /// Those that were `found`, in order of the document, of `count` phrases.
    init(_ found: [Found], of count: Int) {
        starts = [Int32](repeating: 0, count: count + 1)
        if found.isEmpty { return }
        for one in found { starts[Int(one.phrase) + 1] += 1 }
        for phrase in 0..<count { starts[phrase + 1] += starts[phrase] }
        var next = starts
        hits = [PhraseIndex.Hit](repeating: found[0].hit, count: found.count)
        var isInOrder = true
        for one in found {
            let (phrase, place) = (Int(one.phrase), Int(next[Int(one.phrase)]))
            hits[place] = one.hit
            if place > starts[phrase], !Self.isInOrder(hits[place - 1], one.hit) { isInOrder = false }
            next[phrase] += 1
        }
        if !isInOrder { settle() }
    }

    /// The places of a phrase.
    subscript(phrase: Int) -> ArraySlice<PhraseIndex.Hit> {
        hits[Int(starts[phrase])..<Int(starts[phrase + 1])]
    }

    /// Whether a phrase stands anywhere.
    func has(_ phrase: Int) -> Bool { starts[phrase] < starts[phrase + 1] }

    /// Whether any of these phrases stands anywhere.
    func hasAny(in phrases: Range<Int>) -> Bool { starts[phrases.lowerBound] < starts[phrases.upperBound] }

    /// Whether two hits of a phrase stand as they should.
    private static func isInOrder(_ before: PhraseIndex.Hit, _ hit: PhraseIndex.Hit) -> Bool {
        PhraseIndex.Hit.isBefore(before, hit) && !hit.startsWith(before)
    }

    /// Puts the hits of each phrase in order, and keeps of those that start at one word the shortest.
    private mutating func settle() {
        var settled: [PhraseIndex.Hit] = []
        var ends: [Int32] = [0]
        for phrase in 0..<starts.count - 1 {
            let first = settled.count
            for hit in self[phrase].sorted(by: PhraseIndex.Hit.isBefore)
            where settled.count == first || !hit.startsWith(settled[settled.count - 1]) {
                settled.append(hit)
            }
            ends.append(Int32(settled.count))
        }
        (hits, starts) = (settled, ends)
    }
}

extension ArraySlice<PhraseIndex.Hit> {
    /// Index of the first in that sentence or behind it.
    func firstIndex(passage: Int, sentence: Int) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if (self[middle].passage, self[middle].sentence) < (passage, sentence) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
