import HerautModel
import HerautResources
import Testing

/// What Heraut says in English, and what documents in other languages need.
@Suite struct LanguageTests {
    private static let resources = Resources()
    /// Languages of drafts: those with a file that says how dates and times are written.
    static let languages = resources.paths(below: "Locales/").filter { $0.hasSuffix("/formats.yml") }
        .map { String($0.split(separator: "/")[1]) }
    /// Those that Heraut itself does not speak.
    static let translated = languages.filter { resources.file("Locales/\($0)/document.yml") != nil }
    static let tables = resources.dataTexts("en")

    @Test func `there are seven languages, of which Heraut speaks two`() {
        #expect(Set(Self.languages) == ["nl", "en", "fy", "tr", "pl", "uk", "ar"])
        #expect(Set(Self.translated) == ["fy", "tr", "pl", "uk", "ar"])
    }

    @Test(arguments: languages)
    func `a language has every month and day, each once`(_ language: String) throws {
        let root = try #require(Self.resources.file("Locales/\(language)/formats.yml")?.root)
        for (key, count) in [("maanden", 12), ("dagen", 7)] {
            let names = root[key]?.items.map(\.text) ?? []
            #expect(names.count == count && Set(names).count == count)
        }
        for path in ["tijd.scheiding", "lijst.en", "ja-nee.ja", "ja-nee.nee"] {
            let parts = path.split(separator: ".").map(String.init)
            #expect(root[parts[0]]?[parts[1]]?.text.isEmpty == false, "\(path)")
        }
    }

    @Test(arguments: translated)
    func `the layout finds its words in the language of a draft, with the same places for values`(
        _ language: String
    ) {
        let (dutch, words) = (Self.resources.messages("nl"), Self.resources.documentWords(language))
        let wanted = dutch.keys.filter { key in
            ["render.words.", "render.teleprompter.", "render.channels."].contains(where: key.hasPrefix)
        }
        #expect(words.keys == wanted)
        for key in wanted {
            #expect(!words(key).isEmpty && Self.places(words(key)) == Self.places(dutch(key)), "\(key)")
        }
    }

    // MARK: English

    /// Every file with texts that people read, apart from the messages.
    @Test func `all data that people read can be read in English`() {
        let rules = Self.resources.paths(below: "Locales/nl/rules/")
        let others = ["interventies.yml", "dekking.yml"].map { "Locales/nl/" + $0 }
        for path in rules + others + ["Locales/laws.yml", "Locales/platforms.yml"] {
            #expect(Self.tables.contains { $0.covers(path) }, "\(path)")
        }
    }

    @Test(arguments: tables.indices)
    func `every Dutch text has its English, never empty and never the Dutch by accident`(_ index: Int) throws
    {
        let table = Self.tables[index]
        let texts = Self.texts(of: table)
        #expect(!texts.isEmpty)
        #expect(texts.filter { table.texts[$0] == nil && !table.same.contains($0) } == [])
        for (dutch, english) in table.texts {
            #expect(!english.trimmingSpaces().isEmpty && english != dutch, "\(dutch)")
            #expect(Self.places(dutch) == Self.places(english), "\(english)")
        }
    }

    @Test(arguments: tables.indices)
    func `no English is left over from a Dutch text that was changed`(_ index: Int) {
        let table = Self.tables[index]
        let texts = Set(Self.texts(of: table))
        #expect(Set(table.texts.keys).union(table.same).subtracting(texts) == [])
    }

    @Test func `a rule is in English from its title to its reason, and its words to find stay Dutch`() throws
    {
        let path = "Locales/nl/rules/DE.yml"
        let dutch = try #require(Self.resources.file(path)?.root?.items.first)
        let english = try #require(Self.resources.file(path, for: "en")?.root?.items.first)
        for key in ["titel", "waarom"] { #expect(dutch[key]?.text != english[key]?.text) }
        for key in ["id", "woordenlijst", "bron", "goed", "fout"] { #expect(dutch[key] == english[key]) }
        #expect(Self.resources.file(path, for: "nl")?.root == Self.resources.file(path)?.root)
    }

    /// Sentences that are the same in both languages, or nearly no words.
    private static let sameMessages: Set<String> = [
        "render.teleprompter.start", "render.teleprompter.stop", "command.value.moment",
        "command.help.overview", "command.help.detailed", "command.explain.bill", "command.advise.list",
        "command.log.draft", "command.merge.seconds", "command.merge.minutes",
        "command.merge.evidence.rows.account", "command.check.progress", "command.check.page.variant",
        "command.report.tipOne", "command.report.tipMany",
    ]

    @Test func `no message is the Dutch one by accident`() {
        let (dutch, english) = (Self.resources.messages("nl"), Self.resources.messages("en"))
        let same = dutch.keys.filter { dutch($0) == english($0) && dutch($0).contains(where: \.isLetter) }
        #expect(Set(same).subtracting(Self.sameMessages) == [])
        #expect(english.keys.filter { english($0).isEmpty != dutch($0).isEmpty } == [])
    }

    private static func texts(of table: DataTexts) -> [String] {
        table.prefixes.flatMap { resources.paths(below: $0) }
            .compactMap { resources.file($0)?.root }.flatMap(table.readTexts)
    }

    /// The names between braces.
    private static func places(_ text: String) -> Set<String> {
        Set(
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
                $0.split(separator: "}").first.map(String.init)
            })
    }
}
