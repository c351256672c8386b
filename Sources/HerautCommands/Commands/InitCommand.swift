import ArgumentParser
import HerautModel
import HerautResources

/// `heraut init [DIR]`: a working folder with a complete invented example.
struct InitCommand: HerautCommand {
    static var configuration: CommandConfiguration {
        .described("init", as: "init", aliases: ["begin"])
    }

    @Argument(help: .described("init.folder", value: "folder"))
    var folder = "."

    func run(in context: Context) throws -> Outcome {
        let files = Resources.start.startFiles
        try refuse(files.map(\.name), in: context)
        try context.createDirectory(folder)
        for file in files {
            if file.name.contains("/") { try context.createDirectory(PathName(path(file.name)).parent) }
            try context.write(
                file.bytes, to: path(file.name), inside: folder, mode: file.mode, replacing: false)
        }
        try context.print(files.map { path($0.name) + "\n" }.joined())
        let next = folder == "." ? "" : "cd \(folder) && "
        try context.note(context.messages("command.init.next", ["cd": next]) + "\n")
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
