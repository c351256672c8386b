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
    private let shelf: LawShelf

    /// Laws, articles, ages.
    public var law: LawRegister { shelf.books.law }
    /// Finds references to articles of law.
    public var citations: CitationParser { shelf.books.citations }

    /// Finds case law.
    public var eclis: ECLIReader { shelf.books.eclis }

    /// References of one language. `law` is made when the first rule asks for it: most drafts name no law, and the register is large.
    public init(
        language: LanguagePack, platforms: PlatformRegister = .empty,
        law: @autoclosure @escaping @Sendable () -> LawRegister
    ) {
        self.language = language
        self.platforms = platforms
        stemmer = Stemmer(language)
        dates = DateRecogniser(language)
        shelf = LawShelf(law)
    }

    /// References from the parsed files `Locales/LANG/language.yml`, `Locales/laws.yml` and `Locales/platforms.yml`, and what is wrong with
    /// the first two.
    public static func load(
        language: (source: SourceText, root: Node?), laws: (source: SourceText, root: Node?),
        platforms: Node? = nil
    ) -> (references: LintReferences, findings: [Finding]) {
        let (pack, languageFindings) = LanguagePack.load(language.source, root: language.root)
        let (register, lawFindings) = LawRegister.load(laws.source, root: laws.root)
        return (
            LintReferences(language: pack, platforms: PlatformRegister(platforms), law: register),
            languageFindings + lawFindings
        )
    }

    /// Knows nothing: rules that need the law stay silent.
    public static let empty = LintReferences(language: .empty, law: .empty)
}

/// The register of laws and what is made from it, once, whichever thread asks first.
private final class LawShelf: Sendable {
    struct Books: Sendable {
        let law: LawRegister
        let citations: CitationParser
        let eclis: ECLIReader
    }

    private let make: @Sendable () -> LawRegister
    private let made = Mutex<Books?>(nil)

    init(_ make: @escaping @Sendable () -> LawRegister) { self.make = make }

    var books: Books {
        made.withLock { made in
            if let made { return made }
            let law = make()
            let books = Books(law: law, citations: CitationParser(law), eclis: ECLIReader(law))
            made = books
            return books
        }
    }
}
