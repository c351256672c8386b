import HerautModel
import HerautTestSupport
import Testing

@testable import HerautLint

@Suite struct PassageTraitsTests {
    private static let pieces = [
        "Woord", "woord", " ", " ", " ", ". ", "\n", "\n\n", "21.00", "uur", "3", "maart", "Maart",
        "06-12345678",
        "NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "i.v.m.", "A.B.", "GGD", "ÉÉN", "DIT MOET", "xxx",
        "XXX", "[naam]",
        "<tag>", "{{", "}}", "#samenvoorveiligheid", "#Ab", "@iemand", "a@b.example", "https://x.example/a",
        "b.example",
        "€ 5", "123456782", "03/11/2026", "`xx`", "é", "ж", "🚨", "!", "!!", "?", "(", ")", "-",
        "aaaaaaaaaaaaaaaaaaaaaaaa",
    ]

    private static func passages(_ seed: Int) -> [Passage] {
        var random = Seeded(UInt64(seed))
        return Pack.passages(random.text(from: pieces, count: 60))
    }

    @Test(arguments: 0..<300)
    func `no shape stands in a passage that lacks its traits`(seed: Int) {
        for passage in Self.passages(seed) {
            for pattern in TokenPattern.allCases where passage.traits.isDisjoint(with: pattern.traits) {
                #expect(pattern.found(in: passage).isEmpty, "\(pattern) in \(passage.text)")
            }
        }
    }

    @Test(arguments: 0..<300)
    func `traits are those of the words and bytes`(seed: Int) {
        for passage in Self.passages(seed) {
            let kinds: [(PassageTraits, Word.Kind)] = [
                (.number, .number), (.hashtag, .hashtag), (.handle, .handle), (.link, .link),
                (.email, .email),
            ]
            for (trait, kind) in kinds {
                #expect(passage.traits.contains(trait) == passage.words.contains { $0.kind == kind })
            }
            #expect(passage.traits.contains(.exclamation) == passage.bytes.contains(Byte.exclamation))
            #expect(passage.traits.contains(.sign) == passage.bytes.contains { $0 >= 0xE2 })
        }
    }

    @Test func `passages are chosen by any of the traits asked for, in order`() {
        let draft = Pack.draft(
            "---\nsoort: bericht\n---\nEen.\n\nOm 21.00 uur.\n\nKijk op voorbeeldstad.example.\n\nTwee.\n\n3 mensen.\n"
        )
        let document = LintDocument(draft)
        #expect(document.passages(with: [.number, .link]).map(\.index) == [1, 2, 4])
        #expect(document.passages(with: .hashtag).map(\.index) == [])
    }
}

/// A long draft is read on several threads: what they find may not depend on it.
@Suite struct ParallelReadingTests {
    private static let paragraphs = [
        "Op 3 november 2026 om 21.00 uur stond er politie bij het station. Niemand raakte gewond!",
        "U krijgt deze brief omdat uw zoon in een groepsapp een oproep deelde (artikel 131 Sr).",
        "KIJK UIT!! Deel dit bericht #rellen2026 niet verder. Bel 0900 8844.",
        "De burgemeester kan een gebiedsverbod opleggen. Dat staat in artikel 172 van de Gemeentewet.",
        "- één\n- twee\n- drie", "## Kop met 2 woorden",
    ]

    private static func draft(_ seed: Int) -> Draft {
        var random = Seeded(UInt64(seed))
        let text = random.text(from: paragraphs.map { $0 + "\n\n" }, count: 1_200)
        return Pack.draft("---\nsoort: bericht\n---\n" + text)
    }

    @Test(arguments: [2, 3, 7])
    func `findings are the same on any number of threads`(jobs: Int) {
        let linter = Linter(Pack.dutch, references: Pack.references)
        var options = LintOptions()
        let alone = linter.lint(Self.draft(jobs), options: options)
        options.jobs = jobs
        #expect(!alone.isEmpty)
        #expect(linter.lint(Self.draft(jobs), options: options) == alone)
    }

    @Test(arguments: 1...6)
    func `passages and the words they share are the same on any number of threads`(jobs: Int) {
        let alone = LintDocument(Self.draft(1))
        let document = LintDocument(Self.draft(1), jobs: jobs)
        #expect(document.passages.map(\.text) == alone.passages.map(\.text))
        #expect(document.passages.map(\.sentences) == alone.passages.map(\.sentences))
        #expect(document.vocabulary.count == alone.vocabulary.count)
        for (one, other) in zip(document.passages, alone.passages) {
            #expect(one.words.map(\.range) == other.words.map(\.range))
            for word in one.words {
                #expect(document.vocabulary.letters(of: Int(word.form)).elementsEqual(one.folded(word)))
            }
        }
    }

    @Test func `fewer paragraphs than threads are read all the same`() {
        let draft = Pack.draft("Een zin.\n")
        #expect(LintDocument(draft, jobs: 8).passages.map(\.text) == ["Een zin."])
        #expect(LintDocument(Pack.draft(""), jobs: 8).passages.isEmpty)
    }

    @Test func `a copy for another thread says the same`() throws {
        let document = LintDocument(Self.draft(4), references: Pack.references)
        let copy = LintDocument(copying: document)
        for (one, other) in zip(document.passages, copy.passages) {
            #expect(one.text == other.text)
            #expect(one.words == other.words)
            #expect(one.traits == other.traits)
            #expect(one.sourceSpan(of: 0..<one.bytes.count) == other.sourceSpan(of: 0..<other.bytes.count))
        }
        #expect(copy.foundCitations == document.foundCitations)
    }
}
