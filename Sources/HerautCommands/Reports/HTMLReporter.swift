import HerautModel
import HerautRender

/// The report as a page that stands alone, to send to someone who has no terminal.
struct HTMLReporter: Reporter {
    let messages: MessageCatalogue

    func text(_ report: LintReport) -> String {
        let summary = TextReporter(messages: messages, usesColour: false).summary(report)
        let page = ReportPage(
            language: messages.language, title: messages("command.report.page.title"),
            styleSheet: Self.styleSheet)
        return page.html("<p>\(escaped(summary))</p>\n" + report.files.map(section).joined())
    }

    private func section(_ file: LintReport.File) -> String {
        let heading = "<h2>\(escaped(file.source.path))</h2>\n"
        guard !file.findings.isEmpty else {
            return heading + "<p>\(escaped(messages("command.report.page.clean")))</p>\n"
        }
        return heading + "<ol>\n" + file.findings.map { item($0, file.source) }.joined() + "</ol>\n"
    }

    private func item(_ finding: Finding, _ source: SourceText) -> String {
        let place = messages(
            "command.report.page.place",
            ["regel": "\(finding.start.line)", "kolom": "\(finding.start.column)"])
        var html =
            "<li class=\"\(finding.severity.rawValue)\">\n<p><strong>\(escaped(finding.severity.rawValue))</strong> "
        html += "\(escaped(messages.text(finding.message)))</p>\n"
        if !finding.isDocument { html += "<blockquote>\(quotation(finding, source))</blockquote>\n" }
        html += detail("command.report.hint", finding.hint.map(messages.text))
        html += detail("command.report.why", finding.why.map(messages.text))
        html += detail("command.report.source", finding.source)
        return html + "<p class=\"plek\">\(escaped(finding.rule.name)) · \(escaped(place))</p>\n</li>\n"
    }

    /// The first line of the place, with the words marked. Of a line without an end a reader gets what stands around them.
    private func quotation(_ finding: Finding, _ source: SourceText) -> String {
        let line = source.lineSpan(finding.start.line)
        let end = min(finding.span.end, line.end)
        let start = min(finding.span.start, end)
        var before = source.text(of: SourceSpan(max(line.start, start - Self.reach), start))
        if start - line.start > Self.reach { before = "… " + before.drop { $0 != " " }.dropFirst() }
        var behind = source.text(of: SourceSpan(end, max(end, min(line.end, end + Self.reach))))
        if line.end - end > Self.reach {
            behind = (behind.lastIndex(of: " ").map { behind[..<$0] } ?? "") + " …"
        }
        let marked = source.text(of: SourceSpan(start, end))
        return escaped(before) + "<mark>" + escaped(marked) + "</mark>" + escaped(behind)
    }

    /// Bytes of a line that are shown before and behind the place.
    private static let reach = 400

    private func detail(_ label: String, _ text: String?) -> String {
        guard let text else { return "" }
        return "<p class=\"uitleg\"><b>\(escaped(messages(label)))</b> \(escaped(text))</p>\n"
    }

    private func escaped(_ text: String) -> String { HTMLFragment.escaped(text) }

    private static let styleSheet = """
        body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1.25rem; color: #1a1a1a; background: #fff; line-height: 1.5;
          font-family: Arial, "Liberation Sans", Helvetica, sans-serif; overflow-wrap: break-word; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
        ol { padding-inline-start: 0; list-style: none; }
        li { border-inline-start: 5px solid #4a6fa5; padding: .25rem 0 .25rem 1rem; margin-bottom: 1.5rem; }
        li.fout { border-color: #b00020; } li.waarschuwing { border-color: #b04a00; }
        li p { margin: 0 0 .35rem; } .uitleg, .plek { font-size: .9rem; color: #4a4a4a; }
        blockquote { margin: 0 0 .5rem; padding: .35rem .75rem; background: #f3f3f3; }
        mark { background: #ffe08a; color: inherit; font-weight: bold; }
        """
}
