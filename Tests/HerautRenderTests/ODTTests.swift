import HerautModel
import HerautTestSupport
import Testing

@testable import HerautRender

struct ODTTests {
    private static func zip(_ markdown: String, logo: Bool = false) throws -> ZipReader {
        var style = try Sample.style()
        if logo { style.logo = Logo(try Picture(TestPicture().png), alternative: "Wapen <V>", width: nil) }
        return try ZipReader(Renderer.render(Sample.draft(markdown), as: .odt, style: style).bytes)
    }

    private static let letter =
        "---\nsoort: brief\n---\nNoor Peters\nLindenhof 3\n1234 AB Stad\n\nOnderwerp: x\n\nBeste Noor,\n\nLees [meer](https://voorbeeldstad.example).\n\nGroeten,\n\nSamir\n"

    @Test func `the kind of file comes first, and not packed`() throws {
        let bytes = try Renderer.render(Sample.draft(Self.letter), as: .odt, style: try Sample.style()).bytes
        let zip = try ZipReader(bytes)
        #expect(zip.entries.first?.name == "mimetype")
        #expect(Array(bytes[30..<38]) == Array("mimetype".utf8))
        #expect(Array(bytes[38..<77]) == Array(ODTPackage.mediaType.utf8))
        #expect(zip.entries.allSatisfy { $0.time == 0 && $0.date == 0x21 && $0.flags == 0 })
    }

    @Test func `every column has a width of its own, wherever its table stands`() throws {
        let table =
            "| Tijd | Wat |\n|---|---|\n| 9.00 uur | Een lange zin die veel meer ruimte vraagt dan een tijd. |\n"
        let nested = table.split(separator: "\n").map { "  > \($0)\n" }.joined()
        let content = try TinyXML.parse(
            Self.zip("\(table)\n- item\n\n\(nested)\nTekst\n\n> " + table.replacing("\n", with: "\n> ")).text(
                "content.xml"))
        #expect(
            content.all("table:table").map { $0.attributes["table:style-name"] } == [
                "HeleTabel", "HeleTabel", "HeleTabel",
            ])
        let long = try TinyXML.parse(
            Self.zip(table + String(repeating: "| a | b |\n", count: 9)).text("content.xml"))
        #expect(long.all("table:table").map { $0.attributes["table:style-name"] } == ["Tabel"])
        let styles = content.all("style:style").filter { $0.attributes["style:family"] == "table-column" }
        let names = styles.compactMap { $0.attributes["style:name"] }
        #expect(
            content.all("table:table-column").compactMap { $0.attributes["table:style-name"] } == names,
            "\(names)")
        let widths = styles.flatMap { $0.all("style:table-column-properties") }.compactMap {
            Double(($0.attributes["style:column-width"] ?? "").dropLast(2))
        }
        #expect(widths.count == 6 && widths[0] * 2 < widths[1])
    }

    @Test(arguments: [false, true])
    func `every part is listed in the manifest`(logo: Bool) throws {
        let zip = try Self.zip(Sample.everything, logo: logo)
        let listed = try TinyXML.parse(zip.text("META-INF/manifest.xml")).all("manifest:file-entry")
            .compactMap { $0.attributes["manifest:full-path"] }
        let parts = zip.entries.map(\.name).filter { $0 != "mimetype" && !$0.hasPrefix("META-INF/") }
        #expect(Set(listed) == Set(parts + ["/"]))
        for part in parts where part.hasSuffix(".xml") { _ = try TinyXML.parse(zip.text(part)) }
    }

    @Test func `every look that the text has is there`() throws {
        for family in DocumentFamily.allCases {
            let body = Sample.everything.split(separator: "---\n", maxSplits: 2)[1]
            let zip = try Self.zip("---\nsoort: \(family.rawValue)\n---\n" + body, logo: true)
            let (content, styles) = (
                try TinyXML.parse(zip.text("content.xml")), try TinyXML.parse(zip.text("styles.xml"))
            )
            var known: Set<String> = []
            for element in content.elements + styles.elements {
                if let name = element.attributes["style:name"] { known.insert(name) }
            }
            for element in content.elements + styles.elements {
                for (name, value) in element.attributes
                where name.hasSuffix(":style-name") || name == "style:parent-style-name" {
                    #expect(known.contains(value), "\(family): \(value)")
                }
            }
        }
    }

    @Test func `headings have levels, tables a head, lists their start`() throws {
        let content = try TinyXML.parse(Self.zip(Sample.everything).text("content.xml"))
        #expect(content.all("text:h").map { $0.attributes["text:outline-level"] } == ["1", "2"])
        #expect(content.all("table:table-header-rows").count == 1)
        #expect(content.all("text:list-item").compactMap { $0.attributes["text:start-value"] } == ["3"])
        let boxes = content.all("text:p").map(\.content).filter { $0.hasPrefix("☐") || $0.hasPrefix("☒") }
        #expect(boxes.count == 2)
        #expect(
            content.all("text:a").map { $0.attributes["xlink:href"] } == [
                "https://voorbeeldstad.example/a?b=1&c=2"
            ])
    }

    @Test func `no element stands where the standard has none`() throws {
        let content = try TinyXML.parse(
            Self.zip("- a\n\n  | x | y |\n  |---|---|\n  | 1 | 2 |\n\n  > b\n\n  1. c\n").text("content.xml"))
        let allowed: Set = ["text:p", "text:h", "text:list"]
        for item in content.all("text:list-item") { #expect(Set(item.childNames).isSubset(of: allowed)) }
    }

    @Test func `title, language and the words of the logo are there for who hears the page`() throws {
        let zip = try Self.zip(Self.letter, logo: true)
        let meta = try TinyXML.parse(zip.text("meta.xml"))
        #expect(
            meta.all("dc:title").first?.content == "x" && meta.all("dc:language").first?.content == "nl-NL")
        #expect(try TinyXML.parse(zip.text("styles.xml")).all("svg:title").first?.content == "Wapen <V>")
        #expect(zip.parts["Pictures/logo.png"] == TestPicture().png)
    }

    @Test func `spaces stay as many as they are, and values cannot become markup`() throws {
        for text in Sample.hostile {
            _ = try TinyXML.parse(Self.zip("a " + text + " b").text("content.xml"))
        }
        let content = try Self.zip("```\na   b\n```\n").text("content.xml")
        #expect(content.contains("a <text:s/><text:s/>b"))
    }

    @Test func `the letter under an address of two lines starts where it does under six`() throws {
        func rest(_ lines: Int) throws -> String? {
            let address =
                (["Noor Peters"] + Array(repeating: "Lindenhof 3", count: lines - 2) + ["1234 AB Stad"])
                .joined(separator: "\n")
            let text = "---\nsoort: brief\n---\n\(address)\n\nBeste Noor,\n"
            let styles = try TinyXML.parse(Self.zip(text).text("content.xml")).all("style:style")
            return styles.first { $0.attributes["style:name"] == "Venster" }?
                .all("style:paragraph-properties").first?.attributes["fo:margin-bottom"]
        }
        #expect(
            try rest(3)
                == ODTParts.points(
                    PDFMeasure.millimetres(40) - 3 * PDFMeasure.addressLine + PDFMeasure.belowWindow))
        #expect(try rest(5) != rest(3))
    }
}
