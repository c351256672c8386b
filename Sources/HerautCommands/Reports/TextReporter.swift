import HerautModel

/// The report for people: every finding with its line, the reason and what to do; a summary at the end.
struct TextReporter: Reporter {
    let messages: MessageCatalogue
    let style: Style

    init(messages: MessageCatalogue, usesColour: Bool) {
        self.messages = messages
        style = Style(isOn: usesColour)
    }

    func text(_ report: LintReport) -> String {
        let parts = report.files.flatMap { file in file.findings.map { text($0, in: file.source) + "\n" } }
        return parts.joined() + summary(report) + "\n"
    }

    /// One finding; with its source line when `source` is at hand.
    func text(_ finding: Finding, in source: SourceText?) -> String {
        var lines = [head(finding)]
        if let source, !finding.isDocument { lines += excerpt(finding, source) }
        lines += [
            detail("command.report.hint", finding.hint), detail("command.report.why", finding.why),
            detail("command.report.source", finding.source.map(Message.text)),
        ].compactMap { $0 }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `3 bestanden bekeken: 1 fout, 0 waarschuwingen, 2 tips.`
    func summary(_ report: LintReport) -> String {
        let counts = Severity.allCases.reversed().map { severity -> String in
            let count = report.count(severity)
            return messages(
                "command.report.\(severity.rawValue)\(count == 1 ? "One" : "Many")", ["aantal": String(count)]
            )
        }
        let files = report.files.count
        return messages(
            files == 1 ? "command.report.summaryOne" : "command.report.summaryMany",
            ["bestanden": String(files), "bevindingen": counts.joined(separator: ", ")])
    }

    private func head(_ finding: Finding) -> String {
        let place = "\(VisibleText.line(finding.path)):\(finding.start.line):\(finding.start.column)"
        let message = VisibleText.line(messages.text(finding.message))
        return "\(style.bold(place)) \(style.severity(finding.severity)) \(finding.rule.name) \(message)"
    }

    private func excerpt(_ finding: Finding, _ source: SourceText) -> [String] {
        let excerpt = SourceExcerpt(of: finding.span, in: source)
        let number = String(finding.start.line)
        let margin = String(repeating: " ", count: max(0, 4 - number.count)) + number
        let blank = String(repeating: " ", count: margin.count)
        return [
            style.dim("\(margin) |") + (excerpt.line.isEmpty ? "" : " " + excerpt.line),
            style.dim("\(blank) |") + " " + style.mark(excerpt.carets, finding.severity),
        ]
    }

    private func detail(_ label: String, _ message: Message?) -> String? {
        guard let message else { return nil }
        return "     " + style.dim(messages(label)) + " " + VisibleText.line(messages.text(message))
    }
}
