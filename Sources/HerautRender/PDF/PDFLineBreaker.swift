/// Breaks a paragraph into lines, ragged right: of all ways the one whose lines are the most even ("total fit", Knuth and Plass 1981, without
/// stretching spaces or hyphenating).
enum PDFLineBreaker {
    /// What is not a full line costs, in squares of thousandths of the type size. A break behind a hyphen costs 0.012 of an empty line, a last line with one
    /// short word on it 0.04.
    private struct Costs {
        let measure: Int
        let hyphen: Int
        let shortLast: Int

        init(measure: Int) {
            self.measure = measure
            hyphen = measure * measure * 12 / 1000
            shortLast = measure * measure * 40 / 1000
        }
    }

    /// Breaks `text` for lines of `measure`, in thousandths of the type size.
    static func breakLines(_ text: inout PDFText, measure: Int) {
        text.lines.removeAll(keepingCapacity: true)
        if text.words.contains(where: { $0.width > measure }) { split(&text, measure) }
        // Apart from the text, so that its words can be looked at meanwhile.
        var lines: [PDFText.Line] = []
        swap(&lines, &text.lines)
        text.words.withUnsafeBufferPointer { words in
            var first = 0
            for index in words.indices where words[index].breaks == .line {
                addLines(UnsafeBufferPointer(rebasing: words[first...index]), measure, to: &lines)
                first = index + 1
            }
            if first < words.count {
                addLines(UnsafeBufferPointer(rebasing: words[first...]), measure, to: &lines)
            }
        }
        swap(&lines, &text.lines)
    }

    /// Adds the lines of words that no break divides.
    private static func addLines(
        _ words: UnsafeBufferPointer<PDFText.Word>, _ measure: Int, to lines: inout [PDFText.Line]
    ) {
        let last = words[words.count - 1]
        var total = 0
        for word in words { total += word.width + word.space }
        guard total - last.space > measure, words.count > 1 else {
            lines.append(PDFText.Line(start: words[0].start, end: last.next, width: total - last.space))
            return
        }
        let size = words.count + 1
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * size) { memory in
            let plan = Plan(
                costs: UnsafeMutableBufferPointer(rebasing: memory[..<size]),
                ends: UnsafeMutableBufferPointer(rebasing: memory[size..<2 * size]),
                starts: UnsafeMutableBufferPointer(rebasing: memory[(2 * size)...]))
            plan.choose(words, Costs(measure: measure))
            plan.addLines(words, to: &lines)
        }
    }

    /// For every word, the cheapest way to set the text from there: its cost, and where its first line ends. `starts` is where each word starts on a
    /// line without end.
    private struct Plan {
        let costs, ends, starts: UnsafeMutableBufferPointer<Int>

        func choose(_ words: UnsafeBufferPointer<PDFText.Word>, _ price: Costs) {
            starts[0] = 0
            for (index, word) in words.enumerated() {
                starts[index &+ 1] = starts[index] &+ word.width &+ word.space
            }
            let last = words.count - 1
            costs[words.count] = 0
            var longest = last
            var start = last
            while start >= 0 {
                // The last word that a line from here has room for; a word wider than the line stands alone.
                while longest > start, width(start, longest, words) > price.measure { longest -= 1 }
                (costs[start], ends[start]) = best(from: start, to: longest, words, price)
                start -= 1
            }
        }

        /// Adds the lines that were chosen.
        func addLines(_ words: UnsafeBufferPointer<PDFText.Word>, to lines: inout [PDFText.Line]) {
            var start = 0
            while start < words.count {
                let last = ends[start] - 1
                lines.append(
                    PDFText.Line(
                        start: words[start].start, end: words[last].next, width: width(start, last, words)))
                start = last + 1
            }
        }

        private func width(_ start: Int, _ end: Int, _ words: UnsafeBufferPointer<PDFText.Word>) -> Int {
            starts[end] &- starts[start] &+ words[end].width
        }

        /// The cheapest end of a line, looked for from the fullest line on: as soon as the room at its end alone costs more than what was found, a
        /// shorter one cannot be better. Of two that cost the same the shorter.
        private func best(
            from start: Int, to longest: Int, _ words: UnsafeBufferPointer<PDFText.Word>, _ price: Costs
        ) -> (cost: Int, end: Int) {
            var (best, end) = (Int.max, longest + 1)
            var word = longest
            while word >= start {
                let width = width(start, word, words)
                var cost = 0
                if word < words.count &- 1 {
                    let slack = max(0, price.measure &- width)
                    cost = slack &* slack
                    if cost > best { break }
                    cost &+= (words[word].breaks == .hyphen ? price.hyphen : 0) &+ costs[word &+ 1]
                } else if word == start, width * 8 < price.measure {
                    cost = price.shortLast
                }
                if cost <= best { (best, end) = (cost, word &+ 1) }
                word &-= 1
            }
            return (best, end)
        }
    }

    /// Cuts words that are wider than the line, such as web addresses, where they reach its end.
    private static func split(_ text: inout PDFText, _ measure: Int) {
        var words: [PDFText.Word] = []
        for word in text.words {
            var rest = word
            while rest.width > measure, rest.end - rest.start > 1 {
                var end = rest.start + 1
                var width = Int(text.glyphs[rest.start].width)
                while width + text.advance(of: end) <= measure {
                    width += text.advance(of: end)
                    end += 1
                }
                words.append(
                    PDFText.Word(
                        start: rest.start, end: end, next: end, width: width, space: 0, breaks: .hyphen))
                rest.start = end
                rest.width = text.width(of: end..<rest.end, isFirst: true)
            }
            words.append(rest)
        }
        text.words = words
    }
}
