/// A list of things with the same few properties: a table for people, objects for programs.
struct Listing {
    /// Names of the properties, as in JSON.
    let keys: [String]
    /// One row a thing, a value for every key.
    var rows: [[JSON]]
    /// What people read in place of the rows, where that is not the same.
    var texts: [[String]] = []

    /// Columns of even width, two blanks between them; what is only for programs (numbers, yes and no) left out.
    var text: String {
        let texts = self.texts.isEmpty ? rows.map { $0.compactMap(Self.cell) } : self.texts
        let columns = 0..<(texts.map(\.count).max() ?? 0)
        let widths = columns.map { column in
            texts.map { column < $0.count ? VisibleText.width($0[column]) : 0 }.max() ?? 0
        }
        return texts.map { row in
            row.enumerated().map { index, cell in
                let fill = index == row.count - 1 ? 0 : widths[index] - VisibleText.width(cell) + 2
                return cell + String(repeating: " ", count: fill)
            }.joined() + "\n"
        }.joined()
    }

    /// `{"schema": "heraut-list/1", "rules": […]}`.
    func json(named name: String) -> String {
        let objects = rows.map { row in JSON.object(zip(keys, row).map { (key: $0, value: $1) }) }
        return JSON.object([("schema", .string("heraut-list/1")), (name, .array(objects))]).document
    }

    private static func cell(_ value: JSON) -> String? {
        switch value {
        case .string(let text): VisibleText.line(text)
        case .null: ""
        case .number, .decimal, .bool, .array, .object: nil
        }
    }
}
