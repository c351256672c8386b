import HerautModel
import HerautResources
import HerautTestSupport
import HerautYAML

@testable import HerautLint

/// The Dutch pack of the binary, and what it says about a draft.
enum Pack {
    static let loaded: (pack: RulePack, findings: [Finding]) = {
        let resources = Resources()
        let files = resources.paths(below: "Locales/nl/rules/").compactMap { resources.file($0) }
        let lists = resources.paths(below: "Locales/nl/words/").compactMap { resources.file($0)?.source }
        return RulePack.load(
            files.compactMap { file in file.root.map { (source: file.source, root: $0) } }, wordLists: lists)
    }()

    static let dutch = loaded.pack

    /// Language and law of the binary.
    static let references: LintReferences = {
        let resources = Resources()
        guard let language = resources.file("Locales/nl/language.yml"),
            let laws = resources.file("Locales/laws.yml")
        else {
            return .empty
        }
        return LintReferences.load(
            language: (language.source, language.root), laws: (laws.source, laws.root),
            platforms: resources.file("Locales/platforms.yml")?.root,
            syllables: resources.file("Locales/nl/syllables.yml")?.root
        ).references
    }()

    static func draft(_ text: String, path: String = "concept.md") -> Draft {
        Draft.read(SourceText(path: path, text: text), with: LibYAMLReader()).draft
    }

    static func lint(_ text: String, only rules: Set<String> = [], facts: CaseFacts = CaseFacts())
        -> [Finding]
    {
        Linter(dutch, references: references).lint(
            draft(text), facts: facts, options: LintOptions(only: rules))
    }

    /// Passages of a body in a family.
    static func passages(_ body: String, _ family: DocumentFamily = .message) -> [Passage] {
        LintDocument(draft("---\nsoort: \(family.rawValue)\n---\n" + body), references: references).passages
    }

    /// A pack of one rule, written in YAML.
    static func rule(_ yaml: String, words: String = "") -> (pack: RulePack, findings: [Finding]) {
        let source = SourceText(path: "proef.yml", text: yaml)
        let root = LibYAMLReader().read(source).root ?? Node(.sequence([]), span: SourceSpan(0, 0))
        return RulePack.load(
            [(source: source, root: root)], wordLists: [SourceText(path: "proef.tsv", text: words)])
    }
}
