import HerautLint
import HerautModel
import HerautRender
import HerautResources

/// Which advice is held to by which rule, and why some is not.
struct Coverage: PackReport {
    /// What is wrong with the table.
    let findings: [Finding]
    private let table: AdviceTable
    private let pack: RulePack
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
        findings = (loaded.findings + loaded.table.unknownRules(in: pack)).sorted(by: Finding.inReportOrder)
    }

    var isClean: Bool { findings.isEmpty }

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
        let covered = table.advice.count { !$0.rules.isEmpty }
        let values = ["adviezen": "\(table.advice.count)", "regels": "\(pack.rules.count)"]
        return say("covered", values.merging(["gedekt": "\(covered)"]) { first, _ in first })
    }

    var json: String {
        let advice = table.advice.map { advice in
            JSON.object([
                ("tip", .string(advice.tip)), ("source", .string(advice.source)),
                ("rules", .array(advice.rules.map { .string($0.name) })),
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
            let cell =
                advice.rules.isEmpty ? "<i>\(escaped(advice.reason))</i>" : rules.joined(separator: "<br>")
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
