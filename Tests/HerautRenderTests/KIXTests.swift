import HerautModel
import HerautTestSupport
import Testing

@testable import HerautRender

/// The sorting code of PostNL, against facts that were published of it. It was not tried at PostNL.
struct KIXTests {
    /// A bar as a letter: full, ascender, descender, tracker.
    private static func letters(_ code: KIXCode) -> String {
        code.bars.map { $0.rises ? $0.falls ? "F" : "A" : $0.falls ? "D" : "T" }.joined()
    }

    /// The first characters of the published table, and the one on each row and column.
    @Test(arguments: [
        ("0", "TTFF"), ("1", "TDAF"), ("2", "TDFA"), ("3", "DTAF"), ("4", "DTFA"), ("5", "DDAA"),
        ("6", "TADF"), ("C", "TAFD"), ("I", "ATDF"), ("O", "ATFD"), ("U", "AADD"), ("Z", "FFTT"),
    ])
    func `each character has the bars of the published table`(character: String, bars: String) throws {
        #expect(Self.letters(try #require(KIXCode(character))) == bars)
    }

    @Test func `every character has two bars that rise and two that fall, and no two have the same`() throws {
        var seen: Set<String> = []
        for character in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
            let code = try #require(KIXCode(String(character)))
            #expect(code.bars.count == 4)
            #expect(code.bars.count { $0.rises } == 2 && code.bars.count { $0.falls } == 2)
            #expect(seen.insert(Self.letters(code)).inserted)
        }
        #expect(KIXCode("a") == nil && KIXCode("") == nil && KIXCode("1234 AB") == nil)
    }

    /// What goes back to the sender gets the code XD5555QI, because it reads the same upside down.
    @Test func `the code for what goes back to the sender reads the same upside down`() throws {
        let code = try #require(KIXCode("XD5555QI"))
        let turned = code.bars.reversed().map { KIXCode.Bar(rises: $0.falls, falls: $0.rises) }
        #expect(turned == code.bars)
    }

    @Test(
        arguments: [
            (["Havendijk 13 hs", "1231 FZ  POSTDAM"], "1231FZ13XHS"),
            (["Havendijk 156-2", "1231 GF  POSTDAM"], "1231GF156X2"),
            (["Antwoordnummer 80430", "2130 VA  HOOFDDORP"], "2130VA80430"),
            (["Aan mevrouw S. Bakker", "3e Dwarsstraat 5 bis rood", "1234 AB  VOORBEELDSTAD"], nil),
            (["3e Dwarsstraat 5 bis", "1234 AB"], "1234AB5XBIS"),
            (["Plein 1945 12", "1234 AB  VOORBEELDSTAD"], nil),
            (["Lange Laan 123456", "1234 AB  VOORBEELDSTAD"], nil),
            (["De Hoeve", "1234 AB  VOORBEELDSTAD"], nil),
            (["14", "1234 AB  VOORBEELDSTAD"], nil), (["1234 AB  VOORBEELDSTAD"], nil),
            (["Straat 1", "1234 AbC"], nil),
            (["Straat 1", "0234 AB  VOORBEELDSTAD"], nil), (["Rue 5", "75001 PARIS"], nil),
            (["Straat 5 é", "1234 AB"], nil),
            ([], nil),
        ] as [([String], String?)])
    func `an address becomes the published code, or none when there is doubt`(lines: [String], code: String?)
    {
        #expect(KIXCode(address: lines)?.text == code)
    }

    @Test(arguments: [true, false])
    func `the bars stand below the address when the house wants them, to be seen and not read`(isShown: Bool)
        throws
    {
        var style = try PDFTests.style()
        style.showsKIX = isShown
        let text =
            "---\nsoort: brief\n---\nAan mevrouw Bakker\nHavendijk 13 hs\n1231 FZ  POSTDAM\n\nBeste buur,\n\nTekst.\n"
        let bytes = try Renderer.render(Sample.draft(text), as: .pdf, style: style).bytes
        #expect(try PDFCheck.faults(in: bytes) == [])
        #expect(try PDFCheck.text(of: bytes).contains("Tekst."))
        var without = style
        without.showsKIX = false
        let other = try Renderer.render(Sample.draft(text), as: .pdf, style: without).bytes
        #expect(try PDFCheck.outline(of: bytes) == PDFCheck.outline(of: other))
        #expect((bytes == other) != isShown)
    }
}
