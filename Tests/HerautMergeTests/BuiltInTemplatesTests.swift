import HerautLanguage
import HerautLaw
import HerautLint
import HerautMerge
import HerautModel
import HerautRender
import HerautResources
import HerautTemplate
import HerautTestSupport
import HerautYAML
import Testing

/// The built-in case, municipality, recipients and templates, loaded once for all tests.
enum House {
    static let resources = Resources()
    static let kinds = DocumentKind.all.map(\.name)

    /// Who the letters go to that are not about a child.
    static let adult = Record(
        number: 1,
        columns: [
            "kenmerk", "ontvanger_aanhef", "ontvanger_voorletters", "ontvanger_achternaam", "straat",
            "huisnummer", "postcode", "plaats", "ontvanger_geboortedatum", "incident_datum", "platform",
            "gegevens_van", "soort_bijeenkomst", "gesprek_datum", "gesprek_tijd", "gesprek_locatie",
        ],
        texts: [
            "Z-2026-0931-21", "mevrouw", "K.", "Wit", "Lindestraat", "8", "1234 AE", "Voorbeeldstad",
            "1998-04-12", "2026-11-01", "Instagram", "de wijkmanager", "evenement", "2026-11-10", "16:00",
            "het stadhuis, kamer 4",
        ])

    /// A recipient for a kind.
    static func recipient(of kind: String) throws -> Record? {
        let fields = try #require(template(kind).template).catalogue.fields
        let isForAdult = fields.contains { $0.columns.values.contains("ontvanger_achternaam") }
        return isForAdult ? adult : try recipients("ontvangers.csv").first
    }

    static func start(_ name: String) throws -> SourceText {
        try #require(resources.file("Templates/start/" + name)).source
    }

    static func caseFile() throws -> (case: CaseFile, findings: [Finding]) {
        CaseFile.read(try start("zaak.yml"), with: LibYAMLReader())
    }

    static func municipality() throws -> (municipality: Municipality, findings: [Finding]) {
        Municipality.read(try start("heraut.yml"), with: LibYAMLReader())
    }

    static func template(_ kind: String, _ language: String = "nl") throws -> LoadedTemplate {
        Template.load(try parts(kind, language), reader: LibYAMLReader())
    }

    static func parts(_ kind: String, _ language: String, text: SourceText? = nil) throws -> TemplateParts {
        func file(_ path: String) throws -> Resources.File { try #require(resources.file(path)) }
        let folder = "Templates/\(kind)/"
        let shared = "Templates/delen/\(language)/"
        var partials: [String: SourceText] = [:]
        for path in resources.paths(below: shared) {
            partials[String(path.dropFirst(shared.count).dropLast(3))] = try file(path).source
        }
        func yaml(_ path: String) throws -> TemplateFile {
            TemplateFile(source: try file(path).source, root: try file(path).root)
        }
        return TemplateParts(
            kind: try #require(DocumentKind.named(kind)), language: language,
            text: try text ?? file(folder + language + ".md").source,
            fields: try yaml(folder + "fields.yml"), sharedFields: try yaml("Templates/delen/fields.yml"),
            partials: partials,
            example: try file(folder + "example.yml").root)
    }

    /// Reading the rules takes most of the time of a test: once for all.
    private static let loadedPipeline = Result { try loadPipeline() }

    static func pipeline() throws -> Pipeline { try loadedPipeline.get() }

    private static func loadPipeline() throws -> Pipeline {
        let rules = resources.paths(below: "Locales/nl/rules/").compactMap { resources.file($0) }
        let lists = resources.paths(below: "Locales/nl/words/").compactMap { resources.file($0)?.source }
        let pack = RulePack.load(
            rules.compactMap { file in file.root.map { (file.source, $0) } }, wordLists: lists
        ).pack
        let language = try #require(resources.file("Locales/nl/language.yml"))
        let laws = try #require(resources.file("Locales/laws.yml"))
        let references = LintReferences.load(
            language: (language.source, language.root), laws: (laws.source, laws.root)
        ).references
        var style = HouseStyle(try municipality().municipality, words: resources.messages("nl"))
        style.fonts = FontFamily([try FontFace(TestFont().bytes)])
        return Pipeline(
            linter: Linter(pack, references: references), options: LintOptions(),
            formatter: ValueFormatter(
                language: "nl", formats: resources.file("Locales/nl/formats.yml")?.root),
            style: style)
    }

    static func recipients(_ name: String) throws -> [Record] {
        var source = DataSource(DataInput(path: name, bytes: try start(name).bytes))
        return source.records()
    }

    static func fill(_ kind: String, _ record: Record?) throws -> (
        filled: Pipeline.FilledDraft?, faults: [Finding]
    ) {
        let template = try #require(try template(kind).template)
        let input = FillInput(
            caseFile: try caseFile().case, municipality: try municipality().municipality, record: record,
            casePath: "zaak.yml")
        return try pipeline().fill(template, with: input, path: kind + ".md", reader: LibYAMLReader())
    }
}

@Suite struct BuiltInTemplatesTests {
    @Test func `the files of init are accepted as they stand`() throws {
        #expect(try House.caseFile().findings == [])
        #expect(try House.municipality().findings == [])
        var list = DataSource(DataInput(path: "x.csv", bytes: try House.start("ontvangers.csv").bytes))
        #expect(list.records().count == 12)
        #expect(list.findings == [])
    }

    @Test(arguments: House.kinds)
    func `a template loads without a word of complaint`(kind: String) throws {
        #expect(try House.template(kind).findings == [])
    }

    @Test(arguments: House.kinds)
    func `a template can be filled with its own sample alone`(kind: String) throws {
        let template = try #require(try House.template(kind).template)
        let result = template.fill(
            FillInput(sample: template.example), formatter: try House.pipeline().formatter)
        #expect(result.findings == [])
    }

    @Test func `a letter can say something else in one of its slots, and is read back with it`() throws {
        let template = try #require(try House.template("waarschuwingsbrief-ouders").template)
        let input = FillInput(sample: template.example)
        let formatter = try House.pipeline().formatter
        let plain = template.fill(input, formatter: formatter)
        let slot = try #require(plain.texts.firstIndex { $0.hasPrefix("Geachte") })
        let both = "Geachte mevrouw Bakker en heer Jansen"
        let joint = template.fill(input, formatter: formatter, replacing: [slot: both])
        #expect(joint.texts[slot] == both)
        let others = plain.texts.indices.filter { $0 != slot }
        #expect(others.allSatisfy { joint.texts[$0] == plain.texts[$0] })
        #expect(try #require(joint.draft).contains("\n" + both + ",\n"))
        let filled = try House.pipeline().fill(
            template, with: input, path: "brief.md", reader: LibYAMLReader(), replacing: [slot: both]
        ).filled
        #expect(try #require(filled).findings.filter { $0.severity == .error } == [])
    }

    @Test(arguments: House.kinds)
    func `the example case gives a draft without fout or waarschuwing`(kind: String) throws {
        let (filled, faults) = try House.fill(kind, try House.recipient(of: kind))
        #expect(faults == [])
        let findings = try #require(filled).findings.filter { $0.severity > .tip }
        #expect(findings.map { "\($0.rule) \($0.text)" } == [])
    }

    @Test func `there are twelve families, each distinct, of every age band`() throws {
        let records = try House.recipients("ontvangers.csv")
        #expect(records.count == 12)
        #expect(Set(records.map(\.texts)).count == 12)
        let bands = try records.map {
            try #require(try House.fill("waarschuwingsbrief-ouders", $0).filled?.draft.metadata.age)
        }
        #expect(Set(bands.compactMap(AgeBand.init)) == [.under12, .from12To13, .from14To15, .from16To17])
    }

    /// Words that belong to one age only, after legal.md §2.4 and §2.5.
    @Test(arguments: 0..<12)
    func `each family gets the law of its child's age, and of no other`(index: Int) throws {
        let records = try House.recipients("ontvangers.csv")
        try #require(records.indices.contains(index))
        let (filled, faults) = try House.fill("waarschuwingsbrief-ouders", records[index])
        #expect(faults == [])
        let draft = try #require(filled)
        #expect(draft.findings.filter { $0.severity > .tip }.map { "\($0.rule) \($0.text)" } == [])
        let band = try #require(draft.draft.metadata.age.flatMap(AgeBand.init))
        #expect(draft.text.contains("artikel 131 van het Wetboek van Strafrecht") == (band != .under12))
        #expect(draft.text.contains("jeugdstrafrecht") == (band != .under12))
        #expect(draft.text.contains("6:169, eerste lid") == (band <= .from12To13))
        #expect(draft.text.contains("6:169, tweede lid") == (band == .from14To15))
        #expect(draft.text.contains("6:169") == (band < .from16To17))
        #expect(draft.text.contains("artikel 6:166 van het Burgerlijk Wetboek") == (band >= .from14To15))
        #expect(
            !draft.text.contains("gevangenis") && !draft.text.contains("strafblad")
                && !draft.text.contains("bezwaar"))
    }

    /// Words that belong to one age only, in the letter to the young person (legal.md §2.4 and §7.2).
    @Test(arguments: 0..<12)
    func `each young person gets the law of their own age, and a child under 12 no letter`(index: Int) throws
    {
        let records = try House.recipients("ontvangers.csv")
        try #require(records.indices.contains(index))
        let (filled, faults) = try House.fill("waarschuwingsbrief-jongere", records[index])
        guard let draft = filled else {
            #expect(faults.map(\.rule.name) == ["template.noPassage"])
            return
        }
        #expect(draft.findings.filter { $0.severity > .tip }.map { "\($0.rule) \($0.text)" } == [])
        let band = try #require(draft.draft.metadata.age.flatMap(AgeBand.init))
        #expect(band >= .from12To13 && band <= .from16To17)
        #expect(draft.text.contains("zelf aansprakelijk") == (band >= .from14To15))
        #expect(draft.text.contains("artikel 6:166 van het Burgerlijk Wetboek") == (band >= .from14To15))
        #expect(
            draft.text.contains("gelden meestal de regels van het jeugdstrafrecht") == (band == .from16To17))
        #expect(!draft.text.contains("6:169") && !draft.text.contains("gevangenis"))
        #expect(!draft.text.contains("strafblad") && !draft.text.contains("bezwaar"))
    }

    @Test(arguments: [
        "waarschuwingsbrief-volwassene", "uitnodiging-gesprek", "verzoek-verwijderen", "brief-organisator",
    ])
    func `a letter to an adult never goes to someone under 18`(kind: String) throws {
        let birth = try #require(House.adult.columns.firstIndex(of: "ontvanger_geboortedatum"))
        var texts = House.adult.texts
        texts[birth] = "2008-11-02"
        let child = Record(number: 1, columns: House.adult.columns, texts: texts)
        let (filled, faults) = try House.fill(kind, child)
        #expect(filled == nil)
        #expect(faults.map(\.rule.name) == ["template.noPassage"])
        texts[birth] = "2008-11-01"
        let adult = Record(number: 1, columns: House.adult.columns, texts: texts)
        #expect(try House.fill(kind, adult).filled != nil)
    }

    @Test(arguments: [
        (0, ["template.adult"]), (1, ["template.tooLate"]), (2, ["template.badPostcode"]),
        (3, ["template.missing"]),
        (4, ["template.wrongType"]), (5, ["template.missing"]),
    ])
    func `a row that cannot be stood for is refused with its reason`(index: Int, rules: [String]) throws {
        let records = try House.recipients("ontvangers-geweigerd.csv")
        try #require(records.indices.contains(index))
        let (filled, faults) = try House.fill("waarschuwingsbrief-ouders", records[index])
        #expect(filled == nil)
        #expect(faults.map(\.rule.name) == rules)
    }

    @Test(arguments: House.kinds, RenderFormat.allCases)
    func `a draft renders to the same bytes as its plan with the values in it`(
        kind: String, format: RenderFormat
    ) throws {
        let record = try House.recipient(of: kind)
        let template = try #require(try House.template(kind).template)
        let pipeline = try House.pipeline()
        let input = FillInput(
            caseFile: try House.caseFile().case, municipality: try House.municipality().municipality,
            record: record, casePath: "zaak.yml")
        let result = template.fill(input, formatter: pipeline.formatter)
        let plan = try #require(result.plan)
        let draft = Draft.read(
            SourceText(path: "t.md", text: try #require(result.draft)), with: LibYAMLReader()
        )
        .draft
        let compiled = CompiledPlan(plan, as: format, style: pipeline.style, example: result.texts)
        let rendered = try Renderer.render(draft, as: format, style: pipeline.style)
        #expect(try compiled.rendition(filledWith: result.texts).bytes == rendered.bytes)
    }

    @Test func `no document is made while a fout stands`() throws {
        let text =
            "---\nsoort: brief\ndoelgroep: ouders\nleeftijd: 16\n---\nU bent als ouder aansprakelijk voor alle schade.\n"
        let draft = Draft.read(SourceText(path: "brief.md", text: text), with: LibYAMLReader()).draft
        let pipeline = try House.pipeline()
        let findings = pipeline.lint(draft, facts: CaseFacts())
        #expect(findings.contains { $0.rule == "LG-02" && $0.severity == .error })
        for format in RenderFormat.allCases {
            #expect(try pipeline.render(draft, findings: findings, as: format) == nil)
        }
    }
}
