import HerautModel
import HerautRender

/// The report as a page that stands alone, to send to someone who has no terminal.
struct HTMLReporter: Reporter {
    let messages: MessageCatalogue

    func text(_ report: LintReport) -> String {
        let title = escaped(messages("command.report.page.title"))
        let summary = TextReporter(messages: messages, usesColour: false).summary(report)
        return """
            <!DOCTYPE html>
            <html lang="\(escaped(messages.language))">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(title)</title>
            <style>
            \(Self.styleSheet)
            </style>
            </head>
            <body>
            <main>
            <h1>\(title)</h1>
            <p>\(escaped(summary))</p>
            \(report.files.map(section).joined())</main>
            </body>
            </html>

            """
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

    /// The first line of the place, with the words marked.
    private func quotation(_ finding: Finding, _ source: SourceText) -> String {
        let line = source.lineSpan(finding.start.line)
        let end = min(finding.span.end, line.end)
        let start = min(finding.span.start, end)
        func text(_ from: Int, _ to: Int) -> String {
            escaped(source.text(of: SourceSpan(min(from, to), to)))
        }
        return text(line.start, start) + "<mark>" + text(start, end) + "</mark>"
            + text(end, max(end, line.end))
    }

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
