import HerautModel
import HerautRender

/// An advice as a page to print for the meeting.
enum AdviceHTMLReporter {
    static func text(_ report: AdviceReport) -> String {
        let (advice, say) = (report.advice, report.say)
        let page = ReportPage(
            language: report.messages.language,
            title: say("title", ["kenmerk": report.reference, "pad": report.casePath]),
            styleSheet: styleSheet)
        var body = "<p>\(escaped(say("people", [:])))</p>\n"
        body += "<h2>\(escaped(say("nothing.title", [:])))</h2>\n<p><b>\(escaped(report.verdict))</b></p>\n"
        body += list(advice.forNothing.map { "+ " + $0.text } + advice.againstNothing.map { "− " + $0.text })
        body += measures(advice.fits, headed: say("fits", [:]), report)
        body += measures(advice.fitsNot, headed: say("fitsNot", [:]), report)
        body += section(say("cautions", [:]), advice.cautions.map { "\($0.caution.text) \($0.why)" })
        body += section(
            say("missing", [:]),
            advice.missing.map { item in
                let keys = say("fillIn", ["sleutels": item.keys.joined(separator: ", ")])
                return "\(item.question.text) \(keys) \(item.question.why)"
            })
        if !report.commands.isEmpty {
            let lines = report.commands.flatMap(\.lines).map(escaped).joined(separator: "\n")
            body += "<h2>\(escaped(say("commands", [:])))</h2>\n<pre>\(lines)</pre>\n"
        }
        return page.html(body)
    }

    private static func measures(
        _ lines: [CaseAdvice.Line], headed heading: String, _ report: AdviceReport
    ) -> String {
        guard !lines.isEmpty else { return "" }
        let parts = lines.map { line -> String in
            let notes = report.notes(on: line.measure).map {
                "<dt>\(escaped($0.label))</dt><dd>\(escaped($0.text))</dd>"
            }
            let reasons = line.reasons.map { "<p>\(escaped($0.text))</p>" }
            return """
                <h3>\(escaped(line.measure.name))</h3>
                <p><small>\(escaped(report.stepName(line.measure.step)))</small></p>
                \(reasons.joined(separator: "\n"))
                <dl>\(notes.joined())</dl>

                """
        }
        return "<h2>\(escaped(heading))</h2>\n" + parts.joined()
    }

    private static func section(_ heading: String, _ items: [String]) -> String {
        items.isEmpty ? "" : "<h2>\(escaped(heading))</h2>\n" + list(items)
    }

    private static func list(_ items: [String]) -> String {
        items.isEmpty ? "" : "<ul>\n" + items.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ul>\n"
    }

    private static func escaped(_ text: String) -> String { HTMLFragment.escaped(text) }

    private static let styleSheet = """
        body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 45rem; padding: 0 1rem }
        dl { font-size: .9rem; margin: 0 0 1rem } dt { float: left; font-weight: bold; margin-right: .5rem }
        dd { margin: 0 } h3 { margin-bottom: 0 } pre { overflow-x: auto }
        """
}
