import ArgumentParser
import HerautModel
import HerautRender

/// `heraut render DRAFT…`: drafts as text, web page or Word document, once no `fout` stands.
struct RenderCommand: HerautCommand {
    static var configuration: CommandConfiguration {
        .described("render", as: "render", aliases: ["opmaken"])
    }

    @Argument(help: .described("render.drafts", value: "draft"))
    var drafts: [String]

    @Option(
        name: [.customShort("o"), .customLong("output")], help: .described("render.output", value: "path"))
    var output: String

    @Option(name: .customLong("format"), help: .described("render.format", value: "formats"))
    var formatNames: String?

    @Option(name: .customLong("case"), help: .described("render.case", value: "file"))
    var casePath: String?

    func run(in context: Context) throws -> Outcome {
        let target = try RenderTarget(output, drafts: drafts, formats: try formats(), in: context)
        var run = RenderRun(context: context, casePath: casePath)
        for draft in drafts { try run.render(draft, into: target) }
        guard run.stopped.files.isEmpty else {
            let reporter = TextReporter(
                messages: context.messages, usesColour: context.usesColour(on: .error))
            try context.note(reporter.text(run.stopped))
            try context.note(ErrorText.line(.key("command.render.stopped"), in: context))
            return .findings
        }
        if target.isFolder { try context.createDirectory(output) }
        for file in run.files {
            try context.write(
                file.rendition.bytes, to: file.path, inside: target.isFolder ? output : nil, mode: file.mode,
                replacing: true)
        }
        try context.note(run.files.map { $0.path + "\n" }.joined())
        return .clean
    }

    /// The formats of `--format`, in the order given.
    private func formats() throws(HerautError) -> [RenderFormat] {
        var formats: [RenderFormat] = []
        for name in formatNames?.split(separator: ",").map(String.init) ?? [] {
            guard let format = RenderFormat(rawValue: name) else { throw RenderTarget.unknownFormat(name) }
            if !formats.contains(format) { formats.append(format) }
        }
        return formats
    }
}
