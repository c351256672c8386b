import HerautMerge
import HerautModel
import HerautResources
import HerautTestSupport
import Testing

struct CSVReaderTests {
    private static func read(_ text: String, delimiter: UInt8? = nil) -> CSVTable {
        CSVReader.read(SourceText(path: "lijst.csv", text: text), delimiter: delimiter)
    }

    @Test(arguments: [";", ",", "\t"], ["\n", "\r\n", "\r"])
    func `the delimiter is seen in the heading, whatever ends the lines`(delimiter: String, end: String)
        throws
    {
        let lines = [["naam", "plaats"], ["Peters", "a b"], ["de Wit", ""]]
        let text = lines.map { $0.joined(separator: delimiter) }.joined(separator: end)
        for text in [text, text + end, "\u{FEFF}" + text + end + end] {
            let table = Self.read(text)
            #expect(table.findings.isEmpty)
            #expect(table.columns == ["naam", "plaats"])
            #expect(table.delimiter == delimiter.utf8.first)
            #expect(table.records().map(\.texts) == Array(lines.dropFirst()))
            #expect(table.records().map(\.number) == [1, 2])
        }
    }

    @Test func `mixed line endings and blank lines do not matter`() {
        let table = Self.read("a,b\r\n1,2\n\n3,4\r5,6")
        #expect(table.records().map(\.texts) == [["1", "2"], ["3", "4"], ["5", "6"]])
    }

    @Test func `quoted cells hold delimiters, line ends and quotation marks`() {
        let table = Self.read("a;b\n\"x;y\";\"regel 1\nregel 2\"\n\"zeg \"\"ja\"\"\";\"\"\n5\" hoog;z\n")
        #expect(table.findings.isEmpty)
        #expect(
            table.records().map(\.texts) == [
                ["x;y", "regel 1\nregel 2"], ["zeg \"ja\"", ""], ["5\" hoog", "z"],
            ])
    }

    @Test func `delimiters in quoted names do not count, and the user's word comes first`() {
        #expect(Self.read("\"a,b,c\";d\n1;2").columns == ["a,b,c", "d"])
        #expect(Self.read("a;b,c\n1;2,3", delimiter: UInt8(ascii: ",")).columns == ["a;b", "c"])
        #expect(Self.read("sep=|\na|b\n1|2").records().map(\.texts) == [["1", "2"]])
    }

    /// The fault, the text it must point at, and the line.
    private static let faults: [(text: String, rule: RuleID, at: Int, line: Int)] = [
        ("a;b\n1;\"twee\n3;4\n", "csv.openQuote", 6, 2), ("\"a;b\n", "csv.openQuote", 0, 1),
        ("a;b\n\"1\"x;2\n", "csv.textAfterQuote", 7, 2), ("a;b\n1;2\n1\n", "csv.tooFewCells", 8, 3),
        ("a;b\n1;2;3\n", "csv.tooManyCells", 4, 2), ("a;b;a\n1;2;3\n", "csv.duplicateColumn", 4, 1),
        ("a; ;c\n1;2;3\n", "csv.emptyColumn", 2, 1), ("a;b\n1;\u{0}\n", "csv.nullByte", 6, 2),
        ("", "csv.noHeading", 0, 1),
        ("\n\r\n", "csv.noHeading", 0, 1), ("\u{FEFF}", "csv.noHeading", 3, 1),
    ]

    @Test(arguments: 0..<11)
    func `a fault is reported at its place`(index: Int) throws {
        let (text, rule, at, line) = Self.faults[index]
        let findings = Self.read(text).findings
        try #require(findings.count == 1, "\(findings)")
        #expect(findings[0].rule == rule)
        #expect(findings[0].span.start == at)
        #expect(findings[0].start.line == line)
        #expect(findings[0].severity == .error)
    }

    @Test func `every fault has a Dutch sentence and a hint`() throws {
        let catalogue = Resources().messages("nl")
        let findings = Self.faults.flatMap { Self.read($0.text).findings }
        try #require(findings.count == Self.faults.count)
        for message in findings.flatMap({ [$0.message, $0.hint ?? .text("{geen hint}")] }) {

            if case .key(let key, _) = message { #expect(catalogue.contains(key)) }
            #expect(!catalogue.text(message).contains("{"))
        }
    }

    @Test func `a faulty row is left out, the others keep their numbers`() {
        let table = Self.read("a;b\n1;2\n3\n5;6\n")
        #expect(table.records().map(\.number) == [1, 3])
        #expect(table.rowCount == 3)
        #expect(
            table.findings.map(\.message) == [
                .key("merge.csv.tooFewCells", ["rij": "2", "aantal": "1", "verwacht": "2"])
            ])
    }

    @Test func `what is not UTF-8 is refused whole, at its first byte`() throws {
        for bytes: [UInt8] in [
            [0x61, 0x3B, 0xE9, 0x0A], [0x61, 0x0A, 0xC0, 0x80], [0x61, 0x0A, 0xED, 0xA0, 0x80],
            [0xFF, 0xFE, 0x61, 0],
        ] {
            let table = CSVReader.read(SourceText(path: "x.csv", bytes: bytes))
            try #require(table.findings.count == 1)
            #expect(table.findings[0].rule == "csv.notUTF8")
            #expect(table.findings[0].span.start == bytes.firstIndex { $0 >= 0xC0 })
            #expect(table.records().isEmpty)
        }
    }

    @Test func `limits hold`() {
        let wide = (0...CSVReader.columnLimit).map(String.init).joined(separator: ";")
        #expect(Self.read(wide).findings.map(\.rule) == ["csv.tooManyColumns"])
        let long = Self.read("a\n" + String(repeating: "x", count: CSVReader.cellLimit + 1) + "\ny\n")
        #expect(long.findings.map(\.rule) == ["csv.cellTooLong"])
        #expect(long.records().map(\.texts) == [["y"]])
    }

    @Test(arguments: [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t")])
    func `what is written is read again`(delimiter: UInt8) {
        var random = Seeded(UInt64(delimiter))
        let pieces = ["\"", ";", ",", "\t", "\n", "\r", "\r\n", "a", "é", "👩‍👩‍👧", " ", "sep=", ""]
        for _ in 0..<200 {
            let count = Int.random(in: 1...5, using: &random)
            let columns = (0..<count).map { "kolom\($0)" }
            let rows = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                (0..<count).map { _ in random.text(from: pieces, count: Int.random(in: 0...6, using: &random))
                }
            }
            let text = ([columns] + rows).map { Self.line($0, delimiter, &random) }.joined()
            let table = Self.read(text, delimiter: delimiter)
            #expect(table.findings.isEmpty)
            #expect(table.records().map(\.texts) == rows)
        }
    }

    /// One row as RFC 4180 has it; cells that need no quotation marks have them now and then.
    private static func line(_ cells: [String], _ delimiter: UInt8, _ random: inout Seeded) -> String {
        let special: Set<UInt8> = [delimiter, 10, 13, 34]
        let written = cells.map { cell in
            let isPlain =
                cell.utf8.allSatisfy { !special.contains($0) } && !cell.isEmpty && Bool.random(using: &random)
            return isPlain ? cell : "\"" + cell.utf8.map { $0 == 34 ? "\"\"" : [$0].text }.joinedBytes + "\""
        }
        return written.joined(separator: [delimiter].text) + (Bool.random(using: &random) ? "\r\n" : "\n")
    }

    @Test func `any bytes give a table whose places lie in the file`() {
        var random = Seeded(99)
        let alphabet: [UInt8] = [34, 34, 59, 44, 9, 10, 13, 97, 98, 0xC3, 0xA9, 0, 0xEF, 0xBB, 0xBF, 32]
        for _ in 0..<3_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                alphabet[Int.random(in: 0..<16, using: &random)]
            }
            let table = CSVReader.read(SourceText(path: "x.csv", bytes: bytes))
            for finding in table.findings { #expect(finding.span.end <= bytes.count + 1) }
            for row in table.rows {
                #expect(row.span.end <= bytes.count)
                let cells = table.cells(of: row)
                #expect(cells.count == table.columns.count)
                #expect(cells.allSatisfy { row.span.contains($0.span) })
            }
        }
    }
}

extension [UInt8] {
    /// The bytes as text, one Latin-1 letter a byte, so that single bytes of UTF-8 can be put together again.
    fileprivate var text: String { String(String.UnicodeScalarView(map { Unicode.Scalar($0) })) }
}

extension [String] {
    /// Puts such letters together as the UTF-8 they were.
    fileprivate var joinedBytes: String {
        String(decoding: joined().unicodeScalars.map { UInt8($0.value) }, as: UTF8.self)
    }
}
