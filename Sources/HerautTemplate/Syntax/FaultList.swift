import HerautModel

/// Faults as they are found, each once, and no more than a person can use: to know the column of a fault its line has to be counted, so
/// a file of nothing but faults would take forever.
struct FaultList {
    private(set) var findings: [Finding] = []
    private var known: Set<Key> = []

    /// One fault at one place.
    private struct Key: Hashable {
        let rule: String
        let span: SourceSpan
        let path: String
    }

    /// Most faults of one text.
    static let limit = 100

    /// Whether nothing more is taken.
    var isFull: Bool { findings.count > Self.limit }

    init() {}

    /// Adds a fault; past the limit one last finding says that there is more.
    mutating func report(
        _ rule: String, _ severity: Severity = .error, values: [String: String] = [:], at span: SourceSpan,
        in source: SourceText, hint: Message? = nil
    ) {
        guard findings.count < Self.limit else {
            if findings.count == Self.limit {
                append("template.tooManyFaults", .error, [:], span, source, nil)
            }
            return
        }
        append(rule, severity, values, span, source, hint)
    }

    private mutating func append(
        _ rule: String, _ severity: Severity, _ values: [String: String], _ span: SourceSpan,
        _ source: SourceText, _ hint: Message?
    ) {
        // A part that is used twice has its faults once.
        guard known.insert(Key(rule: rule, span: span, path: source.path)).inserted else { return }
        findings.append(
            Finding(RuleID(rule), severity, .key(rule, values), at: span, in: source, hint: hint))
    }
}
