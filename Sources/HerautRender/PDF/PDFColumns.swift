/// How the width of the page is divided over the columns of a table. All measures in thousandths of a point.
struct PDFColumns {
    /// Width of each column with its text on one line.
    private var whole: [Int]
    /// Width of each column with every word on a line of its own.
    private var least: [Int]
    /// Columns without words below their heading: they are there to be written in.
    private let blank: [Int]

    /// The columns of a table with these words in its rows, the heading first.
    init(_ rows: [[[PDFText.Word]]], count: Int) {
        whole = [Int](repeating: 0, count: count)
        least = whole
        blank = (0..<count).filter { column in rows.dropFirst().allSatisfy { $0[column].isEmpty } }
        for row in rows {
            for (column, words) in row.enumerated() { measure(words, in: column) }
        }
        let margins = 2 * PDFMeasure.cellMargin + 1_000
        whole = whole.map { $0 * PDFStyle.cell.size / 1000 + margins }
        least = least.map { $0 * PDFStyle.cell.size / 1000 + margins }
    }

    private mutating func measure(_ words: [PDFText.Word], in column: Int) {
        var line = 0
        for word in words {
            line += word.width
            whole[column] = max(whole[column], line)
            least[column] = max(least[column], word.width)
            line = word.breaks == .line ? 0 : line + word.space
        }
    }

    /// Widths that fill the page.
    var widths: [Int] {
        ColumnWidths(whole: whole, least: least, blank: blank).filling(PDFMeasure.textWidth)
    }
}
