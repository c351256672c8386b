import HerautLanguage

/// Cuts the words of a paragraph into captions of at most two lines: of all ways that fit, the one that breaks best by sense.
struct CaptionCutter {
    private let words: [CaptionWord]
    /// Where each word starts on one long line; one more than there are words, as if a space followed the last.
    private let starts: [Int]

    /// The lines of each caption.
    static func captions(of words: [CaptionWord]) -> [[ArraySlice<CaptionWord>]] {
        CaptionCutter(words).cut()
    }

    private init(_ words: [CaptionWord]) {
        self.words = words
        starts = words.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.columns + 1) }
    }

    /// A caption that starts somewhere: where it ends, where its second line starts, and what all from there on costs.
    private struct Choice {
        var end: Int
        var middle: Int?
        var cost: Int
    }

    /// From the last word to the first: the best way to go on from each.
    private func cut() -> [[ArraySlice<CaptionWord>]] {
        var best = [Choice](repeating: Choice(end: words.count, middle: nil, cost: 0), count: words.count + 1)
        for start in words.indices.reversed() {
            best[start].cost = .max
            for end in start + 1...min(words.count, start + Self.mostWords) {
                guard let lines = lines(start, end) else { break }
                let cost = lines.cost + endCost(start, end) + best[end].cost
                if cost < best[start].cost {
                    best[start] = Choice(end: end, middle: lines.middle, cost: cost)
                }
            }
        }
        var captions: [[ArraySlice<CaptionWord>]] = []
        var start = 0
        while start < words.count {
            let choice = best[start]
            captions.append(
                choice.middle.map { [words[start..<$0], words[$0..<choice.end]] } ?? [
                    words[start..<choice.end]
                ])
            start = choice.end
        }
        return captions
    }

    /// More words than this are not said in the longest time a caption may stand.
    private static let mostWords = CaptionNorm.longest * SpeakingPace.wordsPerMinute / 60_000

    /// How the words fit on one line or two, and what that costs; `nil` when they do not.
    private func lines(_ start: Int, _ end: Int) -> (middle: Int?, cost: Int)? {
        // A word that is longer than a line stands alone: it was cut before, so that is its last piece.
        if length(start, end) <= CaptionNorm.charactersPerLine || end == start + 1 { return (nil, 0) }
        var best: (middle: Int?, cost: Int)?
        for middle in start + 1..<end {
            let (first, second) = (length(start, middle), length(middle, end))
            guard first <= CaptionNorm.charactersPerLine, second <= CaptionNorm.charactersPerLine else {
                continue
            }
            // Lines of about one length read easily; a word alone on a line does not.
            let isLoneWord = middle == start + 1 || end == middle + 1
            let balance = abs(first - second) / 3 + (isLoneWord ? 12 : 0)
            let cost =
                CaptionBreakCost.after(middle - 1, in: words) * 3 / 5 + balance + cutCost(start, middle)
            if cost < best?.cost ?? .max { best = (middle, cost) }
        }
        return best
    }

    /// What it costs that a caption is there at all, that it ends where it ends, and that a sentence ends within it.
    private func endCost(_ start: Int, _ end: Int) -> Int {
        let within = words[start..<end - 1].count { $0.ending == .sentence }
        let isFlash = end - start < 3 && (start > 0 || end < words.count)
        return 12 + CaptionBreakCost.after(end - 1, in: words) + cutCost(start, end) + 6 * within
            + (isFlash ? 15 : 0)
    }

    /// What it costs when a line ends halfway a sentence that began behind another on it: ‘Dat mag. Geweld’.
    private func cutCost(_ start: Int, _ end: Int) -> Int {
        guard words[end - 1].ending != .sentence else { return 0 }
        return words[start..<end - 1].contains { $0.ending == .sentence } ? 25 : 0
    }

    private func length(_ start: Int, _ end: Int) -> Int { starts[end] - starts[start] - 1 }
}
