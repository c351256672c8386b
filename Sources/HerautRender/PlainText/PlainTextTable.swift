import HerautModel

/// A table as plain text: in columns when they fit on the page, else each row as a small list of `heading: cell`.
struct PlainTextTable: Sendable {
    let header: [[Inline]]
    let rows: [[[Inline]]]
    let indent: PlainTextWriter.Indent
    let text: PlainTextInlines

    /// Writes the lines, each with its newline.
    func write(_ texts: [String], to out: inout [UInt8]) {
        let heads = cells(header, texts)
        let body = rows.map { cells($0, texts) }
        let count = max(heads.count, body.map(\.count).max() ?? 0)
        let widths = (0..<count).map { column in
            ([heads] + body).map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
        }
        let total = widths.reduce(0, +) + 2 * max(0, count - 1)
        let lines =
            indent.rest.count + total <= PlainTextWriter.width
            ? columns(heads, body, widths) : list(heads, body)
        for (index, line) in lines.enumerated() {
            out.append(contentsOf: ((index == 0 ? indent.first : indent.rest) + line).trimmingEnd.utf8)
            out.append(UInt8(ascii: "\n"))
        }
    }

    private func cells(_ row: [[Inline]], _ texts: [String]) -> [String] {
        row.map { text.lines($0, texts).joined(separator: " ") }
    }

    private func columns(_ heads: [String], _ body: [[String]], _ widths: [Int]) -> [String] {
        let line = { (cells: [String]) in
            zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(
                separator: "  ")
        }
        return [line(heads), widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")]
            + body.map(line)
    }

    private func list(_ heads: [String], _ body: [[String]]) -> [String] {
        var lines: [String] = []
        for row in body {
            if !lines.isEmpty { lines.append("") }
            for (column, cell) in row.enumerated() {
                let head = column < heads.count && !heads[column].isEmpty ? heads[column] + ": " : ""
                for (index, part) in LineWrapper.wrap(
                    head + cell, width: PlainTextWriter.width - indent.rest.count - 2
                ).enumerated() {
                    lines.append((index == 0 ? "" : "  ") + part)
                }
            }
        }
        return lines
    }
}
