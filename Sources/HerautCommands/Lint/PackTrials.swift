import HerautLint
import HerautModel
import HerautYAML

/// The rules put to the test with their own examples.
struct PackTrials: PackReport {
    /// Trials that a rule did not stand, by rule.
    let failures: [TrialFailure]
    /// Trials that were left out, with the rule they were left out for.
    let untried: [(rule: RuleID, trial: TrialReport.Untried)]
    private let ruleCount: Int
    private let trialCount: Int
    private let context: Context

    /// Tests the rules called `names`; all rules, and all examples together, when there are none.
    init(_ context: Context, rules names: [String]) throws(HerautError) {
        self.context = context
        let pack = try context.rulePack()
        for name in names where !pack.knows(RuleID(name)) {
            throw context.unknownRule(name, among: pack.rules.map(\.id.name))
        }
        let trials = RuleTrials(try context.linter(pack), reader: LibYAMLReader())
        let rules = names.isEmpty ? pack.rules : pack.rules.filter { names.contains($0.id.name) }
        let reports = rules.map { (rule: $0.id, report: trials.report(of: $0, meetsOthers: names.isEmpty)) }
        let together = names.isEmpty ? trials.reportOfAll(pack) : TrialReport()
        failures = reports.flatMap(\.report.failures) + together.failures
        untried = reports.flatMap { entry in entry.report.untried.map { (rule: entry.rule, trial: $0) } }
        ruleCount = rules.count
        trialCount = reports.reduce(together.count) { $0 + $1.report.count }
    }

    var isClean: Bool { failures.isEmpty }

    var text: String {
        failures.map(paragraph).joined() + leftOut
            + say(
                "trials",
                ["regels": "\(ruleCount)", "proeven": "\(trialCount)", "mislukt": "\(failures.count)"])
    }

    var json: String {
        JSON.object([
            ("schema", .string("heraut-trials/1")), ("rules", .number(ruleCount)),
            ("trials", .number(trialCount)), ("failures", .array(failures.map(members))),
            (
                "untried",
                .array(
                    untried.map {
                        .object([
                            ("rule", .string($0.rule.name)), ("trial", .string($0.trial.trial)),
                            ("reason", .string(context.messages.text($0.trial.reason))),
                        ])
                    })
            ),
        ]).document
    }

    private func members(of failure: TrialFailure) -> JSON {
        .object([
            ("rule", .string(failure.rule.name)), ("trial", .string(failure.trial)),
            ("example", .string(failure.example)),
            ("message", .string(context.messages.text(failure.message))),
        ])
    }

    private func paragraph(_ failure: TrialFailure) -> String {
        let message = VisibleText.line(context.messages.text(failure.message))
        let style = Style(isOn: context.usesColour(on: .output))
        let example = failure.example.isEmpty ? "" : "  \(style.dim(VisibleText.line(failure.example)))\n"
        return style.bold("\(failure.rule.name) \(failure.trial)") + ": \(message)\n" + example
    }

    /// Trials that were left out, counted by their reason.
    private var leftOut: String {
        guard !untried.isEmpty else { return "" }
        let reasons = Dictionary(grouping: untried) { context.messages.text($0.trial.reason) }
        let lines = reasons.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map {
            "  \($0.value.count) × \(VisibleText.line($0.key))\n"
        }
        return (failures.isEmpty ? "" : "\n") + say("untried", ["aantal": "\(untried.count)"])
            + lines.joined() + "\n"
    }

    private func say(_ key: String, _ values: [String: String]) -> String {
        context.messages("command.rules." + key, values) + "\n"
    }
}
