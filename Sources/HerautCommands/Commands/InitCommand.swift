import ArgumentParser
import HerautModel
import HerautResources

/// `heraut init`: a working folder with an invented example that every command accepts as it stands.
struct InitCommand: HerautCommand {
    static var configuration: CommandConfiguration {
        .described("init", as: "init", aliases: ["begin"])
    }

    @Argument(help: .described("init.folder", value: "folder"))
    var folder = "."

    func run(in context: Context) throws -> Outcome {
        let files = StartFiles(context: context)
        let taken = files.names.filter { context.world.kind(of: PathName.join(folder, $0)) != .missing }
        guard taken.isEmpty else {
            throw HerautError(.cannotCreate, .key("command.error.folderInUse", ["map": folder, "bestanden": taken.joined(separator: ", ")]))
        }
        try files.write(to: folder)
        let command = folder == "." ? "" : "cd \(folder) && "
        try context.print(
            context.messages("command.init.made", ["map": folder, "bestanden": files.names.joined(separator: ", "), "cd": command]) + "\n")
        return .clean
    }
}

/// The files a working folder starts with.
struct StartFiles {
    let context: Context

    private static let root = "Templates/start/"

    /// Their names, sorted.
    var names: [String] { context.resources.paths(below: Self.root).map { String($0.dropFirst(Self.root.count)) } }

    /// Writes all of them; what names people is for the user alone.
    func write(to folder: String, replacing: Bool = false) throws(HerautError) {
        try context.createDirectory(folder)
        for name in names {
            guard let file = context.resources.file(Self.root + name) else { continue }
            let mode: FileMode = name == WorkingFolder.fileName ? .shared : .personal
            try context.write(file.source.bytes, to: PathName.join(folder, name), inside: folder, mode: mode, replacing: replacing)
        }
    }
}
