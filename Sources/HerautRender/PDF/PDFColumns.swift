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

    /// Widths that fill the page: as wide as their text and an equal share of the rest, which goes to columns that are there to be written in; or,
    /// when that does not fit, as wide as their longest word and a share of what they lack.
    var widths: [Int] {
        let total = PDFMeasure.textWidth
        let rest = total - whole.reduce(0, +)
        if rest >= 0 { return widened(by: rest) }
        let spare = total - least.reduce(0, +)
        guard spare >= 0 else {
            return Self.closed(
                [Int](repeating: total / whole.count, count: whole.count), at: whole.count - 1)
        }
        let lacks = zip(whole, least).map { $0 - $1 }
        let widest = lacks.indices.max { lacks[$0] < lacks[$1] } ?? 0
        return Self.closed(zip(least, Self.shares(of: spare, lacks)).map { $0 + $1 }, at: widest)
    }

    private func widened(by rest: Int) -> [Int] {
        let takers = blank.isEmpty ? Array(whole.indices) : blank
        var widths = whole
        for column in takers { widths[column] += rest / takers.count }
        return Self.closed(widths, at: takers.last ?? 0)
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

    /// The widths with what rounding left over in one of them.
    private static func closed(_ widths: [Int], at column: Int) -> [Int] {
        var widths = widths
        widths[column] += PDFMeasure.textWidth - widths.reduce(0, +)
        return widths
    }
}
