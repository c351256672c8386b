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
        let columns = Columns(lines.first.map(Self.cells) ?? [])
        rows = lines.dropFirst().map { Self.row(Self.cells($0), columns) }
    }

    private typealias Cell = ArraySlice<UInt8>

    /// Where each column stands; -1 for one that is not there.
    private struct Columns {
        let term: Int
        let instead: Int
        let category: Int
        let severity: Int
        let isAmbiguous: Int

        init(_ names: [Cell]) {
            func index(of name: String) -> Int { names.firstIndex { $0.elementsEqual(name.utf8) } ?? -1 }
            term = index(of: "term")
            instead = index(of: "liever")
            category = index(of: "categorie")
            severity = index(of: "ernst")
            isAmbiguous = index(of: "ambigu")
        }
    }

    private static func cells(_ line: Cell) -> [Cell] {
        (line.last == Byte.carriageReturn ? line.dropLast() : line)
            .split(separator: Byte.tab, omittingEmptySubsequences: false)
    }

    private static func row(_ cells: [Cell], _ columns: Columns) -> Row {
        func cell(_ index: Int) -> Cell { cells.indices.contains(index) ? cells[index] : [] }
        func text(_ index: Int) -> String { String(decoding: cell(index), as: UTF8.self) }
        return Row(
            term: text(columns.term), instead: text(columns.instead), category: text(columns.category),
            severity: Severity(rawValue: text(columns.severity)),
            isAmbiguous: cell(columns.isAmbiguous).elementsEqual("ja".utf8))
    }
}
