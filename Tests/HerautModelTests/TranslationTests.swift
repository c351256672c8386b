import HerautModel
import HerautTestSupport
import HerautYAML
import Testing

@Suite struct TranslationTests {
    @Test(arguments: [
        ("voorbeeldstad.example/dekade", true), ("info@voorbeeldstad.example", true), ("12", true),
        ("#", true),
        ("website", false), ("De Kade", false), ("op onze website", false), ("Nee.", false), ("", true),
        ("stad.example en de krant", false),
    ]) func `only what has no words is the same in every language`(_ text: String, _ isSame: Bool) {
        #expect(Translations.isSameEverywhere(text) == isSame)
    }

    @Test(arguments: [
        ("nog niemand", nil), ("Nog niemand", nil), (" ", nil), ("Bo Li ", "Bo Li"), (nil, nil),
    ])
    func `a translation that nobody checked has no checker`(_ written: String?, _ name: String?) {
        #expect(Translations.checker(written) == name)
    }

    @Test func `the Dutch text of a translation keeps its lines`() throws {
        let dutch = "# Kop\n\n- een\n- twee: \"drie\" # vier\n\n---\n\n  ingesprongen\n'vijf'"
        let front = "---\nsoort: bericht\ntaal: tr\nvertaling:\n  controle: Bo\n  brontekst: "
        let text = front + YAMLScalar.block(dutch, indent: 4) + "\ntitel: x\n---\nMetin.\n"
        let (draft, findings) = Draft.read(SourceText(path: "a.md", text: text), with: LibYAMLReader())
        #expect(findings == [])
        #expect(draft.metadata.translation?.text == dutch)
        #expect(draft.metadata.translation?.check == "Bo")
        #expect(draft.metadata.title == "x")
    }

    /// Whatever the text is, it comes back as it went in.
    @Test func `a block is read back as the same text`() throws {
        var random = Seeded(11)
        let pieces = [
            "a", " ", "\n", "\n\n", "- ", "#", ": ", "'", "\"", "\\", "---", "é", "ж", "\u{2066}", "\t", "|",
            "\u{85}", "{", "%", "...",
        ]
        for _ in 0..<400 {
            let text = random.text(from: pieces, count: Int.random(in: 0...14, using: &random))
            let yaml = "a:\n  b: \(YAMLScalar.block(text, indent: 4))\nc: d\n"
            let read = LibYAMLReader().read(SourceText(path: "a.yml", text: yaml))
            #expect(read.findings == [])
            #expect(read.root?["a"]?["b"]?.text == text, "\(yaml)")
            #expect(read.root?["c"]?.text == "d")
        }
    }
}
