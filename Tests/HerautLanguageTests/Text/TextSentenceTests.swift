import HerautLanguage
import HerautModel
import HerautTestSupport
import Testing

@Suite struct TextSentenceTests {
    /// Every case: the sentences that should come out; the text is these with a space between them.
    static let cases: [[String]] = [
        ["Goedenavond.", "Vrijdag viel een jongen."],
        ["De gem. Voorbeeldstad schrijft u.", "Dank u."],
        ["Dhr. Jansen en mevr. A. de Vries komen langs.", "Zij bellen aan."],
        ["Zie art. 131 Sr.", "Dat gaat over opruiing."],
        ["Volgens nr. 5 en Stb. 2018 mag dat.", "Echt waar."],
        ["Het kost 12.50 euro.", "Niet meer."],
        ["Kom om 19.30 uur naar de hal.", "Neem iets mee."],
        ["De bijeenkomst is op 3 nov. 2026 in de hal.", "Kom ook."],
        ["Ik ken Jan.", "Hij woont hier."],
        ["Het is zo.", "Daar blijft het bij."],
        ["Kijk op voorbeeldstad.example.", "Daar staat meer."],
        ["Kijk op https://voorbeeldstad.example/a?b=1. of bel ons."],
        ["Zij zei: \"Kom morgen terug.\"", "Daarna ging ze weg."],
        ["\"Is dat zo?\" vroeg hij."],
        ["“Wat klopt dan wel?”", "‘De weg was glad.’"],
        ["Bel ons (dat kan elke dag.)", "Wij helpen u."],
        ["Ik weet het niet... misschien morgen.", "Of later."],
        ["Wacht…", "Daar is het."],
        ["Zaterdag?!", "Ja, zaterdag!"],
        ["Neem water, brood, enz. mee.", "Tot dan."],
        ["Neem water, brood, enz.", "Tot dan."],
        ["1. Bel de gemeente.", "2. Vraag naar Eline."],
        ["J.P. de Wit en Th. van Dijk lezen mee.", "Zij tekenen."],
        ["Wij kiezen voor plan B.", "Wij beginnen morgen."],
        ["Het is klaar.", "'s Avonds komt er meer."],
        ["Dat kost € 5.", "14 mensen betaalden al."],
        ["Klaar.", "🎉 En nu feest."],
        ["Is er gevaar?", "Bel 112.", "Geen spoed?", "Bel 0900-8844."],
        ["De regel staat in de wet, i.v.m. de veiligheid o.a. voor u.", "Meer niet."],
        ["Hoi!", "Éénmaal is genoeg."],
        ["Kom niet. wij komen wel"],
    ]

    @Test(arguments: cases) func `a text falls apart into the sentences a reader sees`(_ expected: [String])
        throws
    {
        let bytes = Array(expected.joined(separator: " ").utf8)
        let found = SentenceSplitter(try Dutch.pack()).sentences(in: bytes).map { bytes.text($0) }
        #expect(found == expected)
    }

    @Test func `a non-breaking space or a new line is a space`() throws {
        let bytes = Array("Kom.\u{A0}Wij gaan.\nDag.".utf8)
        let found = SentenceSplitter(try Dutch.pack()).sentences(in: bytes).map { bytes.text($0) }
        #expect(found == ["Kom.", "Wij gaan.", "Dag."])
    }

    @Test func `a range is read as if nothing stood around it`() throws {
        let bytes = Array("Weg. Kom. Ga. Weg.".utf8)
        let found = SentenceSplitter(try Dutch.pack()).sentences(in: bytes, range: 5..<14)
        #expect(found == [5..<9, 10..<13])
    }

    static let pieces = [
        "Kom", "de", " ", "  ", "\n", ".", "!", "?", "…", "\"", "”", "(", ")", "art", "A", "é", "É", "3",
        "19.30", "😀", "\u{A0}",
        "www.", "'s", "\u{301}",
    ]

    @Test(arguments: 1...60) func `sentences are ordered, disjoint and leave out nothing but space`(
        _ seed: UInt64
    ) throws {
        var random = Seeded(seed)
        var bytes = Array(random.text(from: Self.pieces, count: 40).utf8)
        if seed % 5 == 0 { bytes[bytes.count / 2] = 0xFF }
        let sentences = SentenceSplitter(try Dutch.pack()).sentences(in: bytes)
        var last = 0
        for sentence in sentences {
            #expect(sentence.lowerBound >= last && !sentence.isEmpty && sentence.upperBound <= bytes.count)
            #expect(isSpace(bytes[last..<sentence.lowerBound]))
            last = sentence.upperBound
        }
        #expect(isSpace(bytes[last...]))
    }

    private func isSpace(_ bytes: ArraySlice<UInt8>) -> Bool {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    }

    @Test(arguments: ["a", ".", "a.", "!)", "\"", "A.", "é"])
    func `a megabyte without a space is read to its end`(_ piece: String) throws {
        let bytes = Array(String(repeating: piece, count: 1_000_000 / piece.utf8.count).utf8)
        #expect(SentenceSplitter(try Dutch.pack()).sentences(in: bytes) == [0..<bytes.count])
        let tokens = WordSplitter().tokens(in: bytes)
        #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
    }
}
