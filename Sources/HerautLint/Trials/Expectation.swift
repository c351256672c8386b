import HerautModel

/// What a rule has to find in a bad example of its own, in the form of a mutation.
enum Expectation {
    /// The marked places, and no others.
    case marks
    /// A finding about the whole document.
    case document
    /// No place; something that is missing may still be.
    case nothing
    /// Nothing at all.
    case nothingAtAll
    /// Whatever it finds, for this reason; only the places have to be right.
    case untried(Message)

    init(_ rule: Rule, _ example: RuleExample, _ mutation: Mutation) {
        if let reason = rule.untried[mutation.rawValue] {
            self = .untried(.text(reason))
        } else if example.marks.isEmpty {
            self = Self.ofDocument(mutation)
        } else {
            self = Self.ofPlaces(rule, ExampleDraft.family(of: example, rule), mutation)
        }
    }

    /// The document is what it is, however it is written; what stands in it elsewhere is another document.
    private static func ofDocument(_ mutation: Mutation) -> Expectation {
        switch mutation {
        case .plain, .behindEmoji, .decomposed, .carriageReturns: .document
        case .suppressed: .nothingAtAll
        case .listItem, .quotation, .table, .twice, .code: .untried(.key("rules.untried.document"))
        }
    }

    private static func ofPlaces(_ rule: Rule, _ family: DocumentFamily, _ mutation: Mutation) -> Expectation
    {
        switch mutation {
        case .plain, .behindEmoji, .decomposed, .carriageReturns: return .marks
        case .code, .suppressed: return .nothing
        case .listItem: return rule.unwanted.contains(.listItem) ? .nothing : .marks
        case .quotation:
            let scopes: Scope = family == .notice ? [.quotation, .reportedSpeech] : .quotation
            return rule.unwanted.isDisjoint(with: scopes) ? .marks : .nothing
        case .table:
            if rule.matcher.measuresText { return .untried(.key("rules.untried.measure")) }
            return rule.looks(at: .table) ? .marks : .nothing
        case .twice: return rule.matcher.measuresText ? .untried(.key("rules.untried.measure")) : .marks
        }
    }
}

extension Matcher {
    /// Whether it measures running text: counts and lengths of more than a sentence.
    var measuresText: Bool { metrics.contains { $0.quantity != .sentenceLength } }
}

extension Rule {
    /// Whether a finding hangs on its own sentence and paragraph only, and not on what stands, or does not stand, elsewhere.
    var isLocal: Bool {
        !matcher.measuresText && matcher.required.isEmpty && matcher.metadata.isEmpty
            && matcher.explanations.isEmpty && untried[RuleTrials.together] == nil
    }
}
