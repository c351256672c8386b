import HerautModel

/// A file of `Locales/LANG/words`: one term a line, columns parted by tabs. The first line names them; lines with `#` are remarks.
struct WordList: Sendable {
    /// One line.
    struct Row: Sendable {
        let term: String
        let instead: String
        let category: String
        let severity: Severity?
        let isAmbiguous: Bool
    }

    let rows: [Row]

    /// The name of a list: that of its file, without the ending.
    static func name(of source: SourceText) -> String {
        String(source.path.split(separator: "/").last?.split(separator: ".").first ?? "")
    }

    init(_ source: SourceText) {
        let lines = source.bytes.split(separator: Byte.newline).filter { $0.first != Byte.hash }
        let columns = lines.first.map(Self.cells) ?? []
        rows = lines.dropFirst().map { Self.row(Self.cells($0), columns) }
    }

    private static func cells(_ line: ArraySlice<UInt8>) -> [String] {
        line.split(separator: Byte.tab, omittingEmptySubsequences: false).map {
            String(decoding: $0.last == Byte.carriageReturn ? $0.dropLast() : $0, as: UTF8.self)
        }
    }

    private static func row(_ cells: [String], _ columns: [String]) -> Row {
        func cell(_ name: String) -> String {
            guard let index = columns.firstIndex(of: name), index < cells.count else { return "" }
            return cells[index]
        }
        return Row(
            term: cell("term"), instead: cell("liever"), category: cell("categorie"),
            severity: Severity(rawValue: cell("ernst")),
            isAmbiguous: cell("ambigu") == "ja")
    }
}
