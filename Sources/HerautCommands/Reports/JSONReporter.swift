import HerautModel

/// The report for programs: `heraut-lint/1`. Keys are never renamed; new ones may come.
struct JSONReporter: Reporter {
    let messages: MessageCatalogue

    func text(_ report: LintReport) -> String {
        let summary = Severity.allCases.reversed().map {
            (key: $0.rawValue, value: JSON.number(report.count($0)))
        }
        return JSON.object([
            ("schema", .string("heraut-lint/1")), ("files", .array(report.files.map(json))),
            ("summary", .object(summary)),
        ]).document
    }

    private func json(_ file: LintReport.File) -> JSON {
        .object([
            ("path", .string(file.source.path)),
            ("findings", .array(file.findings.map { .object(members(of: $0)) })),
        ])
    }

    /// One finding, key by key.
    func members(of finding: Finding) -> [(key: String, value: JSON)] {
        var members: [(key: String, value: JSON)] = [
            ("rule", .string(finding.rule.name)), ("severity", .string(finding.severity.rawValue)),
            ("message", .string(messages.text(finding.message))),
            ("why", .optional(finding.why.map(messages.text))), ("source", .optional(finding.source)),
            ("byteStart", .number(finding.span.start)), ("byteEnd", .number(finding.span.end)),
            ("line", .number(finding.start.line)), ("column", .number(finding.start.column)),
            ("endLine", .number(finding.end.line)), ("endColumn", .number(finding.end.column)),
            ("text", .string(finding.text)),
            (
                "fix",
                finding.fix.map { .object([("text", .string($0.text)), ("safe", .bool($0.isSafe))]) } ?? .null
            ),
        ]
        if let hint = finding.hint { members.append(("hint", .string(messages.text(hint)))) }
        if finding.isDocument { members.append(("document", .bool(true))) }
        return members
    }
}
