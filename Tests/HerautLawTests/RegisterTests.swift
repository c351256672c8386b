import HerautLaw
import HerautModel
import HerautResources
import HerautYAML
import Testing

enum Dutch {
    static let loaded: (register: LawRegister, findings: [Finding]) = {
        let file = Resources().file("Locales/laws.yml")
        return LawRegister.load(file?.source ?? SourceText(path: "laws.yml", text: ""), root: file?.root)
    }()

    static var register: LawRegister { loaded.register }

    static func load(_ yaml: String) -> (register: LawRegister, findings: [Finding]) {
        let source = SourceText(path: "laws.yml", text: yaml)
        return LawRegister.load(source, root: LibYAMLReader().read(source).root)
    }
}

@Suite struct RegisterTests {
    @Test func `the register is sound and knows the articles of the letters`() {
        #expect(Dutch.loaded.findings.isEmpty)
        #expect(Dutch.register.articles.count >= 90)
        for (law, number) in [
            ("Sr", "131"), ("Sr", "132"), ("BW", "6:166"), ("BW", "6:169"), ("Gemw", "172a"), ("DSA", "16"),
        ] {
            #expect(Dutch.register.article(law, number)?.provenance.isVerified == true, "\(law) \(number)")
        }
    }

    @Test func `every entry has a source and the day it was read`() throws {
        let day = try #require(CalendarDate(iso: "2026-11-21"))
        let register = Dutch.register
        let all =
            register.laws.map(\.provenance) + register.articles.map(\.provenance)
            + register.fines.map(\.provenance)
            + register.ages.map(\.provenance)
        #expect(all.allSatisfy { !$0.source.isEmpty && $0.retrieved == day })
    }

    @Test func `no article stands in the register twice, and each is numbered as its law is`() throws {
        let names = Dutch.register.articles.map { $0.law + " " + $0.number }
        #expect(Set(names).count == names.count)
        for article in Dutch.register.articles {
            let law = try #require(Dutch.register.law(article.law))
            let hasColon = article.number.contains(":")
            #expect(
                hasColon == (law.numbering == .book || law.numbering == .chapter),
                "\(article.law) \(article.number)")
        }
    }

    @Test func `what was not seen in the text of the law says so`() {
        #expect(Dutch.register.unverified.contains("art. 125p Sv"))
        #expect(!Dutch.register.unverified.contains("art. 131 Sr"))
    }

    @Test(arguments: [
        (3, "2026-11-21", 11000), (2, "2027-12-31", 5500), (4, "2024-05-01", 25750), (1, "2018-01-01", 415),
    ])
    func `a fine is that of the day of the act`(_ category: Int, _ day: String, _ euros: Int) throws {
        #expect(Dutch.register.fine(category: category, on: try #require(CalendarDate(iso: day))) == euros)
    }

    @Test func `a fine outside what is known is unknown`() throws {
        #expect(Dutch.register.fine(category: 3, on: try #require(CalendarDate(iso: "2028-01-01"))) == nil)
        #expect(Dutch.register.fine(category: 7, on: try #require(CalendarDate(iso: "2026-01-01"))) == nil)
    }

    @Test(arguments: [
        (0, AgeBand.under12), (11, .under12), (12, .from12To13), (13, .from12To13), (14, .from14To15),
        (15, .from14To15),
        (16, .from16To17), (17, .from16To17), (18, .from18To22), (22, .from18To22), (23, .from23),
        (90, .from23),
    ])
    func `an age falls in its band, and the register agrees`(_ age: Int, _ band: AgeBand) throws {
        #expect(AgeBand(age: age) == band)
        let rule = try #require(Dutch.register.rule(for: band))
        #expect(rule.ages.contains(age))
    }

    @Test(arguments: [
        ("2010-11-03", "2026-11-02", AgeBand.from14To15), ("2010-11-03", "2026-11-03", .from16To17),
        ("2008-02-29", "2026-02-28", .from16To17), ("2008-02-29", "2026-03-01", .from18To22),
    ])
    func `the age is that of the day of the act`(_ birthday: String, _ day: String, _ band: AgeBand) throws {
        let (birthday, day) = (
            try #require(CalendarDate(iso: birthday)), try #require(CalendarDate(iso: day))
        )
        #expect(AgeBand(birthday: birthday, onDayOfAct: day) == band)
    }

    @Test func `there is no band before birth`() throws {
        let day = try #require(CalendarDate(iso: "2026-01-01"))
        #expect(AgeBand(age: -1) == nil)
        #expect(AgeBand(birthday: try #require(CalendarDate(iso: "2026-01-02")), onDayOfAct: day) == nil)
    }

    @Test(arguments: [
        (AgeBand.under12, AgeRule.Liability.yes, AgeRule.Liability.no), (.from12To13, .yes, .no),
        (.from14To15, .unless, .yes),
        (.from16To17, .no, .yes), (.from18To22, .no, .yes),
    ])
    func `who is liable follows the age`(
        _ band: AgeBand, _ parents: AgeRule.Liability, _ child: AgeRule.Liability
    ) throws {
        let rule = try #require(Dutch.register.rule(for: band))
        #expect(rule.parents == parents && rule.child == child)
    }

    @Test func `faults in the file are all reported at their place`() {
        let yaml = """
            bronnen: {A: {waar: x, geraadpleegd: 2026-11-21}, B: {waar: y}}
            wetten:
              - {afkorting: Sr, naam: Wetboek van Strafrecht, nummering: artikel, bron: A}
              - {afkorting: Sv, naam: Wetboek van Strafvordering, nummering: artikel}
              - {afkorting: BW, naam: Burgerlijk Wetboek, nummering: rijtje, bron: A}
            boetecategorieen: []
            leeftijden: []
            artikelen:
              - {wet: Sr, artikel: "131", onderwerp: opruiing, bron: A}
              - {wet: XX, artikel: "1", onderwerp: niets, bron: A}
              - {wet: Sr, artikel: "132", onderwerp: verspreiden, bron: C}
            """
        let (register, findings) = Dutch.load(yaml)
        #expect(
            findings.map(\.rule.name) == [
                "laws.badSource", "laws.noSource", "laws.badValue", "laws.unknownLaw", "laws.noSource",
            ])
        #expect(findings.map(\.start.line) == [1, 4, 5, 10, 11])
        #expect(register.articles.map(\.number) == ["131"])
    }

    @Test func `an empty file is a register that knows nothing`() {
        let (register, findings) = Dutch.load("")
        #expect(register.laws.isEmpty && !findings.isEmpty)
    }
}
