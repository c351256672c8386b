import HerautModel
import HerautTemplate
import HerautTestSupport
import Testing

@testable import HerautMerge

@Suite struct DelimitedSourceTests {
    @Test(arguments: [1, 3, 7, 1000], ["\n", "\r\n", "\r"])
    func `a list is the same as a file and as a stream in pieces of any size`(step: Int, end: String) {
        let text = ["naam;plaats", "Peters;\"a;b\"", "\"de \"\"Wit\"\"\";", ";x"].joined(separator: end)
        for input in [
            DataInput(path: "x.csv", bytes: Array(text.utf8)), .stream(Array(text.utf8), step: step),
        ] {
            let list = ReadList(input)
            #expect(list.columns == ["naam", "plaats"])
            #expect(list.findings == [])
            #expect(list.texts == [["Peters", "a;b"], ["de \"Wit\"", ""], ["", "x"]])
            #expect(list.rows.map(\.number) == [1, 2, 3])
            #expect(list.rows.map(\.line) == [2, 3, 4])
            #expect(list.info.delimiter == UInt8(ascii: ";"))
        }
    }

    @Test func `lines are counted as an editor does, in quoted cells and over blank lines too`() {
        let list = ReadList("a;b\r\n\r\n\"x\r\ny\nz\";1\n\n2;2\r3;3")
        #expect(list.rows.map(\.line) == [3, 7, 8])
        #expect(list.rows.map(\.number) == [1, 2, 3])
    }

    @Test func `the line sep= is no heading and counts as a line`() {
        let list = ReadList("sep=|\na|b\n1|2")
        #expect(list.columns == ["a", "b"])
        #expect(list.rows.map(\.line) == [3])
    }

    @Test func `the user's delimiter comes first, and a TSV has tabs`() {
        #expect(
            ReadList("a;b,c\n1;2,3", options: .init(delimiter: UInt8(ascii: ","))).columns == ["a;b", "c"])
        #expect(ReadList("a;b;c\td\n1;2;3\t4", path: "x.tsv").columns == ["a;b;c", "d"])
    }

    @Test func `rows with a fault come with it, the others as they are`() {
        let list = ReadList("a;b\n1;2\n3\n4;5;6\n\"x\"y;7\n\u{0};8\n9;10\n")
        #expect(list.faults == [.tooFewCells, .tooManyCells, .textAfterQuote, .nullByte])
        #expect(list.texts == [["1", "2"], ["9", "10"]])
        #expect(list.findings == [])
    }

    @Test func `rows without anything in them are left out, counted, and keep their number`() {
        let list = ReadList("a;b\n1;2\n;\n3;4\n")
        #expect(list.rows.map(\.number) == [1, 3])
        #expect(list.info.blankRows == 1)
    }

    @Test
    func `a quotation mark that nothing closes breaks the list, for its rows can no longer be told apart`()
        throws
    {
        let list = ReadList("a;b\n1;2\n3;\"vier\n5;6\n")
        #expect(list.texts == [["1", "2"]])
        try #require(list.rules == ["bron.openQuote"])
        #expect(list.findings[0].start.line == 3)
        #expect(list.findings[0].severity == .error)
    }

    @Test(arguments: [
        ("", "noHeading"), ("\n\r\n", "noHeading"), ("\u{FEFF}", "noHeading"), (";;\n1;2;3\n", "noHeading"),
        ("a;;c\n1;2;3\n", "emptyColumn"), ("a;b;a\n1;2;3\n", "duplicateColumn"), ("\"a;b\n1;2", "openQuote"),
    ])
    func `a heading that is none is one fault, and no row is read under it`(text: String, fault: String) {
        let list = ReadList(text)
        #expect(list.rules == ["bron." + fault])
        #expect(list.columns == [])
        #expect(list.rows == [])
    }

    @Test func `faults of a heading name no column, because its cells may be a person's`() {
        let list = ReadList("Jansen;Jansen\nx;y\n")
        #expect(!"\(list.findings[0].message) \(list.findings[0].text)".contains("Jansen"))
    }

    @Test func `a stream that fails halfway is not taken for its end`() {
        let bytes = Array("a;b\n1;2\n".utf8)
        let list = ReadList(
            DataInput(path: "x.csv", size: 100) { offset, target in
                guard offset < bytes.count else { return -1 }
                target.copyBytes(from: bytes[offset...])
                return bytes.count - offset
            })
        #expect(list.rules == ["bron.readFailed"])
    }

    @Test func `what Heraut writes it reads again, marks against formulas taken off`() {
        let cells = [
            "=1+1", "+31", "-2", "@x", "\tx", "\rx", "'t Wolkje", "'=x", "''=x", "'", "''", "a;b", "a\"b",
            "a\nb",
            "", "é",
        ]
        var file = RefusedFile()
        var bytes = file.heading(["a", "b"])
        for cell in cells {
            var text = Array(cell.utf8)
            let count = text.count
            text.append(UInt8(ascii: "z"))
            text.withUnsafeBufferPointer { text in
                [SourceSpan(0, count), SourceSpan(count, count + 1)].withUnsafeBufferPointer { spans in
                    bytes += file.row(7, "reden; \"x\"", RowCells(bytes: text, cells: spans), skipping: 0)
                }
            }
        }
        for risky in [";=", ";+", ";-", ";@", ";\t", ";\r"] {
            #expect(!String(decoding: bytes, as: UTF8.self).contains(risky))
        }
        let list = ReadList(bytes)
        #expect(list.columns == ["heraut_rij", "heraut_reden", "a", "b"])
        #expect(list.texts == cells.map { ["7", "reden; \"x\"", $0, "z"] })
    }
}
