import HerautLanguage
import HerautModel
import HerautTestSupport
import Testing

@Suite struct TextWordTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let tokens: [String]
        let kinds: [TextToken.Kind]
        var testDescription: String { text }

        init(_ text: String, _ tokens: [(String, TextToken.Kind)]) {
            self.text = text
            self.tokens = tokens.map(\.0)
            kinds = tokens.map(\.1)
        }
    }

    static let cases = [
        Case("Kom, wij gaan!", [("Kom", .word), ("wij", .word), ("gaan", .word)]),
        Case("foto's van e-mail-adressen", [("foto's", .word), ("van", .word), ("e-mail-adressen", .word)]),
        Case("zo’n ‘groep’", [("zo’n", .word), ("groep", .word)]),
        Case("om 19.30 uur", [("om", .word), ("19.30", .number), ("uur", .word)]),
        Case("art. 6:166 en 172a", [("art", .word), ("6:166", .number), ("en", .word), ("172a", .number)]),
        Case("bel 0900-8844 (100%)", [("bel", .word), ("0900-8844", .number), ("100%", .number)]),
        Case(
            "Project X2 en covid-19",
            [("Project", .word), ("X2", .mixed), ("en", .word), ("covid-19", .mixed)]),
        Case(
            "i.v.m. de o.a. regels", [("i.v.m.", .word), ("de", .word), ("o.a.", .word), ("regels", .word)]),
        Case("klaar.Daarna", [("klaar", .word), ("Daarna", .word)]),
        Case("#rel_nu @naam.x", [("#rel_nu", .hashtag), ("@naam.x", .handle)]),
        Case("(e.dewit@voorbeeldstad.example).", [("e.dewit@voorbeeldstad.example", .email)]),
        Case(
            "voorbeeldstad.example/a, https://x.example/b?c=1.",
            [
                ("voorbeeldstad.example/a", .link), ("https://x.example/b?c=1", .link),
            ]),
        Case("en/of 24/7", [("en", .word), ("of", .word), ("24/7", .number)]),
        Case("'s avonds", [("'s", .word), ("avonds", .word)]),
        Case("géén één", [("géén", .word), ("één", .word)]),
        Case("😀🎉 –", []),
        Case("+31 6", [("+31", .number), ("6", .number)]),
    ]

    /// A bracket in front keeps a piece of text from the short way for plain words.
    @Test(arguments: 0..<4) func `plain words are cut as any others`(seed: Int) {
        var random = Seeded(UInt64(seed))
        let signs = [
            "a", "b", "Z", "9", "0", ".", ",", ":", ";", "!", "?", "-", "'", "%", "é", "@", "/", "www",
        ]
        for _ in 0..<2_000 {
            let chunk = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                signs[Int.random(in: 0..<signs.count, using: &random)]
            }.joined()
            let plain = WordSplitter().tokens(in: Array(chunk.utf8))
            let behind = WordSplitter().tokens(in: Array(("(" + chunk).utf8))
            let moved = behind.map { TextToken($0.kind, $0.range.lowerBound - 1..<$0.range.upperBound - 1) }
            #expect(plain == moved, "\(chunk)")
        }
    }

    @Test(arguments: cases) func `words, numbers and addresses are told apart`(_ example: Case) {
        let bytes = Array(example.text.utf8)
        let tokens = WordSplitter().tokens(in: bytes)
        #expect(tokens.map { bytes.text($0.range) } == example.tokens)
        #expect(tokens.map(\.kind) == example.kinds)
    }

    @Test(arguments: 1...40) func `tokens are ordered, disjoint and hold every letter and digit`(
        _ seed: UInt64
    ) {
        var random = Seeded(seed)
        let pieces = [
            "Kom", "é", "3", ".", "-", "'", "@", "#", "/", ":", " ", "www.", "%", "😀", "a.b", "x.nl",
            "\u{301}",
        ]
        let text = random.text(from: pieces, count: 30)
        let bytes = Array(text.utf8)
        var last = 0
        for token in WordSplitter().tokens(in: bytes) {
            #expect(token.range.lowerBound >= last && !token.range.isEmpty)
            #expect(
                !bytes[last..<token.range.lowerBound].contains {
                    (48...57).contains($0) || (0x61...0x7A).contains($0 | 0x20)
                })
            last = token.range.upperBound
        }
    }

    @Test func `lower case keeps every byte at its place`() {
        let text = "ÉÉN Ĳ ŁÓDŹ ΑΒΓ Ж 😀 \u{130}x"
        #expect(Folding.lowercased(Array(text.utf8)).count == text.utf8.count)
        #expect(String(decoding: Folding.lowercased(Array("ÉÉN ŁÓDŹ Ж".utf8)), as: UTF8.self) == "één łódź ж")
    }

    @Test(arguments: [
        ("Één", "een"), ("cafés", "cafes"), ("Zoë’s", "zoe's"), ("Øster", "oster"), ("re\u{301}", "re"),
    ])
    func `a bare word has no capitals and no accents`(_ word: String, _ bare: String) {
        #expect(String(decoding: Folding.bare(Array(word.utf8)), as: UTF8.self) == bare)
    }

    /// Forms that must have one stem.
    static let families: [[String]] = [
        ["slopen", "sloopt", "sloopte", "sloopten", "gesloopt", "gesloopte"],
        ["busje", "busjes", "bus", "bussen"],
        ["school", "scholen"], ["brief", "brieven"], ["huis", "huizen"], ["mes", "messen"],
        ["man", "mannen"],
        ["kind", "kinderen"], ["straat", "straten"], ["boot", "boten"], ["groot", "grote"], ["wit", "witte"],
        ["moskee", "moskeeën"], ["gerucht", "geruchten"], ["gebied", "gebieden"], ["gemeente", "gemeenten"],
        ["rijden", "rijdt", "reed", "gereden", "doodgereden", "doodrijden"],
        ["nemen", "meegenomen", "meenemen"],
        ["brand", "branden", "brandt", "gebrand"], ["foto", "foto's"], ["actie", "acties"],
        ["film", "filmpje", "films"],
        ["gooien", "gooide", "gooit", "gegooid"], ["vechten", "vocht", "gevochten"],
        ["ontvoeren", "ontvoerd", "ontvoerde"],
    ]

    @Test(arguments: families) func `the forms of a word have one stem`(_ forms: [String]) throws {
        let stemmer = Stemmer(try Dutch.pack())
        let stems = Set(forms.map { String(decoding: stemmer.stem($0.utf8), as: UTF8.self) })
        #expect(stems.count == 1, "\(stems)")
    }

    @Test(arguments: [
        ("mes", "mens"), ("bus", "buis"), ("school", "schot"), ("kerk", "kermis"), ("ruit", "rij"),
        ("moord", "moes"),
    ])
    func `other words have another stem`(_ one: String, _ other: String) throws {
        let stemmer = Stemmer(try Dutch.pack())
        #expect(stemmer.stem(one.utf8) != stemmer.stem(other.utf8))
    }

    @Test(arguments: [
        ("op 3 november 2026 om", "3 november 2026", "2026-11-03"),
        ("op 3 nov. 2026", "3 nov. 2026", "2026-11-03"),
        ("dd 03-11-2026.", "03-11-2026", "2026-11-03"), ("op 2026-11-03", "2026-11-03", "2026-11-03"),
        ("31 februari 2026", "31 februari 2026", nil), ("op 3 november komt", "3 november", nil),
        ("bel vóór 3 november: 2345 678 90", "3 november", nil),
        ("3 november 0123 45 67 89", "3 november", nil),
    ])
    func `a day is recognised however it is written`(_ text: String, _ part: String, _ iso: String?) throws {
        let bytes = Array(text.utf8)
        let dates = DateRecogniser(try Dutch.pack()).dates(
            in: bytes, tokens: WordSplitter().tokens(in: bytes))
        let date = try #require(dates.first)
        #expect(dates.count == 1)
        #expect(bytes.text(date.range) == part)
        #expect(date.date?.iso == iso)
    }

    @Test(arguments: ["kamer 3 mei-feest", "0900-8844-11", "12-34-5678", "3 vragen 2026", "99 november 2026"])
    func `what only looks like a day is left alone`(_ text: String) throws {
        let bytes = Array(text.utf8)
        #expect(
            DateRecogniser(try Dutch.pack()).dates(in: bytes, tokens: WordSplitter().tokens(in: bytes))
                .isEmpty)
    }
}
