import HerautModel

/// Names of people as they look in text: words with a capital, with small words (`van`, `de`) between them.
extension Passage {
    /// Small words inside a surname (voorvoegsels).
    static let particles: Set<String> = [
        "van", "de", "den", "der", "het", "ten", "ter", "te", "el", "al", "la", "le", "in", "op", "aan",
        "bij", "uit", "voor", "t", "von",
        "da", "di", "dos",
    ]

    /// The text of a word in lower case; empty past the ends.
    func lower(_ index: Int) -> String {
        words.indices.contains(index) ? String(decoding: folded[words[index].range], as: UTF8.self) : ""
    }

    /// Whether a word of letters begins with a capital.
    func isCapitalised(_ index: Int) -> Bool {
        guard words.indices.contains(index), words[index].kind == .text else { return false }
        let (upper, small) = (bytes[words[index].range], folded[words[index].range])
        return upper.first != small.first || upper.prefix(2) != small.prefix(2)
    }

    /// Whether two words of a sentence stand beside each other, with nothing but a space or the point of an initial between them.
    func touch(_ first: Int, _ second: Int) -> Bool {
        guard words.indices.contains(first), words.indices.contains(second),
            words[first].sentence == words[second].sentence
        else { return false }
        return bytes[words[first].range.upperBound..<words[second].range.lowerBound].allSatisfy {
            $0 == Byte.space || $0 == Byte.point
        }
    }

    /// The words of the name that starts at word `first`: it begins and ends with a capital. `nil` when there is none.
    func name(at first: Int) -> ClosedRange<Int>? {
        guard isCapitalised(first), !Self.particles.contains(lower(first)) else { return nil }
        var last = first
        var index = first
        while index - first < 6, touch(index, index + 1), words[index + 1].sentence == words[first].sentence {
            index += 1
            if isCapitalised(index) { last = index } else if !Self.particles.contains(lower(index)) { break }
        }
        return first...last
    }

    /// The words of the name that ends at word `last`, as ``name(at:)`` finds them from the other side.
    func name(endingAt last: Int) -> ClosedRange<Int>? {
        guard isCapitalised(last) else { return nil }
        var first = last
        var index = last
        while last - index < 6, touch(index - 1, index) {
            index -= 1
            if isCapitalised(index) { first = index } else if !Self.particles.contains(lower(index)) { break }
        }
        return first...last
    }

    /// The bytes from the first of `words` to the last.
    func range(of run: ClosedRange<Int>) -> Range<Int> {
        words[run.lowerBound].range.lowerBound..<words[run.upperBound].range.upperBound
    }
}
