/// The name of a rule: `LG-01` for rules of a pack, a dotted name (`yaml.unknownKey`) for faults in files and templates.
public struct RuleID: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name as the user reads and types it.
    public let name: String

    /// A rule called `name`.
    public init(_ name: String) { self.name = name }

    /// A rule called by the literal.
    public init(stringLiteral value: String) { self.name = value }

    /// The name.
    public var description: String { name }

    /// By name.
    public static func < (a: RuleID, b: RuleID) -> Bool { a.name < b.name }
}

/// A change that mends a finding.
public struct Fix: Hashable, Sendable {
    /// What to put in place of ``Finding/span``; empty to delete.
    public var text: String
    /// Whether it can be applied unread: the meaning cannot change.
    public var isSafe: Bool

    /// Replace the finding's span by `text`.
    public init(text: String, isSafe: Bool) {
        self.text = text
        self.isSafe = isSafe
    }
}

/// One fault at one place: in a draft, a template, a file of the user or a row of data. The only such type of the house.
public struct Finding: Hashable, Sendable {
    /// The rule that was broken.
    public var rule: RuleID
    /// How grave.
    public var severity: Severity
    /// What is wrong.
    public var message: Message
    /// Why it matters, for rules that have a reason.
    public var why: Message?
    /// Where the advice or law is found.
    public var source: String?
    /// What to do about it, such as "bedoelde u …?".
    public var hint: Message?
    /// The file, as the user gave it.
    public var path: String
    /// The bytes concerned; for a finding about the whole document empty, at the start of the body.
    public var span: SourceSpan
    /// Where `span` starts.
    public var start: SourceLocation
    /// Where `span` ends.
    public var end: SourceLocation
    /// The text of `span`.
    public var text: String
    /// A change that mends it.
    public var fix: Fix?
    /// Whether it is about the document as a whole: something is missing.
    public var isDocument: Bool

    /// A finding at `span` of `source`; line, column and text are taken from there.
    public init(
        _ rule: RuleID, _ severity: Severity, _ message: Message, at span: SourceSpan, in text: SourceText,
        why: Message? = nil, source: String? = nil, hint: Message? = nil, fix: Fix? = nil,
        isDocument: Bool = false
    ) {
        self.rule = rule
        self.severity = severity
        self.message = message
        self.why = why
        self.source = source
        self.hint = hint
        self.path = text.path
        self.span = span
        self.start = text.location(of: span.start)
        self.end = text.location(of: span.end)
        self.text = text.text(of: span)
        self.fix = fix
        self.isDocument = isDocument
    }

    /// The order of a report: by place, then by rule. Independent of threads and of the order of the rules.
    public static func inReportOrder(_ a: Finding, _ b: Finding) -> Bool {
        if a.path != b.path { return a.path < b.path }
        if a.span != b.span { return a.span < b.span }
        return a.rule < b.rule
    }
}
