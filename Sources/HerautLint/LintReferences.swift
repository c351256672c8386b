public import HerautLanguage
public import HerautLaw
public import HerautModel
import Synchronization

/// What coded rules look things up in: the language and the law. Made once, used for every draft.
public struct LintReferences: Sendable {
    /// Words of the language.
    public let language: LanguagePack
    /// Brings forms of a word together.
    public let stemmer: Stemmer
    /// Finds days in text.
    public let dates: DateRecogniser
    /// Online platforms.
    public let platforms: PlatformRegister
    private let shelf: Once<LawBooks>
    private let syllableTable: Once<SyllableCounter>
    private let lastCase = LastCase()
    private let standingTexts = StandingTexts()

    /// Laws, articles, ages.
    public var law: LawRegister { shelf.value.law }
    /// Finds references to articles of law.
    public var citations: CitationParser { shelf.value.citations }

    /// Finds what a case says; for the same case as before, the matcher of before: a merge checks thousands of texts for one case.
    func matcher(for facts: CaseFacts) -> RumourMatcher { lastCase.matcher(for: facts, self) }

    /// Finds case law.
    public var eclis: ECLIReader { shelf.value.eclis }

    /// The names of articles.
    var subjects: SubjectNames { shelf.value.subjects.value }

    /// A text of the case or the front matter as a passage. Kept, because the letters of a merge all have the same.
    func standing(_ text: String) -> Passage { standingTexts.passage(of: text, self) }

    /// Counts syllables.
    public var syllables: SyllableCounter { syllableTable.value }

    /// References of one language. `law` and `syllables` are made when the first rule asks for them: most drafts name no law, and the
    /// register is large.
    public init(
        language: LanguagePack, platforms: PlatformRegister = .empty,
        syllables: @autoclosure @escaping @Sendable () -> SyllableTable = .empty,
        law: @autoclosure @escaping @Sendable () -> LawRegister
    ) {
        self.language = language
        self.platforms = platforms
        stemmer = Stemmer(language)
        dates = DateRecogniser(language)
        shelf = Once { LawBooks(law()) }
        syllableTable = Once { SyllableCounter(syllables()) }
    }

    /// References from the parsed files `Locales/LANG/language.yml`, `Locales/laws.yml`, `Locales/platforms.yml` and
    /// `Locales/LANG/syllables.yml`, and what is wrong with the first two.
    public static func load(
        language: (source: SourceText, root: Node?), laws: (source: SourceText, root: Node?),
        platforms: Node? = nil, syllables: Node? = nil
    ) -> (references: LintReferences, findings: [Finding]) {
        let (pack, languageFindings) = LanguagePack.load(language.source, root: language.root)
        let (register, lawFindings) = LawRegister.load(laws.source, root: laws.root)
        return (
            LintReferences(
                language: pack, platforms: PlatformRegister(platforms),
                syllables: syllables.map(SyllableTable.init) ?? .empty, law: register),
            languageFindings + lawFindings
        )
    }

    /// Knows nothing: rules that need the law stay silent.
    public static let empty = LintReferences(language: .empty, law: .empty)
}

/// The register of laws and what is made from it.
private struct LawBooks: Sendable {
    let law: LawRegister
    let citations: CitationParser
    let eclis: ECLIReader
    /// Only a draft that cites law asks for them.
    let subjects: Once<SubjectNames>

    init(_ law: LawRegister) {
        self.law = law
        citations = CitationParser(law)
        eclis = ECLIReader(law)
        subjects = Once { SubjectNames(law) }
    }
}

/// A value that is made once, by whichever thread asks first.
private final class Once<Value: Sendable>: Sendable {
    private let make: @Sendable () -> Value
    private let made = Mutex<Value?>(nil)

    init(_ make: @escaping @Sendable () -> Value) { self.make = make }

    var value: Value {
        made.withLock { made in
            if let made { return made }
            let value = make()
            made = value
            return value
        }
    }
}

/// Texts that stand on their own, read once.
private final class StandingTexts: Sendable {
    private let known = Mutex<[String: Passage]>([:])

    /// Texts that are kept; past it they are forgotten and read anew.
    private static let limit = 200

    func passage(of text: String, _ references: LintReferences) -> Passage {
        if let passage = known.withLock({ $0[text] }) { return passage }
        let passage = Passage.standing(text, references: references)
        known.withLock { known in
            if known.count >= Self.limit { known.removeAll() }
            known[text] = passage
        }
        return passage
    }
}

/// The matcher that was asked for last.
private final class LastCase: Sendable {
    private let last = Mutex<(rumours: [Statement], facts: [Statement], matcher: RumourMatcher)?>(nil)

    func matcher(for facts: CaseFacts, _ references: LintReferences) -> RumourMatcher {
        last.withLock { last in
            if let last, last.rumours == facts.rumours, last.facts == facts.facts { return last.matcher }
            let matcher = RumourMatcher(facts, references)
            last = (facts.rumours, facts.facts, matcher)
            return matcher
        }
    }
}
