import HerautModel

/// The report for people: every finding with its line, the reason and what to do; a summary at the end.
struct TextReporter: Reporter {
    let messages: MessageCatalogue
    let style: Style
    /// Looked up once: a long draft has thousands of findings.
    private let labels: (hint: String, why: String, source: String)

    init(messages: MessageCatalogue, usesColour: Bool) {
        self.messages = messages
        style = Style(isOn: usesColour)
        labels = (
            messages("command.report.hint"), messages("command.report.why"), messages("command.report.source")
        )
    }

    func text(_ report: LintReport) -> String {
        var text = ""
        for file in report.files {
            for finding in file.findings {
                write(finding, in: file.source, to: &text)
                text += "\n"
            }
        }
        return text + summary(report) + "\n"
    }

    /// One finding; with its source line when `source` is at hand.
    func text(_ finding: Finding, in source: SourceText?) -> String {
        var text = ""
        write(finding, in: source, to: &text)
        return text
    }

    private func write(_ finding: Finding, in source: SourceText?, to text: inout String) {
        text += head(finding)
        if let source, !finding.isDocument { writeExcerpt(of: finding, in: source, to: &text) }
        write(labels.hint, finding.hint.map(messages.text), to: &text)
        write(labels.why, finding.why.map(messages.text), to: &text)
        write(labels.source, finding.source, to: &text)
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
        return "\(style.bold(place)) \(style.severity(finding.severity)) \(finding.rule.name) \(message)\n"
    }

    private func writeExcerpt(of finding: Finding, in source: SourceText, to text: inout String) {
        let excerpt = SourceExcerpt(of: finding.span, in: source)
        let number = String(finding.start.line)
        let margin = String(repeating: " ", count: max(0, 4 - number.utf8.count))
        let blank = String(repeating: " ", count: max(4, number.utf8.count))
        text += style.dim("\(margin)\(number) |") + (excerpt.line.isEmpty ? "" : " " + excerpt.line) + "\n"
        text += style.dim("\(blank) |") + " " + style.mark(excerpt.carets, finding.severity) + "\n"
    }

    private func write(_ label: String, _ detail: String?, to text: inout String) {
        guard let detail else { return }
        text += "     " + style.dim(label) + " " + VisibleText.line(detail) + "\n"
    }
}
