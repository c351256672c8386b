public import HerautModel
public import HerautTemplate

/// That someone of legal agreed to a template: to these very texts, and no others.
public struct Approval: Hashable, Sendable {
    /// The kind of document.
    public let kind: String
    /// The language of the template.
    public let language: String
    /// SHA-256 over the template, its fields and its partials, as in ``Template/identity``.
    public let content: String
    /// SHA-256 over the rules it was checked with.
    public let rules: String
    /// Who agreed.
    public let by: String
    /// The day of the approval.
    public let day: CalendarDate
    /// The last day on which it counts; `nil` for no end.
    public let until: CalendarDate?

    /// An approval of `template` as it is now.
    public init(of template: Template, rules: String, by: String, on day: CalendarDate, until: CalendarDate?)
    {
        kind = template.kind.name
        language = template.language
        content = template.contentHash
        self.rules = rules
        self.by = by
        self.day = day
        self.until = until
    }

    /// What the approval of a template is worth.
    public enum Status: String, Sendable {
        /// It counts.
        case approved
        /// It counts, but the rules are others than those it was checked with.
        case rulesChanged
        /// The template was changed since.
        case changed
        /// Its last day has passed.
        case expired
        /// Nobody agreed to it.
        case none

        /// Whether letters may be made.
        public var counts: Bool { self == .approved || self == .rulesChanged }
    }
}

/// The approvals of a working folder: `akkoord.yml`.
public struct ApprovalList: Sendable {
    /// Name of the file, beside `heraut.yml`.
    public static let fileName = "akkoord.yml"
    /// One for each template and language, in the order they were given.
    public private(set) var approvals: [Approval] = []

    /// No approvals.
    public init() {}

    /// Reads `akkoord.yml` and reports every fault at once.
    public static func read(_ source: SourceText, with reader: some YAMLReader) -> (
        list: ApprovalList, findings: [Finding]
    ) {
        let yaml = reader.read(source)
        var schemaReader = SchemaReader(name: "akkoord", source: source)
        let values = yaml.findings.isEmpty ? schemaReader.read(yaml.root, as: schema) : .group([:])
        var list = ApprovalList()
        list.approvals = values.at("akkoord")?.items.compactMap(Approval.init) ?? []
        return (list, yaml.findings + schemaReader.findings)
    }

    /// The approval of a template, current or not.
    public func approval(of kind: String, _ language: String) -> Approval? {
        approvals.first { $0.kind == kind && $0.language == language }
    }

    /// What the approval of `template` is worth on `day`, with these rules.
    public func status(of template: Template, rules: String, on day: CalendarDate) -> Approval.Status {
        guard let approval = approval(of: template.kind.name, template.language) else { return .none }
        if approval.content != template.contentHash { return .changed }
        if let until = approval.until, day > until { return .expired }
        return approval.rules == rules ? .approved : .rulesChanged
    }

    /// Adds an approval, in place of an earlier one of the same template.
    public mutating func add(_ approval: Approval) {
        approvals.removeAll { $0.kind == approval.kind && $0.language == approval.language }
        approvals.append(approval)
    }

    /// The file, below `heading`, a comment for who opens it.
    public func text(heading: String) -> String {
        let comment = heading.split(separator: "\n").map { "# \($0)\n" }.joined()
        return comment + "akkoord:\n" + approvals.map(\.text).joined()
    }

    private static let schema = Schema([
        .init(
            "akkoord",
            .list(
                .group([
                    .init("sjabloon", text, isRequired: true), .init("taal", text, isRequired: true),
                    .init("inhoud", text, isRequired: true), .init("regels", text, isRequired: true),
                    .init("door", text, isRequired: true), .init("op", day, isRequired: true),
                    .init("tot", day),
                ])))
    ])
    private static let text = Schema.Kind.scalar(.text)
    private static let day = Schema.Kind.scalar(.date)
}

extension Approval {
    fileprivate init?(_ value: Value) {
        guard let kind = value.at("sjabloon")?.string, let language = value.at("taal")?.string,
            let content = value.at("inhoud")?.string, let rules = value.at("regels")?.string,
            let by = value.at("door")?.string, case .date(let day)? = value.at("op")
        else { return nil }
        var until: CalendarDate?
        if case .date(let last)? = value.at("tot") { until = last }
        (self.kind, self.language, self.content, self.rules) = (kind, language, content, rules)
        (self.by, self.day, self.until) = (by, day, until)
    }

    fileprivate var text: String {
        let pairs: [(String, String?)] = [
            ("sjabloon", YAMLScalar.text(kind)), ("taal", YAMLScalar.text(language)),
            ("inhoud", YAMLScalar.text(content)), ("regels", YAMLScalar.text(rules)),
            ("door", YAMLScalar.text(by)), ("op", day.iso), ("tot", until?.iso),
        ]
        let lines = pairs.compactMap { key, value in value.map { "\(key): \($0)\n" } }
        return "  - " + lines.joined(separator: "    ")
    }
}
