import HerautModel
import Testing

@testable import HerautRender

/// Documents in a language that runs from right to left.
@Suite struct RightToLeftTests {
    private static func styles(_ language: String) throws -> String {
        var metadata = DraftMetadata()
        metadata.language = language
        let draft = Draft(
            source: SourceText(path: "a.md", text: ""), metadata: metadata, bodyStart: 0, blocks: [])
        let layout = Layout(of: draft.blocks, metadata: metadata)
        return DOCXStyles.xml(
            Page(draft.blocks, metadata: metadata, layout: layout, style: try Sample.style()))
    }

    @Test(arguments: [
        ("ar", true), ("ar-SY", true), ("fa", true), ("nl", false), ("uk", false), ("tr", false),
    ])
    func `paragraphs of a Word document run the way of the language`(
        _ language: String, _ isRightToLeft: Bool
    )
        throws
    {
        let styles = try Self.styles(language)
        #expect(styles.contains("<w:pPr><w:bidi/></w:pPr><w:rPr><w:rtl/></w:rPr>") == isRightToLeft)
        #expect(styles.contains("<w:bidi/>") == isRightToLeft)
    }

    @Test(arguments: ["ar", "nl"])
    func
        `on a document of the municipality the text says itself which way it runs, and the address stays left`(
            _ language: String
        ) throws
    {
        var style = try Sample.style()
        style.reference = try ReferenceTests.reference()
        let text =
            "---\nsoort: brief\ntaal: \(language)\n---\nNoor Peters\nLindenhof 3\n1234 AB Stad\n\nBeste Noor,\n\nTekst.\n\n- een\n- [ ] twee\n\n| A | B |\n|---|---|\n| c | d |\n"
        let zip = try ZipReader(Renderer.render(Sample.draft(text), as: .docx, style: style).bytes)
        let body = try #require(TinyXML.parse(zip.text("word/document.xml")).all("w:body").first)
        let paragraphs = body.all("w:p")
        try #require(paragraphs.count > 8)
        for paragraph in paragraphs {
            let isAddress = !paragraph.all("w:jc").isEmpty
            let turns = language == "ar" && !isAddress
            #expect(paragraph.all("w:bidi").count == (turns ? 1 : 0), "\(paragraph.content)")
            let runs = paragraph.all("w:r").filter { $0.all("w:t").first?.content.isEmpty == false }
            #expect(runs.allSatisfy { $0.all("w:rtl").isEmpty != turns || $0.content == "☐" })
        }
        #expect(paragraphs.contains { !$0.all("w:jc").isEmpty })
        #expect(body.all("w:bidiVisual").count == (language == "ar" ? 1 : 0))
    }

    @Test(arguments: [
        ("nl", "nl-NL"), ("en", "en-GB"), ("fy", "fy-NL"), ("tr", "tr-TR"), ("pl", "pl-PL"), ("uk", "uk-UA"),
        ("ar", "ar"),
    ]) func `a document says its language with the country whose spelling counts`(
        _ language: String, _ tag: String
    ) throws {
        #expect(try Self.styles(language).contains("<w:lang w:val=\"\(tag)\""))
    }
}
