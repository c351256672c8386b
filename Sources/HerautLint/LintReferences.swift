public import HerautLanguage
public import HerautLaw
public import HerautModel

/// What coded rules look things up in: the language and the law. Made once, used for every draft.
public struct LintReferences: Sendable {
    /// Words of the language.
    public let language: LanguagePack
    /// Laws, articles, ages.
    public let law: LawRegister
    /// Brings forms of a word together.
    public let stemmer: Stemmer
    /// Finds days in text.
    public let dates: DateRecogniser
    /// Finds references to articles of law.
    public let citations: CitationParser

    /// References of one language.
    public init(language: LanguagePack, law: LawRegister) {
        self.language = language
        self.law = law
        stemmer = Stemmer(language)
        dates = DateRecogniser(language)
        citations = CitationParser(law)
    }

    /// References from the parsed files `Locales/LANG/language.yml` and `Locales/laws.yml`, and what is wrong with these files.
    public static func load(
        language: (source: SourceText, root: Node?), laws: (source: SourceText, root: Node?)
    ) -> (references: LintReferences, findings: [Finding]) {
        let (pack, languageFindings) = LanguagePack.load(language.source, root: language.root)
        let (register, lawFindings) = LawRegister.load(laws.source, root: laws.root)
        return (LintReferences(language: pack, law: register), languageFindings + lawFindings)
    }

    /// Knows nothing: rules that need the law stay silent.
    public static let empty = LintReferences(language: .empty, law: .empty)
}
