import HerautLint
import HerautModel

/// Workflow commands of GitHub Actions: a remark at the line of each finding.
struct GitHubReporter: Reporter {
    let messages: MessageCatalogue

    func text(_ report: LintReport) -> String { report.findings.map { line($0) + "\n" }.joined() }

    private func line(_ finding: Finding) -> String {
        let kind =
            switch finding.severity {
            case .error: "error"
            case .warning: "warning"
            case .tip: "notice"
            }
        // A remark that spans lines may not say a column.
        var place = [
            ("file", finding.path), ("line", "\(finding.start.line)"), ("endLine", "\(finding.end.line)"),
        ]
        if finding.start.line == finding.end.line {
            place += [("col", "\(finding.start.column)"), ("endColumn", "\(finding.end.column)")]
        }
        place.append(("title", finding.rule.name))
        let properties = place.map { $0 + "=" + Self.escaped($1, inProperty: true) }.joined(separator: ",")
        return "::\(kind) \(properties)::" + Self.escaped(messages.text(finding.message), inProperty: false)
    }

    private static func escaped(_ text: String, inProperty: Bool) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": out += "%25"
            case "\r": out += "%0D"
            case "\n": out += "%0A"
            case ":" where inProperty: out += "%3A"
            case "," where inProperty: out += "%2C"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}

/// The Code Quality report of GitLab. Its fingerprints are those of a baseline, numbered where one comes twice.
struct GitLabReporter: Reporter {
    let messages: MessageCatalogue

    func text(_ report: LintReport) -> String {
        var seen: [String: Int] = [:]
        let issues = report.files.flatMap { file -> [JSON] in
            let keys = file.keys
            return file.findings.map { finding -> JSON in
                let key = finding.path + ":" + (keys?.key(of: finding).text ?? finding.rule.name)
                seen[key, default: 0] += 1
                return issue(finding, fingerprint: Self.fingerprint(key, number: seen[key] ?? 1))
            }
        }
        return JSON.array(issues).document
    }

    private func issue(_ finding: Finding, fingerprint: String) -> JSON {
        let lines = JSON.object([("begin", .number(finding.start.line)), ("end", .number(finding.end.line))])
        return .object([
            ("description", .string(messages.text(finding.message))),
            ("check_name", .string(finding.rule.name)), ("fingerprint", .string(fingerprint)),
            ("severity", .string(Self.severity(finding.severity))),
            ("location", .object([("path", .string(finding.path)), ("lines", lines)])),
        ])
    }

    private static func fingerprint(_ key: String, number: Int) -> String {
        var hash = SHA256()
        hash.update(Array("\(key) \(number)".utf8))
        return String(hash.hexDigest().prefix(40))
    }

    private static func severity(_ severity: Severity) -> String {
        switch severity {
        case .error: "major"
        case .warning: "minor"
        case .tip: "info"
        }
    }
}
