import HerautLint
import HerautModel

/// The report as SARIF 2.1.0 (OASIS), for code scanning: rules with their reason, fixes, suppressed findings, and fingerprints by which a
/// finding is known again when the text around it moves. Columns count UTF-16 code units.
struct SarifReporter: Reporter {
    let messages: MessageCatalogue

    func text(_ report: LintReport) -> String {
        let rules = Rules(report)
        let results = report.files.flatMap { file -> [JSON] in
            let keys = file.keys
            return file.findings.map { result($0, in: file, keys, rules, reason: nil) }
                + file.suppressed.map { result($0.finding, in: file, keys, rules, reason: $0.reason) }
        }
        let driver = JSON.object([
            ("name", .string("Heraut")), ("version", .string(HerautMain.version)),
            ("semanticVersion", .string(HerautMain.version)), ("language", .string(messages.language)),
            ("rules", .array(rules.inOrder.map(descriptor))),
        ])
        let run = JSON.object([
            ("tool", .object([("driver", driver)])), ("columnKind", .string("utf16CodeUnits")),
            ("language", .string(messages.language)), ("results", .array(results)),
        ])
        return JSON.object([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", .string("2.1.0")), ("runs", .array([run])),
        ]).document
    }

    /// The rules that spoke, by name, with one finding each to describe them by.
    private struct Rules {
        let inOrder: [Finding]
        let indices: [RuleID: Int]

        init(_ report: LintReport) {
            let all = report.files.flatMap { $0.findings + $0.suppressed.map(\.finding) }
            let first = Dictionary(all.map { ($0.rule, $0) }) { first, _ in first }
            inOrder = first.values.sorted { $0.rule < $1.rule }
            indices = Dictionary(uniqueKeysWithValues: inOrder.enumerated().map { ($1.rule, $0) })
        }
    }

    private func descriptor(_ finding: Finding) -> JSON {
        var members: [(key: String, value: JSON)] = [
            ("id", .string(finding.rule.name)),
            ("defaultConfiguration", .object([("level", .string(Self.level(finding.severity)))])),
        ]
        if let why = finding.why { members.append(("fullDescription", message(messages.text(why)))) }
        if let source = finding.source { members.append(("help", message(source))) }
        return .object(members)
    }

    private func result(
        _ finding: Finding, in file: LintReport.File, _ keys: FindingKeys?, _ rules: Rules, reason: String?
    ) -> JSON {
        var members: [(key: String, value: JSON)] = [
            ("ruleId", .string(finding.rule.name)), ("ruleIndex", .number(rules.indices[finding.rule] ?? 0)),
            ("level", .string(Self.level(finding.severity))),
            ("message", message(messages.text(finding.message))),
            ("locations", .array([location(finding, in: file.source)])),
        ]
        if let key = keys?.key(of: finding) {
            members.append(("partialFingerprints", .object([("heraut/1", .string(key.text))])))
        }
        if let fix = finding.fix {
            members.append(("fixes", .array([self.fix(fix, of: finding, in: file.source)])))
        }
        if let reason {
            let suppression = JSON.object([("kind", .string("inSource")), ("justification", .string(reason))])
            members.append(("suppressions", .array([suppression])))
        }
        return .object(members)
    }

    private func location(_ finding: Finding, in source: SourceText) -> JSON {
        .object([
            (
                "physicalLocation",
                .object([
                    ("artifactLocation", artifact(finding.path)),
                    ("region", region(finding.span, in: source)),
                ])
            )
        ])
    }

    private func fix(_ fix: Fix, of finding: Finding, in source: SourceText) -> JSON {
        let replacement = JSON.object([
            ("deletedRegion", region(finding.span, in: source)),
            ("insertedContent", .object([("text", .string(fix.text))])),
        ])
        let change = JSON.object([
            ("artifactLocation", artifact(finding.path)), ("replacements", .array([replacement])),
        ])
        return .object([
            (
                "description",
                message(messages(fix.isSafe ? "command.report.fixSafe" : "command.report.fixUnsafe"))
            ),
            ("artifactChanges", .array([change])),
        ])
    }

    private func region(_ span: SourceSpan, in source: SourceText) -> JSON {
        let (start, end) = (source.utf16Location(of: span.start), source.utf16Location(of: span.end))
        return .object([
            ("startLine", .number(start.line)), ("startColumn", .number(start.column)),
            ("endLine", .number(end.line)), ("endColumn", .number(end.column)),
            ("byteOffset", .number(span.start)), ("byteLength", .number(span.count)),
        ])
    }

    private func artifact(_ path: String) -> JSON { .object([("uri", .string(PathName.uri(of: path)))]) }

    private func message(_ text: String) -> JSON { .object([("text", .string(text))]) }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .tip: "note"
        }
    }
}
