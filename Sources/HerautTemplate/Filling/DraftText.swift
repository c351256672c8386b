public import HerautModel

/// Where each byte of a filled draft came from: the line of the template that an author has to change.
public struct DraftOrigins: Sendable {
    /// A run of bytes of the draft with one origin.
    struct Run: Sendable {
        /// The first byte in the draft; the run ends where the next one starts.
        let start: Int
        /// The text of the template or partial, as a number into `sources`.
        let source: Int
        /// The text of the template, or the tag that a value came by.
        let span: SourceSpan
        /// Whether byte for byte the same as the template: then a place inside the run is a place inside `span`.
        let isVerbatim: Bool
    }

    /// In order; none empty.
    let runs: [Run]
    let sources: [SourceText]

    /// The place in a template or partial that a span of the draft came from, cut to one text of the template; what lies before the body came
    /// from its start. `nil` for an empty draft.
    public func place(of span: SourceSpan) -> (source: SourceText, span: SourceSpan)? {
        guard let index = runIndex(of: span.start) else { return nil }
        let run = runs[index]
        guard run.isVerbatim else { return (sources[run.source], run.span) }
        let start = min(run.span.start + max(0, span.start - run.start), run.span.end)
        let last = runs[runIndex(of: max(span.start, span.end - 1)) ?? index]
        guard last.source == run.source else { return (sources[run.source], SourceSpan(start, run.span.end)) }
        let end =
            last.isVerbatim ? min(last.span.start + span.end - last.start, last.span.end) : last.span.end
        return (sources[run.source], SourceSpan(start, max(start, end)))
    }

    private func runIndex(of offset: Int) -> Int? {
        var low = -1
        var high = runs.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].start <= offset { low = middle } else { high = middle }
        }
        return runs.isEmpty ? nil : max(low, 0)
    }
}

/// Puts filled pieces together into the text of a draft, tidy, and remembers where each byte came from.
struct DraftText {
    private(set) var bytes: [UInt8]
    private var runs: [DraftOrigins.Run] = []
    private let bodyStart: Int
    /// Where the line that is being written starts.
    private var lineStart: Int

    /// The body after `frontMatter`.
    init(frontMatter: String, pieces: [Piece]) {
        bytes = Array(frontMatter.utf8)
        bodyStart = bytes.count
        lineStart = bodyStart
        var escaper = MarkdownEscaper()
        for piece in pieces {
            switch piece {
            case .literal(let literal, let place):
                escaper.append(literal: String(decoding: literal, as: UTF8.self))
                append(literal: escaper.take(), place)
            case .value(_, let text, let place):
                escaper.append(value: text)
                append(escaper.take()[...], place, isVerbatim: false)
            }
        }
        finish()
    }

    func origins(in sources: [SourceText]) -> DraftOrigins { DraftOrigins(runs: runs, sources: sources) }

    /// Line by line, because the end of a line may have to go. What is not UTF-8 was replaced, so its bytes no longer match.
    private mutating func append(literal: [UInt8], _ place: Program.Place) {
        guard literal.count == place.span.count else { return append(literal[...], place, isVerbatim: false) }
        var offset = 0
        for line in literal.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if offset > 0 { endLine(at: place) }
            let span = SourceSpan(place.span.start + offset, place.span.start + offset + line.count)
            append(line, Program.Place(source: place.source, span: span), isVerbatim: true)
            offset += line.count + 1
        }
    }

    private mutating func append(_ text: ArraySlice<UInt8>, _ place: Program.Place, isVerbatim: Bool) {
        guard !text.isEmpty else { return }
        runs.append(
            .init(start: bytes.count, source: place.source, span: place.span, isVerbatim: isVerbatim))
        bytes += text
        if let newline = text.lastIndex(of: UInt8(ascii: "\n")) {
            lineStart = bytes.count - (text.endIndex - newline - 1)
        }
    }

    /// A section that fell away may leave two empty lines where there was one, or a space at the end of a line.
    private mutating func endLine(at place: Program.Place) {
        trimLine()
        let isEmpty = bytes.count == lineStart
        let isSecond = bytes.count == bodyStart || bytes.hasSuffix("\n\n", from: bodyStart)
        if isEmpty && isSecond { return }
        let end = Program.Place(source: place.source, span: SourceSpan(place.span.start, place.span.start))
        append([UInt8(ascii: "\n")], end, isVerbatim: false)
    }

    private mutating func trimLine() {
        let blanks = [UInt8(ascii: " "), UInt8(ascii: "\r")]
        while bytes.count > lineStart, let last = bytes.last, blanks.contains(last) { bytes.removeLast() }
        dropRuns()
    }

    private mutating func dropRuns() {
        while let run = runs.last, run.start >= bytes.count { runs.removeLast() }
    }

    private mutating func finish() {
        trimLine()
        while bytes.count > bodyStart, bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        dropRuns()
        bytes.append(UInt8(ascii: "\n"))
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ suffix: StaticString, from start: Int) -> Bool {
        let length = suffix.utf8CodeUnitCount
        guard count - start >= length else { return false }
        return suffix.withUTF8Buffer { self[(count - length)...].elementsEqual($0) }
    }
}
