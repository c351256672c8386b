import HerautModel
import HerautTestSupport
import Testing

@testable import HerautLint

@Suite struct PhraseTests {
    private func matches(_ phrase: String, _ text: String) throws -> [String] {
        let passages = Pack.passages(text)
        var index = PhraseIndex()
        let numbers = index.add(phrase)
        let number = try #require(numbers?.first)
        index.seal()
        let hits = index.hits(in: LintDocument(Pack.draft("---\nsoort: bericht\n---\n" + text)))[number]
        return hits.map { passages[$0.passage].text($0.range) }
    }

    @Test(arguments: [
        ("tuig", "Dit tuig, dat TUIG.", ["tuig", "TUIG"]),
        ("tuig", "voertuig werktuig tuigage vaartuigen", []),
        ("*tuig", "Het straattuig en de voertuigen.", ["straattuig"]),
        ("raddraaier*", "Raddraaiers!", ["Raddraaiers"]),
        ("(wij|we) weten", "Wij weten het. We, weten dat.", ["Wij weten", "We, weten"]),
        ("keihard ...2 aan", "keihard ze nu aan; keihard een twee drie aan", ["keihard ze nu aan"]),
        ("keihard aan", "Hij liep keihard. Aan het eind viel hij.", []),
        ("laatste [echte] kans", "laatste kans laatste echte kans", ["laatste kans", "laatste echte kans"]),
        ("binnen # uur", "binnen 24 uur, binnen een uur", ["binnen 24 uur"]),
        ("^ zo", "Zo. Dat is zo. Zo ja", ["Zo", "Zo"]),
        ("trots op jezelf ?", "Trots op jezelf? Ik ben trots op jezelf.", ["Trots op jezelf"]),
        ("fafo", "#FAFO en @fafo", ["#FAFO"]), ("kijk", "`kijk` kijk.example", []),
        ("één kans", "Eén kans", ["Eén kans"]),
    ])
    func `a phrase matches whole words in one sentence`(phrase: String, text: String, expected: [String])
        throws
    {
        #expect(try matches(phrase, text) == expected)
    }

    @Test(arguments: ["", "...", "#", "[of]", "(half open", "half) open"])
    func `a phrase without a fixed word or with an open bracket is refused`(text: String) {
        var book = PhraseBook()
        #expect(book.add("goed") == 0..<1)
        #expect(book.add(text) == nil)
        #expect(book.add("ook goed") == 1..<2)
    }

    @Test func `alternatives of several words become several phrases`() {
        var book = PhraseBook()
        #expect(book.add("(klopt dit|waar) [of dat] ?") == 0..<4)
        #expect(book.add("(klopt|waar) dit") == 4..<5)
        #expect(book.add("(klopt dit") == nil)
    }

    @Test func `the automaton finds what a plain search finds`() {
        var random = Seeded(11)
        for _ in 0..<200 {
            let literals = Array(
                Set(
                    (0..<6).map { _ in
                        random.text(from: ["a", "b", "c"], count: Int.random(in: 1...4, using: &random))
                    })
            ).sorted()
            let text = Array(random.text(from: ["a", "b", "c", "d"], count: 40).utf8)
            var found: [[Int]] = []
            var automaton = Automaton()
            let states = literals.map { automaton.insert(Array($0.utf8)[...]) }
            automaton.seal()
            text.withUnsafeBufferPointer { text in
                automaton.scan(text) { found.append([states.firstIndex(of: $0) ?? -1, $1]) }
            }
            var expected: [[Int]] = []
            for end in 0...text.count {
                for (index, literal) in literals.enumerated()
                where text[..<end].suffix(literal.utf8.count).elementsEqual(literal.utf8) {
                    expected.append([index, end])
                }
            }
            #expect(
                found.sorted { $0.lexicographicallyPrecedes($1) }
                    == expected.sorted { $0.lexicographicallyPrecedes($1) })
        }
    }
}
