import HerautModel
import HerautRender
import HerautTestSupport
import Testing

/// Letters of one run in one file.
@Suite struct BindingTests {
    private static let texts = [
        "Beste Noor,\n\n1. een\n2. twee\n\nLees [meer](https://voorbeeldstad.example/meer).\n\n- [ ] bellen\n\nGroeten,\n\nSamir",
        "Beste Şahin,\n\n- los\n\nEen zin met r:id en <w:id>.\n\nGroeten,\n\nSamir",
        "Beste Łukasz,\n\n4. vier\n5. vijf\n\nLees [meer](https://voorbeeldstad.example/meer) of [minder](https://voorbeeldstad.example/minder).\n\n1. een\n\n- [ ] bellen\n- [x] gebeld\n\nGroeten,\n\nSamir",
    ]

    private static func letters(_ format: RenderFormat) throws -> [MemoryLetter] {
        try texts.map { text in
            let draft = Sample.draft("---\nsoort: brief\ndatum: 2026-11-03\n---\n" + text)
            return MemoryLetter(
                content: try Renderer.render(draft, as: format, style: try Sample.style()).bytes)
        }
    }

    private static func bound(_ letters: [MemoryLetter], _ format: RenderFormat) throws -> [UInt8] {
        var binder = try #require(LetterBinder(format))
        var bytes: [UInt8] = []
        for letter in letters { bytes += try binder.add(letter) }
        return try bytes + binder.finish()
    }

    /// The words of an element and all in it, each text apart.
    private static func words(_ element: TinyXML) -> [String] {
        element.name == "w:t" ? [element.children.map(\.text).joined()] : element.children.flatMap(words)
    }

    @Test func `the text of all letters stands in the bound document, in order`() throws {
        let letters = try Self.letters(.docx)
        let apart = try letters.flatMap { letter in
            try Self.words(TinyXML.parse(ZipReader(letter.content).text("word/document.xml")))
        }
        let whole = try ZipReader(Self.bound(letters, .docx)).text("word/document.xml")
        #expect(try Self.words(TinyXML.parse(whole)) == apart)
    }

    @Test func `each letter is a section that starts on a front page with page 1`() throws {
        let zip = try ZipReader(Self.bound(Self.letters(.docx), .docx))
        let elements = try TinyXML.parse(zip.text("word/document.xml")).elements
        let sections = elements.filter { $0.name == "w:sectPr" }
        #expect(sections.count == 3)
        for section in sections {
            #expect(
                section.childNames == [
                    "w:headerReference", "w:footerReference", "w:type", "w:pgSz", "w:pgMar", "w:pgNumType",
                ])
        }
        #expect(elements.filter { $0.name == "w:type" }.allSatisfy { $0.attributes["w:val"] == "oddPage" })
        #expect(elements.filter { $0.name == "w:pgNumType" }.allSatisfy { $0.attributes["w:start"] == "1" })
        let footer = try zip.text("word/footer1.xml")
        #expect(footer.contains("SECTIONPAGES") && !footer.contains("NUMPAGES"))
    }

    @Test func `lists, links and boxes of different letters do not mix`() throws {
        let zip = try ZipReader(Self.bound(Self.letters(.docx), .docx))
        let document = try TinyXML.parse(zip.text("word/document.xml")).elements
        let numbering = try TinyXML.parse(zip.text("word/numbering.xml")).elements
        let lists = numbering.filter { $0.name == "w:num" }.compactMap { $0.attributes["w:numId"] }
        #expect(lists == ["1", "2", "3", "4"])
        let starts = numbering.filter { $0.name == "w:startOverride" }.compactMap { $0.attributes["w:val"] }
        #expect(starts == ["1", "4", "1"])
        let used = document.filter { $0.name == "w:numId" }.compactMap { $0.attributes["w:val"] }
        #expect(used == ["2", "2", "1", "3", "3", "4"])
        let relations = try TinyXML.parse(zip.text("word/_rels/document.xml.rels")).elements
            .filter { $0.name == "Relationship" }
        let targets = Dictionary(
            relations.map { ($0.attributes["Id"] ?? "", $0.attributes["Target"] ?? "") }
        ) { first, _ in first }
        #expect(targets.count == relations.count)
        let links = document.filter { $0.name == "w:hyperlink" }.map { targets[$0.attributes["r:id"] ?? ""] }
        #expect(
            links == [
                "https://voorbeeldstad.example/meer", "https://voorbeeldstad.example/meer",
                "https://voorbeeldstad.example/minder",
            ])
        let boxes = document.filter { $0.name == "w:id" }.compactMap { $0.attributes["w:val"] }
        #expect(boxes == ["1", "2", "3"])
    }

    @Test func `one letter bound has the text, lists and links it had`() throws {
        for letter in try Self.letters(.docx) {
            let (alone, bound) = (try ZipReader(letter.content), try ZipReader(Self.bound([letter], .docx)))
            for part in ["word/numbering.xml", "word/_rels/document.xml.rels", "word/styles.xml"] {
                #expect(try bound.text(part) == alone.text(part))
            }
        }
    }

    @Test func `the properties name nobody`() throws {
        let zip = try ZipReader(Self.bound(Self.letters(.docx), .docx))
        #expect(try zip.text("docProps/core.xml").contains("<dc:title>Alle brieven</dc:title>"))
    }

    // MARK: PDF

    private static func pdfs() throws -> [MemoryLetter] {
        let long =
            "# Een lange brief\n\n"
            + String(repeating: "Een zin die op veel regels staat.\n\n## Deel\n\n", count: 40)
        return try (texts + [long]).map { text in
            let draft = Sample.draft("---\nsoort: brief\ndatum: 2026-11-03\ntitel: Brief\n---\n" + text)
            return MemoryLetter(
                content: try Renderer.render(draft, as: .pdf, style: try PDFTests.style()).bytes)
        }
    }

    @Test func `bound PDFs keep all rules, and say what the letters say, in order`() throws {
        let letters = try Self.pdfs()
        let whole = try Self.bound(letters, .pdf)
        #expect(try PDFCheck.faults(in: whole) == [])
        let apart = try letters.flatMap { try PDFCheck.pages(of: $0.content) }
        #expect(try PDFCheck.pages(of: whole).filter { !$0.isEmpty } == apart)
        // What letters share is there once.
        #expect(whole.count < letters.reduce(0) { $0 + $1.content.count } * 2 / 3)
        let outline = try PDFCheck.outline(of: whole)
        #expect(outline.hasPrefix("Document\n  Part\n"))
        #expect(outline.split(separator: "\n").count { $0 == "  Part" } == letters.count)
        #expect(outline.contains("    H1: Een lange brief"))
    }

    @Test func `each PDF starts on the front of a sheet, with a bookmark`() throws {
        let whole = try Self.bound(Self.pdfs(), .pdf)
        let pages = try PDFCheck.pages(of: whole)
        let starts = pages.indices.filter {
            pages[$0].hasPrefix("Beste") || pages[$0].hasPrefix("Een lange")
        }
        #expect(starts.count == 4)
        #expect(starts.allSatisfy { $0 % 2 == 0 })
        let file = String(decoding: whole, as: UTF8.self)
        for number in 1...4 { #expect(file.contains("<</Title(\(number))/Parent 8 0 R")) }
    }

    @Test func `the same PDFs give the same whole, and one is enough`() throws {
        let letters = try Self.pdfs()
        #expect(try Self.bound(letters, .pdf) == Self.bound(letters, .pdf))
        for letter in letters {
            let whole = try Self.bound([letter], .pdf)
            #expect(try PDFCheck.faults(in: whole) == [])
            // The back of the last sheet may be empty.
            #expect(
                try PDFCheck.pages(of: whole).filter { !$0.isEmpty } == PDFCheck.pages(of: letter.content))
        }
    }

    @Test func `a damaged PDF is no letter, and breaks nothing`() throws {
        let letter = try #require(try Self.pdfs().first).content
        var damage = ByteMutation(seed: 4)
        for _ in 0..<300 {
            var binder = try #require(LetterBinder(.pdf))
            _ = try? binder.add(MemoryLetter(content: damage.damaged(letter)))
            _ = try? binder.finish()
        }
    }

    @Test func `web pages become articles of one page`() throws {
        let page = String(decoding: try Self.bound(Self.letters(.html), .html), as: UTF8.self)
        let elements = try TinyXML.parse(page).elements
        #expect(elements.count { $0.name == "article" } == 3)
        #expect(elements.count { $0.name == "body" } == 1)
        #expect(elements.count { $0.name == "main" } == 3)
        #expect(page.contains("article + article { break-before: right; }"))
    }

    @Test func `texts are parted by a form feed`() throws {
        let letters = try Self.letters(.txt)
        let bound = try Self.bound(letters, .txt)
        #expect(bound.split(separator: 0x0C).map(Array.init) == letters.map(\.content))
    }

    @Test(arguments: [RenderFormat.docx, .html])
    func `what is no letter is refused`(format: RenderFormat) throws {
        var binder = try #require(LetterBinder(format))
        #expect(throws: LetterBinder.Fault.strange) {
            try binder.add(MemoryLetter(content: Array("geen brief".utf8)))
        }
    }
}
