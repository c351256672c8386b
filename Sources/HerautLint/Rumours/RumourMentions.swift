/// A sentence that mentions a rumour of the case.
struct RumourMention {
    /// How it is mentioned.
    struct Mode: OptionSet {
        let rawValue: UInt8
        static let denied = Mode(rawValue: 1)
        static let asked = Mode(rawValue: 2)
        static let quoted = Mode(rawValue: 4)
        static let hearsay = Mode(rawValue: 8)
    }

    let match: StatementMatch
    let passage: Passage
    let mode: Mode

    /// The bytes of the sentence.
    var range: Range<Int> { passage.sentences[match.sentence] }
    /// Where the reader sees it first: heading, subject line.
    var isHeading: Bool { !passage.scopes.isDisjoint(with: [.heading, .subject]) }
}

/// A place in the order of the document.
struct SentencePlace: Comparable, Hashable {
    let passage: Int
    let sentence: Int

    static func < (a: SentencePlace, b: SentencePlace) -> Bool {
        (a.passage, a.sentence) < (b.passage, b.sentence)
    }
}

/// All rumours mentioned in a draft, and where its facts stand. The phrase lists are those of the rule that asks:
/// `aanwijzing` (cues), `ontkend`, `zou`.
struct RumourMentions {
    let all: [RumourMention]
    /// Sentences that state a fact of the case or a day.
    let facts: Set<Int>
    private let document: LintDocument

    init(_ document: LintDocument, _ report: RuleReport) {
        self.document = document
        let facts = Dictionary(
            document.statements.facts.map { (Self.key($0.passage, $0.sentence), $0) },
            uniquingKeysWith: { $0.coverage >= $1.coverage ? $0 : $1 })
        all = document.statements.rumours.compactMap { match in
            let passage = document.passages[match.passage]
            let mode = Self.mode(of: match, passage, report)
            let hasCue = !mode.isEmpty || report.has("aanwijzing", inSentence: match.sentence, of: passage)
            guard match.keyWords >= 2,
                hasCue || match.hasClaim && match.coverage >= Self.leastCoverage(in: passage)
            else { return nil }
            // A sentence that fits a fact better is about the fact, even when it denies something.
            if let fact = facts[Self.key(match.passage, match.sentence)],
                hasCue ? fact.coverage > match.coverage : fact.coverage >= match.coverage
            {
                return nil
            }
            return RumourMention(match: match, passage: passage, mode: mode)
        }
        let mentioned = Set(all.map { Self.key($0.match.passage, $0.match.sentence) })
        self.facts = Set(facts.filter { $0.value.coverage >= 0.34 && $0.value.keyWords >= 2 }.keys)
            .subtracting(mentioned)
    }

    /// Mentions of one rumour, in order.
    func of(_ rumour: Int) -> [RumourMention] { all.filter { $0.match.statement == rumour } }

    /// Numbers of the rumours that are mentioned.
    var mentioned: [Int] { Set(all.map(\.match.statement)).sorted() }

    /// Whether a sentence states a fact of the case.
    func isFact(_ passage: Int, _ sentence: Int) -> Bool { facts.contains(Self.key(passage, sentence)) }

    /// Share of the key words that makes a mention without any cue. In a heading a fact and a rumour often share their subject.
    private static func leastCoverage(in passage: Passage) -> Double {
        passage.scopes.isDisjoint(with: [.heading, .subject]) ? 0.5 : 0.6
    }

    private static func key(_ passage: Int, _ sentence: Int) -> Int { passage << 20 | sentence }

    private static func mode(of match: StatementMatch, _ passage: Passage, _ report: RuleReport)
        -> RumourMention.Mode
    {
        var mode: RumourMention.Mode = []
        if report.has("ontkend", inSentence: match.sentence, of: passage) { mode.insert(.denied) }
        if report.has("zou", inSentence: match.sentence, of: passage) { mode.insert(.hearsay) }
        if passage.isQuestion(match.sentence) { mode.insert(.asked) }
        if passage.scopes(at: passage.sentences[match.sentence]).contains(.quotation) { mode.insert(.quoted) }
        return mode
    }
}
