import HerautModel

/// A file of `Locales/LANG/words`: one term a line, columns parted by tabs. The first line names them; lines with `#` are remarks.
struct WordList: Sendable {
    /// One line, whose cells are read where they stand: of most lines nothing is asked but the category.
    struct Row: Sendable {
        fileprivate let bytes: [UInt8]
        fileprivate let cells: Cells

        var term: String { text(cells.term) }
        var instead: String { text(cells.instead) }
        var severity: Severity? { Severity(rawValue: text(cells.severity)) }
        var isAmbiguous: Bool { bytes[cells.isAmbiguous].elementsEqual("ja".utf8) }

        func isOf(category: String) -> Bool { bytes[cells.category].elementsEqual(category.utf8) }

        private func text(_ cell: Range<Int>) -> String { String(decoding: bytes[cell], as: UTF8.self) }
    }

    /// The columns that are known, by the names of the first line.
    fileprivate enum Column: String {
        case term
        case instead = "liever"
        case category = "categorie"
        case severity = "ernst"
        case isAmbiguous = "ambigu"
    }

    /// Where the cells of a line stand; empty for a column that is not there.
    fileprivate struct Cells {
        private(set) var term = 0..<0
        private(set) var instead = 0..<0
        private(set) var category = 0..<0
        private(set) var severity = 0..<0
        private(set) var isAmbiguous = 0..<0

        /// Reads the cells of `line`, whose columns are `columns`; `nil` is one that nobody asks for.
        fileprivate init(of line: Range<Int>, in bytes: [UInt8], _ columns: [Column?]) {
            var start = line.lowerBound
            for column in columns where start <= line.upperBound {
                let end = bytes[start..<line.upperBound].firstIndex(of: Byte.tab) ?? line.upperBound
                switch column {
                case .term: term = start..<end
                case .instead: instead = start..<end
                case .category: category = start..<end
                case .severity: severity = start..<end
                case .isAmbiguous: isAmbiguous = start..<end
                case nil: break
                }
                start = end + 1
            }
        }
    }

    let rows: [Row]

    /// The name of a list: that of its file, without the ending.
    static func name(of source: SourceText) -> String {
        String(source.path.split(separator: "/").last?.split(separator: ".").first ?? "")
    }

    init(_ source: SourceText) {
        var columns: [Column?]?
        var rows: [Row] = []
        let bytes = source.bytes
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: Byte.newline) ?? bytes.count
            defer { start = end + 1 }
            if end == start || bytes[start] == Byte.hash { continue }
            let hasReturn = bytes[end - 1] == Byte.carriageReturn
            let line = start..<(hasReturn ? end - 1 : end)
            if let columns {
                rows.append(Row(bytes: bytes, cells: Cells(of: line, in: bytes, columns)))
            } else {
                columns = Self.columns(of: line, in: bytes)
            }
        }
        self.rows = rows
    }

    private static func columns(of line: Range<Int>, in bytes: [UInt8]) -> [Column?] {
        bytes[line].split(separator: Byte.tab, omittingEmptySubsequences: false).map { cell in
            Column(rawValue: String(decoding: cell, as: UTF8.self))
        }
    }
}
