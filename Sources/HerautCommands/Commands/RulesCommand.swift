import ArgumentParser
import HerautModel

/// `heraut rules check|test|coverage|card`: whether the rules and the law register are in order, whether each rule does what its examples
/// say, which advice has a rule, and what Heraut has for each measure of the intervention card.
struct RulesCommand: HerautCommand {
    /// What to do.
    enum Action: String, CaseIterable, ExpressibleByArgument {
        case check, test, coverage, card
    }

    /// Form of the report.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, html
    }

    static var configuration: CommandConfiguration {
        .described("rules", as: "rules", aliases: ["regels"])
    }

    @Argument(help: .described("rules.action", value: "action"))
    var action: Action

    @Argument(help: .described("rules.pack", value: "folder"))
    var pack: String?

    @Option(name: .customLong("rule"), help: .described("rules.rule", value: "rule"))
    var rules: [String] = []

    @Option(help: .described("rules.format", value: "format"))
    var format = Format.text

    func run(in context: Context) throws -> Outcome {
        if action != .test, !rules.isEmpty {
            throw HerautError(.usage, .key("command.rules.ruleNeedsTest"))
        }
        let context = try pack.map { try HerautMain.context(context, withLocales: $0) } ?? context
        return switch action {
        case .check: try report(PackCheck(context), in: context)
        case .test: try report(PackTrials(context, rules: rules), in: context)
        case .coverage: try report(Coverage(context), in: context)
        case .card: try report(CardCoverage(context), in: context)
        }
    }

    private func report(_ report: some PackReport, in context: Context) throws -> Outcome {
        switch format {
        case .text: try context.print(report.text)
        case .json: try context.print(report.json)
        case .html:
            guard let html = report.html else {
                throw HerautError(
                    .usage, .key("command.rules.noHTML", ["opdracht": "rules \(action.rawValue)"]))
            }
            try context.print(html)
        }
        return report.isClean ? .clean : .findings
    }
}

/// What one of the actions found, in the forms it can be told in.
protocol PackReport {
    /// Whether nothing is wrong.
    var isClean: Bool { get }
    /// For people.
    var text: String { get }
    /// For programs.
    var json: String { get }
    /// As a page; `nil` where that is of no use.
    var html: String? { get }
}

extension PackReport {
    var html: String? { nil }
}
