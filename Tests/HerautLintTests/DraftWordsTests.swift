import HerautLaw
import HerautModel
import HerautResources
import HerautTestSupport
import Testing

@testable import HerautLint

/// A pack that was read for the words of one draft.
@Suite struct DraftWordsTests {
    /// Reads the rules of the binary for a draft.
    private static let linter: Linter = {
        let resources = Resources()
        let files = resources.paths(below: "Locales/nl/rules/").compactMap { resources.file($0) }
        let lists = resources.paths(below: "Locales/nl/words/").compactMap { resources.file($0)?.source }
        return Linter(references: Pack.references) { words in
            RulePack.load(
                files.compactMap { file in file.root.map { (source: file.source, root: $0) } },
                wordLists: lists, words: words
            ).pack
        }
    }()

    /// An example of every rule, some twenty to a draft.
    @Test(arguments: 0..<12, [DocumentFamily.message, .letter])
    func `a pack for the words of a draft finds what the whole pack finds`(part: Int, family: DocumentFamily)
    {
        let examples = Pack.dutch.rules.flatMap { $0.bad.prefix(1) + $0.good.prefix(1) }
        let text = stride(from: part, to: examples.count, by: 12).map { examples[$0].text }
            .filter { !$0.hasPrefix("---") }.joined(separator: "\n\n")
        let draft = Pack.draft("---\nsoort: \(family.rawValue)\n---\n" + text)
        let whole = Linter(Pack.dutch, references: Pack.references).lint(draft)
        #expect(!whole.isEmpty)
        #expect(Self.linter.lint(draft) == whole)
    }

    @Test(arguments: [
        ("tuig", "Daar loopt tuig."), ("(roep|ruien) op", "Zij ruien op."), ("ruien|roep op", "Ik roep op."),
        ("[heel] boos", "Wij zijn boos."), ("* van rellen", "Kans van rellen."), ("# jaar", "Na 14 jaar."),
        ("kom ... dam", "Kom vanavond naar de Dam."), ("^ geen", "Geen nieuws."), ("één kans", "Eén kans."),
        ("samen", "#samen"), ("#samen", "#samen"), ("(op weg|er) naar", "Zij zijn er naar toe."),
        ("(op weg)s", "Daar staat op wegs."), ("foto's", "Foto's."), ("qr-code", "Een QR-code."),
        ("over 14 dagen", "Over 14 dagen."), ("op(roep ten|ruien)", "Zij opruien."),
        ("pre[a b] x", "Een pre x."),
    ])
    func `a phrase that stands in a text is read`(phrase: String, text: String) throws {
        let document = LintDocument(Pack.draft(text), references: Pack.references)
        #expect(DraftWords(document.vocabulary).mayHold(phrase))
        var book = PhraseBook()
        try #require(book.add(phrase) != nil)
        #expect(document.passages.contains { book.stands(in: $0) })
    }

    @Test(arguments: [
        "rellen", "oproep tot rellen", "(rellen|relschoppers) op straat", "rellen|plunderen",
        "geen [heel] rellen",
        "(a b|c) rellen", "tuigje", "uig",
    ])
    func `a phrase whose word is not there is passed over`(phrase: String) {
        let document = LintDocument(
            Pack.draft("Daar loopt tuig, op straat, en er is geen heel a b c."), references: Pack.references)
        #expect(!DraftWords(document.vocabulary).mayHold(phrase))
        #expect(DraftWords.any.mayHold(phrase))
    }

    /// Random phrases of the signs that phrases are made of, against random texts: what is passed over stands nowhere.
    @Test func `what is passed over stands nowhere`() {
        var random = Seeded(2026)
        let pieces = [
            "op", "roep", "tuig", " ", " ", "(", ")", "[", "]", "|", "*", "...", "^ ", "# ", "é", "'", "-",
            "1",
        ]
        let words = ["op", "roep", "tuig", "oproep", "1", "é", "tuigop", "#tuig", "roep-op"]
        var judged = 0
        for _ in 0..<4_000 {
            let phrase = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            var book = PhraseBook()
            guard book.add(phrase) != nil else { continue }
            let text = (0..<5).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
            let document = LintDocument(Pack.draft(text), references: .empty)
            if DraftWords(document.vocabulary).mayHold(phrase) { continue }
            judged += 1
            #expect(!document.passages.contains { book.stands(in: $0) }, "\(phrase) in \(text)")
        }
        #expect(judged > 200)
    }
}
