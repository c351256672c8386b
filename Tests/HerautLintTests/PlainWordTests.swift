import HerautLanguage
import HerautModel
import HerautResources
import HerautTestSupport
import HerautYAML
import Testing

@testable import HerautLint

/// Words that no rule knows, held against all rules: what they say with one such word they say with every other of its form.
@Suite struct PlainWordTests {
    static let texts: [SourceText] = {
        let resources = Resources()
        let folders = ["Locales/nl/rules/", "Locales/nl/words/"].flatMap(resources.paths)
        let files = ["Locales/nl/language.yml", "Locales/laws.yml", "Locales/platforms.yml"]
        return (folders + files).compactMap { resources.file($0)?.source }
    }()
    static let linter = Linter(Pack.dutch, references: Pack.references)
    static let words = PlainWords(besides: linter, texts: texts, facts: CaseFacts())
    static let nothing = NearbyWords([])

    static func form(_ text: String, _ words: PlainWords = words, beside nearby: NearbyWords = nothing)
        -> [UInt8]?
    {
        words.form(of: Array(text.utf8), beside: nearby)
    }

    @Test(arguments: [
        "Postma", "Fenna", "Yasmin", "Şahin", "Łukasz", "Ömer", "Nguyễn", "Siobhán", "Fenna Wiebe",
    ])
    func `a name that stands nowhere has a form`(name: String) {
        #expect(Self.form(name) != nil)
    }

    @Test func `names of one length, with the same accents and syllables, have one form`() {
        #expect(Self.form("Fenna") == Self.form("Wiebe"))
        #expect(Self.form("Séverine") == Self.form("Sevérine"))
        #expect(Self.form("Séverine") != Self.form("Severine"))
        #expect(Self.form("Fenna") != Self.form("Fennas"))
        #expect(Self.form("Fenna") != Self.form("Joost"))
    }

    /// What a rule may know, what is not written as a name, and what hides something.
    @Test(arguments: [
        "Tuig", "Maandag", "Acht", "Elf", "Awb", "Sr", "Opruiing", "Politie", "Januari", "Mei", "Jan",
        "Gemeente",
        "Zestienjarige", "Jongeren", "Raddraaiers", "Twaalf", "Burgemeester", "Onderwerp", "Hoofdstuk", "Xxx",
        "Eclipsa", "Politiebeer", "Waardeman", "Opgeroepene", "Joh", "Kamer", "Eerste", "Ouder", "Gevangenis",
        "fenna", "FENNA", "FeNna", "F", "Bo", "Fenna-Lot", "O'Brien", "Fenna2", "12", "Fenna.", "Fenna  Lot",
        " Fenna",
        "Fenna ", "", " ", "😀", "Fenna😀", "Fe\u{301}nna", "Fenna\u{202E}", "Fenna\u{AD}", "Fenna\u{A0}Lot",
        "علي",
        "Женя", "Fenna\nLot", "Wereldkampioenschap", "Fenna Wiebe Sjoerd Hidde",
        "fenna@voorbeeldstad.example",
        "ECLI:NL:HR:2019:1", "art. 131 Sr", "0612345678", "NL91ABNA0417164300", "=cmd()", "[naam]", "«Fenna»",
    ])
    func `anything else has none`(text: String) {
        #expect(Self.form(text) == nil)
    }

    @Test func `what the case says is known`() {
        var facts = CaseFacts()
        #expect(Self.form("Zwaluwberg") != nil)
        facts.rumours = [Statement(text: "Zwembad Zwaluwberg gaat dicht.", words: ["Hiddema"])]
        var call = Call()
        call.accounts = ["fennema"]
        call.place = "Wiebeplein"
        facts.call = call
        let words = PlainWords(besides: Self.linter, texts: Self.texts, facts: facts)
        for name in ["Zwaluwberg", "Hiddema", "Fennema", "Wiebeplein"] {
            #expect(Self.form(name, words) == nil, "\(name)")
        }
    }

    @Test func `a word that is nearly one of the text has no form beside it`() {
        let nearby = NearbyWords(["Geachte mevrouw Fennema, op 3 november…"])
        for name in ["Fennema", "Fenema", "Fenneman", "Fenenma"] {
            #expect(Self.form(name, beside: nearby) == nil, "\(name)")
        }
        #expect(Self.form("Hiddema", beside: nearby) != nil)
        #expect(Self.form("Fennema Fenema") == nil)
    }

    /// Rules and readers hold some words in code. Each must be known, or a name that is such a word would be taken for plain.
    @Test func `every word in the code that reads drafts is known`() throws {
        let folders = [
            "HerautLint/Captions", "HerautLint/Claims", "HerautLint/Document", "HerautLint/Engine",
            "HerautLint/Rules", "HerautLint/Rumours", "HerautLaw/Citations", "HerautLanguage",
        ]
        // Those that read data, and tables of letters.
        let isOther = [
            "/Format/", "/LanguagePack.swift", "/SyllableTable.swift", "/PlainWords.swift", "/Folding.swift",
            "/Letters.swift",
        ]
        let paths: [String] = folders.flatMap { Repository.files(below: "Sources/" + $0) }.filter { path in
            !isOther.contains(where: path.contains)
        }
        #expect(paths.count > 100)
        for path in paths {
            let text = String(decoding: try Repository.bytes(of: Repository.root + "/" + path), as: UTF8.self)
            for line in text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                for word in Self.wordsInLiterals(of: line) {
                    #expect(Self.form(word) == nil, "\(word) in \(path)")
                }
            }
        }
    }

    /// The words of three letters and more in the literals of a line that are made of small letters, with a capital.
    private static func wordsInLiterals(of line: Substring) -> [String] {
        let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
        return parts.enumerated().filter { $0.offset % 2 == 1 }.flatMap { _, literal -> [String] in
            guard literal.allSatisfy({ $0.isLowercase || " |*.,:'-".contains($0) }) else { return [] }
            return literal.split { !$0.isLetter }.filter { $0.count > 2 }.map {
                $0.prefix(1).uppercased() + $0.dropFirst()
            }
        }
    }

    // MARK: Against all rules

    /// Two words of one form, put at the same place of the same example.
    @Test(arguments: 0..<4) func `rules say the same with words of one form`(seed: UInt64) throws {
        var chance = Seeded(seed)
        var forms: [[UInt8]: [String]] = [:]
        for _ in 0..<600 {
            let name = Self.name(&chance)
            if let form = Self.form(name) { forms[form, default: []].append(name) }
        }
        let groups = forms.values.filter { Set($0).count > 1 }.sorted { $0[0] < $1[0] }
        #expect(groups.count > 20)
        let rules = Pack.dutch.rules
        var count = 0
        while count < 15 {
            let rule = try #require(rules.randomElement(using: &chance))
            let example = try #require((rule.good + rule.bad).randomElement(using: &chance))
            let group = try #require(groups.randomElement(using: &chance))
            guard let draft = ExampleDraft(example, of: rule, .plain),
                let place = Self.places(in: draft.text.bytes).randomElement(using: &chance)
            else { continue }
            let text = String(decoding: draft.text.bytes, as: UTF8.self)
            let facts = Pack.draft(text).metadata.inline
            let words =
                facts == CaseFacts()
                ? Self.words : PlainWords(besides: Self.linter, texts: Self.texts, facts: facts)
            let nearby = NearbyWords([text])
            let plain = group.filter { Self.form($0, words, beside: nearby) != nil }
            guard let first = plain.first, let last = plain.last, first != last else { continue }
            #expect(Self.form(first, words, beside: nearby) == Self.form(last, words, beside: nearby))
            let said = [first, last].map { Self.findings(text, $0, at: place) }
            #expect(said[0] == said[1], "\(rule.id) \(first) \(last) at \(place): \(text)")
            count += 1
        }
    }

    private static func findings(_ text: String, _ word: String, at place: Int) -> [String] {
        let bytes = Array(text.utf8)
        let filled =
            String(decoding: bytes[..<place], as: UTF8.self) + " " + word
            + String(decoding: bytes[place...], as: UTF8.self)
        return Pack.lint(filled).map { "\($0.rule) \($0.severity) \($0.span)" }
    }

    /// Where a word can stand apart: before a space, with no number beside it, not in the front matter.
    private static func places(in bytes: [UInt8]) -> [Int] {
        let head = bytes.indices.dropFirst(4).first { bytes[$0...].starts(with: "\n---\n".utf8) } ?? 0
        func isDigit(_ byte: UInt8?) -> Bool { byte.map(Byte.isDigit) ?? false }
        func isSign(_ byte: UInt8) -> Bool { " \n(),.;:?!\"".utf8.contains(byte) }
        return bytes.indices.dropFirst(head + 5).filter { index in
            bytes[index] == Byte.space
                && (Byte.isASCIILetter(bytes[index - 1]) || bytes[index - 1] == Byte.comma)
                && !isDigit(bytes[..<index].last { !isSign($0) })
                && !isDigit(bytes[index...].first { !isSign($0) })
        }
    }

    private static func name(_ chance: inout Seeded) -> String {
        let starts = [
            "B", "D", "F", "Fr", "H", "J", "K", "Kl", "L", "M", "N", "P", "R", "S", "Sch", "T", "V", "W", "Z",
            "Ö",
        ]
        let vowels = ["a", "e", "i", "o", "u", "aa", "ee", "ie", "oe", "ë", "é", "ö"]
        let middles = ["b", "d", "f", "k", "l", "m", "n", "nd", "r", "rst", "s", "t", "tj", "v", "z", "ş"]
        let ends = ["", "n", "s", "r", "t", "d", "ma", "stra", "k", "ing", "en", "je", "ć"]
        func pick(_ pieces: [String]) -> String { pieces[Int.random(in: 0..<pieces.count, using: &chance)] }
        var name = pick(starts) + pick(vowels)
        for _ in 0..<Int.random(in: 0...2, using: &chance) { name += pick(middles) + pick(vowels) }
        name += pick(ends)
        return Bool.random(using: &chance) || name.count > 8
            ? name : name + " " + pick(starts) + pick(vowels) + pick(ends) + "o"
    }
}
