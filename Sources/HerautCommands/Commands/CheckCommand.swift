import ArgumentParser
import HerautMerge
import HerautModel

/// `heraut check [TEMPLATE…]`: every variant of a template through the rules.
struct CheckCommand: HerautCommand {
    /// Form of the report.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, sarif, html
    }

    static var configuration: CommandConfiguration {
        .described("check", as: "check", aliases: ["controleer"])
    }

    @Argument(help: .described("check.templates", value: "template"))
    var templates: [String] = []

    @Option(help: .described("check.language", value: "language"))
    var language: String?

    @Flag(help: .described("check.variants"))
    var variants = false

    @Option(help: .described("check.format", value: "format"))
    var format = Format.text

    @Option(
        name: [.customShort("o"), .customLong("output")], help: .described("check.output", value: "file"))
    var output: String?

    func run(in context: Context) throws -> Outcome {
        let workspace = try Workspace.found(from: ".", in: context)
        let all = language.map(workspace.context.templateKinds) ?? workspace.context.templateKinds
        var run = CheckRun(in: workspace)
        try run.check(templates.isEmpty ? all : templates, in: language)
        let text = try report(run.report, run.pipelines, in: context)
        if let output {
            try context.write(Array(text.utf8), to: output, replacing: false)
            try context.note(context.messages("command.check.written", ["pad": output]) + "\n")
        } else {
            try context.print(text)
        }
        for error in run.errors.dropLast() { try context.note(ErrorText.text(error, in: context)) }
        if let last = run.errors.last { throw last }
        return run.report.hasErrors ? .findings : .clean
    }

    private func report(
        _ report: CheckReport, _ pipelines: [String: Pipeline], in context: Context
    ) throws -> String {
        switch format {
        case .text:
            CheckTextReporter(
                messages: context.messages, usesColour: output == nil && context.usesColour(on: .output),
                listsVariants: variants
            ).text(report)
        case .json: CheckJSONReporter(messages: context.messages).text(report)
        case .sarif: SarifReporter(messages: context.messages).text(report.asLintReport)
        case .html: CheckHTMLReporter(messages: context.messages, pipelines: pipelines).text(report)
        }
    }
}
