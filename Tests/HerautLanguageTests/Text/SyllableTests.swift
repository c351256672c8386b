import Foundation
import HerautLanguage
import HerautResources
import HerautTestSupport
import Testing

/// Syllables of Dutch words, and the figures that follow from them.
@Suite struct SyllableTests {
    static let counter = SyllableCounter(
        Resources().file("Locales/nl/syllables.yml")?.root.map(SyllableTable.init) ?? .empty)

    static let words: [(String, Int)] = [
        // one nucleus, however it is spelled
        ("brief", 1), ("nieuws", 1), ("eeuw", 1), ("mooi", 1), ("saai", 1), ("roei", 1), ("één", 1),
        ("ik", 1),
        // nuclei side by side
        ("radio", 3), ("theater", 3), ("financieel", 4), ("sociale", 4), ("museum", 3), ("lyceum", 3),
        ("musea", 3),
        // a trema opens a new one
        ("ideeën", 3), ("reünie", 3), ("beëindigd", 3), ("naïeve", 3), ("patiënt", 3), ("IDEEËN", 3),
        // consonants in disguise
        ("quiz", 1), ("yoghurt", 2), ("yup", 1), ("royaal", 2), ("systeem", 2), ("privacy", 3),
        // letter by letter, and parts
        ("tv", 2), ("NTD", 3), ("tv-programma", 5), ("e-mail", 2), ("zo'n", 1), ("foto's", 2), ("'s", 1),
        ("tv's", 2),
        ("x-as", 2), ("i.v.m.", 3), ("a.u.b", 3),
        // words from elsewhere, alone and in compounds
        ("online", 2), ("onlineonrust", 4), ("websites", 2), ("nieuwswebsite", 3), ("livestreams", 2),
        ("Facebookbericht", 4),
        ("teamleider", 3), ("crisisteams", 3), ("deal", 1), ("ideaal", 3), ("updaten", 3), ("site", 1),
        ("positie", 3),
        ("date", 1), ("mandaten", 3), ("game", 1), ("like", 1), ("likeur", 2), ("oliveren", 4),
        // long ones
        ("gemeenteraadsvergadering", 8), ("noodverordening", 5), ("burgemeestersbevoegdheid", 7),
    ]

    @Test(arguments: words)
    func `syllables are counted as they are spoken`(word: String, count: Int) {
        #expect(Self.counter.count(word) == count)
    }

    @Test func `a language that is not known has no syllables`() {
        #expect(SyllableCounter(.empty).count("gemeente") == 0)
    }

    @Test func `no text at all is no crash`() {
        for word in ["", "-", "'", "...", "\u{FFFD}", "é", "q", "qu", "y"] {
            #expect(Self.counter.count(word) >= 0, "\(word)")
        }
        var seed = Seeded(7)
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...12, using: &seed)).map { _ in
                UInt8.random(in: .min ... .max, using: &seed)
            }
            #expect(Self.counter.count(bytes[...]) <= 2 * bytes.count + 1)
        }
    }

    @Test func `figures follow the published formulas`() {
        var counts = Readability()
        (counts.words, counts.sentences, counts.syllables, counts.longWords) = (100, 8, 150, 20)
        // By hand: 12.5 words a sentence, 1.5 syllables a word.
        #expect(abs(counts.fleschDouma - 79.71) < 0.001)
        #expect(abs(counts.readingIndexA - 70) < 0.001)
        #expect(abs(counts.lix - 32.5) < 0.001)
        #expect(Readability().lix == 0)
    }

    @Test(.enabled(if: Repository.shared("reference/data/syllable_vectors.json") != nil))
    func `all reference words are right`() throws {
        let path = try #require(Repository.shared("reference/data/syllable_vectors.json"))
        let vectors = try JSONDecoder().decode([String: Int].self, from: Data(Repository.bytes(of: path)))
        #expect(vectors.count == 66)
        for (word, count) in vectors { #expect(Self.counter.count(word) == count, "\(word)") }
    }

    private struct Reference: Decodable {
        let tekst: String
        let per_woord: [PerWord]

        struct PerWord: Decodable {
            let word: String
            let count: Int

            init(from decoder: any Decoder) throws {
                var values = try decoder.unkeyedContainer()
                word = try values.decode(String.self)
                count = try values.decode(Int.self)
            }
        }
    }

    @Test(.enabled(if: Repository.shared("reference/data/readability_reference.json") != nil))
    func `every word of the reference texts is right`() throws {
        let path = try #require(Repository.shared("reference/data/readability_reference.json"))
        let texts = try JSONDecoder().decode([Reference].self, from: Data(Repository.bytes(of: path)))
        for text in texts {
            for word in text.per_woord {
                #expect(Self.counter.count(word.word) == word.count, "\(word.word)")
            }
        }
    }
}
