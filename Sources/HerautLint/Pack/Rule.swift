public import HerautModel
import Synchronization

/// One rule as its file gives it: all that `heraut explain` shows, and what the engine needs.
///
/// A class, because it is large and handed around for every draft: nothing in it ever changes.
public final class Rule: Sendable {
    /// Its name, such as `DE-01`.
    public let id: RuleID
    /// What it watches for, in a few words.
    public let title: String
    /// The families it is for.
    public let families: [DocumentFamily]
    /// What is wrong and what to do instead; `{names}` are filled per finding.
    public var message: String { words.message }
    /// Other messages, by the name a coded rule or a word list calls them.
    public var variants: [String: String] { words.variants }
    /// Words that a coded rule puts into its messages (`termen`), by the name it calls them.
    public var terms: [String: String] { words.terms }
    /// Why it matters.
    public var why: String { words.why }
    /// Where the advice or law is found.
    public var source: String { words.source }
    /// What of the law register it rests on (`steunt_op`), as citations: `art. 6 EVRM`. Not verified there, its findings are at most a
    /// warning.
    public let basis: [String]
    /// Whether the source still has to be checked.
    public let isUncertain: Bool
    /// Texts that pass.
    public var good: [RuleExample] { goodNodes.map(RuleExample.init) }
    /// Texts that fail, with the place marked.
    public var bad: [RuleExample] { badNodes.map(RuleExample.init) }
    /// Whether its logic is in Swift.
    public let isCoded: Bool
    /// That logic; `nil` when there is none under its name.
    let code: (any CodedRule.Type)?
    /// Whether it looks at shapes and numbers only, so that the language of the draft does not matter (`talen: alle`).
    public let isForAnyLanguage: Bool
    /// What its findings and its page say. Most rules of a lint say nothing: it is read when somebody first asks, and then kept.
    private let texts: Texts
    private let read = Mutex<Words?>(nil)
    /// Examples as they stand in the file: read when asked for, because a lint never does.
    let goodNodes: [Node]
    let badNodes: [Node]
    let defaultSeverity: Severity
    let severities: [DocumentFamily: Severity]
    let wanted: Scope
    let unwanted: Scope
    let isFixSafe: Bool
    /// Trials that make no sense for it (`niet_beproefd`), by their names, each with the reason.
    let untried: [String: String]
    let matcher: Matcher
    /// Which part of its pack knows the phrases of ``matcher`` by their numbers.
    let part: Int

    /// A rule as the reader of its file understood it.
    init(
        id: RuleID, title: String, families: [DocumentFamily], texts: Texts, basis: [String],
        isUncertain: Bool, isCoded: Bool, isForAnyLanguage: Bool, goodNodes: [Node], badNodes: [Node],
        severities: (other: Severity, families: [DocumentFamily: Severity]),
        scopes: (wanted: Scope, unwanted: Scope), isFixSafe: Bool, untried: [String: String],
        matcher: Matcher, part: Int
    ) {
        self.id = id
        self.title = title
        self.families = families
        self.texts = texts
        self.basis = basis
        self.isUncertain = isUncertain
        self.isCoded = isCoded
        code = isCoded ? CodedRules.byID[id] : nil
        self.isForAnyLanguage = isForAnyLanguage
        self.goodNodes = goodNodes
        self.badNodes = badNodes
        defaultSeverity = severities.other
        self.severities = severities.families
        (wanted, unwanted) = scopes
        self.isFixSafe = isFixSafe
        self.untried = untried
        self.matcher = matcher
        self.part = part
    }

    /// The keys under which its texts stand.
    struct Texts: Sendable {
        let message: Node?
        let variants: Node?
        let terms: Node?
        let why: Node?
        let source: Node?
    }

    /// The same, read.
    private struct Words {
        let message: String
        let variants: [String: String]
        let terms: [String: String]
        let why: String
        let source: String

        init(_ texts: Texts) {
            message = Self.text(texts.message)
            variants = Self.named(texts.variants)
            terms = Self.named(texts.terms)
            why = Self.text(texts.why)
            source = Self.text(texts.source)
        }

        private static func text(_ node: Node?) -> String { (node?.text ?? "").trimmingSpaces() }

        private static func named(_ node: Node?) -> [String: String] {
            var named: [String: String] = [:]
            for entry in node?.entries ?? [] { named[entry.key.text] = entry.value.text }
            return named
        }
    }

    private var words: Words {
        read.withLock { read in
            if let read { return read }
            let words = Words(texts)
            read = words
            return words
        }
    }

    /// The message under `variant`; the plain one when it has none of that name.
    func message(_ variant: String?) -> String {
        let words = words
        return variant.flatMap { words.variants[$0] } ?? words.message
    }

    /// The word that a coded rule puts into its messages under `name`; the name itself when there is none.
    func term(_ name: String) -> String { words.terms[name] ?? name }

    /// How grave it is in a family.
    public func severity(in family: DocumentFamily) -> Severity { severities[family] ?? defaultSeverity }

    /// Whether it looks at text of these scopes.
    func looks(at scopes: Scope) -> Bool {
        (wanted.isEmpty || !wanted.isDisjoint(with: scopes)) && unwanted.isDisjoint(with: scopes)
    }
}

/// What a rule looks for, as data.
struct Matcher: Sendable {
    /// A phrase with what to write instead.
    struct Entry: Sendable {
        /// Number in the ``PhraseIndex``.
        let phrase: Int
        /// What to write instead; empty when the word had better go.
        let instead: String
        /// The severity a word list gives it.
        let severity: Severity?
    }

    /// What is looked for.
    var entries: [Entry] = []
    /// The phrases that were read with this rule; they follow each other.
    private(set) var ownPhrases = 0..<0
    /// Those of ``entries`` and ``lists`` that an earlier rule has too.
    private(set) var sharedPhrases: [Int] = []
    var patterns: [TokenPattern] = []
    /// Must be somewhere in the document, each of them.
    var required: [Required] = []
    var metrics: [Metric] = []
    /// What has to be known of the case.
    var metadata: [MetadataCondition] = []
    /// Phrases that silence the rule in their sentence.
    var exceptions: [Int] = []
    /// Phrases that a match may be part of without being meant.
    var containers: [Int] = []
    /// Patterns that silence the rule in their passage.
    var passageExceptions: [TokenPattern] = []
    /// Phrases that explain what is found: in its sentence, the one before it or the two after it they silence the rule.
    var explanations: [Int] = []
    /// Whether questions are let be.
    var sparesQuestions = false
    /// Ways of putting it that are let be: a denial, a reservation.
    var sparedStances: Stance = []
    /// Phrases for a coded rule, by the name of their list.
    var lists: [String: [Int]] = [:]

    /// Notes which phrases were read with this rule, when all are.
    mutating func note(_ own: Range<Int>) {
        ownPhrases = own
        sharedPhrases = (entries.map(\.phrase) + lists.values.joined()).filter { !own.contains($0) }
    }

    struct Required: Sendable {
        /// One of these is enough.
        var phrases: [Int]
        var patterns: [TokenPattern]
        /// Or a part of the document that is this.
        var parts: Scope
        /// Only when one of these stands in the document is it asked for; always when there are none.
        var occasions: [Int]
        /// The message under `meldingen`, in place of `melding`.
        var variant: String?
    }
}

/// An example of a rule: its test and its documentation.
public struct RuleExample: Sendable {
    /// The text, without the marks.
    public var text: String { marked.text }
    /// The places that were marked with « »; none when the whole document is meant.
    public var marks: [SourceSpan] { marked.marks }
    /// Front matter that it needs (`soort`, `leeftijd`, `feiten`…), as written in the rule file.
    public let frontMatter: Node
    /// Other rules that speak of it too, and rightly so (`ook`).
    public let others: Set<String>
    /// The text with its marks.
    let raw: String
    private let marked: MarkedText

    private static let ownKeys = ["tekst", "ook"]

    /// Reads an example: a text, or a group with `tekst` and keys of front matter.
    init(_ node: Node) {
        raw = (node["tekst"] ?? node).text
        marked = MarkedText(raw)
        others = Set((node["ook"].map { $0.isScalar ? [$0] : $0.items } ?? []).map(\.text))
        let front = node.entries.filter { !Self.ownKeys.contains($0.key.text) }
        frontMatter = Node(.mapping(front), span: node.span)
    }
}
