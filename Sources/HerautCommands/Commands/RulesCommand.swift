import ArgumentParser
import HerautModel

/// `heraut rules check`: whether the rules and the law register are in order, and what in them still has to be checked.
struct RulesCommand: HerautCommand {
    /// What to do.
    enum Action: String, CaseIterable, ExpressibleByArgument {
        case check
    }

    /// Form of the report.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    static var configuration: CommandConfiguration {
        .described("rules", as: "rules", aliases: ["regels"])
    }

    @Argument(help: .described("rules.action", value: "action"))
    var action: Action

    @Option(help: .described("rules.format", value: "format"))
    var format = Format.text

    func run(in context: Context) throws -> Outcome {
        let check = try PackCheck(context)
        try context.print(format == .json ? check.json : check.text)
        return check.findings.isEmpty ? .clean : .findings
    }
}
