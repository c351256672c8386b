import HerautModel

/// The line of a finding and a line of carets below it, as they stand on a terminal.
struct SourceExcerpt {
    /// The line, made visible; a long one cut to what stands around the place.
    let line: String
    /// Blanks and carets.
    let carets: String

    /// Longest line that is shown, in cells.
    private static let limit = 96
    /// What is kept before the place when a line is cut.
    private static let lead = 32
    /// Bytes of a line that are looked at before and behind the place: there are lines without an end.
    private static let reach = (before: 256, behind: 512)

    /// A character of the line, as it is shown.
    private struct Cell {
        let text: String
        let width: Int
        let isMarked: Bool
    }

    /// The excerpt of the first line of `span`.
    init(of span: SourceSpan, in source: SourceText) {
        var whole = source.lineSpan(source.location(of: span.start).line).range
        if whole.lowerBound == 0 {
            whole = min(source.byteOrderMarkLength, whole.upperBound)..<whole.upperBound
        }
        let near = Self.part(of: whole, around: span.start, in: source)
        if source.bytes[near].allSatisfy({ (0x20...0x7E).contains($0) }) {
            self.init(plain: near, of: whole, marking: span, in: source)
        } else {
            self.init(near, of: whole, marking: span, in: source)
        }
    }

    /// Of a line in ASCII, as nearly every line is: a byte is a cell.
    private init(plain near: Range<Int>, of line: Range<Int>, marking span: SourceSpan, in source: SourceText)
    {
        let start = min(max(span.start, near.lowerBound), near.upperBound)
        // A place of no width, such as the end of a line, gets one caret.
        let end = max(min(span.end, near.upperBound), start + 1)
        var shown = near.lowerBound..<max(near.upperBound, end)
        if shown.count > Self.limit {
            let first = max(near.lowerBound, start - Self.lead)
            shown = first..<min(shown.upperBound, first + Self.limit)
        }
        // In bytes: a string that repeats another is put together piece by piece.
        let marks =
            [UInt8](repeating: UInt8(ascii: " "), count: start - shown.lowerBound)
            + [UInt8](repeating: UInt8(ascii: "^"), count: min(end, shown.upperBound) - start)
        let text = source.text(of: SourceSpan(shown.lowerBound, min(shown.upperBound, near.upperBound)))
        self.init(
            text, String(decoding: marks, as: UTF8.self), isCutBefore: shown.lowerBound > line.lowerBound,
            isCutBehind: shown.upperBound < line.upperBound)
    }

    private init(_ near: Range<Int>, of line: Range<Int>, marking span: SourceSpan, in source: SourceText) {
        var cells = Self.cells(of: near, in: source, marking: span)
        if !cells.contains(where: \.isMarked) {
            cells.append(Cell(text: " ", width: 1, isMarked: true))
        }
        let shown = Self.cut(cells)
        self.init(
            cells[shown].map(\.text).joined(), Self.marks(under: cells[shown]),
            isCutBefore: shown.lowerBound > 0 || near.lowerBound > line.lowerBound,
            isCutBehind: shown.upperBound < cells.count || near.upperBound < line.upperBound)
    }

    private init(_ text: String, _ marks: String, isCutBefore: Bool, isCutBehind: Bool) {
        line = Self.trimmed((isCutBefore ? "…" : "") + text + (isCutBehind ? "…" : ""))
        carets = Self.trimmed((isCutBefore ? " " : "") + marks)
    }

    /// The part of a line that is near a place, in whole code points.
    private static func part(of line: Range<Int>, around place: Int, in source: SourceText) -> Range<Int> {
        var start = max(line.lowerBound, place - reach.before)
        while start > line.lowerBound, source.bytes[start] & 0xC0 == 0x80 { start -= 1 }
        var end = min(line.upperBound, place + reach.behind)
        while end < line.upperBound, source.bytes[end] & 0xC0 == 0x80 { end += 1 }
        return start..<max(start, end)
    }

    private static func isMarked(_ bytes: Range<Int>, by span: SourceSpan) -> Bool {
        span.isEmpty
            ? bytes.contains(span.start) : bytes.lowerBound < span.end && bytes.upperBound > span.start
    }

    private static func cells(
        of line: Range<Int>, in source: SourceText, marking span: SourceSpan
    ) -> [Cell] {
        var cells: [Cell] = []
        var column = 0
        var offset = line.lowerBound
        for character in source.text(of: SourceSpan(line.lowerBound, line.upperBound)) {
            let bytes = offset..<offset + character.utf8.count
            var text = VisibleText.shown(character, keeping: ["\t"])
            if character == "\t" { text = String(repeating: " ", count: 4 - column % 4) }
            let width = VisibleText.width(text)
            cells.append(Cell(text: text, width: width, isMarked: isMarked(bytes, by: span)))
            column += width
            offset = bytes.upperBound
        }
        return cells
    }

    /// The cells that are shown: all of them, or those around the place.
    private static func cut(_ cells: [Cell]) -> Range<Int> {
        guard cells.reduce(0, { $0 + $1.width }) > limit else { return 0..<cells.count }
        var first = cells.firstIndex(where: \.isMarked) ?? 0
        var before = 0
        while first > 0, before + cells[first - 1].width <= lead {
            first -= 1
            before += cells[first].width
        }
        var last = first
        var total = 0
        while last < cells.count, total + cells[last].width <= limit {
            total += cells[last].width
            last += 1
        }
        return first..<last
    }

    private static func marks(under cells: ArraySlice<Cell>) -> String {
        var marks: [UInt8] = []
        for cell in cells {
            for _ in 0..<cell.width { marks.append(cell.isMarked ? UInt8(ascii: "^") : UInt8(ascii: " ")) }
        }
        return String(decoding: marks, as: UTF8.self)
    }

    private static func trimmed(_ text: String) -> String {
        let end = text.utf8.lastIndex { $0 != UInt8(ascii: " ") }
        return end.map { String(text[...$0]) } ?? ""
    }
}
