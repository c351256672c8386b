import HerautModel

/// Which bytes of the source the bytes of a passage were read from, as runs: mostly one a line.
struct OffsetMap: Sendable {
    /// Bytes of the passage from `start` on. Copied one for one from `source` on, or, when `isReplaced`, one byte standing for the
    /// whole of `source`.
    private struct Run: Sendable {
        let start: Int
        let source: SourceSpan
        let isReplaced: Bool
    }

    private var runs: [Run] = []

    /// Bytes from `start` on were copied from `source`.
    mutating func copied(at start: Int, from source: SourceSpan) {
        if let last = runs.last, !last.isReplaced, last.source.end == source.start,
            last.start + last.source.count == start
        {
            runs[runs.count - 1] = Run(
                start: last.start, source: SourceSpan(last.source.start, source.end), isReplaced: false)
        } else {
            runs.append(Run(start: start, source: source, isReplaced: false))
        }
    }

    /// The byte at `start` stands for `source`.
    mutating func replaced(at start: Int, for source: SourceSpan) {
        runs.append(Run(start: start, source: source, isReplaced: true))
    }

    /// From the source of the first byte to that of the last. An empty range gives the place before its byte.
    func span(of range: Range<Int>) -> SourceSpan {
        guard let run = run(at: range.lowerBound) else { return SourceSpan(0, 0) }
        let start =
            run.isReplaced
            ? run.source.start : min(run.source.start + range.lowerBound - run.start, run.source.end)
        guard !range.isEmpty, let last = self.run(at: range.upperBound - 1) else {
            return SourceSpan(start, start)
        }
        let end = last.isReplaced ? last.source.end : last.source.start + range.upperBound - last.start
        return SourceSpan(start, max(start, end))
    }

    private func run(at offset: Int) -> Run? {
        guard !runs.isEmpty else { return nil }
        var (low, high) = (0, runs.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].start <= offset { low = middle } else { high = middle }
        }
        return runs[low]
    }
}
