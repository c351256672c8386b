import HerautLaw
import HerautModel
import HerautTestSupport
import Testing

@Suite struct CitationTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        /// `law number/lid/onder`, a `-` for what is not there.
        let found: [String]
        var testDescription: String { text }

        init(_ text: String, _ found: String...) {
            self.text = text
            self.found = found
        }
    }

    static let cases = [
        Case("artikel 132 van het Wetboek van Strafrecht", "Sr 132"),
        Case("art. 132 Sr", "Sr 132"),
        Case("art. 131 en 132 Sr", "Sr 131", "Sr 132"),
        Case("artt. 131, 132 en 133 Sr", "Sr 131", "Sr 132", "Sr 133"),
        Case("artikelen 131 en 132 van het Wetboek van Strafrecht", "Sr 131", "Sr 132"),
        Case("artikel 6:166 van het Burgerlijk Wetboek", "BW 6:166"),
        Case("art. 6:166 lid 1 BW", "BW 6:166 lid 1"),
        Case("artikel 166 van Boek 6 van het Burgerlijk Wetboek", "BW 6:166"),
        Case("artikel 166 van Boek 6 BW", "BW 6:166"),
        Case("Boek 6, artikel 166 BW", "BW 6:166"),
        Case("artikel 6:169, tweede lid, van het Burgerlijk Wetboek", "BW 6:169 lid 2"),
        Case("artikel 131, eerste lid, van het Wetboek van Strafrecht", "Sr 131 lid 1"),
        Case("artikel 172a, derde lid, van de Gemeentewet", "Gemw 172a lid 3"),
        Case("artikel 132 van de Grondwet", "Gw 132"),
        Case("Wetboek van Strafrecht, artikel 350 (vernieling)", "Sr 350"),
        Case("artikel 16 van Verordening (EU) 2022/2065", "DSA 16"),
        Case("artikel 16 Verordening (EU) 2022/2065", "DSA 16"),
        Case("Verordening (EU) 2022/2065 (DSA)"),
        Case("artikel 16 van Verordening (EU) 2022/2065 (DSA)", "DSA 16"),
        Case("Verordening (EU) 2022/2065, artikel 16", "DSA 16"),
        Case("artikel 16, tweede lid, onder b, DSA", "DSA 16 lid 2 onder b"),
        Case("artikel 6, eerste lid, onder e, AVG", "AVG 6 lid 1 onder e"),
        Case("131 Sr", "Sr 131"),
        Case("6:166 BW", "BW 6:166"),
        Case("artikel 6.166 BW", "BW 6.166"),
        Case("art. 5:31d Awb", "Awb 5:31d"),
        Case("artikel 2:2 van de APV", "APV 2:2"),
        Case("artikel 3.8 Wet BRP", "Wet BRP 3.8"),
        Case("artikel 131 lid 1 van het Nederlandse Wetboek van Strafrecht", "Sr 131 lid 1"),
        Case("artikel 6:166 en 6:169 BW", "BW 6:166", "BW 6:169"),
        Case("volgens artikel 131", "- 131"),
        Case("Artikel 131. De Grondwet zegt dat ook.", "- 131"),
        Case("art. 131 Sr en art. 6:166 BW", "Sr 131", "BW 6:166"),
    ]

    private static let parser = CitationParser(Dutch.register)

    private func describe(_ text: String) -> [String] {
        Self.parser.citations(in: Array(text.utf8)).map { citation in
            "\(citation.law ?? "-") \(citation.number)" + (citation.paragraph.map { " lid \($0)" } ?? "")
                + (citation.part.map { " onder \($0)" } ?? "")
        }
    }

    @Test(arguments: cases) func `a citation is read however it is written`(_ example: Case) {
        #expect(describe(example.text) == example.found)
    }

    @Test(arguments: cases)
    func `it is read in a longer sentence, after an emoji and with a non-breaking space`(_ example: Case) {
        let text = "😀 Dat staat in " + example.text.replacing(" ", with: "\u{A0}") + ", zegt men."
        #expect(describe(text) == example.found)
        #expect(describe("Dat staat in\n" + example.text + "\nen meer.") == example.found)
    }

    @Test(arguments: [
        "Stb. 2020, 132", "kamer 132, blz. 132", "SR-132, dossier SR-2025-132", "06-12345132, 088 132 16 60",
        "Kamerstukken II 2024/25, 36789, nr. 3", "zaaknummer UTR 22/3528", "NJ 2021/23, NJFS 2020/165",
        "BWBR0005289",
        "om 6:16 uur, van 20:00 tot 6:00 uur", "verhouding 6:4, uitslag 2-1", "Mattheüs 5:32, Jesaja 6:1",
        "lid 6 van de werkgroep", "paragraaf 6.1.6, versie 6.16.6", "€ 6.166,00, 6.166 inwoners",
        "https://wetten.overheid.nl/BWBR0001854/2026-01-01#Artikel132", "het artikel in de krant",
        "ECLI:NL:HR:2020:2020",
    ])
    func `what only looks like a citation is none`(_ text: String) {
        #expect(describe(text) == [])
    }

    @Test func `spans cover the number, the law and the whole`() throws {
        let text = "Zie artikel 6:169, tweede lid, van het Burgerlijk Wetboek."
        let bytes = Array(text.utf8)
        let citation = try #require(Self.parser.citations(in: bytes).first)
        func part(_ range: Range<Int>?) -> String {
            range.map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
        }
        #expect(part(citation.range) == "artikel 6:169, tweede lid, van het Burgerlijk Wetboek")
        #expect(part(citation.numberRange) == "6:169")
        #expect(part(citation.lawRange) == "Burgerlijk Wetboek")
    }

    @Test(arguments: 1...80) func `citations are ordered and inside the text, whatever it holds`(
        _ seed: UInt64
    ) {
        var random = Seeded(seed)
        let pieces = [
            "artikel ", "art. ", "131", "6:166", " ", "Sr", "BW", ", ", "en ", "lid 2", "tweede lid", "van ",
            "Boek 6 ", "é", "(", ")", "\n",
            "Wetboek van Strafrecht", "999999", "172a",
        ]
        let bytes = Array(random.text(from: pieces, count: 30).utf8)
        var last = 0
        for citation in Self.parser.citations(in: bytes) {
            #expect(citation.range.lowerBound >= last && citation.range.upperBound <= bytes.count)
            #expect(citation.range.contains(citation.numberRange.lowerBound))
            last = citation.range.upperBound
        }
    }

    @Test(arguments: ["artikel 1, ", "art. ", "6:166 ", "lid 2 ", "9"])
    func `a long text is read to its end`(_ piece: String) {
        let bytes =
            Array(String(repeating: piece, count: 100_000 / piece.utf8.count).utf8)
            + Array(" art. 131 Sr".utf8)
        #expect(Self.parser.citations(in: bytes).last?.law == "Sr")
    }
}
