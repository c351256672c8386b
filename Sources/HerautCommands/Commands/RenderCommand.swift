import ArgumentParser
import HerautModel
import HerautRender

/// `heraut render DRAFT…`: drafts in the form in which they leave the house, once no `fout` stands.
struct RenderCommand: HerautCommand {
    static var configuration: CommandConfiguration {
        .described("render", as: "render", aliases: ["opmaken"])
    }

    @Argument(help: .described("render.drafts", value: "draft"))
    var drafts: [String]

    @Option(
        name: [.customShort("o"), .customLong("output")], help: .described("render.output", value: "path"))
    var output: String?

    @Option(name: .customLong("format"), help: .described("render.format", value: "formats"))
    var formatNames: String?

    @Option(name: .customLong("size"), help: .described("render.size", value: "sizes"))
    var sizeNames: String?

    @Option(name: .customLong("case"), help: .described("render.case", value: "file"))
    var casePath: String?

    @Flag(help: .described("render.preview"))
    var preview = false

    func run(in context: Context) throws -> Outcome {
        let target = try target(in: context)
        var run = RenderRun(context: context, casePath: casePath)
        for draft in drafts { try run.render(draft, into: target) }
        guard run.stopped.files.isEmpty else {
            let reporter = TextReporter(
                messages: context.messages, usesColour: context.usesColour(on: .error))
            try context.note(reporter.text(run.stopped))
            try context.note(ErrorText.line(.key("command.render.stopped"), in: context))
            return .findings
        }
        if target.isFolder { try context.createDirectory(target.output, mode: preview ? .personal : .shared) }
        for file in run.files {
            try context.write(
                file.bytes, to: file.path, inside: target.isFolder ? target.output : nil,
                mode: preview ? .personal : file.mode, replacing: true)
        }
        let paths = run.files.map { $0.path + "\n" }.joined()
        // Of a preview the path is the result: another program can be told to show it.
        if preview { try context.print(paths) } else { try context.note(paths) }
        return .clean
    }

    private func target(in context: Context) throws(HerautError) -> RenderTarget {
        guard preview != (output != nil) else {
            throw HerautError(
                .usage, .key(preview ? "command.render.previewOrOutput" : "command.render.outputNeeded"))
        }
        var request = RenderTarget.Request(output: output ?? Self.previewFolder, drafts: drafts)
        request.formats = Self.names(formatNames)
        if preview, request.formats.isEmpty { request.formats = ["html"] }
        for name in Self.names(sizeNames) {
            guard let size = PosterSize(rawValue: name.lowercased()) else {
                let known = PosterSize.allCases.map(\.rawValue).joined(separator: ", ")
                throw HerautError(
                    .usage, .key("command.error.unknownSize", ["maat": name, "maten": known]))
            }
            request.sizes.append(size)
        }
        return try RenderTarget(request, in: context)
    }

    /// Where a preview goes: a folder where the user is and can see it, replaced by the next one.
    private static let previewFolder = "heraut-voorbeeld/"

    /// The names between commas.
    private static func names(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
    }
}
