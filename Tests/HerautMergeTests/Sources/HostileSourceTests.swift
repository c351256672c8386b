import HerautModel
import HerautResources
import HerautTestSupport
import Testing

@testable import HerautMerge

/// Lists that nobody means well with, and lists that broke on their way.
@Suite struct HostileSourceTests {
    private static let sheet = Workbook.inlineRows([["naam"], ["Zoë"]])
    private static let excel = Workbook.xlsx([("Blad1", sheet)])

    /// A workbook whose parts are these, in place of or beside those of a good one.
    private static func excel(_ part: String, _ text: String) -> [UInt8] {
        let type = Workbook.relationNamespace
        var parts: [(String, String)] = [
            (
                "_rels/.rels",
                "<R><Relationship Id=\"r\" Type=\"\(type)/officeDocument\" Target=\"xl/workbook.xml\"/></R>"
            ),
            ("xl/workbook.xml", "<w><sheets><sheet name=\"B\" r:id=\"a\"/></sheets></w>"),
            (
                "xl/_rels/workbook.xml.rels",
                "<R><Relationship Id=\"a\" Type=\"x\" Target=\"s.xml\"/><Relationship Id=\"b\" Type=\"\(type)/sharedStrings\" Target=\"t.xml\"/><Relationship Id=\"c\" Type=\"\(type)/styles\" Target=\"y.xml\"/></R>"
            ), ("xl/s.xml", "<w><sheetData>\(sheet)</sheetData></w>"), ("xl/t.xml", "<sst/>"),
            ("xl/y.xml", "<s/>"),
        ]
        parts.removeAll { $0.0 == part }
        return Workbook.zip(parts + [(part, text)])
    }

    /// The place of the record of part `index` in the directory.
    private static func record(_ index: Int, in bytes: [UInt8]) -> Int {
        var place =
            Int(bytes[bytes.count - 6]) | Int(bytes[bytes.count - 5]) << 8 | Int(bytes[bytes.count - 4]) << 16
        for _ in 0..<index { place += 46 + Int(bytes[place + 28]) }
        return place
    }

    private static func patched(_ index: Int, _ offset: Int, _ values: [UInt8]) -> [UInt8] {
        var bytes = excel
        let place = record(index, in: bytes) + offset
        bytes.replaceSubrange(place..<place + values.count, with: values)
        return bytes
    }

    private static func textBomb() -> String {
        let levels = (0..<9).map { "<!ENTITY l\($0 + 1) \"\(String(repeating: "&l\($0);", count: 10))\">" }
        return "<!DOCTYPE x [<!ENTITY l0 \"lol\">\(levels.joined())]><w>&l9;</w>"
    }

    private static let lists: [(name: String, bytes: [UInt8], rule: String)] = {
        let outside = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><w/>"
        let entity =
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w><sheetData>&e;</sheetData></w>"
        let deep = String(repeating: "<a>", count: 5000)
        let wide = "<w " + (0..<300).map { "a\($0)=\"\"" }.joined(separator: " ") + "/>"
        let long = "<w a=\"" + String(repeating: "x", count: 100_000) + "\"/>"
        let text: [(String, String, String)] = [
            ("a DTD", outside, "badXML"), ("an entity from a file", entity, "badXML"),
            ("a billion laughs", textBomb(), "badXML"), ("deep nesting", deep, "badXML"),
            ("300 attributes", wide, "badXML"), ("a tag of 100 KB", long, "badXML"),
            ("an element that is not closed", "<w><sheetData>", "badXML"),
            ("elements that cross", "<w><a><b></a></b></w>", "badXML"),
            (
                "an unknown reference",
                "<w><sheetData><row><c t=\"str\"><v>&x;</v></c></row></sheetData></w>", "badXML"
            ),
            (
                "a character that is none",
                "<w><sheetData><row><c t=\"str\"><v>&#xD800;</v></c></row></sheetData></w>", "badXML"
            ),
            ("another encoding", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w/>", "badXML"),
            ("two roots", "<w/><w/>", "badXML"), ("text after the root", "<w/>x", "badXML"),
            ("no root", "", "badXML"),
            ("a comment without end", "<w><!-- ", "badXML"),
            ("a literal without end", "<w><![CDATA[ ", "badXML"),
            ("a value without quotes", "<w a=1/>", "badXML"),
            (
                "rows that go back", "<w><row r=\"5\"><c t=\"str\"><v>a</v></c></row><row r=\"3\"/></w>",
                "badXML"
            ),
            ("a row of 9 digits", "<w><row r=\"999999999\"/></w>", "badXML"),
            ("no rows", "<w/>", "noHeading"),
        ]
        return text.map { ($0.0, excel("xl/s.xml", $0.1), $0.2) } + [
            ("a DTD in the texts", excel("xl/t.xml", outside), "badXML"),
            ("a DTD in the relations", excel("_rels/.rels", outside), "badXML"),
            (
                "a binary workbook",
                excel(
                    "_rels/.rels",
                    "<R><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></R>"),
                "binaryWorkbook"
            ),
            (
                "a sheet elsewhere",
                excel(
                    "xl/_rels/workbook.xml.rels",
                    "<R><Relationship Id=\"a\" Type=\"x\" Target=\"../../../etc/passwd\"/></R>"), "damaged"
            ),
            (
                "a sheet on the web",
                excel(
                    "xl/_rels/workbook.xml.rels",
                    "<R><Relationship Id=\"a\" TargetMode=\"External\" Type=\"x\" Target=\"http://x.example\"/></R>"
                ), "damaged"
            ),
            ("no sheets", excel("xl/workbook.xml", "<w/>"), "notAWorkbook"),
            ("a zip of something else", Workbook.zip([("brief.txt", "x")]), "notAWorkbook"),
            (
                "a text document",
                Workbook.zip([
                    ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>"),
                ]), "notAWorkbook"
            ),
            ("a claim of 4 GB", patched(4, 24, [0xFE, 0xFF, 0xFF, 0xFF]), "tooDense"),
            ("a claim of nothing", patched(4, 24, [0, 0, 0, 0]), "badXML"),
            ("a wrong checksum", patched(4, 16, [1, 2, 3, 4]), "badXML"),
            ("a password", patched(4, 8, [1, 0]), "locked"),
            ("another packing", patched(4, 10, [12, 0]), "damaged"),
            ("a part outside the file", patched(4, 42, [0xFF, 0xFF, 0xFF, 0x7F]), "damaged"),
            ("parts that overlap", patched(4, 42, [0, 0, 0, 0]), "damaged"),
            (
                "a password on an ODS",
                Workbook.ods([("B", "")], manifest: "<m:encryption-data xmlns:m=\"x\"/>"), "locked"
            ),
            ("an old Excel file", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "oldOrLocked"),
            ("a web page that is called .xls", Array("<html><table>".utf8), "isMarkup"),
            ("a PDF", Array("%PDF-1.7\n".utf8), "isPDF"),
            ("a zip that stops at once", [0x50, 0x4B, 3, 4], "damaged"),
            (
                "10,000 columns", Array((0..<10_000).map { "k\($0)" }.joined(separator: ";").utf8),
                "tooManyColumns"
            ),
            ("a quotation mark without end", Array("a;b\n1;\"2\n3;4\n".utf8), "openQuote"),
            ("endless brackets", Array(String(repeating: "[", count: 1 << 20).utf8), "badJSON"),
            (
                "a string without end", Array("[{\"a\": \"".utf8) + [UInt8](repeating: 0x78, count: 5 << 20),
                "badJSON"
            ),
            ("zeros", [UInt8](repeating: 0, count: 1 << 16), "notAList"),
        ]
    }()

    @Test(arguments: lists.indices) func `a hostile list gives a clear finding and no row`(index: Int)
        throws
    {
        let (name, bytes, rule) = Self.lists[index]
        let path = name.contains("brackets") || name.contains("string without") ? "x.json" : "x"
        let words = House.resources.messages("nl")
        let list = ReadList(bytes, path: path)
        #expect(list.rules.first == "bron." + rule, "\(name): \(list.rules)")
        #expect(list.texts.count <= 1, "\(name)")
        for finding in list.findings {
            #expect(!words.text(finding.message).contains("bron."), "\(name)")
            #expect(finding.hint.map { !words.text($0).contains("bron.") } ?? false, "\(name)")
        }
    }

    @Test func `a line of 1 GB is cut off after four million bytes`() {
        var given = 0
        let input = DataInput(path: "-", size: nil) { offset, target in
            guard offset < 1 << 30 else { return 0 }
            let head = offset == 0 ? Array("a;b\n".utf8) : []
            target.initializeMemory(as: UInt8.self, repeating: 0x78)
            target.copyBytes(from: head.prefix(target.count))
            given = offset + target.count
            return target.count
        }
        let list = ReadList(input)
        #expect(list.rules == ["bron.rowTooLong"])
        #expect(given < 1 << 24)
    }

    @Test func `a workbook cut off anywhere is damaged, and never half a list`() {
        for count in stride(from: 4, to: Self.excel.count, by: 7) {
            let list = ReadList(Array(Self.excel[..<count]), path: "x.xlsx")
            #expect(list.rules == ["bron.damaged"])
            #expect(list.rows == [])
        }
    }

    @Test func `a workbook that unpacks to ever more is refused before it is read`() {
        let rows = String(repeating: "<row><c><v>1</v></c></row>", count: 900_000)
        let bytes = Self.excel("xl/s.xml", "<w><sheetData>\(rows)</sheetData></w>")
        #expect(bytes.count < 1 << 18)
        #expect(ReadList(bytes, path: "x.xlsx").rules == ["bron.tooDense"])
    }

    @Test func `mixed line endings, marks in the middle and repeated headings lose no row`() {
        let list = ReadList("a;b\r\n1;2\n\n3;4\r5;6\n\u{FEFF}a;b\n7;8")
        #expect(list.texts == [["1", "2"], ["3", "4"], ["5", "6"], ["\u{FEFF}a", "b"], ["7", "8"]])
    }

    // MARK: Fuzz

    /// Parts of `seed` cut, doubled and overwritten.
    private static func mutated(_ seed: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = seed
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...12, using: &random))
            switch random.next() % 4 {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            default: bytes[place] = [0, 0xFF, 0x22, 0x3C, 0x26, 0x0A, 0x7B, 0x5B][Int(random.next() % 8)]
            }
        }
        return bytes
    }

    private static func check(_ bytes: [UInt8], path: String) {
        let list = ReadList(bytes, path: path)
        if list.columns.isEmpty { #expect(list.rows.isEmpty && !list.findings.isEmpty) }
        for row in list.rows where row.fault == nil { #expect(row.texts.count == list.columns.count) }
        for (row, next) in zip(list.rows, list.rows.dropFirst()) {
            #expect(row.number < next.number && row.line <= next.line)
        }
    }

    @Test(arguments: 0..<8) func `any bytes give rows and findings, and nothing else`(seed: Int) {
        var random = Seeded(UInt64(seed))
        let csv = Array("naam;plaats\r\n\"de \"\"Wit\"\"\";x\nZoë;€\n".utf8)
        let json = Array("[{\"a\": \"x\\u00eb\", \"b\": [1, null]}, {\"a\": {\"c\": 1.5e3}}]".utf8)
        let ods = Workbook.ods([("B", Workbook.odsRow(["a", "b"]) + Workbook.odsRow(["1", "&"]))])
        for _ in 0..<40 {
            Self.check(Self.mutated(csv, &random), path: "x.csv")
            Self.check(Self.mutated(json, &random), path: "x.json")
            Self.check(Self.mutated(Self.excel, &random), path: "x.xlsx")
            Self.check(Self.mutated(ods, &random), path: "x.ods")
        }
    }

    /// The checksum hides what is behind it; here the XML itself is broken, and the archive around it whole.
    @Test(arguments: 0..<8) func `any XML gives rows and findings, and nothing else`(seed: Int) {
        var random = Seeded(UInt64(seed) + 100)
        let xml = Array(
            "<w><sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c><c><v>1.5</v></c></row>\(Self.sheet)</sheetData></w>"
                .utf8)
        for _ in 0..<25 {
            let broken = String(decoding: Self.mutated(xml, &random), as: UTF8.self)
            Self.check(Self.excel("xl/s.xml", broken), path: "x.xlsx")
            Self.check(Self.excel("xl/t.xml", broken), path: "x.xlsx")
        }
    }
}
