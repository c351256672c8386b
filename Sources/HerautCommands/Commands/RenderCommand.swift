import ArgumentParser
import HerautModel
import HerautRender

/// `heraut render DRAFT…`: drafts as documents.
struct RenderCommand: HerautCommand {
    static var configuration: CommandConfiguration {
        .described("render", as: "render", aliases: ["opmaken"])
    }

    @Argument(help: .described("render.drafts", value: "path"))
    var drafts: [String]

    @Option(name: .shortAndLong, help: .described("render.output", value: "path"))
    var output: String

    @Option(help: .described("render.format", value: "formats"))
    var format: String?

    @Option(name: .customLong("case"), help: .described("lint.case", value: "file"))
    var casePath: String?

    func run(in context: Context) throws -> Outcome {
        var job = try RenderJob(context: context, output: output, formats: formats(in: context), isSingle: drafts.count == 1)
        var cases = CaseShelf(context: context, given: casePath)
        var outcome = Outcome.clean
        for draft in drafts where try !job.render(draft, &cases) { outcome = .findings }
        return outcome
    }

    /// The formats of `--format`; without it, the one that `-o` ends in.
    private func formats(in context: Context) throws -> [RenderFormat] {
        let known = RenderFormat.allCases.map(\.rawValue)
        guard let format else {
            if let format = RenderFormat(fileExtension: PathName(output).fileExtension) { return [format] }
            throw HerautError(.usage, .key("command.error.noFormat", ["vormen": known.joined(separator: ", ")]))
        }
        return try format.split(separator: ",").map { word in
            if let format = RenderFormat(rawValue: word.trimmingSpaces()) { return format }
            let fault = Message.key("command.error.unknownFormat", ["vorm": String(word), "vormen": known.joined(separator: ", ")])
            throw HerautError(.usage, fault.suggesting(Suggestion.closest(to: String(word), among: known), context))
        }
    }
}
