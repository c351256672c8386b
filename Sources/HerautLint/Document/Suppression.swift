import HerautModel

/// A comment that silences rules for the block after it (or the block it stands in): `<!-- heraut: negeer DE-01 reden="…" -->`.
struct Suppression: Sendable {
    /// The rules it names.
    let rules: [RuleID]
    /// Why, as every exception must say; `nil` when it does not.
    let reason: String?
    /// The comment.
    let span: SourceSpan
    /// The block it is for; `nil` when none follows.
    var target: SourceSpan?

    /// Reads the text of a comment; `nil` when it is any other comment.
    init?(_ comment: String, span: SourceSpan) {
        let words = comment.split(whereSeparator: \.isWhitespace)
        guard words.first == "heraut:", words.dropFirst().first == "negeer" else { return nil }
        rules = words.dropFirst(2).prefix { !$0.hasPrefix("reden") }.map { RuleID($0.filter { $0 != "," }) }
        reason = Self.reason(in: comment)
        self.span = span
    }

    private static func reason(in comment: String) -> String? {
        let parts = comment.split(separator: "\"", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0].hasSuffix("reden=") else { return nil }
        let text = parts[1].filter { !$0.isWhitespace }
        return text.isEmpty ? nil : String(parts[1])
    }

    /// Whether it silences `finding`.
    func silences(_ finding: Finding) -> Bool {
        guard reason != nil, let target, !finding.isDocument else { return false }
        return rules.contains(finding.rule) && target.contains(finding.span)
    }
}
