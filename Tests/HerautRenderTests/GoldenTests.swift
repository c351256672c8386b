import HerautModel
import HerautRender
import Testing

/// One letter in every format, against files that a person looked at. Nothing here can record: a new look is a change by hand.
struct GoldenTests {
    private static func letter() throws -> String {
        String(decoding: try Sample.file("Tests/Golden/render/brief.md"), as: UTF8.self)
    }

    private static func golden(_ name: String) throws -> String {
        let text = String(decoding: try Sample.file("Tests/Golden/render/" + name), as: UTF8.self)
        try #require(text.utf8.count > 500)
        return text
    }

    @Test func `the letter as plain text`() throws {
        #expect(try Sample.render(Self.letter(), .txt) == Self.golden("brief.txt"))
    }

    @Test func `the letter as a web page`() throws {
        #expect(try Sample.render(Self.letter(), .html) == Self.golden("brief.html"))
    }

    @Test func `the text of the letter in Word`() throws {
        #expect(try Sample.document(Self.letter()) == Self.golden("brief.document.xml"))
    }

    @Test(arguments: Sample.fontless)
    func `the same draft gives the same bytes`(format: RenderFormat) throws {
        let style = try Sample.style()
        let first = try Renderer.render(Sample.draft(Sample.everything), as: format, style: style)
        #expect(
            try first.bytes
                == Renderer.render(Sample.draft(Sample.everything), as: format, style: style).bytes)
        #expect(first.mediaType == format.mediaType)
        #expect(RenderFormat(fileExtension: first.fileExtension.uppercased()) == format)
    }

    @Test(arguments: Sample.fontless)
    func `a draft without text still gives a file`(format: RenderFormat) throws {
        #expect(
            try !Renderer.render(Sample.draft(""), as: format, style: try Sample.style()).bytes.isEmpty
                || [.txt, .srt].contains(format))
    }
}
