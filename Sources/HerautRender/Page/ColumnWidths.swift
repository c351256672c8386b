/// How the width of a page is divided over the columns of a table.
struct ColumnWidths {
    /// Width of each column with its text on one line, and with every word on a line of its own.
    let whole, least: [Int]
    /// Columns without words below their heading, in order: they are there to be written in.
    let blank: [Int]

    /// Widths that fill `total`. Columns that are there to be written in get what the others leave, and two fifths of the page at least.
    func filling(_ total: Int) -> [Int] {
        let written = whole.indices.filter { !blank.contains($0) }
        guard !blank.isEmpty, !written.isEmpty else { return fitted(Array(whole.indices), into: total) }
        let room = max(total - sum(whole, of: written), total * 2 / 5, sum(whole, of: blank))
        var widths = whole
        for (columns, room) in [(written, total - room), (blank, room)] {
            for (column, width) in zip(columns, fitted(columns, into: room)) { widths[column] = width }
        }
        return widths
    }

    private func sum(_ widths: [Int], of columns: [Int]) -> Int { columns.reduce(0) { $0 + widths[$1] } }

    /// Columns as wide as their text and an equal share of the rest; or, when that does not fit, as wide as their longest word and a share of what they
    /// lack.
    private func fitted(_ columns: [Int], into room: Int) -> [Int] {
        let rest = room - sum(whole, of: columns)
        let spare = room - sum(least, of: columns)
        let lacks = columns.map { whole[$0] - least[$0] }
        var widths = columns.map { _ in room / columns.count }
        var last = columns.count - 1
        if rest >= 0 {
            widths = columns.map { whole[$0] + rest / columns.count }
        } else if spare >= 0 {
            widths = zip(columns, Self.shares(of: spare, lacks)).map { least[$0] + $1 }
            last = lacks.indices.max { lacks[$0] < lacks[$1] } ?? last
        }
        // What rounding left over.
        widths[last] += room - widths.reduce(0, +)
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
