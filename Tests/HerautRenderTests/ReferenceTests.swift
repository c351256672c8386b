import HerautModel
import HerautTestSupport
import HerautYAML
import Testing

@testable import HerautRender

/// Letters that take their looks from a Word document of the municipality.
struct ReferenceTests {
    private static let letter =
        "---\nsoort: brief\ndatum: 2026-11-03\n---\nNoor Peters\nLindenhof 3\n1234 AB Voorbeeldstad\n\nOnderwerp: overleg\n\n"
        + "Beste Noor,\n\n## Wat er is\n\n- een\n  - twee\n\n3. drie\n\n- [ ] bellen\n\n| Tijd | Wat |\n|---|---|\n| 19.00 | Open |\n\n"
        + "> Citaat\n\nLees [meer](https://voorbeeldstad.example/meer).\n\nMet vriendelijke groet,\n\nSamir\n"

    static func reference(_ change: (inout TestArchive) -> Void = { _ in }) throws -> ReferenceDocument {
        var archive = TestLetterhead.archive
        change(&archive)
        let (document, findings) = ReferenceDocument.read(archive.bytes, path: "huisstijl/brief.docx")
        #expect(findings.isEmpty)
        return try #require(document)
    }

    private static func style(_ change: (inout TestArchive) -> Void = { _ in }) throws -> HouseStyle {
        var style = try Sample.style()
        style.reference = try reference(change)
        return style
    }

    private static func zip(
        _ markdown: String = letter, _ change: (inout TestArchive) -> Void = { _ in }
    ) throws -> ZipReader {
        try ZipReader(
            Renderer.render(Sample.draft(markdown), as: .docx, style: try style(change)).bytes)
    }

    /// `text` in place of the first `old` in a part.
    private static func replace(_ old: String, _ new: String, in part: String, _ archive: inout TestArchive) {
        let text = String(decoding: archive[part], as: UTF8.self)
        archive[part] = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
    }

    @Test func `head, foot, logo, theme, margins and styles are those of the document`() throws {
        let zip = try Self.zip()
        let archive = TestLetterhead.archive
        #expect(zip.parts["word/header1.xml"] == archive["word/kop.xml"])
        #expect(zip.parts["word/footer2.xml"] == archive["word/voet.xml"])
        #expect(zip.parts["word/theme1.xml"] == archive["word/theme/theme1.xml"])
        #expect(zip.parts["word/media/heraut1.png"] == archive["word/media/beeldmerk.png"])
        let document = try zip.text("word/document.xml")
        #expect(
            document.contains("<w:pgMar w:top=\"1985\" w:right=\"1418\" w:bottom=\"1701\" w:left=\"1418\""))
        #expect(!document.contains("w:pgNumType") && !document.contains("geen enkele brief"))
        #expect(try zip.text("word/styles.xml").contains("<w:color w:val=\"1E6B3A\"/>"))
        // What follows a person's own settings stays at home.
        #expect(!(try zip.text("word/settings.xml").contains("trackRevisions")))
        #expect(!(try zip.text("word/settings.xml").contains("attachedTemplate")))
    }

    @Test func `text has the styles of the document, and those of Heraut where it lacks them`() throws {
        let zip = try Self.zip()
        let document = try TinyXML.parse(zip.text("word/document.xml"))
        let styles = try TinyXML.parse(zip.text("word/styles.xml")).all("w:style")
        let ids = styles.compactMap { $0.attributes["w:styleId"] }
        #expect(Set(ids).count == ids.count)
        var used = Set(
            ["w:pStyle", "w:rStyle", "w:tblStyle"].flatMap { document.all($0) }.compactMap {
                $0.attributes["w:val"]
            })
        #expect(used.isSubset(of: ids))
        #expect(
            used.isSuperset(
                of: ["Standaard", "Kop2", "Lijstopsomteken", "Adres", "Hyperlink", "Citaat"].filter(
                    ids.contains)))
        #expect(used.contains("Quote") && !used.contains("Normal") && !used.contains("ListBullet"))
        // What was added stands on what is there.
        used = Set(
            styles.flatMap { $0.all("w:basedOn") + $0.all("w:next") }.compactMap { $0.attributes["w:val"] })
        #expect(used.isSubset(of: ids))
        #expect(try Self.reference().missingStyles.contains("Citaat"))
        #expect(!(try Self.reference().missingStyles.contains("Kop 1")))
    }

    @Test func `names are found as Word, LibreOffice and older programs write them`() throws {
        let names = ["Kop 1", "kop1", "HEADING 1", "heading 1"]
        for name in names {
            let reference = try Self.reference { archive in
                Self.replace(
                    "w:styleId=\"Kop1\"><w:name w:val=\"heading 1\"/>",
                    "w:styleId=\"x1\"><w:name w:val=\"\(name)\"/>",
                    in: "word/styles.xml", &archive)
            }
            #expect(reference.styles.names["Heading1"] == "x1", "\(name)")
        }
        let alias = try Self.reference { archive in
            Self.replace(
                "w:styleId=\"Kop1\"><w:name w:val=\"heading 1\"/>",
                "w:styleId=\"x1\"><w:name w:val=\"Huiskop\"/><w:aliases w:val=\"Groot,Kop 1\"/>",
                in: "word/styles.xml",
                &archive)
        }
        #expect(alias.styles.names["Heading1"] == "x1")
        // A style of another kind that has the name is not it, and keeps its id.
        let other = try Self.reference { archive in
            Self.replace(
                "</w:styles>",
                "<w:style w:type=\"character\" w:styleId=\"Quote\"><w:name w:val=\"Quote\"/></w:style></w:styles>",
                in: "word/styles.xml", &archive)
        }
        #expect(other.styles.names["Quote"] == "HerautQuote")
    }

    @Test func `bullets look as in the document, and numbers start anew`() throws {
        let zip = try Self.zip()
        let numbering = try TinyXML.parse(zip.text("word/numbering.xml"))
        let definitions = numbering.all("w:abstractNum")
        #expect(definitions.compactMap { $0.attributes["w:abstractNumId"] } == ["3", "4", "5"])
        let marks = try #require(definitions.dropFirst().first).all("w:lvlText").compactMap {
            $0.attributes["w:val"]
        }
        #expect(marks.count == 9 && marks.first == "■" && marks.dropFirst().first == "–")
        #expect(definitions.dropFirst().allSatisfy { $0.all("w:pStyle").isEmpty })
        #expect(numbering.all("w:num").compactMap { $0.attributes["w:numId"] } == ["4", "5", "6"])
        let numbers = try TinyXML.parse(zip.text("word/document.xml")).all("w:numId").compactMap {
            $0.attributes["w:val"]
        }
        #expect(numbers == ["5", "5", "6"])
    }

    @Test func `the address stands in the window whatever the margins are`() throws {
        let paragraphs = try TinyXML.parse(Self.zip().text("word/document.xml")).all("w:p")
        let first = try #require(paragraphs.first?.all("w:spacing").first)
        // 50 mm is 2,835 twentieths of a point; a line is 283, the text starts at 1,985.
        #expect(first.attributes["w:before"] == "567" && first.attributes["w:line"] == "283")
        let address = try #require(paragraphs.dropFirst().first?.all("w:ind").first)
        #expect(address.attributes["w:left"] == "-284")
    }

    @Test func `a tall head pushes the text down, and the address is counted from there`() throws {
        let reference = try Self.reference { archive in
            Self.replace(
                "cx=\"1080000\" cy=\"360000\"", "cx=\"1080000\" cy=\"1200150\"", in: "word/kop.xml", &archive)
        }
        #expect(reference.textTop == 567 + 1890)
    }

    @Test func `what heraut yml says stands in the controls of a head`() throws {
        let control = { (tag: String, text: String) in
            "<w:sdt><w:sdtPr><w:tag w:val=\"\(tag)\"/></w:sdtPr><w:sdtContent><w:r><w:t>\(text)</w:t></w:r><w:r><w:t>rest</w:t></w:r></w:sdtContent></w:sdt></w:p></w:ftr>"
        }
        let change: (inout TestArchive) -> Void = { archive in
            Self.replace("</w:p></w:ftr>", control("heraut:gemeente", "oud"), in: "word/voet.xml", &archive)
        }
        let foot = try TinyXML.parse(Self.zip(Self.letter, change).text("word/footer2.xml"))
        let texts = try #require(foot.all("w:sdt").first).all("w:t").map(\.content)
        #expect(texts == ["Gemeente Voorbeeldstad", ""])
        var style = try Self.style { archive in
            Self.replace("</w:p></w:ftr>", control("heraut:logo", "oud"), in: "word/voet.xml", &archive)
        }
        style.logo = Logo(try Picture(TestPicture().png), alternative: "Wapen \"V\"", width: nil)
        let zip = try ZipReader(Renderer.render(Sample.draft(Self.letter), as: .docx, style: style).bytes)
        let drawing = try #require(TinyXML.parse(zip.text("word/footer2.xml")).all("wp:docPr").first)
        #expect(drawing.attributes["descr"] == "Wapen \"V\"")
        #expect(try zip.text("word/_rels/footer2.xml.rels").contains("media/logo.png"))
        #expect(zip.parts["word/media/logo.png"] == TestPicture().png)
    }

    @Test func `the language is that of the letter`() throws {
        let zip = try Self.zip("---\nsoort: brief\ntaal: en\n---\nDear Noor,\n")
        let languages = try TinyXML.parse(zip.text("word/styles.xml")).all("w:lang").compactMap {
            $0.attributes["w:val"]
        }
        #expect(languages == ["en-GB"])
    }

    @Test func `every part is listed, and every relation leads to a part`() throws {
        let zip = try Self.zip()
        let names = Set(zip.entries.map(\.name))
        let types = try TinyXML.parse(zip.text("[Content_Types].xml"))
        let listed = Set(
            types.all("Override").compactMap { $0.attributes["PartName"]?.dropFirst() }.map(String.init))
        let endings = Set(types.all("Default").compactMap { $0.attributes["Extension"] })
        #expect(listed.isSubset(of: names))
        for name in names where !listed.contains(name) && name != "[Content_Types].xml" {
            #expect(endings.contains(String(name.split(separator: ".").last ?? "")), "\(name)")
        }
        for name in names where name.hasPrefix("word/_rels/") {
            for relation in try TinyXML.parse(zip.text(name)).all("Relationship")
            where relation.attributes["TargetMode"] == nil {
                #expect(names.contains("word/" + (relation.attributes["Target"] ?? "")), "\(name)")
            }
        }
    }

    @Test func `letters of a run are bound into one with the head of the document`() throws {
        let style = try Self.style()
        let letters = try ["A", "B"].map { name in
            MemoryLetter(
                content: try Renderer.render(
                    Sample.draft(Self.letter.replacing("Beste Noor", with: "Beste \(name)")), as: .docx,
                    style: style
                ).bytes)
        }
        var binder = try #require(LetterBinder(.docx))
        var bytes: [UInt8] = []
        for letter in letters { bytes += try binder.add(letter) }
        bytes += try binder.finish()
        let zip = try ZipReader(bytes)
        let document = try TinyXML.parse(zip.text("word/document.xml"))
        for section in document.all("w:sectPr") {
            #expect(
                section.childNames == [
                    "w:headerReference", "w:footerReference", "w:type", "w:pgSz", "w:pgMar", "w:pgNumType",
                    "w:cols", "w:docGrid",
                ])
        }
        #expect(document.all("w:sectPr").count == 2)
        #expect(try zip.text("word/footer2.xml").contains(" SECTIONPAGES "))
        #expect(zip.parts["word/media/heraut1.png"] == TestLetterhead.archive["word/media/beeldmerk.png"])
        let numbers = try TinyXML.parse(zip.text("word/numbering.xml")).all("w:num").compactMap {
            $0.attributes["w:numId"]
        }
        #expect(numbers == ["4", "5", "6", "7"])
        #expect(
            document.all("w:numId").compactMap { $0.attributes["w:val"] } == ["5", "5", "6", "5", "5", "7"])
        let links = try TinyXML.parse(zip.text("word/_rels/document.xml.rels")).all("Relationship")
        #expect(links.count { $0.attributes["TargetMode"] == "External" } == 1)
        #expect(Set(links.compactMap { $0.attributes["Id"] }).count == links.count)
    }

    @Test func `a letter that is spliced has the bytes of one that is written`() throws {
        let style = try Self.style()
        let draft = Sample.draft(Self.letter)
        let compiled = CompiledPlan(
            DraftPlan(metadata: draft.metadata, blocks: draft.blocks, slots: []), as: .docx, style: style,
            example: [])
        var press = CompiledPlan.Press(compiled, example: [])
        SlotTexts.with([]) { texts in #expect((try? press.print(texts)) != nil) }
        let printed = try ZipReader(Array(press.output)).parts
        #expect(try printed == ZipReader(Renderer.render(draft, as: .docx, style: style).bytes).parts)
    }

    // MARK: Bad documents

    /// What makes a document unusable, and the rule that says so.
    private static let bad: [(rule: String, change: @Sendable (inout TestArchive) -> Void)] = [
        ("missingPart", { $0.parts.removeAll { $0.name == "word/styles.xml" } }),
        ("missingPart", { $0.parts.removeAll { $0.name == "word/kop.xml" } }),
        ("missingPart", { $0.parts.removeAll { $0.name == "word/media/beeldmerk.png" } }),
        ("notWord", { $0.parts.removeAll { $0.name == "_rels/.rels" } }),
        ("badXML", { $0["word/styles.xml"] = Array("<w:styles".utf8) }),
        (
            "badXML",
            {
                $0["word/kop.xml"] = Array(
                    "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><w:hdr/>".utf8)
            }
        ),
        ("strangeForm", { $0["word/document.xml"] = Array("<document/>".utf8) }),
        (
            "linkedPicture",
            {
                $0["word/_rels/kop.xml.rels"] = Array(
                    TestLetterhead.relations([
                        ("rId1", "image", "https://elders.example/a.png\" TargetMode=\"External")
                    ]).utf8)
            }
        ),
        (
            "strangeContent",
            {
                $0["word/_rels/kop.xml.rels"] = Array(
                    TestLetterhead.relations([("rId1", "chart", "charts/chart1.xml")]).utf8)
            }
        ),
        (
            "fetchingField",
            {
                ReferenceTests.replace(
                    " NUMPAGES ", "INCLUDEPICTURE \\\\elders\\a.png", in: "word/voet.xml", &$0)
            }
        ),
        (
            "noRoom",
            { ReferenceTests.replace("w:right=\"1418\"", "w:right=\"9000\"", in: "word/document.xml", &$0) }
        ),
        (
            "tooHeavy",
            {
                var random = Seeded(1)
                $0["word/media/beeldmerk.png"] = (0..<7 << 20).map { _ in
                    UInt8(truncatingIfNeeded: random.next())
                }
            }
        ),
    ]

    @Test(arguments: bad.indices)
    func `a document that letters cannot use is refused with a way out`(index: Int) throws {
        var archive = TestLetterhead.archive
        Self.bad[index].change(&archive)
        let (document, findings) = ReferenceDocument.read(archive.bytes, path: "brief.docx")
        #expect(document == nil)
        let finding = try #require(findings.first)
        #expect(finding.rule.name == "huisstijl." + Self.bad[index].rule && finding.severity == .error)
        #expect(finding.path == "brief.docx" && finding.hint != nil)
    }

    @Test func `an old or locked document, and what is no document, are told apart`() {
        func rule(_ bytes: [UInt8]) -> String? {
            ReferenceDocument.read(bytes, path: "x").findings.first?.rule.name
        }
        #expect(rule([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]) == "huisstijl.oldOrLocked")
        #expect(rule(Array("%PDF-1.7".utf8)) == "huisstijl.notWord")
        #expect(rule([]) == "huisstijl.notWord")
        #expect(rule([0x50, 0x4B, 3, 4]) == "huisstijl.damaged")
        #expect(rule(TestArchive([("a", "b")]).bytes) == "huisstijl.notWord")
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `damage never gets further than a finding, and what is let in gives a sound letter`(seed: UInt64)
        throws
    {
        var fuzz = LetterheadFuzz(seed: seed)
        var style = try Sample.style()
        let draft = Sample.draft("---\nsoort: brief\n---\nBeste Noor,\n\n- een\n")
        for _ in 0..<250 {
            let (document, findings) = ReferenceDocument.read(fuzz.next(), path: "brief.docx")
            #expect((document == nil) != findings.isEmpty)
            guard let document else { continue }
            _ = document.findings(style: style)
            style.reference = document
            _ = try ZipReader(Renderer.render(draft, as: .docx, style: style).bytes)
        }
    }

    // MARK: Check

    private static func rules(_ change: (inout TestArchive) -> Void) throws -> [String] {
        var style = try Sample.style()
        style.reference = nil
        return try reference(change).findings(style: style).map { String($0.rule.name.dropFirst(10)) }
    }

    @Test func `a check says what readers would stumble over, each by its rule`() throws {
        #expect(try Self.rules { _ in } == ["missingStyles"])
        func rules(_ part: String, _ old: String, _ new: String) throws -> [String] {
            try Self.rules { Self.replace(old, new, in: part, &$0) }.filter { $0 != "missingStyles" }
        }
        let bare = "descr=\"Logo gemeente Voorbeeldstad\""
        #expect(try rules("word/kop.xml", bare, "descr=\" \"") == ["noAlternative", "noSender"])
        #expect(try rules("word/kop.xml", bare, "descr=\"Wapen\"") == ["noSender"])
        #expect(
            try rules("word/voet.xml", "Raadhuisplein 1", "Klik of tik om tekst in te voeren") == [
                "placeholder"
            ])
        #expect(try rules("word/voet.xml", " PAGE ", " MERGEFIELD naam ") == ["placeholder"])
        #expect(
            try rules("word/voet.xml", "<w:r><w:t xml", "<w:ins w:id=\"1\"/><w:r><w:t xml") == [
                "trackedChanges"
            ])
        #expect(
            try rules("word/styles.xml", "w:ascii=\"Georgia\"", "w:ascii=\"Huisletter\"") == [
                "fontNotEmbedded"
            ])
        #expect(try rules("word/styles.xml", "1E6B3A", "9AD3AE") == ["lowContrast"])
        #expect(try rules("word/styles.xml", "<w:outlineLvl w:val=\"0\"/>", "") == ["outlineLevel"])
        let deep = "<w:p><w:pPr><w:pStyle w:val=\"Kop3\"/></w:pPr><w:r>"
        #expect(try rules("word/document.xml", "<w:p><w:r>", deep) == ["headingOrder"])
        #expect(try rules("word/document.xml", "w:top=\"1985\"", "w:top=\"2700\"") == ["belowWindow"])
        #expect(
            try rules("word/document.xml", "<w:p><w:r>", "<w:p><w:pPr><w:sectPr/></w:pPr><w:r>") == [
                "severalSections"
            ])
        #expect(try rules("word/styles.xml", "nl-NL", "de-DE") == ["language"])
    }

    @Test func `a picture that is marked as decoration needs no words`() throws {
        let decoration =
            "<a:extLst><a:ext uri=\"x\"><adec:decorative xmlns:adec=\"y\" val=\"1\"/></a:ext></a:extLst>"
        let rules = try Self.rules {
            Self.replace(
                "descr=\"Logo gemeente Voorbeeldstad\"/>", "descr=\"\">\(decoration)</wp:docPr>",
                in: "word/kop.xml", &$0)
        }
        #expect(!rules.contains("noAlternative"))
    }

    // MARK: The document to start with

    static func start(_ style: HouseStyle) throws -> [UInt8] {
        let text = try Sample.file("Templates/huisstijl/brief.md")
        let draft = Draft.read(SourceText(path: "brief.md", bytes: text), with: LibYAMLReader()).draft
        return ReferenceDocument.start(draft, style: style, words: try Sample.messages())
    }

    @Test func `the document to start with is sound, and letters in it look as without it`() throws {
        var style = try Sample.style()
        let bytes = try Self.start(style)
        #expect(try bytes == Self.start(style))
        let (document, findings) = ReferenceDocument.read(bytes, path: "brief.docx")
        #expect(findings.isEmpty)
        let reference = try #require(document)
        #expect(reference.missingStyles.isEmpty)
        #expect(reference.findings(style: style).map(\.rule.name) == [])
        style.reference = reference
        let zip = try ZipReader(Renderer.render(Sample.draft(Self.letter), as: .docx, style: style).bytes)
        #expect(try zip.text("word/header2.xml").contains("Gemeente Voorbeeldstad"))
        // The name follows heraut.yml, not the day the document was made.
        style.municipality = "Gemeente Nieuwstad"
        let renamed = try ZipReader(Renderer.render(Sample.draft(Self.letter), as: .docx, style: style).bytes)
        #expect(try renamed.text("word/header1.xml").contains("Gemeente Nieuwstad"))
        #expect(!(try renamed.text("word/header1.xml").contains("Voorbeeldstad")))
    }
}

/// A letter in memory, to be bound.
struct MemoryLetter: LetterBinder.Source {
    let content: [UInt8]

    func bytes() -> [UInt8]? { content }

    var partNames: [String] { ((try? ZipReader(content))?.entries ?? []).map(\.name) }

    func part(_ name: String) -> [UInt8]? { try? ZipReader(content).parts[name] }
}
