import Dispatch
import Foundation
import HerautModel
import HerautRender
import HerautTestSupport
import Testing

/// Letters as PDF: their text, their structure, and that nothing hangs on the day or on other letters.
struct PDFTests {
    /// A family of test fonts, read once.
    private static let family: Result<FontFamily?, any Error> = Result {
        try FontFamily(
            [(false, false), (true, false), (false, true)].map { isBold, isItalic in
                var font = TestFont()
                font.isBold = isBold
                font.isItalic = isItalic
                return try FontFace(font.bytes)
            })
    }

    static func style() throws -> HouseStyle {
        var style = try Sample.style()
        style.fonts = try family.get()
        return style
    }

    static func pdf(_ markdown: String) throws -> [UInt8] {
        try Renderer.render(Sample.draft(markdown), as: .pdf, style: style()).bytes
    }

    /// Words, without the white between them.
    static func words(_ text: String) -> [String] {
        text.split { $0.isWhitespace }.map { String($0) }
    }

    private static func letter() throws -> String {
        String(decoding: try Sample.file("Tests/Golden/render/brief.md"), as: UTF8.self)
    }

    // MARK: Goldens

    @Test func `the letter in tags, as a person looked at it`() throws {
        let golden = String(decoding: try Sample.file("Tests/Golden/render/brief.pdf.txt"), as: UTF8.self)
        try #require(golden.utf8.count > 500)
        let outline = try PDFCheck.outline(of: Self.pdf(Self.letter()))
        #expect(outline == golden)
    }

    @Test func `every kind of block in tags, as a person looked at it`() throws {
        let golden = String(decoding: try Sample.file("Tests/Golden/render/alles.pdf.txt"), as: UTF8.self)
        try #require(golden.utf8.count > 500)
        let outline = try PDFCheck.outline(of: Self.pdf(Sample.everything))
        #expect(outline == golden)
    }

    // MARK: Rules

    @Test func `the letter and every kind of block keep all rules that are checked`() throws {
        for text in [
            try Self.letter(), Sample.everything, "", "# Alleen een kop", "Tekst\n\n### Diep\n\n- [x] klaar",
        ] {
            #expect(try PDFCheck.faults(in: Self.pdf(text)) == [], "\(text)")
        }
    }

    @Test func `the same draft gives the same bytes`() throws {
        let rendition = try Renderer.render(Sample.draft(Sample.everything), as: .pdf, style: Self.style())
        #expect(try rendition.bytes == Self.pdf(Sample.everything))
        #expect(rendition.mediaType == "application/pdf" && rendition.fileExtension == "pdf")
        #expect(RenderFormat(fileExtension: "PDF") == .pdf)
    }

    @Test func `two letters that differ have another identity`() throws {
        let files = try ["Tekst een.", "Tekst twee."].map {
            String(decoding: try Self.pdf($0), as: UTF8.self)
        }
        let identities = files.map { $0.split(separator: "/ID[").last?.prefix(34) }
        #expect(identities[0] != identities[1])
    }

    // MARK: Text

    @Test func `the text of the file is that of the draft, whatever letters it has`() throws {
        let names =
            "Şahin, Łukasz, Nguyễn, Đorđević, ijsvrij, ĳsland, ﬁets, Çelik, Žižek, Œdipe, Ελένη, Олена, “aanhaling” – € 25,–"
        let text =
            "# Namen en tekens\n\n\(names)\n\n- **Vet** en *schuin*\n\n> Een citaat.\n\n| A | B |\n|---|---|\n| één | twee |\n"
        let expected = "Namen en tekens \(names) • Vet en schuin Een citaat. A B één twee"
        let found = try Self.words(PDFCheck.text(of: Self.pdf(text)))
        #expect(found == Self.words(expected))
    }

    @Test func `accents that stand apart are joined with their letter`() throws {
        let text = try PDFCheck.text(of: Self.pdf("Rene\u{301} en Zoe\u{308} en Nguye\u{302}\u{303}n"))
        #expect(text.unicodeScalars.contains("é") && text == "René en Zoë en Nguyễn")
    }

    @Test(arguments: 0..<5)
    func `no word gets lost, however lines and pages break`(seed: UInt64) throws {
        var random = Seeded(seed)
        let pieces = [
            "een", "gemeentehuis", "https://voorbeeldstad.example/" + String(repeating: "lang/", count: 30),
            "a-b", "jeugd-en-gezin", "café,", "(zie", "hieronder)", "**vet**", "x",
        ]
        var text = ""
        var expected: [String] = []
        for _ in 0..<Int.random(in: 1...25, using: &random) {
            let words = (0..<Int.random(in: 1...50, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }
            text += words.joined(separator: " ") + "\n\n"
            expected += words.map { $0.replacing("**", with: "") }
        }
        let bytes = try Self.pdf(text)
        let found = try PDFCheck.text(of: bytes)
        // A long address is cut at the end of a line: letters in order are what counts.
        #expect(Self.words(found).joined() == expected.joined())
        #expect(try PDFCheck.faults(in: bytes) == [])
    }

    @Test func `a character that the font lacks is a finding at its place, and no letter is made`() throws {
        let draft = Sample.draft("---\nsoort: brief\n---\nBeste buur,\n\nTot ziens 👋 en *ш 中*.\n")
        let style = try Self.style()
        let findings = try #require(style.fonts).findings(of: draft)
        try #require(findings.count == 2)
        #expect(findings.map(\.text) == ["👋", "中"])
        #expect(findings.allSatisfy { $0.severity == .error && $0.rule == "pdf.characters" })
        #expect(throws: RenderRefusal.characters(["中", "👋"])) {
            try Renderer.render(draft, as: .pdf, style: style)
        }
    }

    @Test func `a script whose letters change with their neighbours is refused with its own reason`() throws {
        let refusal = #expect(throws: RenderRefusal.self) { try Self.pdf("مرحبا") }
        guard case .key(let key, let values)? = refusal?.message else {
            Issue.record("no message")
            return
        }
        #expect(key == "pdf.needsShaping")
        #expect(values["tekens"]?.contains("“م” (U+0645)") == true)
    }

    @Test func `without a font no PDF is made`() throws {
        #expect(throws: RenderRefusal.noFont) {
            try Renderer.render(Sample.draft("tekst"), as: .pdf, style: Sample.style())
        }
    }

    // MARK: Pages

    @Test func `a long letter has page numbers, and its parts stay whole`() throws {
        let paragraph = String(repeating: "Dit is een zin die de regel vult, en nog een zin. ", count: 6)
        let part = "## Kop van een deel\n\n\(paragraph)\n\nEen aankondiging:\n\n- een\n- twee\n- drie\n\n"
        let bytes = try Self.pdf("# Titel\n\n" + String(repeating: part, count: 14))
        #expect(try PDFCheck.faults(in: bytes) == [])
        let pages = try PDFCheck.pages(of: bytes)
        try #require(pages.count > 2)
        for page in pages.dropLast() {
            let lines = page.split(separator: "\n")
            #expect(lines.last != "Kop van een deel", "a heading at the foot of a page")
            #expect(
                lines.last?.hasPrefix("Een aankondiging") == false, "an announcement at the foot of a page")
        }
    }

    @Test func `no name stands on a page without the greeting above it`() throws {
        for lines in 40..<60 {
            let text = (0..<lines).map { "Regel \($0)." }.joined(separator: "\n\n")
            let pages = try PDFCheck.pages(
                of: Self.pdf(
                    "---\nsoort: bericht\ntaal: en\n---\n# Kop\n\n\(text)\n\nKind regards,\n\nMarit Zandwijk\n"
                ))
            #expect(pages.last?.contains("Kind regards,") == true, "\(lines)")
        }
    }

    @Test func `the head of a table stands on every page, and is heard once`() throws {
        let rows = (1...90).map { "| regel \($0) | inhoud van de cel |" }.joined(separator: "\n")
        let bytes = try Self.pdf("| Nummer | Wat |\n|---|---|\n" + rows)
        #expect(try PDFCheck.faults(in: bytes) == [])
        let text = try PDFCheck.text(of: bytes)
        #expect(text.ranges(of: "Nummer").count == 1)
        #expect((1...90).allSatisfy { text.contains("regel \($0)") })
    }

    @Test func `a row that is taller than a page goes on, and no word of it is lost`() throws {
        let words = (1...1500).map { "w\($0)" }
        let bytes = try Self.pdf(
            "| A | B |\n|---|---|\n| \(words.joined(separator: " ")) | kort |\n| na | ja |")
        #expect(try PDFCheck.faults(in: bytes) == [])
        let found = Set(try Self.words(PDFCheck.text(of: bytes)))
        #expect(words.allSatisfy(found.contains) && found.contains("kort") && found.contains("na"))
        #expect(try PDFCheck.pages(of: bytes).count > 1)
    }

    @Test func `an address in the window stays in it, and the letter starts below`() throws {
        let lines = (1...12).map { "Regel \($0)" }.joined(separator: "\n")
        let text =
            "---\nsoort: brief\n---\nAan de bewoners van\n\(lines)\n1234 AB Voorbeeldstad\n\nBeste buur,\n\nWij komen langs.\n"
        let bytes = try Self.pdf(text)
        #expect(try PDFCheck.faults(in: bytes) == [])
        let found = try Self.words(PDFCheck.text(of: bytes))
        #expect(found.suffix(5) == ["Beste", "buur,", "Wij", "komen", "langs."])
    }

    // MARK: Sheets

    @Test func `a sheet holds texts and areas where they were put, and keeps all rules`() throws {
        var metadata = DraftMetadata()
        metadata.title = "Poster"
        var sheet = PDFSheet(width: 500_000, height: 700_000, metadata: metadata, style: try Self.style())
        sheet.fill(PDFSheet.Area(left: 0, top: 0, width: 500_000, height: 200_000), "#154273")
        let look = PDFSheet.Look(size: 40_000, isBold: true, colour: "#ffffff")
        let size = sheet.add(
            "Kom kijken\nop 7 november", as: .heading(1), left: 40_000, top: 40_000, width: 420_000, look)
        #expect(size.height == 96_000 && size.width > 0 && size.width <= 420_000)
        #expect(sheet.size(of: "x", width: 1_000, look).height == 48_000)
        sheet.add(
            "Iedereen is welkom.", as: .paragraph, left: 40_000, top: 240_000, width: 420_000,
            .init(size: 18_000))
        let bytes = try sheet.bytes()
        #expect(try PDFCheck.faults(in: bytes) == [])
        #expect(
            try PDFCheck.outline(of: bytes)
                == "Document\n  H1: Kom kijken  / op 7 november\n  P: Iedereen is welkom.\n")
        #expect(String(decoding: bytes, as: UTF8.self).contains("/MediaBox[0 0 500 700 ]"))
    }

    // MARK: Plans

    @Test func `a letter of a plan has the bytes of a rendered one, whichever came first`() throws {
        let markdown =
            "---\nsoort: brief\n---\nAan @0\nLindenhof 3\n1234 AB Voorbeeldstad\n\nBetreft: @1\n\nGeachte @0,\n\nWij schrijven u over @1. [Lees @2](https://voorbeeldstad.example/a).\n\n- @2\n\nMet vriendelijke groet,\n\nM. Zandwijk\n"
        let plan = Sample.plan(markdown, slots: 3)
        let style = try Self.style()
        let letters = [
            ["mevrouw De Vries", "een bericht", "dit"], ["Şahin", "Łódź", "ﬁets"], ["", "", ""],
            ["mevrouw De Vries", "een bericht", "dit"], ["Nguyễn", "regel een\nregel twee", "Ελένη"],
        ]
        var press = CompiledPlan.Press(
            CompiledPlan(plan, as: .pdf, style: style, example: letters[0]), example: letters[0])
        var seen: [[String]: [UInt8]] = [:]
        for texts in letters {
            let slow = try Renderer.render(
                plan.blocks(filledWith: texts), metadata: plan.metadata, as: .pdf, style: style)
            let result = SlotTexts.with(texts) { texts in Result { try press.print(texts) } }
            try result.get()
            // The press packs its pages in pieces; unpacked they are the same.
            let bytes = Array(press.output)
            #expect(try PDFCheck.outline(of: bytes) == PDFCheck.outline(of: slow.bytes), "\(texts)")
            #expect(try PDFCheck.faults(in: bytes) == [])
            #expect(press.digest == SHA256.hash(bytes))
            #expect(
                seen.updateValue(bytes, forKey: texts) ?? bytes == bytes, "the same letter, the same bytes")
            #expect(try PDFCheck.faults(in: slow.bytes) == [])
        }
    }

    @Test func `the order of letters does not show in them, with values in tables and beside boxes`() throws {
        let plan = Sample.plan(
            "---\nsoort: brief\n---\n# Over @0\n\n@1\n\n- [ ] @2\n- [x] klaar\n\n| Wat | Wie |\n|---|---|\n| @0 | afspraak |\n| @1 | @2 |\n\n> @1\n\n[@0](https://voorbeeldstad.example/a)\n",
            slots: 3)
        let long = String(repeating: "Gemeenteraadsverkiezingsuitslagenavond", count: 4)
        let letters = [
            ["kort", "een regel", "dit"], [long, String(repeating: "veel woorden ", count: 400), ""],
            ["", "", ""], ["Ελένη", long, String(repeating: "meer ", count: 60)],
            ["kort", "een regel", "dit"],
        ]
        var seen: [[[UInt8]]] = []
        for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [3, 1, 3, 0, 2, 4]] {
            var press = CompiledPlan.Press(
                CompiledPlan(plan, as: .pdf, style: try Self.style(), example: letters[order[0]]),
                example: letters[order[0]])
            var made = [[UInt8]](repeating: [], count: letters.count)
            for number in order {
                try SlotTexts.with(letters[number]) { texts in Result { try press.print(texts) } }.get()
                made[number] = Array(press.output)
                #expect(press.digest == SHA256.hash(made[number]))
                #expect(try PDFCheck.faults(in: made[number]) == [])
            }
            seen.append(made)
        }
        #expect(seen[1] == seen[0] && seen[2] == seen[0] && seen[0][4] == seen[0][0])
        for (texts, bytes) in zip(letters, seen[0]) {
            let whole = try Renderer.render(
                plan.blocks(filledWith: texts), metadata: plan.metadata, as: .pdf, style: Self.style()
            ).bytes
            #expect(try PDFCheck.outline(of: bytes) == PDFCheck.outline(of: whole))
            #expect(try PDFCheck.text(of: bytes) == PDFCheck.text(of: whole))
        }
    }

    @Test func `two presses of one plan on two threads do not see each other's letters`() throws {
        let plan = Sample.plan(
            "---\nsoort: brief\n---\n# Over @0\n\nGeachte @1,\n\nWij schrijven u over @0 en @1.\n",
            slots: 2)
        let compiled = CompiledPlan(plan, as: .pdf, style: try Self.style(), example: ["a", "b"])
        let first = PressOfThread(CompiledPlan.Press(compiled, example: ["a", "b"]))
        let presses = [first, PressOfThread(first.press.twin())]
        let letters = (0..<40).map { [String(repeating: "woord ", count: $0), "naam \($0)"] }
        let expected = letters.map {
            PressOfThread(CompiledPlan.Press(compiled, example: ["a", "b"])).bytes($0)
        }
        DispatchQueue.concurrentPerform(iterations: 2) { number in
            for texts in number == 0 ? letters : letters.reversed() {
                presses[number].made.append(presses[number].bytes(texts))
            }
        }
        #expect(presses[0].made == expected && presses[1].made == expected.reversed())
    }

    // MARK: Links

    @Test func `a link leads where it says, and nowhere else`() throws {
        let file = String(
            decoding: try Self.pdf(
                "[kijk](https://voorbeeldstad.example/a?b=1) en [niet](javascript:alert)"), as: UTF8.self)
        #expect(file.contains("/URI(https://voorbeeldstad.example/a?b=1)"))
        #expect(!file.contains("javascript"))
    }
}

/// A press that one thread uses.
private final class PressOfThread: @unchecked Sendable {
    var press: CompiledPlan.Press
    var made: [[UInt8]] = []

    init(_ press: consuming CompiledPlan.Press) { self.press = press }

    func bytes(_ texts: [String]) -> [UInt8] {
        SlotTexts.with(texts) { texts in
            do { try press.print(texts) } catch { return [] }
            return Array(press.output)
        }
    }
}
