import HerautModel
import HerautRender
import HerautResources

/// What Heraut has for each measure of the intervention card: kinds it drafts, rules that watch, lines of advice, or the reason why nothing.
struct CardCoverage: PackReport {
    /// What is wrong with the card.
    let findings: [Finding]
    private let card: InterventionCard
    private let context: Context

    init(_ context: Context) throws(HerautError) {
        self.context = context
        (card, findings) = try context.loadedCard()
    }

    var isClean: Bool { findings.isEmpty && bare.isEmpty }

    /// Steps without a measure, and measures for which Heraut has nothing and no reason why.
    private var bare: [String] {
        card.steps.filter { card.measures(of: $0).isEmpty }.map(\.name)
            + card.measures.filter { cells(of: $0).isEmpty }.map(\.id)
    }

    /// What Heraut has for a measure, as label and text; empty entries are left out.
    private func cells(of measure: InterventionCard.Measure) -> [(label: String, text: String)] {
        let lines = measure.advice.count + measure.warnings.count
        let cells = [
            ("kinds", measure.kinds.map(\.name).joined(separator: ", ")),
            ("rules", measure.rules.map(\.name).joined(separator: ", ")),
            ("lines", lines == 0 ? "" : "\(lines)"), ("reason", measure.reason),
        ]
        return cells.filter { !$0.1.isEmpty }.map { (say($0.0), $0.1) }
    }

    private func source(of measure: InterventionCard.Measure) -> String {
        measure.sources.map { "\($0.name), \($0.place)" }.joined(separator: "; ")
    }

    private func say(_ key: String, _ values: [String: String] = [:]) -> String {
        context.messages("command.card." + key, values)
    }

    private var summary: String {
        let drafted = card.measures.count { !$0.kinds.isEmpty }
        let kinds = Set(card.measures.flatMap(\.kinds)).count
        return say(
            "summary",
            [
                "stappen": "\(card.steps.count)", "maatregelen": "\(card.measures.count)",
                "met": "\(drafted)", "soorten": "\(kinds)",
            ])
    }

    var text: String {
        let style = Style(isOn: context.usesColour(on: .output))
        let reporter = TextReporter(messages: context.messages, usesColour: style.isOn)
        var text = findings.map { reporter.text($0, in: nil) + "\n" }.joined()
        for step in card.steps {
            text += style.bold("\(step.number) \(VisibleText.line(step.name))") + "\n"
            for measure in card.measures(of: step) {
                text += "  \(VisibleText.line(measure.name))\n"
                text += cells(of: measure).map { "    \($0.label) \(VisibleText.line($0.text))\n" }.joined()
                text += "    " + style.dim(VisibleText.line(source(of: measure))) + "\n"
            }
            text += "\n"
        }
        return text + summary + "\n"
    }

    var json: String {
        let measures = card.measures.map { measure in
            JSON.object([
                ("id", .string(measure.id)), ("step", .number(measure.step)), ("name", .string(measure.name)),
                ("kinds", .array(measure.kinds.map { .string($0.name) })),
                ("rules", .array(measure.rules.map { .string($0.name) })),
                ("adviceLines", .number(measure.advice.count + measure.warnings.count)),
                ("reason", measure.reason.isEmpty ? .null : .string(measure.reason)),
                ("status", .optional(measure.status?.standing.rawValue)),
                ("source", .string(source(of: measure))),
            ])
        }
        return JSON.object([("schema", .string("heraut-card/1")), ("measures", .array(measures))]).document
    }

    var html: String? {
        let rows = card.measures.map { measure -> String in
            let step = card.steps.first { $0.number == measure.step }?.name ?? ""
            let cells = cells(of: measure).map { "<b>\(escaped($0.label))</b> \(escaped($0.text))" }
            return "<tr><td>\(escaped(step))</td><td>\(escaped(measure.name))</td>"
                + "<td>\(cells.joined(separator: "<br>"))</td><td>\(escaped(source(of: measure)))</td></tr>\n"
        }
        let heading = ["step", "measure", "has", "source"].map {
            "<th scope=\"col\">\(escaped(say("page.\($0)")))</th>"
        }
        let page = ReportPage(
            language: context.messages.language, title: say("page.title"), styleSheet: Coverage.styleSheet)
        return page.html(
            """
            <p>\(escaped(summary))</p>
            <table><thead><tr>\(heading.joined())</tr></thead>
            <tbody>
            \(rows.joined())</tbody></table>

            """)
    }

    private func escaped(_ text: String) -> String { HTMLFragment.escaped(text) }
}
