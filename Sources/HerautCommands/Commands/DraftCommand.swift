import ArgumentParser
import HerautMerge
import HerautModel

/// `heraut draft KIND`: a concept from the case.
struct DraftCommand: HerautCommand {
    static var configuration: CommandConfiguration {
        .described("draft", as: "draft", aliases: ["concept"])
    }

    @Argument(help: .described("draft.kind", value: "kind"))
    var kind: String

    @Option(name: .customLong("case"), help: .described("draft.case", value: "file"))
    var casePath: String?

    @Option(name: .customLong("set"), help: .described("draft.set", value: "setting"))
    var settings: [String] = []

    @Option(help: .described("draft.language", value: "language"))
    var language = "nl"

    @Option(help: .described("draft.data", value: "file"))
    var data: String?

    @Option(help: .described("draft.row", value: "number"))
    var row: Int?

    @Flag(help: .described("draft.sample"))
    var sample = false

    @Option(name: .shortAndLong, help: .described("draft.output", value: "file"))
    var output: String?

    func run(in context: Context) throws -> Outcome {
        let request = DraftRequest(
            kind: kind, casePath: casePath, settings: settings, language: language, data: data, row: row, usesSample: sample,
            output: output)
        let (filled, kind) = try DraftJob(context: context, request: request).run()
        guard let output else {
            try context.print(filled.text)
            return .clean
        }
        try context.write(Array(filled.text.utf8), to: output, mode: kind.fileMode, replacing: false)
        let reporter = TextReporter(messages: context.messages, usesColour: false)
        let report = LintReport(files: [LintReport.File(source: filled.draft.source, findings: filled.findings)])
        try context.note(context.messages("command.draft.made", ["pad": output]) + "\n" + reporter.summary(report) + "\n")
        return .clean
    }
}
