import HerautModel
import HerautTestSupport
import Testing

@testable import HerautLint

@Suite struct PassageTests {
    @Test func `markup inside a sentence hides nothing and places lead back to the source`() throws {
        let text = "---\nsoort: poster\n---\nWie komt, wordt *kei*hard [aan**gepakt**](https://x.example).\n"
        let finding = try #require(Pack.lint(text, only: ["DE-04"]).first)
        #expect(finding.text == "kei*hard [aan**gepakt")
    }

    @Test(arguments: ["foto\u{2019}s", "fo\u{AD}to's", "foto\u{200B}'s"])
    func `apostrophes and invisible characters make no difference`(word: String) throws {
        let passage = try #require(Pack.passages("Deel " + word + " niet.").first)
        #expect(passage.text == "Deel foto's niet.")
        let range = try #require(passage.words.dropFirst().first?.range)
        let source = Pack.draft("---\nsoort: bericht\n---\nDeel " + word + " niet.").source
        #expect(source.text(of: passage.sourceSpan(of: range)) == word)
    }

    @Test func `a letter with a combining accent is the letter it looks like`() throws {
        let passage = try #require(Pack.passages("Ee\u{301}n idee\u{308}ele CAFE\u{301}").first)
        #expect(passage.text == "E\u{E9}n ide\u{EB}ele CAF\u{C9}")
        #expect(String(decoding: passage.folded, as: UTF8.self) == "e\u{E9}n ide\u{EB}ele caf\u{E9}")
    }

    @Test func `the parts of a poster are what their labels say`() {
        let body =
            "**Kop:** Muziek\n\n**Op de poster:**\nKom langs.\n\n**Bijschrift:** Neem iemand mee.\n\n**Alt-tekst:** foto"
        let scopes = Pack.passages(body, .poster).filter { !$0.scopes.contains(.label) }.map {
            ($0.text, $0.scopes)
        }
        #expect(scopes.map(\.0) == ["Muziek", "Kom langs.", "Neem iemand mee.", "foto"])
        #expect(scopes.map(\.1.isEmpty) == [false, false, false, false])
        #expect(scopes[0].1.contains(.heading) && scopes[1].1.contains(.onPoster))
        #expect(scopes[2].1.contains(.caption) && scopes[3].1.contains(.altText))
    }

    @Test func `a letter has an address, a subject, a salutation, a text and a close`() {
        let body = """
            Aan de ouder(s) van Pim Voorbeeld
            Dorpsstraat 3
            1234 AB  VOORBEELDSTAD

            3 november 2026
            Onderwerp: wij willen met u praten

            Beste ouder of verzorger,

            Wij schrijven u over een bericht.

            Met vriendelijke groet,

            Eline de Wit
            adviseur
            """
        let passages = Pack.passages(body, .letter)
        let scopes: [Scope] = [
            .address, .dateLine, .subject, .salutation, .firstParagraph, .closing, .closing,
        ]
        #expect(passages.map(\.scopes) == scopes)
    }

    @Test func `spoken text and stage directions are told apart`() {
        let passages = Pack.passages(
            "[Beeld: op straat]\n\n\"Goedenavond. [Beeld: bus] Dat was het.\"", .video)
        #expect(passages.map { $0.scopes.contains(.direction) } == [true, false])
        #expect(passages.map { $0.scopes.contains(.spoken) } == [false, true])
        #expect(passages.last?.directions.count == 1)
        #expect(passages.last?.quotations == [])
    }

    @Test(arguments: [
        ("Sem schreef: \"Kom ook.\"", DocumentFamily.stopgesprek, [true]),
        ("Open met: \"Hoe gaat het?\"", .stopgesprek, [false]),
        ("Het bericht zegt \"kom ook\".", .notice, [true]),
        ("De burgemeester zegt: \"Ik schrok.\"", .pressRelease, [false]),
        ("Wie schreef 'kom ook'?", .message, [true]),
        ("Kom 's avonds of in de foto's zo'n keer", .message, []),
        ("Hij riep “kom” en „ga”.", .message, [true, true]),
    ])
    func `quotations are found, and whose words they are`(
        text: String, family: DocumentFamily, reported: [Bool]
    ) {
        #expect(Pack.passages(text, family).flatMap(\.quotations).map(\.isReported) == reported)
    }

    @Test(arguments: [
        (
            "Bel 0900-8844, of kijk op voorbeeldstad.example/plein.",
            ["Bel", "0900-8844", "of", "kijk", "op", "voorbeeldstad.example/plein"]
        ),
        (
            "I.v.m. zo'n QR-code: 100% om 21.00 uur!",
            ["I.v.m.", "zo'n", "QR-code", "100%", "om", "21.00", "uur"]
        ),
        ("Mail a.b@stad.example (@piet_v, #Rel2).", ["Mail", "a.b@stad.example", "@piet_v", "#Rel2"]),
        ("klaar.Daarna ❗❗ ’s avonds", ["klaar", "Daarna", "s", "avonds"]),
    ])
    func `a text falls into words`(text: String, words: [String]) throws {
        let passage = try #require(Pack.passages(text).first)
        #expect(passage.words.map { passage.text($0.range) } == words)
    }

    @Test func `code and comments are not read`() {
        #expect(
            Pack.lint(
                "---\nsoort: bericht\n---\n```\ntuig\n```\n\nDit is `tuig`. <!-- tuig -->\n", only: ["DE-01"])
                == [])
    }
}
