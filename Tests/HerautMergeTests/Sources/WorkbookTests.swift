import HerautModel
import HerautResources
import HerautTestSupport
import Testing

@testable import HerautMerge

@Suite struct WorkbookTests {
    // MARK: Excel

    private static let styles = """
        <numFmts count="3"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy;@"/><numFmt numFmtId="165" formatCode="00000"/>\
        <numFmt numFmtId="166" formatCode="[$-413]d mmmm yyyy &quot;uur&quot;"/></numFmts>\
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/><xf numFmtId="22"/>\
        <xf numFmtId="166"/><xf numFmtId="49"/><xf numFmtId="4"/></cellXfs>
        """

    private static func cells(_ row: String, properties: String = "", strings: [String] = []) -> ReadList {
        let heading = (0..<12).map { "<c t=\"inlineStr\"><is><t>k\($0)</t></is></c>" }.joined()
        return ReadList(
            Workbook.xlsx(
                [("Blad1", "<row r=\"1\">\(heading)</row><row r=\"2\">\(row)</row>")], strings: strings,
                styles: styles, properties: properties))
    }

    private static func values(_ row: String, properties: String = "", strings: [String] = []) -> [String] {
        let texts = cells(row, properties: properties, strings: strings).texts.first ?? []
        return Array(texts[..<(texts.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0)])
    }

    @Test func `texts come shared, inline and from formulas, runs together and pronunciation left out`() {
        let strings = [
            "<si><t>een</t></si>",
            "<si><r><t>twe</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">e </t></r><rPh sb=\"0\"><t>x</t></rPh></si>",
            "<si><t/></si>", "<si><t>a_x000D_b_x0041_ _x00_ &amp;&#233;<![CDATA[<&]]></t></si>",
        ]
        let row =
            "<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c>"
            + "<c t=\"inlineStr\"><is><t>vijf</t></is></c><c t=\"str\"><f>A1&amp;B1</f><v>zes</v></c><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#N/A</v></c>"
        #expect(
            Self.values(row, strings: strings) == [
                "een", "twee ", "", "a\rbA _x00_ &é<&", "vijf", "zes", "ja", "nee", "#N/A",
            ])
    }

    @Test func `zeros before a text or a padded number stay, and numbers have a comma`() {
        let row =
            "<c t=\"inlineStr\"><is><t>0031</t></is></c><c s=\"3\"><v>42</v></c><c><v>14</v></c><c><v>12.5</v></c>"
            + "<c><v>0.30000000000000004</v></c><c><v>12.345</v></c><c><v>1E+3</v></c><c><v>-7.25</v></c><c s=\"8\"><v>2500</v></c><c s=\"7\"><v>12</v></c>"
        #expect(
            Self.values(row) == [
                "0031", "00042", "14", "12,50", "0,30", "12,345", "1000", "-7,25", "2500", "12",
            ])
    }

    @Test func `days and times come by their format, from 1900`() {
        let row =
            "<c s=\"1\"><v>46329</v></c><c s=\"2\"><v>46329</v></c><c s=\"6\"><v>1</v></c><c s=\"4\"><v>0.66666666666666663</v></c>"
            + "<c s=\"5\"><v>46329.5</v></c><c s=\"5\"><v>46329</v></c><c s=\"1\"><v>59</v></c><c s=\"1\"><v>60</v></c><c s=\"1\"><v>61</v></c>"
            + "<c t=\"d\"><v>2026-11-03T00:00:00</v></c><c><v>46329</v></c><c s=\"4\"><v>0.99999</v></c>"
        #expect(
            Self.values(row) == [
                "2026-11-03", "2026-11-03", "1900-01-01", "16:00", "2026-11-03 12:00", "2026-11-03",
                "1900-02-28",
                "1900-02-29", "1900-03-01", "2026-11-03", "46329", "00:00",
            ])
    }

    @Test func `days count from 1904 when the workbook says so`() {
        let row = "<c s=\"1\"><v>44867</v></c><c s=\"1\"><v>0</v></c>"
        #expect(Self.values(row, properties: "<workbookPr date1904=\"1\"/>") == ["2026-11-03", "1904-01-01"])
    }

    @Test func `cells stand where their reference says, and empty ones are not there`() {
        #expect(
            Self.values("<c r=\"B2\"><v>1</v></c><c r=\"D2\" s=\"1\"/><c r=\"E2\"><v>2</v></c>") == [
                "", "1", "", "", "2",
            ])
        let far = Self.cells("<c r=\"XFD2\"><v>1</v></c>")
        #expect(far.faults == [.tooManyCells])
        #expect(Self.cells("<c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>2</v></c>").rules == ["bron.badXML"])
    }

    @Test func `a text that is not there breaks the list`() {
        #expect(Self.cells("<c t=\"s\"><v>7</v></c>").rules == ["bron.badXML"])
    }

    @Test func `rows have the numbers of the sheet, empty ones included, and hidden rows are told`() {
        let rows =
            "<row r=\"3\"><c t=\"inlineStr\"><is><t>naam</t></is></c></row><row r=\"4\"><c><v>1</v></c></row>"
            + "<row r=\"5\"><c s=\"1\"/></row><row r=\"9\" hidden=\"1\"><c><v>2</v></c></row>"
        let list = ReadList(Workbook.xlsx([("Blad1", rows)]))
        #expect(list.rows.map(\.number) == [1, 6])
        #expect(list.rows.map(\.line) == [4, 9])
        #expect(list.rules == ["bron.hiddenRows"])
        #expect(list.findings.first?.severity == .warning)
    }

    @Test func `the first visible sheet is read, and the others are told`() throws {
        let sheets = ["Oud", "Ontvangers", "Extra"].map { ($0, Workbook.inlineRows([["naam"], [$0]])) }
        let bytes = Workbook.xlsx(sheets, hidden: ["Oud"])
        let list = ReadList(bytes)
        #expect(list.texts == [["Ontvangers"]])
        #expect(list.rules == ["bron.otherSheets"])
        let asked = ReadList(bytes, options: .init(sheet: "oud"))
        #expect(asked.texts == [["Oud"]])
        #expect(asked.findings == [])
        #expect(ReadList(bytes, options: .init(sheet: "Nieuw")).rules == ["bron.unknownSheet"])
    }

    @Test(arguments: [1, 100, 65_536]) func `a workbook comes by standard input too`(step: Int) {
        let bytes = Workbook.xlsx([("Blad1", Workbook.inlineRows([["naam"], ["Zoë"]]))])
        #expect(ReadList(.stream(bytes, step: step)).texts == [["Zoë"]])
    }

    @Test(arguments: 0..<20) func `what is put into a workbook comes out of it`(seed: Int) {
        var random = Seeded(UInt64(seed))
        let pieces = ["a", "é", "&", "<", "]]>", "\"", "\n", " ", "👩‍👧", "_x", "0", ";", "漢"]
        let count = Int.random(in: 1...6, using: &random)
        let heading = (0..<count).map { "kolom \($0)" }
        let rows = (0..<Int.random(in: 1...30, using: &random)).map { _ in
            (0..<count).map { _ in
                "x" + random.text(from: pieces, count: Int.random(in: 0...9, using: &random))
            }
        }
        let excel = Workbook.xlsx([("B", Workbook.inlineRows([heading] + rows))])
        #expect(ReadList(excel).texts == rows)
        let office = Workbook.ods([("B", ([heading] + rows).map(Workbook.odsRow).joined())])
        #expect(
            ReadList(office).texts.map { $0.map { $0.filter { $0 != "\n" } } }
                == rows.map { $0.map { $0.filter { $0 != "\n" } } })
    }

    // MARK: LibreOffice

    @Test func `values of LibreOffice come as lists have them`() {
        func cell(_ attributes: String, _ text: String) -> String {
            "<table:table-cell \(attributes)><text:p>\(text)</text:p></table:table-cell>"
        }
        let row =
            cell("office:value-type=\"date\" office:date-value=\"2026-11-03\"", "3 nov. 2026")
            + cell("office:value-type=\"date\" office:date-value=\"2026-11-03T16:00:00\"", "x")
            + cell("office:value-type=\"time\" office:time-value=\"PT16H05M00S\"", "16:05")
            + cell("office:value-type=\"float\" office:value=\"42\"", "00042")
            + cell("office:value-type=\"float\" office:value=\"12.5\"", "12,5")
            + cell("office:value-type=\"currency\" office:value=\"2500\"", "€ 2.500,00")
            + cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "WAAR")
            + "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>let op</text:p></office:annotation><text:p>een<text:s text:c=\"2\"/>twee<text:line-break/>drie</text:p><text:p>vier</text:p></table:table-cell>"
        let heading = Workbook.odsRow((0..<8).map { "k\($0)" })
        let list = ReadList(Workbook.ods([("Blad", heading + "<table:table-row>\(row)</table:table-row>")]))
        #expect(
            list.texts == [
                [
                    "2026-11-03", "2026-11-03 16:00:00", "16:05", "00042", "12,50", "2500", "ja",
                    "een  twee\ndrie\nvier",
                ]
            ])
    }

    @Test func `repeated rows and cells come as often as they stand there, empty ones do not`() {
        let rows =
            Workbook.odsRow(["a", "b", "c"])
            + "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"2\"><text:p>x</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16382\"/></table:table-row>"
            + "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
            + "<table:table-row table:visibility=\"filter\"><table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell><text:p>z</text:p></table:table-cell></table:table-row>"
        let list = ReadList(Workbook.ods([("Blad", rows)]))
        #expect(list.texts == [["x", "x", ""], ["x", "x", ""], ["x", "x", ""], ["", "", "z"]])
        #expect(list.rows.map(\.number) == [1, 2, 3, 1_048_004])
        #expect(list.rules == ["bron.hiddenRows"])
    }

    @Test func `the sheet that was asked for is read from LibreOffice too`() {
        let bytes = Workbook.ods([
            ("Een", Workbook.odsRow(["a"]) + Workbook.odsRow(["1"])),
            ("Twee", Workbook.odsRow(["a"]) + Workbook.odsRow(["2"])),
        ])
        #expect(ReadList(bytes).texts == [["1"]])
        #expect(ReadList(bytes).rules == ["bron.otherSheets"])
        #expect(ReadList(bytes, options: .init(sheet: "twee")).texts == [["2"]])
        #expect(ReadList(bytes, options: .init(sheet: "drie")).rules == ["bron.unknownSheet"])
    }
}
