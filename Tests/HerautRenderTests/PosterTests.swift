import Foundation
import HerautModel
import HerautRender
import HerautTestSupport
import Testing

struct PosterTests {
    private static let poster = """
        ---
        soort: poster
        ---
        **Kop:** Zaterdag: toernooi & pizza in De Kade

        **Op de poster:**
        De Kade is open op zaterdag 7 november 2026, van 19.00 tot 23.00 uur.
        Kom langs en neem iemand mee.

        **Onderaan:** App of bel Yara en Bilal: 0123 45 67 80. Kijk op dekade.example/zaterdag.

        **Bijschrift:** Er is van alles te doen.

        **Alt-tekst:** Foto van vier lachende jongeren.
        """

    /// A line of text of a drawing.
    private struct Line {
        let text: String
        let x, y, size: Double
        let isBold: Bool
        let colour: String
    }

    private static func drawing(
        _ markdown: String = poster, _ size: PosterSize = .post, colour: String = "#154273"
    )
        throws -> TinyXML
    {
        let style = try Sample.style(colour: colour)
        let poster = Poster(Sample.draft(markdown), size: size, style: style)
        return try TinyXML.parse(String(decoding: poster.rendition.bytes, as: UTF8.self))
    }

    private static func lines(_ drawing: TinyXML) throws -> [Line] {
        try drawing.all("text").map { element in
            func number(_ name: String) throws -> Double {
                try #require(Double(element.attributes[name] ?? ""))
            }
            return Line(
                text: element.content, x: try number("x"), y: try number("y"), size: try number("font-size"),
                isBold: element.attributes["font-weight"] == "bold", colour: element.attributes["fill"] ?? "")
        }
    }

    @Test(arguments: PosterSize.allCases)
    func `every size holds the words of the poster, and only those`(size: PosterSize) throws {
        let drawing = try Self.drawing(Self.poster, size)
        let words = try Self.lines(drawing).map(\.text).joined(separator: " ")
        #expect(
            words == """
                Zaterdag: toernooi & pizza in De Kade De Kade is open op zaterdag 7 november 2026, van 19.00 tot 23.00 uur. \
                Kom langs en neem iemand mee. App of bel Yara en Bilal: 0123 45 67 80. Kijk op dekade.example/zaterdag. \
                Gemeente Voorbeeldstad
                """)
        #expect(drawing.all("title").map(\.content) == ["Zaterdag: toernooi & pizza in De Kade"])
        #expect(drawing.all("desc").map(\.content) == ["Foto van vier lachende jongeren."])
        #expect(Set(drawing.elements.map(\.name)) == ["svg", "title", "desc", "rect", "path", "g", "text"])
    }

    @Test(arguments: PosterSize.allCases)
    func `every line lies within the poster, and none over another`(size: PosterSize) throws {
        let drawing = try Self.drawing(Self.poster, size)
        let viewBox = try #require(drawing.all("svg").first?.attributes["viewBox"])
        let box = viewBox.split(separator: " ").compactMap { Double($0) }
        try #require(box.count == 4)
        let lines = try Self.lines(drawing)
        for line in lines {
            #expect(line.x >= box[2] * 0.05, "\(line)")
            #expect(line.y > line.size && line.y < box[3] * 0.985, "\(line)")
            // Letters of these words are more than 0.42 em wide on average.
            let width = Double(line.text.count) * line.size * 0.42
            #expect(line.x + width <= box[2] * 0.95, "\(line)")
        }
        for (above, below) in zip(lines, lines.dropFirst()) {
            #expect(below.y - above.y >= below.size * 0.9, "\(above) \(below)")
        }
    }

    @Test func `what a phone covers of a story stays empty`() throws {
        let lines = try Self.lines(Self.drawing(Self.poster, .story))
        #expect(lines.allSatisfy { $0.y - $0.size > 240 && $0.y < 1_670 })
    }

    @Test func `all text can be read on what it stands on, whatever the colour of the house`() throws {
        var random = Seeded(5)
        for _ in 0..<60 {
            let digits = String(UInt32.random(in: 0..<0x100_0000, using: &random), radix: 16)
            let colour = "#" + String(repeating: "0", count: 6 - digits.count) + digits
            let drawing = try Self.drawing(colour: colour)
            let band = try #require(drawing.all("path").first?.attributes["fill"])
            let grounds = drawing.all("rect").compactMap { $0.attributes["fill"] }
            let lines = try Self.lines(drawing)
            let onBand = lines.filter { $0.colour == "#ffffff" }
            #expect(!onBand.isEmpty && Contrast.ratio("#ffffff", band) >= 4.5, "\(colour)")
            for line in lines where line.colour != "#ffffff" {
                for ground in [try #require(grounds.first), try #require(grounds.dropFirst().first)] {
                    #expect(Contrast.ratio(line.colour, ground) >= 4.5, "\(colour) \(ground)")
                }
            }
        }
    }

    @Test func `more text gets smaller type, and too much is a fault with its place`() throws {
        func poster(_ count: Int) -> String {
            let sentences = String(repeating: "Kom langs in De Kade en neem iemand mee. ", count: count)
            return
                "---\nsoort: poster\n---\n**Kop:** Kom ook\n\n**Op de poster:**\n\(sentences)\n\n**Bijschrift:** tekst\n"
        }
        let few = try Self.lines(Self.drawing(poster(2)))
        let many = try Self.lines(Self.drawing(poster(12)))
        #expect(few[1].size > many[1].size)
        #expect(many[1].size >= 32)
        let style = try Sample.style()
        #expect(Poster(Sample.draft(poster(12)), size: .post, style: style).findings.isEmpty)
        let draft = Sample.draft(poster(60))
        let findings = Poster(draft, size: .post, style: style).findings
        #expect(findings.map(\.rule) == ["poster.tooLong"])
        let finding = try #require(findings.first)
        #expect(
            finding.severity == .error && finding.text.hasPrefix("**Kop:**") && finding.text.hasSuffix("mee.")
        )
    }

    @Test func `a word wider than the poster is a fault`() throws {
        let word = String(repeating: "demonstratievrijheids", count: 6)
        let draft = Sample.draft("---\nsoort: poster\n---\n**Kop:** \(word)\n\n**Op de poster:** Kom.\n")
        let findings = Poster(draft, size: .a4, style: try Sample.style()).findings
        #expect(findings.map(\.rule) == ["poster.wideWord"])
    }

    @Test func `groups of a phone number stay on one line`() throws {
        for count in 0..<30 {
            let filler = String(repeating: "x", count: count)
            let text =
                "---\nsoort: poster\n---\n**Kop:** Kom\n\n**Op de poster:** \(filler) Bel 0123 45 67 80 nu.\n"
            #expect(try Self.lines(Self.drawing(text)).contains { $0.text.contains("0123 45 67 80") })
        }
    }

    @Test func `a font that may run wider gets more room`() throws {
        func size(_ font: String) throws -> Double {
            let style = try Sample.style(font: font)
            let text = Self.poster.replacing("Kom langs", with: String(repeating: "Kom langs ", count: 40))
            let bytes = Poster(Sample.draft(text), size: .post, style: style).rendition.bytes
            return try #require(try Self.lines(TinyXML.parse(String(decoding: bytes, as: UTF8.self))).last)
                .size
        }
        #expect(try size("Verdana") < size("Arial"))
        #expect(try size("Liberation Sans") == size("Arial"))
    }

    // MARK: PDF

    @Test(arguments: PosterSize.allCases)
    func `as PDF every size has the words in the order of reading, with tags, and keeps all rules`(
        size: PosterSize
    )
        throws
    {
        let poster = Poster(Sample.draft(Self.poster), size: size, style: try PDFTests.style(), isPDF: true)
        #expect(poster.findings.isEmpty)
        let bytes = try poster.pdf().bytes
        #expect(try PDFCheck.faults(in: bytes) == [])
        #expect(try poster.pdf().bytes == bytes)
        let outline = try PDFCheck.outline(of: bytes).split(separator: "\n")
            .map {
                $0.split(separator: " / ").map { $0.trimmingCharacters(in: .whitespaces) }.joined(
                    separator: " ")
            }
        #expect(
            outline == [
                "Document", "H1: Zaterdag: toernooi & pizza in De Kade",
                "P: De Kade is open op zaterdag 7 november 2026, van 19.00 tot 23.00 uur.",
                "P: Kom langs en neem iemand mee.",
                "P: App of bel Yara en Bilal: 0123 45 67 80. Kijk op dekade.example/zaterdag.",
                "P: Gemeente Voorbeeldstad",
            ])
        let (width, height) =
            try Self.drawing(Self.poster, size).all("svg").first.map {
                ($0.attributes["width"] ?? "", $0.attributes["height"] ?? "")
            } ?? ("", "")
        let box = String(decoding: bytes, as: UTF8.self).split(separator: "/MediaBox[0 0 ").last?.split(
            separator: " ]"
        ).first
        let inches = (box ?? "").split(separator: " ").compactMap { Double($0) }.map { $0 / 72 }
        let wanted = [width, height].compactMap { text in
            text.hasSuffix("mm") ? Double(text.dropLast(2)).map { $0 / 25.4 } : Double(text).map { $0 / 96 }
        }
        try #require(inches.count == 2 && wanted.count == 2)
        #expect(zip(inches, wanted).allSatisfy { abs($0 - $1) < 0.001 })
    }

    @Test func `a PDF has the title of its front matter, or its head`() throws {
        let style = try PDFTests.style()
        let file = String(
            decoding: try Poster(Sample.draft(Self.poster), size: .a4, style: style, isPDF: true).pdf().bytes,
            as: UTF8.self)
        #expect(file.contains("/Title(Zaterdag: toernooi & pizza in De Kade)"))
    }

    @Test func `a poster is fitted with the font it carries, and refused when that lacks a character`() throws
    {
        let style = try PDFTests.style()
        let word =
            "---\nsoort: poster\n---\n**Kop:** \(String(repeating: "i", count: 31))\n\n**Op de poster:** Kom.\n"
        // The letters of the test font are wider than those of Arial.
        #expect(Poster(Sample.draft(word), size: .a4, style: style).findings.isEmpty)
        #expect(
            Poster(Sample.draft(word), size: .a4, style: style, isPDF: true).findings.map(\.rule) == [
                "poster.wideWord"
            ])
        let strange = Sample.draft("---\nsoort: poster\n---\n**Kop:** Kom 中\n\n**Op de poster:** Kom.\n")
        #expect(throws: RenderRefusal.characters(["中"])) {
            try Poster(strange, size: .a4, style: style, isPDF: true).pdf()
        }
        #expect(throws: RenderRefusal.noFont) {
            try Poster(strange, size: .a4, style: try Sample.style(), isPDF: true).pdf()
        }
    }

    @Test func `hostile text comes out as text, and the drawing stays a drawing`() throws {
        var random = Seeded(31)
        for _ in 0..<100 {
            let text = random.text(from: Sample.hostile, count: 12)
            let bytes = try Hostile.render(text, .svg)
            let drawing = try TinyXML.parse(String(decoding: bytes, as: UTF8.self))
            #expect(
                Set(drawing.elements.map(\.name)).isSubset(of: [
                    "svg", "title", "desc", "rect", "path", "g", "text",
                ]))
        }
    }
}

/// Contrast as WCAG 2.2 defines it, worked out apart from the code under test.
enum Contrast {
    static func ratio(_ a: String, _ b: String) -> Double {
        let (x, y) = (luminance(a), luminance(b))
        return (max(x, y) + 0.05) / (min(x, y) + 0.05)
    }

    private static func luminance(_ colour: String) -> Double {
        let number = Int(colour.dropFirst(), radix: 16) ?? 0
        let parts = [number >> 16, number >> 8 & 255, number & 255].map { channel -> Double in
            let value = Double(channel) / 255
            return value <= 0.03928 ? value / 12.92 : power((value + 0.055) / 1.055)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// To the power 2.4, by bisection of y⁵ = x¹².
    private static func power(_ x: Double) -> Double {
        let target = (0..<12).reduce(1.0) { product, _ in product * x }
        var (low, high) = (0.0, 1.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if middle * middle * middle * middle * middle < target { low = middle } else { high = middle }
        }
        return low
    }
}
