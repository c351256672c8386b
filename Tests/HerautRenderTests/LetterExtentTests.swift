import HerautModel
import HerautTestSupport
import Testing

@testable import HerautRender

/// How long letters become as PDF, told before they are made.
struct LetterExtentTests {
    /// A letter whose fixed text takes about `part` tenths of a page.
    private static func letter(_ part: Int) -> DraftPlan {
        let text = "Dit is een zin die op elke brief staat, en die nooit verandert. "
        let paragraphs = String(repeating: text + text + text + "\n\n", count: part * 2)
        return Sample.plan(
            """
            ---
            soort: brief
            ---
            Aan @0
            1234 AB  VOORBEELDSTAD

            Betreft: een bericht

            Geachte @0,

            Wij schrijven u over @1, en over wat u daarvan vindt.

            - @2
            - Het tweede punt.

            \(paragraphs)

            Met vriendelijke groet,

            M. Zandwijk

            """, slots: 3)
    }

    @Test func `a letter over its limit is told with its pages, and others are not`() throws {
        let short = ["mevrouw De Vries", "een bericht", "dit"]
        let long = ["mevrouw De Vries", String(repeating: "een heel lang verhaal ", count: 300), "dit"]
        let extent = try #require(LetterExtent(Self.letter(1), style: PDFTests.style(), example: short))
        #expect(extent.missing == [])
        SlotTexts.with(short) { #expect(extent.pages(of: $0, over: 1) == nil) }
        SlotTexts.with(long) { #expect((extent.pages(of: $0, over: 1) ?? 0) > 1) }
        SlotTexts.with(long) { #expect(extent.pages(of: $0, over: 9) == nil) }
    }

    @Test func `characters of the text itself are told`() throws {
        let plan = Sample.plan("---\nsoort: brief\n---\nGeachte @0,\n\nTot ziens 中.\n", slots: 1)
        let extent = try #require(LetterExtent(plan, style: PDFTests.style(), example: ["heer"]))
        #expect(extent.missing == ["中"])
        #expect(LetterExtent(plan, style: try Sample.style(), example: ["heer"]) == nil)
    }

    /// Letters of all lengths: what is told is what the PDF has.
    @Test(arguments: 0..<3) func `no letter is told shorter or longer than its PDF is`(seed: UInt64) throws {
        var random = Seeded(seed)
        let style = try PDFTests.style()
        let words = [
            "een", "gemeentehuis", "de", "jongeren-werker", "Çelik", "12345", "Nguyễn", "wijk", "a\nb",
        ]
        func text(_ most: Int, _ random: inout Seeded) -> String {
            (0..<Int.random(in: 1...most, using: &random)).map { _ in
                words[Int.random(in: 0..<words.count, using: &random)]
            }.joined(separator: " ")
        }
        for part in [1, 2, 4] {
            let plan = Self.letter(part)
            let example = [text(3, &random), text(20, &random), text(10, &random)]
            let extent = try #require(LetterExtent(plan, style: style, example: example))
            for _ in 0..<3 {
                let texts = [text(4, &random), text(400, &random), text(60, &random)]
                let blocks = plan.blocks(filledWith: texts)
                let bytes = try Renderer.render(blocks, metadata: plan.metadata, as: .pdf, style: style).bytes
                let count = try PDFCheck.pages(of: bytes).count
                for limit in 1...3 {
                    let told = SlotTexts.with(texts) { extent.pages(of: $0, over: limit) }
                    #expect(told == (count > limit ? count : nil), "\(texts)")
                }
            }
        }
    }

    @Test(arguments: 0..<10) func `no paragraph has more lines than its bound`(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<200 {
            var text = PDFText(faces: 1)
            let measure = Int.random(in: 3_000...40_000, using: &random)
            let widest = Int.random(in: 500...measure, using: &random)
            let count = Int.random(in: 1...60, using: &random)
            for index in 0..<count {
                let isHyphen = Int.random(in: 0..<8, using: &random) == 0
                text.words.append(
                    PDFText.Word(
                        start: index, end: index + 1, next: index + 1,
                        width: Int.random(in: 200...widest, using: &random), space: isHyphen ? 0 : 250,
                        breaks: isHyphen ? .hyphen : .space))
            }
            let width = text.words.reduce(0) { $0 + $1.width + $1.space }
            let longest = text.words.reduce(0) { max($0, $1.width + $1.space) }
            PDFLineBreaker.breakLines(&text, measure: measure)
            #expect(text.lines.count <= PDFBound.lines(width: width, longest: longest, measure: measure))
        }
    }
}
