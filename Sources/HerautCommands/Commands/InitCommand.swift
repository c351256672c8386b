import ArgumentParser
import HerautModel
import HerautResources

/// `heraut init [DIR]`: a working folder, with the data of the user's own municipality or with a complete invented example.
struct InitCommand: HerautCommand {
    static var configuration: CommandConfiguration {
        .described("init", as: "init", aliases: ["begin"])
    }

    @Argument(help: .described("init.folder", value: "folder"))
    var folder = "."

    @Option(name: .customLong("set"), help: .described("init.set", value: "setting"))
    var settings: [String] = []

    @Flag(help: .described("init.example"))
    var example = false

    func run(in context: Context) throws -> Outcome {
        if example, !settings.isEmpty { throw HerautError(.usage, .key("command.init.exampleOrOwn")) }
        try refuse(["heraut.yml"], in: context)
        var interview = example || !Interview.isPossible(in: context) ? nil : try Interview(in: context)
        do {
            guard try wantsOwn(&interview, in: context) else {
                return try write(InitFiles.example, next: "next", in: context)
            }
            return try writeOwn(&interview, in: context)
        } catch is Interview.Ended {
            try context.note("\n" + context.messages("command.ask.ended") + "\n")
            return .interrupted
        }
    }

    /// Whether the municipality's own data go in: when some were given, or when whoever sits at the terminal says so.
    private func wantsOwn(_ interview: inout Interview?, in context: Context) throws -> Bool {
        guard settings.isEmpty else { return true }
        var question = Question(path: "", kind: .scalar(.flag))
        question.explanation = context.messages("command.ask.ownData")
        question.proposal = .flag(true)
        return try interview?.isYes(question) ?? false
    }

    private func writeOwn(_ interview: inout Interview?, in context: Context) throws -> Outcome {
        let making = try MunicipalityMaking(try Settings.parse(settings), in: context)
        let municipality = try making.make(&interview)
        let heading = context.messages("command.init.heading")
        return try write(InitFiles.own(municipality, heading: heading), next: "ownNext", in: context)
    }

    private func write(_ files: [InitFiles.File], next: String, in context: Context) throws -> Outcome {
        try refuse(files.map(\.name), in: context)
        try context.createDirectory(folder)
        for file in files {
            if file.name.contains("/") { try context.createDirectory(PathName(path(file.name)).parent) }
            try context.write(
                file.bytes, to: path(file.name), inside: folder, mode: file.mode, replacing: false)
        }
        try context.print(files.map { path($0.name) + "\n" }.joined())
        let place = folder == "." ? "" : "cd \(DraftCommands.quoted(folder)) && "
        try context.note(context.messages("command.init." + next, ["cd": place]) + "\n")
        return .clean
    }

    /// Nothing is written when anything stands in the way: half an example in a folder with real work helps nobody.
    private func refuse(_ names: [String], in context: Context) throws(HerautError) {
        let standing = names.map(path).filter { context.world.kind(of: $0) != .missing }
        guard !standing.isEmpty else { return }
        let values = ["paden": standing.joined(separator: ", ")]
        throw HerautError(.cannotCreate, .key("command.error.filesExist", values))
    }

    private func path(_ name: String) -> String { folder == "." ? name : PathName.join(folder, name) }
}
