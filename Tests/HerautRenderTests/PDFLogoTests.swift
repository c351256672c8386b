import HerautModel
import HerautRender
import HerautTestSupport
import Testing

/// The logo in a PDF: there for the eye and for who hears the letter.
struct PDFLogoTests {
    private static let letter =
        "---\nsoort: brief\n---\nAan mevrouw Bakker\nStraat 1\n1234 AB  VOORBEELDSTAD\n\nBeste buur,\n\nTekst.\n"

    /// Pictures of every kind that a file may have.
    private static func picture(_ kind: String) throws -> Picture {
        var picture = TestPicture()
        (picture.width, picture.height) = (12, 4)
        switch kind {
        case "grijs": picture.type = 0
        case "alfa": picture.type = 6
        case "grijs met alfa": picture.type = 4
        case "palet":
            (picture.type, picture.depth) = (3, 4)
            picture.palette = (0..<48).map { UInt8($0 * 5) }
            picture.sample = { x, y, _ in (x + y) % 16 }
        case "jpeg": return try Picture(TestPicture.jpeg(width: 12, height: 4))
        default: break
        }
        return try Picture(picture.png)
    }

    private static func style(_ kind: String) throws -> HouseStyle {
        var style = try PDFTests.style()
        style.logo = Logo(try picture(kind), alternative: "Wapen van Voorbeeldstad (zeilschip)", width: nil)
        return style
    }

    @Test(arguments: ["kleur", "grijs", "alfa", "grijs met alfa", "palet", "jpeg"])
    func `a logo of any kind keeps all rules, and is heard first`(kind: String) throws {
        let bytes = try Renderer.render(Sample.draft(Self.letter), as: .pdf, style: Self.style(kind)).bytes
        #expect(try PDFCheck.faults(in: bytes) == [])
        let lines = try PDFCheck.outline(of: bytes).split(separator: "\n")
        try #require(lines.count > 2)
        #expect(lines[1] == "  Figure Alt=Wapen van Voorbeeldstad (zeilschip)")
        let file = String(decoding: bytes, as: UTF8.self)
        #expect(file.contains("/SMask ") == kind.hasSuffix("alfa"))
        #expect(file.contains("/Filter/DCTDecode") == (kind == "jpeg"))
        // Twelve by four is 48 mm wide when it is 16 mm high.
        #expect(file.contains("/BBox[56.692 768.189 192.754 813.543 ]"))
    }

    @Test func `the name of the house makes way for its logo, on the first page only`() throws {
        let text =
            "---\nsoort: intern\n---\n# Titel\n\n" + String(repeating: "Een zin die er staat.\n\n", count: 60)
        let with = try Renderer.render(Sample.draft(text), as: .pdf, style: Self.style("kleur")).bytes
        let without = try PDFTests.pdf(text)
        #expect(try PDFCheck.pages(of: with).count >= PDFCheck.pages(of: without).count)
        #expect(try PDFCheck.text(of: with) == PDFCheck.text(of: without))
        #expect(try PDFCheck.faults(in: with) == [])
    }

    @Test func `every letter of a run has it, and a poster has not`() throws {
        let style = try Self.style("alfa")
        let poster = Sample.draft("---\nsoort: poster\n---\n**Kop:** Kom\n\n**Op de poster:** Kom langs.\n")
        let bytes = try Poster(poster, size: .a4, style: style, isPDF: true).pdf().bytes
        #expect(!String(decoding: bytes, as: UTF8.self).contains("/Image"))
        let draft = Sample.draft(Self.letter)
        let plan = DraftPlan(metadata: draft.metadata, blocks: draft.blocks, slots: [])
        var press = CompiledPlan.Press(CompiledPlan(plan, as: .pdf, style: style, example: []), example: [])
        for _ in 0..<2 {
            let result = SlotTexts.with([]) { texts in Result { try press.print(texts) } }
            try result.get()
            #expect(try PDFCheck.outline(of: Array(press.output)).contains("Figure Alt=Wapen"))
        }
    }

    @Test func `a window that stands high keeps its room`() throws {
        var style = try Self.style("kleur")
        style.window = AddressWindow(left: 20, top: 25, width: 85, height: 40)
        let bytes = try Renderer.render(Sample.draft(Self.letter), as: .pdf, style: style).bytes
        #expect(try PDFCheck.faults(in: bytes) == [])
        // Beside the window: its right side is where the lines of the letter end, 180 mm from the left of the sheet.
        let box = try #require(
            String(decoding: bytes, as: UTF8.self).split(separator: "/BBox[").dropFirst().first)
        let sides = box.prefix { $0 != "]" }.split(separator: " ").compactMap { Double($0) }
        try #require(sides.count == 4)
        #expect(abs(sides[2] - 510.24) < 0.1)
        #expect(abs(sides[3] - 813.543) < 0.01)
    }
}
