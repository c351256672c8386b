import HerautLanguage
import HerautLint
import HerautMerge
import HerautModel
import HerautResources
import HerautTemplate
import HerautYAML
import Testing

/// Templates in other languages beside their Dutch one.
@Suite struct TranslatedTemplateTests {
    /// A kind in a language.
    struct Translation: Sendable, CustomTestStringConvertible {
        let kind: String
        let language: String
        var testDescription: String { "\(kind) in \(language)" }
    }

    static let all: [Translation] = House.kinds.flatMap { kind in
        let folder = "Templates/\(kind)/"
        return House.resources.paths(below: folder).filter { $0.hasSuffix(".md") }
            .map { String($0.dropFirst(folder.count).dropLast(3)) }.filter { $0 != "nl" }
            .map { Translation(kind: kind, language: $0) }
    }

    private static func formatter(_ language: String) -> ValueFormatter {
        ValueFormatter(
            language: language, formats: House.resources.file("Locales/\(language)/formats.yml")?.root)
    }

    private static func filled(_ kind: String, _ language: String) throws -> (
        template: Template, result: FillResult
    ) {
        let template = try #require(try House.template(kind, language).template)
        let result = template.fill(
            template.sample(of: nil, data: .example, formatter: formatter(language)),
            formatter: formatter(language))
        return (template, result)
    }

    /// The answers of each variant; empty when there are too many questions.
    private static func questions(of template: Template) -> Set<Set<Variant.Answer>> {
        Set((template.variants()?.variants ?? []).map { Set($0.answers) })
    }

    @Test func `poster, neighbourhood message and explanation for parents are there in six languages`() {
        for kind in ["jongerenposter", "buurtapp", "toelichting-ouders"] {
            let languages = Self.all.filter { $0.kind == kind }.map(\.language)
            #expect(Set(languages) == ["en", "fy", "tr", "pl", "uk", "ar"], "\(kind)")
        }
    }

    @Test(arguments: all)
    func `a translation prints the fields of the Dutch template and asks the same questions`(
        _ translation: Translation
    ) throws {
        #expect(try House.template(translation.kind, translation.language).findings == [])
        let (template, result) = try Self.filled(translation.kind, translation.language)
        let (dutch, original) = try Self.filled(translation.kind, "nl")
        let (slots, wanted) = (try #require(result.plan).slots, try #require(original.plan).slots)
        #expect(Set(slots.map(\.field)) == Set(wanted.map(\.field)))
        #expect(Self.questions(of: template) == Self.questions(of: dutch))
    }

    @Test(arguments: all)
    func `a translation has the numbers, days and addresses of the Dutch text in every variant`(
        _ translation: Translation
    ) throws {
        let template = try #require(try House.template(translation.kind, translation.language).template)
        let dutch = try #require(try House.template(translation.kind).template)
        let house = try House.pipeline()
        let pipeline = Pipeline(
            linter: house.linter, options: LintOptions(only: ["TR-01", "TR-02", "TR-04", "TR-05"]),
            formatter: Self.formatter(translation.language), style: house.style)
        let original = DutchTemplate(dutch, formatter: Self.formatter("nl"))
        let made = try TemplateCheck(
            template, original: original, pipeline: pipeline, reader: LibYAMLReader())
        let check = try #require(made)
        #expect(check.faults.map { "\($0.finding.rule) \($0.finding.text)" } == [])
    }

    @Test func `a number that was changed in a translation is found`() throws {
        let dutch = DutchTemplate(
            try #require(try House.template("buurtapp").template), formatter: Self.formatter("nl"))
        let (template, result) = try Self.filled("buurtapp", "tr")
        let text = try #require(result.draft)
        let variant = try #require(template.variants()?.variants.last)
        let original = try #require(dutch.text(of: variant, data: .example))
        #expect(original.contains("0900-8844") && text.contains("0900-8844"))
        let wrong = text.replacing("0900-8844 num", with: "0900-8484 num")
        let draft = Draft.read(SourceText(path: "app.tr.md", text: wrong), with: LibYAMLReader()).draft
        let source = Draft.read(SourceText(path: "app.md", text: original), with: LibYAMLReader()).draft
        let found = try House.pipeline().linter.lint(
            draft, options: LintOptions(only: ["TR-04"]), original: source)
        #expect(found.contains { draft.source.text(of: $0.span) == "0900-8484" && $0.severity == .error })
    }

    @Test(arguments: all)
    func `nobody has checked a translation yet, and its draft says so`(_ translation: Translation) throws {
        let (template, result) = try Self.filled(translation.kind, translation.language)
        #expect(template.checkedBy == nil)
        let text = try #require(result.draft)
        #expect(text.contains("\ntaal: \(translation.language)\n"))
        #expect(text.contains("\nvertaling:\n  controle: nog niemand\n"))
    }

    @Test func `a translation is checked when both the template and the words of the case are`() throws {
        let loaded = try House.template("toelichting-ouders", "tr").template
        let text = try #require(loaded).text
        func draft(template: String, words: String) throws -> String {
            let source = text.text(of: SourceSpan(0, text.bytes.count))
                .replacing("nagekeken_door: nog niemand", with: "nagekeken_door: \(template)")
            let parts = try House.parts(
                "toelichting-ouders", "tr", text: SourceText(path: text.path, text: source))
            let made = try #require(Template.load(parts, reader: LibYAMLReader()).template)
            let start = try House.start("heraut.yml")
            let house = start.text(of: SourceSpan(0, start.bytes.count))
                .replacing("nagekeken_door: nog niemand", with: "nagekeken_door: \(words)")
            let municipality = Municipality.read(
                SourceText(path: "heraut.yml", text: house), with: LibYAMLReader()
            ).municipality
            let input = FillInput(caseFile: try House.caseFile().case, municipality: municipality)
            return try #require(made.fill(input, formatter: Self.formatter("tr")).draft)
        }
        #expect(try draft(template: "Ayşe Demir", words: "nog niemand").contains("controle: nog niemand\n"))
        #expect(try draft(template: "nog niemand", words: "Ayşe Demir").contains("controle: nog niemand\n"))
        #expect(try draft(template: "Ayşe Demir", words: "Ayşe Demir").contains("controle: Ayşe Demir\n"))
        #expect(try draft(template: "Ayşe Demir", words: "Bo Li").contains("Ayşe Demir, Bo Li"))
    }
}
