/// A fact or a rumour: one sentence and what is known about it.
public struct Statement: Hashable, Sendable {
    /// The sentence.
    public var text: String
    /// Key words and synonyms, for recognition in a draft (`woorden`).
    public var words: [String]
    /// Where it comes from.
    public var source: String?
    /// When it was established.
    public var date: CalendarDate?
    /// How far it went (`bereik`): a number of shares, or words.
    public var reach: String?

    /// A statement.
    public init(
        text: String, words: [String] = [], source: String? = nil, date: CalendarDate? = nil,
        reach: String? = nil
    ) {
        self.text = text
        self.words = words
        self.source = source
        self.date = date
        self.reach = reach
    }

    /// A statement from the value of a statement key.
    public init?(_ value: Value) {
        guard let text = value.at("tekst")?.string else { return nil }
        var date: CalendarDate?
        if case .date(let day) = value.at("datum") { date = day }
        self.init(
            text: text, words: value.at("woorden")?.items.compactMap(\.string) ?? [],
            source: value.at("bron")?.string,
            date: date, reach: value.at("bereik")?.string)
    }
}

/// The call that the case is about. Internal: none of it may come into a public text.
public struct Call: Hashable, Sendable {
    /// Day, time and place it names, as texts to be recognised.
    public var date: CalendarDate?
    /// Time it names.
    public var time: ClockTime?
    /// Place it names.
    public var place: String?
    /// Hashtags, with `#`.
    public var hashtags: [String] = []
    /// Accounts, pages and channels that spread it.
    public var accounts: [String] = []

    /// A call of which nothing is known.
    public init() {}

    /// The call of a case file or of front matter.
    public init(_ value: Value) {
        if case .date(let date) = value.at("datum") { self.date = date }
        if case .time(let time) = value.at("tijd") { self.time = time }
        place = value.at("plaats")?.string
        hashtags = value.at("hashtags")?.items.compactMap(\.string) ?? []
        accounts = value.at("accounts")?.items.compactMap(\.string) ?? []
    }
}

/// What the rules need to know of a case: what is so, what is said, and what was called for.
public struct CaseFacts: Hashable, Sendable {
    /// Established facts.
    public var facts: [Statement] = []
    /// Rumours. Internal.
    public var rumours: [Statement] = []
    /// The call. Internal.
    public var call: Call?
    /// Every value of the case, by the keys of ``CaseFile/schema``, for rules about how the case was handled; `nil` when no case was given,
    /// and then those rules say nothing. Internal.
    public var values: Value?

    /// Nothing known.
    public init() {}

    /// From the values of a case: the keys `feiten`, `geruchten` and `oproep`, and all others for whoever asks.
    public init(_ value: Value) {
        values = value
        facts = value.at("feiten")?.items.compactMap(Statement.init) ?? []
        rumours = value.at("geruchten")?.items.compactMap(Statement.init) ?? []
        call = value.at("oproep").map(Call.init)
    }

    /// Whether nothing is known.
    public var isEmpty: Bool { facts.isEmpty && rumours.isEmpty && call == nil && values == nil }

    /// These facts first, then those of `other`: the draft's own come before the case's.
    public func followed(by other: CaseFacts) -> CaseFacts {
        var both = self
        both.facts += other.facts
        both.rumours += other.rumours
        both.call = call ?? other.call
        both.values = values.map { $0.over(other.values) } ?? other.values
        return both
    }
}

extension Value {
    /// This value where it says something, `other` where it does not: groups are laid over each other key by key.
    func over(_ other: Value?) -> Value {
        guard case .group(let own) = self, case .group(let below)? = other else { return self }
        return .group(own.merging(below) { mine, theirs in mine.over(theirs) })
    }
}
