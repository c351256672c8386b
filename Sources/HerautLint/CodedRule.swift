public import HerautLaw
public import HerautModel

/// A rule that needs logic. Everything else about it (title, severity, messages, why, source, examples) stands in the rule file under
/// the same id, with `code: ja`; the type only finds the places.
///
/// One rule a file in `Rules/`, file = type. Add the type to ``CodedRules/all``.
public protocol CodedRule: Sendable {
    /// The id in the rule file.
    static var id: RuleID { get }
    /// A rule without state.
    init()
    /// Finds the places. Called once a draft, for the kinds of document the rule file names.
    func check(_ document: LintDocument, report: inout RuleReport)
}

/// What a coded rule found, and what its entry in the rule file gives it to find with.
public struct RuleReport: Sendable {
    /// How a single finding differs in weight from what the rule file says.
    public enum Weight: Sendable {
        /// As the rule file says.
        case asRule
        /// One step milder: the rule knows less than it would like.
        case milder
        /// This severity, for rules with thresholds.
        case exactly(Severity)
    }

    /// A place where one of the phrases of the rule file stands.
    public struct Match: Hashable, Sendable {
        /// Number of the passage.
        public let passage: Int
        /// The bytes of the passage.
        public let range: Range<Int>
        /// Number of the sentence in the passage.
        public let sentence: Int
    }

    struct Entry: Sendable {
        var span: SourceSpan
        var isDocument: Bool
        var variant: String?
        var weight: Weight
        var values: [String: String]
        var fix: String?
        /// What of the register it rests on: not seen in the text of the law, it weighs less.
        var basis: [any RegisterEntry] = []
    }

    private(set) var entries: [Entry] = []
    let document: LintDocument
    private let lists: [String: [Match]]
    private let rule: Rule

    init(rule: Rule, document: LintDocument, lists: [String: [Match]]) {
        self.rule = rule
        self.document = document
        self.lists = lists
    }

    /// Every place where a phrase of list `name` (under `lijsten` in the rule file) stands, in order of appearance. Word borders,
    /// alternatives and gaps are those of rule phrases.
    public func matches(_ name: String) -> [Match] { lists[name] ?? [] }

    /// Whether a phrase of list `name` stands in that sentence.
    public func has(_ name: String, inSentence sentence: Int, of passage: Passage) -> Bool {
        !matches(name, inSentence: sentence, of: passage).isEmpty
    }

    /// The places of list `name` in one sentence. They are in order, so that a long draft is not gone through again for each of its sentences.
    public func matches(_ name: String, inSentence sentence: Int, of passage: Passage) -> ArraySlice<Match> {
        let all = matches(name)
        func first(_ sentence: Int) -> Int {
            var (low, high) = (0, all.count)
            while low < high {
                let middle = (low + high) / 2
                if (all[middle].passage, all[middle].sentence) < (passage.index, sentence) {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            return low
        }
        return all[first(sentence)..<first(sentence + 1)]
    }

    /// What the rule file calls something (`termen`), in the language of its messages, with `{names}` filled in.
    func term(_ name: String, _ values: [String: String] = [:]) -> String {
        MessageCatalogue.fill(rule.term(name), values)
    }

    /// A finding at `range` of `passage`, unless the rule file keeps the rule away from such text (`bereik`). `variant` names one of the messages under `meldingen`; without it, `melding` is used.
    /// `values` fill the `{names}` in it (`{tekst}` is filled already). `fix` replaces the text. `basis` is what of the law register the finding
    /// rests on: when one of these was not seen in the text of the law, the finding is at most a warning, and says so.
    public mutating func add(
        _ passage: Passage, _ range: Range<Int>, variant: String? = nil, weight: Weight = .asRule,
        values: [String: String] = [:], fix: String? = nil, basis: [any RegisterEntry] = []
    ) {
        guard rule.looks(at: passage.scopes(at: range)) else { return }
        add(
            passage.sourceSpan(of: range), variant: variant, weight: weight, values: values, fix: fix,
            basis: basis)
    }

    /// A finding at bytes of the source.
    public mutating func add(
        _ span: SourceSpan, variant: String? = nil, weight: Weight = .asRule, values: [String: String] = [:],
        fix: String? = nil, basis: [any RegisterEntry] = []
    ) {
        entries.append(
            Entry(
                span: span, isDocument: false, variant: variant, weight: weight, values: values, fix: fix,
                basis: basis))
    }

    /// A finding about the whole document: something is missing.
    public mutating func addMissing(
        variant: String? = nil, weight: Weight = .asRule, values: [String: String] = [:],
        basis: [any RegisterEntry] = []
    ) {
        entries.append(
            Entry(
                span: document.documentSpan, isDocument: true, variant: variant, weight: weight,
                values: values, fix: nil, basis: basis))
    }
}
