import HerautModel
import HerautTestSupport
import Testing

@testable import HerautLint

/// Coded rules beyond their examples: what must be caught and what must not (legal.md §2.4, §2.5 and §5; communication.md §1.4).
@Suite struct CodedRuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let front: String
        let text: String
        var testDescription: String { front + " | " + text }

        init(_ front: String, _ text: String) {
            self.front = front
            self.text = text
        }

        var draft: String { "---\n" + front + "\n---\n" + text + "\n" }
    }

    private func spans(_ example: Case, _ rule: String) -> [String] {
        Pack.lint(example.draft, only: [rule]).map { $0.isDocument ? "(document)" : $0.text }
    }

    // MARK: Rumours

    static let rumour =
        "soort: bericht\ngeruchten: [\"Een gif in het drinkwater maakt kinderen op de basisschool ziek\"]\nfeiten: [\"Het waterbedrijf keurde het water op 4 november goed\"]"

    static let sandwich = """
        # Het water is schoon

        Het waterbedrijf keurde het water op 4 november goed. Wij snappen dat ouders schrokken.

        Let op: er gaat een bericht rond dat niet klopt. Daarin staat dat kinderen op de basisschool ziek zijn door gif in het drinkwater. De foto bij dat bericht komt uit een ander land.

        Het water uit de kraan is veilig. Hebt u vragen? Bel 14 0123.
        """

    @Test(arguments: ["DB-01", "DB-02", "DB-03", "DB-04", "DB-05", "DB-06", "DB-07", "DB-10"])
    func `fact, warning, rumour once, explanation and fact is silent`(_ rule: String) {
        #expect(spans(Case(Self.rumour, Self.sandwich), rule) == [])
    }

    @Test(arguments: [
        "# Wat weten wij over het water?\n\nHet is schoon.", "# Is er gevaar?\n\nNee.",
        "# Hebt u vragen?\n\nBel ons.",
        "# Wilt u meer weten?\n\nBel ons.", "Er zijn geen zieken bekend.", "U hoeft zich niet aan te melden.",
        "Er is geen vergunning.", "Wij zouden u graag spreken.", "Deel geen foto's van kinderen.",
        "# Er is geen feest in het park\n\nDe vergunning is er niet.",
    ])
    func `questions for information, real denials and politeness are let be`(_ text: String) {
        for front in ["soort: bericht", Self.rumour] {
            for rule in ["DB-01", "DB-02", "DB-03", "DB-04", "DB-05", "DB-06", "DB-07"] {
                #expect(spans(Case(front, text), rule) == [], "\(rule)")
            }
        }
    }

    @Test(arguments: [
        "Kinderen zijn ziek door het drinkwater.", "Er is geen gif in het drinkwater.",
        "Leerlingen werden ziek van giftig drinkwater.",
        "Zou er gif in het water van de basisschool zitten?",
        "Het vergiftigde drinkwater maakte scholieren ziek.",
    ])
    func `a rumour is recognised in other words`(_ text: String) throws {
        let document = LintDocument(
            Pack.draft(Case(Self.rumour, text).draft), references: Pack.references)
        let match = try #require(document.statements.rumours.first)
        #expect(match.keyWords >= 2)
    }

    @Test func `words of the case count as synonyms`() {
        let front =
            "soort: bericht\ngeruchten: [{tekst: \"Een spook waart rond in het kasteel\", woorden: [geest, ruïne]}]"
        #expect(
            spans(Case(front, "# Geest gezien in de ruïne\n\nDat was een uil."), "DB-01") == [
                "Geest gezien in de ruïne"
            ])
    }

    @Test func `without rumours a cue in the heading is one step milder`() throws {
        let finding = try #require(
            Pack.lint(
                Case("soort: bericht", "# Nee, dat is niet waar\n\nHet is stil.").draft, only: ["DB-02"]
            ).first)
        #expect(finding.severity == .warning)
    }

    @Test func `every repetition is reported at its own place`() {
        let text =
            Self.sandwich
            + "\n\nEr zit dus geen gif in het drinkwater. Kinderen op de basisschool zijn niet ziek."
        #expect(spans(Case(Self.rumour, text), "DB-04").count == 2)
    }

    // MARK: Law

    static let letter = "soort: brief\ndoelgroep: ouders"

    @Test(arguments: [
        (16, "U bent als ouder aansprakelijk voor de schade."), (17, "Wij houden u aansprakelijk."),
        (15, "U bent aansprakelijk."),
        (14, "De ouders zijn aansprakelijk voor alle schade."), (16, "Artikel 6:169 BW bepaalt dat."),
        (13, "Volgens artikel 6:169 lid 2 BW."),
        (17, "Uw ouders moeten de schade betalen."),
    ])
    func `liability of parents against the age is a fout`(_ age: Int, _ text: String) {
        let findings = Pack.lint(Case(Self.letter + "\nleeftijd: \(age)", text).draft, only: ["LG-02"])
        #expect(findings.map(\.severity) == [.error])
    }

    @Test(arguments: [
        (
            11,
            "Voor schade door een kind jonger dan 14 jaar zijn de ouders of voogd met gezag in de regel aansprakelijk."
        ),
        (13, "Voor de schade bent u als ouder aansprakelijk (artikel 6:169, eerste lid, BW)."),
        (14, "U bent aansprakelijk, tenzij u niet kan worden verweten dat u het niet heeft voorkomen."),
        (15, "U kunt als ouder aansprakelijk zijn."), (16, "Uw kind kan zelf aansprakelijk zijn."),
        (17, "U bent als ouder niet aansprakelijk."),
        (16, "U bent als ouder verantwoordelijk voor de opvoeding."),
        (17, "Of uw zoon aansprakelijk is, bepaalt de rechter."),
    ])
    func `what fits the age passes`(_ age: Int, _ text: String) {
        #expect(spans(Case(Self.letter + "\nleeftijd: \(age)", text), "LG-02") == [])
    }

    @Test func `an age in the sentence goes before an unknown one`() {
        #expect(
            !spans(
                Case(Self.letter, "Wij achten u als ouders aansprakelijk, ook al is hij 16 jaar."), "LG-02"
            ).isEmpty)
        #expect(
            spans(Case(Self.letter, "Ouders zijn aansprakelijk voor een kind jonger dan 14 jaar."), "LG-02")
                == [])
    }

    @Test(arguments: [
        "artikel 132 Sr (opruiing)",
        "Opruiing is strafbaar volgens artikel 132 van het Wetboek van Strafrecht.",
        "Het doorsturen van het bericht valt onder artikel 131 Sr.",
        "Opruiing (art. 132 Sr) en verspreiden (art. 131 Sr) mogen niet.",
    ])
    func `an offence at the article of the other is caught`(_ text: String) {
        #expect(!spans(Case(Self.letter, text), "LG-01").isEmpty)
    }

    @Test(arguments: [
        "art. 131 en 132 Sr",
        "Opruiing en verspreiden (artikelen 131 en 132 van het Wetboek van Strafrecht).",
        "Opruien mag niet (art. 131 Sr). Een oproep verspreiden ook niet (art. 132 Sr).",
        "Opruiing (art. 131 Sr) en het delen daarvan (art. 132 Sr) kunnen strafbaar zijn.",
        "Opruiend materiaal verspreiden kan strafbaar zijn (art. 132 Sr).",
        "Artikel 132 van de Grondwet gaat over gemeenten, niet over opruiing.",
    ])
    func `an offence at its own article passes`(_ text: String) {
        #expect(spans(Case(Self.letter, text), "LG-01") == [])
    }

    @Test(arguments: [
        "U heeft zich schuldig gemaakt aan opruiing.", "U bent strafbaar.",
        "Uw zoon heeft opruiing gepleegd.", "Hij is schuldig.",
        "Je bent de dader.", "Hiermee heeft uw kind een strafbaar feit gepleegd.",
    ])
    func `guilt stated about someone is caught`(_ text: String) {
        #expect(spans(Case(Self.letter, text), "LG-06").count == 1)
    }

    @Test(arguments: [
        "Het bericht kan strafbaar zijn.", "Dat is strafbaar.", "Oproepen tot geweld is strafbaar.",
        "De rechter sprak hem vrij van opruiing.",
        "Of uw zoon strafbaar is, bepaalt de rechter.", "Wie oproept tot geweld, is strafbaar.",
        "U bent niet schuldig tot de rechter beslist.",
        "Misschien voelt uw zoon zich schuldig.",
    ])
    func `a reservation or a general sentence is no guilt`(_ text: String) {
        #expect(spans(Case(Self.letter, text), "LG-06") == [])
    }

    @Test(arguments: [
        "De burgemeester beveelt u dit bericht te verwijderen.", "Wij sommeren u het account te blokkeren.",
        "Op grond van artikel 9 DSA bevelen wij u dit te verwijderen.",
        "Op grond van artikel 172 Gemw verzoeken wij u het bericht te verwijderen.",
    ])
    func `an order to a platform is caught`(_ text: String) {
        #expect(!spans(Case("soort: ntd", text), "LG-04").isEmpty)
    }

    @Test(arguments: [
        "Op grond van artikel 125p Sv verzoeken wij u het bericht te verwijderen.",
        "Hierbij ontvangt u een bevel op basis van artikel 9 van de DSA.",
        "Krachtens artikel 509hh Sv leggen wij een gedragsaanwijzing op.",
    ])
    func `a power of another is not one's own`(_ text: String) {
        #expect(spans(Case("soort: ntd", text), "LG-17").count == 1)
    }

    @Test(arguments: [
        "Wilt u dit bericht beoordelen en verwijderen (artikel 16 DSA)?", "Wij geven geen bevel.",
        "Het bericht is opruiing (artikel 131 Sr). Wilt u het verwijderen?",
        "Wij vorderen geen gegevens.",
    ])
    func `a request to a platform passes`(_ text: String) {
        #expect(spans(Case("soort: ntd", text), "LG-04") == [])
    }

    // MARK: Captions

    @Test(arguments: [
        (15, nil), (16, Severity.tip), (17, .tip), (18, .warning), (20, .warning), (21, .error),
    ])
    func `reading speed has three steps`(_ speed: Int, _ severity: Severity?) {
        let text =
            "```vtt\nWEBVTT\n\n00:01.000 --> 00:02.000\n" + String(repeating: "é", count: speed) + "\n```"
        #expect(
            Pack.lint(Case("soort: videoscript", text).draft, only: ["VI-05"]).first?.severity == severity)
    }

    @Test func `tags and numbers of captions are no text`() {
        let line = String(repeating: "a", count: 42)
        let text =
            "```srt\n1\n00:00:01,000 --> 00:00:09,000\n<i>\(line)</i>\n\n2\n00:00:10,000 --> 00:00:19,000\n{\\an8}\(line)\n```"
        #expect(spans(Case("soort: videoscript", text), "VI-04") == [])
    }

    @Test(arguments: 1...40) func `captions of any shape are read without harm`(_ seed: UInt64) {
        var random = Seeded(seed)
        let pieces = [
            "00:00:01.000", " --> ", "00:00:00.500", "\n", "1", "tekst ", "```", "<", "-->", ":", "\n\n", "é",
        ]
        let text = "```vtt\n" + random.text(from: pieces, count: 40) + "\n```"
        for finding in Pack.lint(Case("soort: videoscript", text).draft, only: ["VI-04", "VI-05"]) {
            #expect(!finding.span.isEmpty)
        }
    }
}
