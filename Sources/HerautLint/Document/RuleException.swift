public import HerautModel

/// An exception in a draft: rules that somebody silenced, and why.
public struct RuleException: Sendable {
    /// The rules.
    public let rules: [RuleID]
    /// Why; empty when the draft does not say, and then it silences nothing.
    public let reason: String
}

extension Draft {
    /// Every exception that stands in the draft, in order.
    public var exceptions: [RuleException] {
        var reader = PassageReader(source: source, family: metadata.family ?? .internal)
        reader.read(blocks)
        return reader.suppressions.map { RuleException(rules: $0.rules, reason: $0.reason ?? "") }
    }
}
