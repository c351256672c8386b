import Foundation
import HerautModel
import HerautRender
import HerautTestSupport
import Testing

struct DOCXTests {
    private static func zip(_ markdown: String, style: HouseStyle? = nil) throws -> ZipReader {
        try ZipReader(
            try Renderer.render(Sample.draft(markdown), as: .docx, style: style ?? Sample.style()).bytes)
    }

    private static func body(_ markdown: String) throws -> TinyXML {
        try #require(TinyXML.parse(Sample.document(markdown)).all("w:body").first)
    }

    private static func style(of paragraph: TinyXML) -> String {
        paragraph.all("w:pStyle").first?.attributes["w:val"] ?? ""
    }

    @Test func `the archive keeps its promises and says no time`() throws {
        let zip = try Self.zip(Sample.everything)
        #expect(zip.entries.first?.name == "[Content_Types].xml")
        #expect(Set(zip.entries.map(\.name)).count == zip.entries.count)
        #expect(zip.entries.allSatisfy { $0.time == 0 && $0.date == 0x21 && $0.flags == 0 })
    }

    @Test func `every part is named in the list of types, and every relation leads to a part`() throws {
        let zip = try Self.zip(Sample.everything)
        let names = Set(zip.entries.map { "/" + $0.name })
        let types = try TinyXML.parse(zip.text("[Content_Types].xml"))
        let listed = Set(types.all("Override").compactMap { $0.attributes["PartName"] })
        #expect(listed == names.filter { !$0.hasSuffix(".rels") && $0 != "/[Content_Types].xml" })
        for (part, folder) in [("_rels/.rels", "/"), ("word/_rels/document.xml.rels", "/word/")] {
            for relation in try TinyXML.parse(zip.text(part)).all("Relationship")
            where relation.attributes["TargetMode"] == nil {
                #expect(names.contains(folder + (relation.attributes["Target"] ?? "")))
            }
        }
    }

    @Test func `every reference in the text has its target`() throws {
        let zip = try Self.zip(Sample.everything)
        let document = try TinyXML.parse(zip.text("word/document.xml"))
        let styles = try TinyXML.parse(zip.text("word/styles.xml"))
        let known = Set(styles.all("w:style").compactMap { $0.attributes["w:styleId"] })
        for name in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
            for element in document.all(name) { #expect(known.contains(element.attributes["w:val"] ?? "")) }
        }
        for element in styles.all("w:basedOn") + styles.all("w:next") {
            #expect(known.contains(element.attributes["w:val"] ?? ""))
        }
        let numbers = try TinyXML.parse(zip.text("word/numbering.xml")).all("w:num").compactMap {
            $0.attributes["w:numId"]
        }
        for element in document.all("w:numId") {
            #expect(numbers.contains(element.attributes["w:val"] ?? ""))
        }
        let relations = try TinyXML.parse(zip.text("word/_rels/document.xml.rels")).all("Relationship")
        let ids = Dictionary(
            uniqueKeysWithValues: relations.map { ($0.attributes["Id"] ?? "", $0.attributes["Target"] ?? "") }
        )
        for element in document.elements {
            if let id = element.attributes["r:id"] { #expect(ids[id] != nil) }
        }
        let link = try #require(document.all("w:hyperlink").first)
        #expect(ids[link.attributes["r:id"] ?? ""] == "https://voorbeeldstad.example/a?b=1&c=2")
    }

    @Test func `every block has its style`() throws {
        let body = try Self.body(Sample.everything)
        #expect(
            body.childNames.filter { $0 != "w:sectPr" }.count == 17 && body.childNames.last == "w:sectPr",
            "\(body.childNames)")
        let styles = body.children.filter { $0.name == "w:p" }.map(Self.style)
        #expect(
            styles == [
                "Title", "Normal", "Heading2", "ListBullet", "ListBullet", "ListBullet", "ListNumber",
                "ListNumber", "Controlelijst",
                "Controlelijst", "Witregel", "Quote", "Lijn", "Code", "Normal", "Normal",
            ])
        #expect(body.all("w:ilvl").map { $0.attributes["w:val"] } == ["0", "1", "0", "0", "0"])
        #expect(body.all("w:tblHeader").count == 1)
        #expect(body.all("w14:checked").map { $0.attributes["w14:val"] } == ["0", "1"])
        #expect(!body.content.contains("niet voor de lezer"))
    }

    @Test(arguments: [(2, [true, true, false]), (12, [true] + [Bool](repeating: false, count: 12))])
    func `a short table stays on one page, a long one stays with its head`(rows: Int, _ kept: [Bool]) throws {
        let body = try Self.body(
            "| A | B |\n|---|---|\n" + String(repeating: "| c | d |\n", count: rows))
        let found = body.all("w:tr").map { row in row.all("w:p").map { !$0.all("w:keepNext").isEmpty } }
        #expect(found == kept.map { [$0, $0] })
        #expect(body.all("w:cantSplit").count == rows + 1)
    }

    @Test(arguments: [
        // A column with times takes no more than it needs.
        (
            "| Tijd | Wat |\n|---|---|\n| 9.00 uur | \(String(repeating: "Een lange zin. ", count: 9)) |\n",
            0, 5...20
        ),
        // A column that is there to be written in has room for that.
        (
            "| Vraag | Antwoord |\n|---|---|\n| \(String(repeating: "Een lange vraag. ", count: 9)) | |\n", 1,
            39...45
        ),
    ])
    func `columns are as wide as they need to be`(table: String, column: Int, share: ClosedRange<Int>) throws
    {
        let body = try Self.body(table)
        func widths(_ name: String) -> [Int] {
            body.all(name).compactMap { Int($0.attributes["w:w"] ?? "") }
        }
        let columns = widths("w:gridCol")
        let total = columns.reduce(0, +)
        #expect(columns.count == 2 && (9_000...9_100).contains(total))
        #expect(share.contains(columns[column] * 100 / total), "\(columns)")
        #expect(widths("w:tcW") == columns + columns)
    }

    @Test func `a row is as high as a hand needs, and a heading below a table keeps its own white`() throws {
        let form = try Self.body("| Wie | Wat |\n|---|---|\n| | |\n| Noor | |\n\n## Kop\n")
        #expect(form.all("w:tr").map { $0.all("w:trHeight").count } == [0, 1, 1])
        #expect(!form.children.filter { $0.name == "w:p" }.map(Self.style).contains("Witregel"))
        let table = try Self.body("| Wie | Wat |\n|---|---|\n| Noor | veel |\n\nTekst\n")
        #expect(table.all("w:trHeight").isEmpty)
        #expect(table.children.filter { $0.name == "w:p" }.map(Self.style).contains("Witregel"))
    }

    @Test func `an ordered list starts at its first number`() throws {
        let numbering = try TinyXML.parse(Self.zip("3. a\n4. b\n\ntekst\n\n1. c").text("word/numbering.xml"))
        #expect(numbering.all("w:startOverride").map { $0.attributes["w:val"] } == ["3", "1"])
    }

    @Test(arguments: 2...6)
    func `the letter starts at one height under two lines of address as under six`(lines: Int) throws {
        let address = (1..<lines).map { "Regel \($0 == 1 ? "a" : "b")" } + ["1234 AB Voorbeeldstad"]
        let body = try Self.body(
            "---\nsoort: brief\n---\n" + address.joined(separator: "\n") + "\n\nBeste Noor,\n\nTekst.")
        let paragraph = try #require(body.all("w:p").first { Self.style(of: $0) == "Adres" })
        let after = try #require(paragraph.all("w:spacing").first?.attributes["w:after"].flatMap(Int.init))
        // 40 mm for the window in lines of 5 mm, and 10 mm under it.
        #expect(after + lines * 283 == 2268 + 567)
        #expect(Self.style(of: body.children[0]) == "Retouradres")
    }

    @Test func `a letter without address, closing or salutation is a plain text`() throws {
        let body = try Self.body("---\nsoort: brief\n---\nZomaar een tekst.")
        #expect(body.all("w:p").map(Self.style) == ["Normal"])
    }

    @Test(arguments: [("onze pagina", true), ("voorbeeldstad.example/x", false)])
    func `a letter shows where a link leads, once`(text: String, isShown: Bool) throws {
        let body = try Self.body("---\nsoort: brief\n---\nZie [\(text)](https://voorbeeldstad.example/x).")
        #expect(body.content == "Zie \(text)\(isShown ? " (voorbeeldstad.example/x)" : "").")
    }

    @Test func `properties say title, maker, language and the day of the draft`() throws {
        let core = try TinyXML.parse(Self.zip(Sample.everything).text("docProps/core.xml"))
        #expect(core.all("dc:title").map(\.content) == ["Overzicht van de avond"])
        #expect(core.all("dc:creator").map(\.content) == ["Gemeente Voorbeeldstad"])
        #expect(core.all("dc:language").map(\.content) == ["nl-NL"])
        #expect(core.all("dcterms:created").map(\.content) == ["2026-11-03T00:00:00Z"])
        let undated = try TinyXML.parse(Self.zip("tekst").text("docProps/core.xml"))
        #expect(undated.all("dcterms:created").isEmpty)
    }

    @Test func `head, foot and settings say who, which page, and which language`() throws {
        let zip = try Self.zip("tekst")
        #expect(
            try TinyXML.parse(zip.text("word/header1.xml")).all("w:p").map(\.content) == [
                "Gemeente Voorbeeldstad"
            ])
        let footer = try TinyXML.parse(zip.text("word/footer1.xml"))
        #expect(footer.all("w:instrText").map(\.content) == [" PAGE ", " NUMPAGES "])
        #expect(footer.all("w:t").map(\.content).joined() == "14 0123 · voorbeeldstad.examplePagina 1 van 1")
        #expect(
            try TinyXML.parse(zip.text("word/styles.xml")).all("w:lang").map { $0.attributes["w:val"] } == [
                "nl-NL"
            ])
        let options = try TinyXML.parse(zip.text("word/settings.xml")).all("w:compatSetting")
        #expect(options.first { $0.attributes["w:name"] == "compatibilityMode" }?.attributes["w:val"] == "15")
    }

    @Test func `hostile text comes out as the text it was`() throws {
        var random = Seeded(13)
        for _ in 0..<50 {
            let text = random.text(from: Sample.hostile, count: 12)
            let zip = try ZipReader(Hostile.render(text, .docx))
            let body = try #require(TinyXML.parse(zip.text("word/document.xml")).all("w:body").first)
            let found = body.all("w:p").filter { Self.style(of: $0) != "Witregel" }.map(\.content)
            #expect(found == [String](repeating: Hostile.expected(text), count: 6))
            let title = try TinyXML.parse(zip.text("docProps/core.xml")).all("dc:title")
            #expect(title.map(\.content) == [Hostile.expected(text)])
        }
    }

    @Test func `a font name cannot leave its attribute`() throws {
        let zip = try Self.zip("tekst", style: Sample.style(font: "A<b> & c"))
        #expect(
            try TinyXML.parse(zip.text("word/fontTable.xml")).all("w:font").map { $0.attributes["w:name"] }
                == ["A<b> & c"])
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/unzip")))
    func `unzip finds no fault`() throws {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "heraut-\(UInt64.random(in: 0 ... .max)).docx")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(try Renderer.render(Sample.draft(Sample.everything), as: .docx, style: Sample.style()).bytes)
            .write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/unzip")
        process.arguments = ["-tqq", file.path]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
