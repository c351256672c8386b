import ArgumentParser
import HerautModel

/// `heraut lint PATH…`: checks drafts against advice and law.
struct LintCommand: HerautCommand {
    /// Form of the report.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, line, json
    }

    /// A severity as it is typed.
    enum Threshold: String, CaseIterable, ExpressibleByArgument {
        case tip, waarschuwing, fout

        var severity: Severity { Severity(rawValue: rawValue) ?? .error }
    }

    static var configuration: CommandConfiguration {
        .described("lint", as: "lint", aliases: ["toets"])
    }

    @Argument(help: .described("lint.paths", value: "path"))
    var paths: [String]

    @Option(name: .customLong("case"), help: .described("lint.case", value: "file"))
    var casePath: String?

    @Option(help: .described("lint.minSeverity", value: "severity"))
    var minSeverity = Threshold.tip

    @Option(help: .described("lint.failOn", value: "severity"))
    var failOn = Threshold.fout

    @Option(name: .customLong("rule"), help: .described("lint.rule", value: "rule"))
    var rules: [String] = []

    @Option(help: .described("lint.without", value: "rule"))
    var without: [String] = []

    @Option(help: .described("lint.format", value: "format"))
    var format = Format.text

    @Option(help: .described("lint.stdinPath", value: "path"))
    var stdinPath = "-"

    @Flag(help: .described("lint.statistics"))
    var statistics = false

    func run(in context: Context) throws -> Outcome {
        let request = LintRequest(
            paths: paths, casePath: casePath, only: Set(rules), without: Set(without), stdinPath: stdinPath)
        var run = try LintRun(request, in: context)
        run.lint()
        let shown = run.report.keeping(atLeast: minSeverity.severity)
        // When nothing could be read, "0 files, 0 errors" would sound like good news.
        if !(shown.files.isEmpty && format == .text) { try context.print(reporter(in: context).text(shown)) }
        for error in run.errors.dropLast() { try context.note(ErrorText.text(error, in: context)) }
        if let last = run.errors.last { throw last }
        return run.report.findings.contains { $0.severity >= failOn.severity } ? .findings : .clean
    }

    private func reporter(in context: Context) -> any Reporter {
        if statistics { return StatisticsReporter(isJSON: format == .json) }
        return switch format {
        case .text: TextReporter(messages: context.messages, usesColour: context.usesColour(on: .output))
        case .line: LineReporter(messages: context.messages)
        case .json: JSONReporter(messages: context.messages)
        }
    }
}
