import ArgumentParser
import HerautLint
import HerautModel

/// `heraut lint PATH…`: checks drafts against advice and law.
struct LintCommand: HerautCommand {
    /// Form of the report.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, line, json, sarif, junit, checkstyle, github, gitlab, html
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

    @Option(help: .described("lint.asOf", value: "date"))
    var asOf: String?

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

    @Flag(help: .described("lint.spelling"))
    var spelling = false

    @Option(help: .described("lint.jobs", value: "number"))
    var jobs: Int?

    @Flag(help: .described("lint.fix"))
    var fix = false

    @Flag(help: .described("lint.diff"))
    var diff = false

    @Flag(help: .described("lint.unsafeFixes"))
    var unsafeFixes = false

    @Option(help: .described("lint.baseline", value: "file"))
    var baseline: String?

    @Option(help: .described("lint.writeBaseline", value: "file"))
    var writeBaseline: String?

    @Option(help: .described("log.byOption", value: "name"))
    var by: String?

    func run(in context: Context) throws -> Outcome {
        var request = LintRequest(
            paths: paths, casePath: casePath, only: Set(rules), without: Set(without), stdinPath: stdinPath)
        request.day = try day()
        request.measures = statistics
        request.spelling = spelling
        request.jobs = try jobCount(in: context)
        request.mending = fix || diff ? Mending(includesUnsafe: unsafeFixes) : nil
        request.baseline = try baseline.map { path throws(HerautError) in
            try BaselineFile.read(path, in: context)
        }
        var run = try LintRun(request, in: context)
        run.lint()
        if let writeBaseline { return try write(run, baseline: writeBaseline, in: context) }
        if diff { return try show(run, in: context) }
        let isFilter = try write(run.mended, in: context)
        let shown = run.report.keeping(atLeast: minSeverity.severity)
        // When nothing could be read, "0 files, 0 errors" would sound like good news.
        if !(shown.files.isEmpty && format == .text) {
            let text = reporter(in: context).text(shown)
            if isFilter { try context.note(text) } else { try context.print(text) }
        }
        try note(run.report, in: context)
        try tellRest(run, in: context)
        return outcome(of: run)
    }

    /// Notes the outcome in the logs of the cases. What only some rules were asked, or what leaves known findings out, is no outcome.
    private func note(_ report: LintReport, in context: Context) throws {
        guard rules.isEmpty, without.isEmpty, baseline == nil else { return }
        try LintNotes(context: context, by: by, casePath: casePath).add(report)
    }

    private func day() throws(HerautError) -> CalendarDate? {
        guard let asOf else { return nil }
        if let day = ValueReading.date(asOf) { return day }
        throw HerautError(.usage, .key("command.error.badDay", ["waarde": asOf, "optie": "--as-of"]))
    }

    /// As many threads as there are processors, unless said otherwise.
    private func jobCount(in context: Context) throws(HerautError) -> Int {
        guard let jobs else { return context.world.processorCount }
        if jobs > 0 { return jobs }
        throw HerautError(.usage, .key("command.error.badJobs", ["waarde": "\(jobs)"]))
    }

    private func outcome(of run: LintRun) -> Outcome {
        run.report.findings.contains { $0.severity >= failOn.severity } ? .findings : .clean
    }

    /// What goes beside the report: what the baseline kept back, and what could not be read.
    private func tellRest(_ run: LintRun, in context: Context) throws {
        if run.knownCount > 0 {
            try context.note(context.messages("command.lint.known", ["aantal": "\(run.knownCount)"]) + "\n")
        }
        if run.staleCount > 0 {
            try context.note(context.messages("command.lint.stale", ["aantal": "\(run.staleCount)"]) + "\n")
        }
        for error in run.errors.dropLast() { try context.note(ErrorText.text(error, in: context)) }
        if let last = run.errors.last { throw last }
    }

    // MARK: Changes

    /// Writes what was changed. Standard input has no file to go to: its text goes to standard output, and the report beside it.
    private func write(_ mended: [LintRun.Mended], in context: Context) throws -> Bool {
        for text in mended where text.path != "-" && text.changeCount > 0 {
            try context.write(text.new.bytes, to: text.path, mode: text.mode, replacing: true)
            let values = ["pad": text.path, "aantal": "\(text.changeCount)"]
            try context.note(context.messages("command.lint.mended", values) + "\n")
        }
        guard let input = mended.first(where: { $0.path == "-" }) else { return false }
        try context.print(input.new.text)
        return true
    }

    private func show(_ run: LintRun, in context: Context) throws -> Outcome {
        for text in run.mended where text.changeCount > 0 {
            let diff = UnifiedDiff(from: text.old.text, to: text.new.text, path: text.old.path)
            try context.print(diff.text)
        }
        try tellRest(run, in: context)
        return outcome(of: run)
    }

    private func write(_ run: LintRun, baseline path: String, in context: Context) throws -> Outcome {
        try tellRest(run, in: context)
        let text = BaselineFile.text(
            of: run.report, heading: context.messages("command.lint.baselineHeading"))
        try context.write(Array(text.utf8), to: path, replacing: true)
        let values = ["pad": path, "aantal": "\(run.report.findings.count)"]
        try context.note(context.messages("command.lint.baselineWritten", values) + "\n")
        return .clean
    }

    private func reporter(in context: Context) -> any Reporter {
        if statistics { return StatisticsReporter(messages: context.messages, isJSON: format == .json) }
        return format.reporter(in: context)
    }
}

extension LintCommand.Format {
    /// What writes a report in this form to standard output.
    func reporter(in context: Context) -> any Reporter {
        switch self {
        case .text: TextReporter(messages: context.messages, usesColour: context.usesColour(on: .output))
        case .line: LineReporter(messages: context.messages)
        case .json: JSONReporter(messages: context.messages)
        case .sarif: SarifReporter(messages: context.messages)
        case .junit: JUnitReporter(messages: context.messages)
        case .checkstyle: CheckstyleReporter(messages: context.messages)
        case .github: GitHubReporter(messages: context.messages)
        case .gitlab: GitLabReporter(messages: context.messages)
        case .html: HTMLReporter(messages: context.messages)
        }
    }
}
