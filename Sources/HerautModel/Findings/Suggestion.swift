/// "Bedoelde u …?": the known word nearest to what was typed.
public enum Suggestion {
    /// The closest of `words`, when it is close enough to be meant: at most a third of its letters wrong. Ties go to the first.
    public static func closest(to typed: String, among words: [String]) -> String? {
        let target = Array(typed.lowercased().unicodeScalars)
        guard target.count <= 64 else { return nil }
        var best: (word: String, distance: Int)?
        for word in words {
            let limit = max(1, (word.count + 1) / 3)
            let distance = distance(target, Array(word.lowercased().unicodeScalars))
            if distance <= limit, distance < best?.distance ?? .max { best = (word, distance) }
        }
        return best?.word
    }

    /// Damerau–Levenshtein distance with adjacent swaps, over code points.
    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var current = [i] + [Int](repeating: 0, count: b.count)
            for j in 1...b.count {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                current[j] = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    current[j] = min(current[j], beforeLast[j - 2] + 1)
                }
            }
            beforeLast = last
            last = current
        }
        return last[b.count]
    }
}
