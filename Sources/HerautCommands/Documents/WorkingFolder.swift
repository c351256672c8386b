import HerautModel
import HerautResources
import HerautYAML

/// The folder of a municipality: where `heraut.yml` stands, found from any folder below it.
struct WorkingFolder {
    /// The folder.
    let path: String
    /// What `heraut.yml` says.
    let municipality: Municipality
    /// The context, with the folder's own `Templates/` laid over the built-in ones.
    let context: Context

    /// The name of the file that makes a folder a working folder.
    static let fileName = "heraut.yml"

    /// The working folder that `directory` lies in; without one the command ends, and says how to get one.
    static func find(from directory: String, in context: Context) throws(HerautError) -> WorkingFolder {
        if let found = try findIfAny(from: directory, in: context) { return found }
        throw HerautError(.configuration, .key("command.error.noWorkingFolder"))
    }

    /// The working folder that `directory` lies in; `nil` when it lies in none.
    static func findIfAny(from directory: String, in context: Context) throws(HerautError) -> WorkingFolder? {
        for folder in ancestors(of: directory, in: context.world) {
            let path = folder == "." ? fileName : PathName.join(folder, fileName)
            if context.world.kind(of: path) == .file { return try read(path, folder: folder, in: context) }
        }
        return nil
    }

    private static func read(_ path: String, folder: String, in context: Context) throws(HerautError) -> WorkingFolder {
        let (municipality, findings) = Municipality.read(try context.read(path), with: YamsReader())
        guard !findings.contains(where: { $0.severity == .error }) else {
            throw HerautError(.configuration, .key("command.error.badMunicipality", ["pad": path]), findings: findings)
        }
        return WorkingFolder(path: folder, municipality: municipality, context: try withOwnTemplates(folder, context))
    }

    private static func withOwnTemplates(_ folder: String, _ context: Context) throws(HerautError) -> Context {
        let own = folder == "." ? "Templates" : PathName.join(folder, "Templates")
        guard context.world.kind(of: own) == .directory else { return context }
        let read = try ErrorText.reading { () throws(WorldError) in
            try context.resources.reading("Templates", from: own, in: context.world, replacing: false)
        }
        guard read.findings.isEmpty else {
            throw HerautError(.configuration, .key("command.error.badResources", ["map": own]), findings: read.findings)
        }
        return Context(world: context.world, resources: read.resources, messages: context.messages)
    }

    /// `directory` itself as it was given, then the folders above it, absolute.
    private static func ancestors(of directory: String, in world: any World) -> [String] {
        var folders = [directory]
        var absolute = directory.hasPrefix("/") ? directory : PathName.join(world.currentDirectory, directory)
        if directory == "." { absolute = world.currentDirectory }
        while absolute != "/", folders.count < 64 {
            absolute = PathName(absolute).parent
            if absolute == "." { break }
            folders.append(absolute)
        }
        return folders
    }
}
