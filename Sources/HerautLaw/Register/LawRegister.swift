public import HerautModel

/// The laws, articles, fines and ages that Heraut knows: `Locales/laws.yml`.
public struct LawRegister: Sendable {
    /// Day up to which the register was checked.
    public let checkedOn: CalendarDate?
    /// Laws, in the order of the file.
    public let laws: [Law]
    /// Articles, in the order of the file.
    public let articles: [Article]
    /// Periods of fine amounts, latest first.
    public let fines: [FinePeriod]
    /// What the law says at each age, youngest first.
    public let ages: [AgeRule]
    private let articlesByKey: [String: Int]
    private let lawsByName: [String: Int]

    /// Reads the register and reports every fault at once: an entry without a source, an unknown law, a wrong value. A faulty entry is
    /// left out.
    public static func load(_ source: SourceText, root: Node?) -> (register: LawRegister, findings: [Finding])
    {
        var loader = RegisterLoader(source: source, root: root)
        return (loader.load(), loader.findings)
    }

    /// A register that knows nothing.
    public static let empty = LawRegister(checkedOn: nil, laws: [], articles: [], fines: [], ages: [])

    init(checkedOn: CalendarDate?, laws: [Law], articles: [Article], fines: [FinePeriod], ages: [AgeRule]) {
        self.checkedOn = checkedOn
        self.laws = laws
        self.articles = articles
        self.fines = fines
        self.ages = ages
        articlesByKey = Dictionary(
            articles.enumerated().map { (Self.key($1.law, $1.number), $0) },
            uniquingKeysWith: { first, _ in first })
        lawsByName = Dictionary(
            laws.enumerated().flatMap { index, law in law.names.map { ($0, index) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The law with this abbreviation, title or alias, as written; `nil` when the register has none.
    public func law(_ name: String) -> Law? { lawsByName[name].map { laws[$0] } }

    /// The article `number` (`6:166`) of the law with abbreviation `law`; `nil` when the register has none.
    public func article(_ law: String, _ number: String) -> Article? {
        articlesByKey[Self.key(law, number)].map { articles[$0] }
    }

    /// The article a citation names.
    public func article(_ citation: Citation) -> Article? {
        citation.law.flatMap { article($0, citation.number) }
    }

    /// The law or article called `name`: `EVRM`, `art. 6:166 BW`; `nil` when the register has none.
    public func entry(_ name: String) -> (any RegisterEntry)? {
        if let law = law(name) { return law }
        let words = name.split(separator: " ")
        guard words.count >= 3, words[0] == "art." else { return nil }
        return article(words[2...].joined(separator: " "), String(words[1]))
    }

    /// Amount in euros of a category of fine (1…6) on the day of the act; `nil` when the register does not reach it.
    public func fine(category: Int, on day: CalendarDate) -> Int? {
        guard let period = fines.first(where: { $0.from <= day && day <= $0.to }),
            period.euros.indices.contains(category - 1)
        else { return nil }
        return period.euros[category - 1]
    }

    /// What the law says at an age.
    public func rule(for band: AgeBand) -> AgeRule? { ages.first { $0.band == band } }

    /// Entries of which the text of the law was not seen, as the user names them: `art. 125p Sv`.
    public var unverified: [String] {
        laws.filter { !$0.provenance.isVerified }.map(\.abbreviation)
            + articles.filter { !$0.provenance.isVerified }.map { "art. \($0.number) \($0.law)" }
    }

    private static func key(_ law: String, _ number: String) -> String { law + " " + number }
}

extension Law {
    /// Every name it goes by: abbreviation, title, aliases.
    public var names: [String] { [abbreviation, title] + aliases }
}
