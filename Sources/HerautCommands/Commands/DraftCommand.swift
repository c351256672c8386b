import ArgumentParser
import HerautMerge
import HerautModel

/// `heraut draft KIND`: a template filled from the case, the municipality and a recipient.
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
    var language = Translations.original

    @Option(help: .described("draft.data", value: "file"))
    var data: String?

    @Option(help: .described("draft.row", value: "number"))
    var row: Int?

    @Flag(help: .described("draft.sample"))
    var sample = false

    @Option(help: .described("draft.variant", value: "number"))
    var variant: Int?

    @Option(
        name: [.customShort("o"), .customLong("output")], help: .described("draft.output", value: "file"))
    var output: String?

    @Option(help: .described("log.byOption", value: "name"))
    var by: String?

    func run(in context: Context) throws -> Outcome {
        if variant != nil, !sample { throw HerautError(.usage, .key("command.draft.variantNeedsSample")) }
        let request = DraftRequest(
            kind: kind, language: language, casePath: casePath ?? CaseMaking.path, dataPath: data, row: row,
            settings: try Settings.parse(settings), output: output)
        guard try hasCase(request, in: context) else { return .interrupted }
        let result = try result(of: request, in: context)
        if let output {
            try context.write(Array(result.filled.text.utf8), to: output, mode: result.mode, replacing: false)
            try context.note(context.messages("command.draft.made", ["pad": output]) + "\n")
            if !sample {
                let text = context.messages("command.log.drafted", ["soort": kind])
                try CaseNote(.draft, text, by: by, drafts: [output]).add(
                    to: request.casePath, in: context)
            }
        } else {
            try context.print(result.filled.text)
        }
        return try report(result, in: context)
    }

    /// Makes a case of the answers to some questions where there is none and none was named; `false` when somebody left before the end.
    private func hasCase(_ request: DraftRequest, in context: Context) throws -> Bool {
        guard casePath == nil, !sample, context.world.kind(of: CaseMaking.path) == .missing else {
            return true
        }
        do {
            try CaseMaking(for: request, in: context).make()
            return true
        } catch is Interview.Ended {
            try context.note("\n" + context.messages("command.ask.ended") + "\n")
            return false
        }
    }

    private func result(of request: DraftRequest, in context: Context) throws -> DraftResult {
        if let variant { return try request.makeVariant(variant, in: context) }
        return try sample ? request.makeSample(in: context) : request.make(in: context)
    }

    /// What the rules say of the draft goes to standard error: the draft is there, and a person will read it.
    private func report(_ result: DraftResult, in context: Context) throws -> Outcome {
        let findings = result.filled.findings
        guard !findings.isEmpty else { return .clean }
        let reporter = TextReporter(messages: context.messages, usesColour: context.usesColour(on: .error))
        try context.note(reporter.text(context.report(findings, of: result.filled.draft)))
        return findings.contains { $0.severity == .error } ? .findings : .clean
    }
}
