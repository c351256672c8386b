import HerautModel

/// How the width of a page is divided over the columns of a table, where the program that opens the file does not do so: Word and LibreOffice keep the
/// widths that stand in it. Measured in a common sans, so in proportion rather than to the letter.
struct TableColumns: Sendable {
    /// The rows, the heading first.
    private let rows: [[[Inline]]]
    private let measure: TextMeasure
    /// Room for all columns, an em, and the white beside the text of a cell, in one measure.
    private let total, em, margins: Int
    let count: Int

    /// More rows say nothing new about the widths.
    private static let rowsMeasured = 40

    init(header: [[Inline]], rows: [[[Inline]]], style: HouseStyle, total: Int, em: Int, margins: Int) {
        self.rows = [header] + rows.prefix(Self.rowsMeasured)
        measure = TextMeasure(style)
        count = max(1, self.rows.map(\.count).max() ?? 0)
        (self.total, self.em, self.margins) = (total, em, margins)
    }

    /// Whether a value is still to come in it.
    var hasSlots: Bool { rows.contains { $0.contains(where: \.hasSlots) } }

    /// The width of each column, with `texts[i]` for slot `i`.
    func widths(filledWith texts: [String]) -> [Int] {
        var whole = [Int](repeating: margins, count: count)
        var least = whole
        var blank = Array(0..<count)
        for (row, cells) in rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                let text = cell.text(filledWith: texts)
                if text.isEmpty { continue }
                if row > 0 { blank.removeAll { $0 == column } }
                whole[column] = max(whole[column], width(of: text, isHead: row == 0))
                for word in text.split(separator: " ") {
                    least[column] = max(least[column], width(of: String(word), isHead: row == 0))
                }
            }
        }
        return ColumnWidths(whole: whole, least: least, blank: blank).filling(total)
    }

    private func width(of text: String, isHead: Bool) -> Int {
        Int((measure.width(of: text, isBold: isHead) * Double(em)).rounded(.up)) + margins
    }
}
