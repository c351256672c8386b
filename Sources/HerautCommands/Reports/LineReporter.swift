import HerautModel

/// One line a finding, for editors and for `grep`.
struct LineReporter: Reporter {
    let messages: MessageCatalogue

    func text(_ report: LintReport) -> String {
        report.findings.map { finding in
            let place = "\(VisibleText.line(finding.path)):\(finding.start.line):\(finding.start.column)"
            let message = VisibleText.line(messages.text(finding.message))
            return "\(place): \(finding.severity.rawValue) \(finding.rule.name) \(message)\n"
        }.joined()
    }
}
