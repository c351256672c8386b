/// Markdown as municipalities write it: headings, paragraphs, lists with tick boxes, quotations, tables, code fences, comments.
///
/// Close to CommonMark, but simpler where people expect it to be: a new line is a new line (address block, signature), no underlined
/// headings, no indented code, no HTML (it is shown as typed), no entities. Reading never fails and takes linear time; nesting deeper
/// than ``nestingLimit`` is read as plain text.
public enum Markdown {
    /// Deepest nesting of lists, quotations and emphasis.
    public static let nestingLimit = 16

    /// The blocks of `source` from byte `start` to the end.
    public static func blocks(of source: SourceText, from start: Int = 0) -> [Block] {
        let bytes = source.bytes
        let parser = BlockParser(bytes: bytes)
        return parser.blocks(in: Line.lines(of: bytes, from: start)[...], depth: 0)
    }
}

/// One line, without its ending. `start` moves on as containers (list item, quotation) take their part of it.
struct Line {
    var start: Int
    let end: Int

    var isBlank: Bool { start >= end }

    /// The lines of `bytes`, each without leading space knowledge: blank lines have `start == end`.
    static func lines(of bytes: [UInt8], from start: Int) -> [Line] {
        var lines: [Line] = []
        var position = min(start, bytes.count)
        while position < bytes.count {
            var end = position
            while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            lines.append(Line(start: position, end: trimmedEnd(bytes, position, end)))
            if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { end += 1 }
            position = end + 1
        }
        return lines
    }

    private static func trimmedEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var end = end
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return end
    }
}
