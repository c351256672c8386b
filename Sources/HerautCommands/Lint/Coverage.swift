import HerautLint
import HerautModel
import HerautRender
import HerautResources

/// What Heraut does with each piece of advice of its sources: rules, kinds, measures of the card, keys of the case, or the reason why nothing.
struct Coverage: PackReport {
    /// What is wrong with the table.
    let findings: [Finding]
    private let table: AdviceTable
    private let pack: RulePack
    private let measures: [InterventionCard.Measure]
    private let context: Context

    init(_ context: Context) throws(HerautError) {
        self.context = context
        pack = try context.rulePack()
        let path = "Locales/nl/dekking.yml"
        guard let file = context.resources.file(path, for: context.messages.language) else {
            throw HerautError(.configuration, .key("command.rules.noAdvice", ["pad": path]))
        }
        let loaded = AdviceTable.load(file.source, root: file.root)
        table = loaded.table
        // A pack of one's own need not have a card; then there are no measures to name.
        measures = (try? context.loadedCard())?.card.measures ?? []
        let strange = Self.unknownNames(in: table, measures)
        findings = (loaded.findings + table.unknownRules(in: pack) + strange).sorted(
            by: Finding.inReportOrder)
    }

    var isClean: Bool { findings.isEmpty }

    /// Kinds, measures and keys that are named and do not exist.
    private static func unknownNames(in table: AdviceTable, _ known: [InterventionCard.Measure]) -> [Finding]
    {
        table.advice.flatMap { advice -> [Finding] in
            let kinds = advice.kinds.filter { DocumentKind.named($0) == nil }
            let measures = advice.measures.filter { id in !known.contains { $0.id == id } }
            let keys = advice.keys.filter {
                CaseFile.schema.lookup($0) == nil && Municipality.schema.lookup($0) == nil
            }
            return (kinds + measures + keys).map { name in
                Finding(
                    "rules.unknownName", .error, .key("rules.unknownName", ["naam": name]), at: advice.span,
                    in: table.source)
            }
        }
    }

    /// What covers a piece of advice besides rules, as label and names.
    private func covers(of advice: AdviceTable.Advice) -> [(label: String, text: String)] {
        let names = advice.measures.compactMap { id in measures.first { $0.id == id }?.name }
        let all = [
            ("kinds", advice.kinds.joined(separator: ", ")), ("measures", names.joined(separator: "; ")),
            ("keys", advice.keys.joined(separator: ", ")),
        ]
        return all.filter { !$0.1.isEmpty }.map { (say($0.0), $0.1) }
    }

    private var beside: [Rule] { table.rulesBeside(in: pack) }

    private func title(_ rule: RuleID) -> String { pack.rule(rule)?.title ?? "" }

    var text: String {
        let style = Style(isOn: context.usesColour(on: .output))
        let reporter = TextReporter(messages: context.messages, usesColour: style.isOn)
        var text = findings.map { reporter.text($0, in: nil) + "\n" }.joined()
        for advice in table.advice {
            text += style.bold(VisibleText.line(advice.tip)) + "\n"
            text += "  " + style.dim(VisibleText.line(advice.source)) + "\n"
            text += advice.rules.map { "  \($0.name)  \(VisibleText.line(title($0)))\n" }.joined()
            text += covers(of: advice).map { "  \($0.label) \(VisibleText.line($0.text))\n" }.joined()
            if !advice.reason.isEmpty {
                text += "  \(say("noRule")) \(VisibleText.line(advice.reason))\n"
            }
            text += "\n"
        }
        text += say("beside", ["aantal": "\(beside.count)"]) + "\n"
        text += beside.map { "  \($0.id.name)  \(VisibleText.line($0.title))\n" }.joined()
        return text + "\n" + summary + "\n"
    }

    private var summary: String {
        let covered = table.advice.count(where: \.isCovered)
        let values = ["adviezen": "\(table.advice.count)", "regels": "\(pack.rules.count)"]
        return say("covered", values.merging(["gedekt": "\(covered)"]) { first, _ in first })
    }

    var json: String {
        let advice = table.advice.map { advice in
            JSON.object([
                ("tip", .string(advice.tip)), ("source", .string(advice.source)),
                ("rules", .array(advice.rules.map { .string($0.name) })),
                ("kinds", .array(advice.kinds.map(JSON.string))),
                ("measures", .array(advice.measures.map(JSON.string))),
                ("keys", .array(advice.keys.map(JSON.string))),
                ("reason", advice.reason.isEmpty ? .null : .string(advice.reason)),
            ])
        }
        let beside = self.beside.map { rule in
            JSON.object([("rule", .string(rule.id.name)), ("source", .string(rule.source))])
        }
        return JSON.object([
            ("schema", .string("heraut-coverage/1")), ("advice", .array(advice)), ("beside", .array(beside)),
        ]).document
    }

    // MARK: Page

    var html: String? {
        let rows = table.advice.map { advice -> String in
            let rules = advice.rules.map { "<b>\(escaped($0.name))</b> \(escaped(title($0)))" }
            let covers = covers(of: advice).map { "\(escaped($0.label)) \(escaped($0.text))" }
            let cell =
                advice.isCovered
                ? (rules + covers).joined(separator: "<br>") : "<i>\(escaped(advice.reason))</i>"
            return row([escaped(advice.tip), cell, escaped(advice.source)])
        }
        let others = beside.map { rule in
            row(["<b>\(escaped(rule.id.name))</b>", escaped(rule.title), escaped(rule.source)])
        }
        let heading = ["tip", "rules", "source"].map {
            "<th scope=\"col\">\(escaped(say("page.\($0)")))</th>"
        }
        let page = ReportPage(
            language: context.messages.language, title: say("page.title"), styleSheet: Self.styleSheet)
        return page.html(
            """
            <p>\(escaped(summary))</p>
            <table><thead><tr>\(heading.joined())</tr></thead>
            <tbody>
            \(rows.joined())</tbody></table>
            <h2>\(escaped(say("beside", ["aantal": "\(beside.count)"])))</h2>
            <table><tbody>
            \(others.joined())</tbody></table>

            """)
    }

    /// How the tables of coverage look.
    static let styleSheet = """
        body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
        table { border-collapse: collapse; width: 100% }
        th, td { border-bottom: 1px solid #767676; padding: .5rem; text-align: left; vertical-align: top }
        """

    private func row(_ cells: [String]) -> String {
        "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>\n"
    }

    private func escaped(_ text: String) -> String { HTMLFragment.escaped(text) }

    private func say(_ key: String, _ values: [String: String] = [:]) -> String {
        context.messages("command.rules." + key, values)
    }
}
