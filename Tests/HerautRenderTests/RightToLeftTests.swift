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

    @Test(arguments: [
        ("nl", "nl-NL"), ("en", "en-GB"), ("fy", "fy-NL"), ("tr", "tr-TR"), ("pl", "pl-PL"), ("uk", "uk-UA"),
        ("ar", "ar"),
    ]) func `a document says its language with the country whose spelling counts`(
        _ language: String, _ tag: String
    ) throws {
        #expect(try Self.styles(language).contains("<w:lang w:val=\"\(tag)\""))
    }
}
