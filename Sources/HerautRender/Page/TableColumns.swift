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

    /// The width of each column, with `texts[i]` for slot `i`: as wide as its text and a share of the rest, or when that does not fit as wide as its
    /// longest word and a share of what it lacks. Columns that are there to be written in get two fifths of the page at least.
    func widths(filledWith texts: [String]) -> [Int] {
        var whole = [Int](repeating: margins, count: count)
        var least = whole
        var blank = Set(0..<count)
        for (row, cells) in rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                let text = cell.text(filledWith: texts)
                if text.isEmpty { continue }
                if row > 0 { blank.remove(column) }
                whole[column] = max(whole[column], width(of: text, isHead: row == 0))
                for word in text.split(separator: " ") {
                    least[column] = max(least[column], width(of: String(word), isHead: row == 0))
                }
            }
        }
        let written = (0..<count).filter { !blank.contains($0) }
        guard !blank.isEmpty, !written.isEmpty else {
            return Self.fitted(whole, least, into: total)
        }
        let open = blank.sorted()
        let room = max(
            total - written.reduce(0) { $0 + whole[$1] }, total * 2 / 5, open.reduce(0) { $0 + whole[$1] })
        var widths = whole
        for (columns, room) in [(written, total - room), (open, room)] {
            let fitted = Self.fitted(columns.map { whole[$0] }, columns.map { least[$0] }, into: room)
            for (column, width) in zip(columns, fitted) { widths[column] = width }
        }
        return widths
    }

    private func width(of text: String, isHead: Bool) -> Int {
        Int((measure.width(of: text, isBold: isHead) * Double(em)).rounded(.up)) + margins
    }

    /// Columns that fill `room`.
    private static func fitted(_ whole: [Int], _ least: [Int], into room: Int) -> [Int] {
        let rest = room - whole.reduce(0, +)
        let spare = room - least.reduce(0, +)
        var widths = [Int](repeating: room / whole.count, count: whole.count)
        if rest >= 0 {
            widths = whole.map { $0 + rest / whole.count }
        } else if spare >= 0 {
            widths = zip(least, shares(of: spare, zip(whole, least).map { $0 - $1 })).map { $0 + $1 }
        }
        // What rounding left over.
        widths[widths.count - 1] += room - widths.reduce(0, +)
        return widths
    }

    /// What each gets of `spare`: all that it lacks when that is no more than an equal share of what is left, so that a column with times does not
    /// break because another has sentences.
    private static func shares(of spare: Int, _ lacks: [Int]) -> [Int] {
        var shares = lacks
        var (rest, count) = (spare, lacks.count)
        for column in lacks.indices.sorted(by: { (lacks[$0], $0) < (lacks[$1], $1) }) {
            shares[column] = min(lacks[column], rest / count)
            rest -= shares[column]
            count -= 1
        }
        return shares
    }
}
