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

    private struct Cell {
        let text: String
        let width: Int
        let isMarked: Bool
    }

    /// The excerpt of the first line of `span`.
    init(of span: SourceSpan, in source: SourceText) {
        let line = source.lineSpan(source.location(of: span.start).line)
        var cells = Self.cells(of: line, in: source, marking: span)
        // A place of no width, such as the end of a line, gets one caret.
        if !cells.contains(where: \.isMarked) { cells.append(Cell(text: " ", width: 1, isMarked: true)) }
        cells = Self.cut(cells)
        self.line = Self.trimmed(cells.map(\.text).joined())
        carets = Self.trimmed(
            cells.map { String(repeating: $0.isMarked ? "^" : " ", count: $0.width) }.joined())
    }

    private static func cells(of line: SourceSpan, in source: SourceText, marking span: SourceSpan) -> [Cell]
    {
        var cells: [Cell] = []
        var column = 0
        var offset = line.start
        if line.start == 0 { offset = min(source.byteOrderMarkLength, line.end) }
        for character in source.text(of: SourceSpan(offset, line.end)) {
            let end = offset + character.utf8.count
            let isEmptyPlace = span.isEmpty && span.start >= offset && span.start < end
            let isMarked = isEmptyPlace || (offset < span.end && end > span.start)
            var text = VisibleText.shown(character, keeping: ["\t"])
            if character == "\t" { text = String(repeating: " ", count: 4 - column % 4) }
            let width = VisibleText.width(text)
            cells.append(Cell(text: text, width: width, isMarked: isMarked))
            column += width
            offset = end
        }
        return cells
    }

    private static func cut(_ cells: [Cell]) -> [Cell] {
        guard cells.reduce(0, { $0 + $1.width }) > limit else { return cells }
        let place = cells.firstIndex(where: \.isMarked) ?? 0
        var first = place
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
        let dots = Cell(text: "…", width: 1, isMarked: false)
        return (first > 0 ? [dots] : []) + cells[first..<last] + (last < cells.count ? [dots] : [])
    }

    private static func trimmed(_ text: String) -> String {
        var text = text
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}
