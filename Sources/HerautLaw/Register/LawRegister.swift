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
    /// Courts and the years of their codes in ECLIs.
    public let courts: [Court]
    /// Bills that drafts take for law.
    public let bills: [Bill]
    private let articlesByKey: [String: [Int]]
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

    init(
        checkedOn: CalendarDate?, laws: [Law], articles: [Article], fines: [FinePeriod], ages: [AgeRule],
        courts: [Court] = [], bills: [Bill] = []
    ) {
        self.checkedOn = checkedOn
        self.laws = laws
        self.articles = articles
        self.fines = fines
        self.ages = ages
        self.courts = courts
        self.bills = bills
        articlesByKey = Dictionary(
            articles.enumerated().map { (Self.key($1.law, $1.number), [$0]) },
            uniquingKeysWith: { $0 + $1 })
        lawsByName = Dictionary(
            laws.enumerated().flatMap { index, law in law.names.map { ($0, index) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The law with this abbreviation, title or alias, as written; `nil` when the register has none.
    public func law(_ name: String) -> Law? { lawsByName[name].map { laws[$0] } }

    /// The article `number` (`6:166`) of the law with abbreviation `law`; `nil` when the register has none. Of several versions the one of
    /// `day`, or without a day the one in force; when none is in force, the last.
    public func article(_ law: String, _ number: String, on day: CalendarDate? = nil) -> Article? {
        guard let versions = articlesByKey[Self.key(law, number)] else { return nil }
        return (versions.first { articles[$0].isInForce(on: day) } ?? versions.last).map { articles[$0] }
    }

    /// The article a citation names, also when it is written with a wrong sign.
    public func article(_ citation: Citation, on day: CalendarDate? = nil) -> Article? {
        citation.law.flatMap { article($0, citation.number(in: self), on: day) }
    }

    /// All articles of a law, in the order of the file.
    public func articles(of law: String) -> [Article] { articles.filter { $0.law == law } }

    /// Articles of `law` near `number`: the same digits with another letter, else the nearest number on either side. At most five.
    public func neighbours(of number: String, in law: String) -> [Article] {
        let digits = Self.digits(number)
        let all = articles(of: law).filter { $0.status == .inForce }
        let same = all.filter { Self.digits($0.number) == digits && $0.number != number }
        if !same.isEmpty { return Array(same.prefix(5)) }
        let sorted = all.sorted { Self.order($0.number) < Self.order($1.number) }
        let before = sorted.last { Self.order($0.number) < Self.order(number) }
        let after = sorted.first { Self.order($0.number) > Self.order(number) }
        return [before, after].compactMap { $0 }
    }

    /// Articles of `law` between two numbers, both left out.
    public func articles(of law: String, after first: String, before last: String) -> [Article] {
        articles(of: law).filter {
            $0.number != first && $0.number != last && Self.order($0.number) >= Self.order(first)
                && Self.order($0.number) <= Self.order(last)
        }
    }

    /// A number without its letters: `172` for `172a`, `6:16` for `6:16`.
    private static func digits(_ number: String) -> String {
        String(number.reversed().drop { $0.isLetter }.reversed())
    }

    /// Book or chapter and article, to sort by.
    private static func order(_ number: String) -> Int {
        let parts = number.split { $0 == ":" || $0 == "." }.map { part in
            Int(part.prefix { $0.isNumber }) ?? 0
        }
        return parts.reduce(0) { $0 * 100_000 + $1 }
    }

    /// The bill with this dossier number; `nil` when the register has none.
    public func bill(_ dossier: String) -> Bill? { bills.first { $0.dossier == dossier } }

    /// The period of fine amounts that holds `day`; `nil` when the register does not reach it.
    public func finePeriod(on day: CalendarDate) -> FinePeriod? {
        fines.first { $0.from <= day && day <= $0.to }
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
        guard let period = finePeriod(on: day), period.euros.indices.contains(category - 1)
        else { return nil }
        return period.euros[category - 1]
    }

    /// What the law says at an age.
    public func rule(for band: AgeBand) -> AgeRule? { ages.first { $0.band == band } }

    /// Everything the register knows.
    public var entries: [any RegisterEntry] {
        let lasts: [any RegisterEntry] = laws.compactMap(\.highestArticle)
        return laws + lasts + articles + fines + ages + courts + bills
    }

    /// Entries of which the text of the law was not seen, as the user names them: `art. 125p Sv`.
    public var unverified: [String] { entries.filter { !$0.provenance.isVerified }.map(\.name) }

    private static func key(_ law: String, _ number: String) -> String { law + " " + number }
}

extension Law {
    /// Every name it goes by: abbreviation, title, aliases.
    public var names: [String] { [abbreviation, title] + aliases }
}
