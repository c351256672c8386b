public import HerautModel

/// A trial that a rule did not stand.
public struct TrialFailure: Sendable {
    /// What went wrong.
    public enum Fault: Sendable {
        /// Places that are marked and were not found.
        case missed([String])
        /// Places that were found and are not marked.
        case unexpected([String])
        /// Nothing was said of the document, as the example without marks asks.
        case silent
        /// Another rule speaks of these places, and the example does not name it under `ook`.
        case other(RuleID, [String])
        /// The rule still finds something to mend in what it mended itself.
        case notMended([String])
        /// The comment that silences the rule is a finding itself.
        case suppression([String])
        /// The place of a finding is not where its text stands.
        case misplaced(RuleID, [String])
    }

    /// The rule whose example it is.
    public let rule: RuleID
    /// The name of the trial: a ``Mutation``, or one of ``RuleTrials/others``.
    public let trial: String
    /// The example, without its marks; empty when it is about many.
    public let example: String
    /// What went wrong.
    public let fault: Fault

    /// What went wrong, as a sentence of `messages.yml`.
    public var message: Message {
        switch fault {
        case .missed(let texts): .key("rules.trial.missed", values(texts))
        case .unexpected(let texts): .key("rules.trial.unexpected", values(texts))
        case .silent: .key("rules.trial.silent", values([]))
        case .other(let rule, let texts): .key("rules.trial.other", values(texts, rule))
        case .notMended(let texts): .key("rules.trial.notMended", values(texts))
        case .suppression(let texts): .key("rules.trial.suppression", values(texts))
        case .misplaced(let rule, let texts): .key("rules.trial.misplaced", values(texts, rule))
        }
    }

    private func values(_ texts: [String], _ other: RuleID? = nil) -> [String: String] {
        [
            "regel": rule.name, "proef": trial, "andere": other?.name ?? "",
            "tekst": texts.map { "‘\($0)’" }.joined(separator: ", "),
        ]
    }
}

/// What came of the trials of one rule.
public struct TrialReport: Sendable {
    /// A trial that was not held, and why.
    public struct Untried: Sendable {
        /// The name of the trial.
        public let trial: String
        /// Why it makes no sense here, as a sentence.
        public let reason: Message
    }

    /// How many trials were held.
    public internal(set) var count = 0
    /// Those that failed.
    public internal(set) var failures: [TrialFailure] = []
    /// Those that make no sense for the rule or for one of its examples.
    public internal(set) var untried: [Untried] = []

    /// Nothing was tried.
    public init() {}
}
