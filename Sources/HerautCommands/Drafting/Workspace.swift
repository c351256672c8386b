import HerautModel
import HerautResources
import HerautYAML

/// A working folder: the municipality that `heraut.yml` describes, and own templates beside it.
struct Workspace {
    /// The context, with own templates laid over the built-in ones.
    let context: Context
    /// Who sends; `nil` where no `heraut.yml` is found.
    let municipality: Municipality?

    /// The working folder that `folder` lies in: the first one upward with a `heraut.yml`.
    static func found(from folder: String, in context: Context) throws(HerautError) -> Workspace {
        var place = PathName.absolute(folder, in: context.world)
        while context.world.kind(of: PathName.join(place, "heraut.yml")) != .file {
            guard place != "/" else { return Workspace(context: context, municipality: nil) }
            place = PathName(place).parent
        }
        // Where the user is, places are told the short way.
        let isHere = place == context.world.currentDirectory
        let path = isHere ? "heraut.yml" : PathName.join(place, "heraut.yml")
        let (municipality, findings) = Municipality.read(try context.read(path), with: LibYAMLReader())
        guard !findings.contains(where: { $0.severity == .error }) else {
            throw HerautError(
                .configuration, .key("command.error.badFile", ["pad": path]), findings: findings)
        }
        return Workspace(context: try context.withTemplates(besides: path), municipality: municipality)
    }

    /// The municipality, without which no draft can be filled.
    func requireMunicipality() throws(HerautError) -> Municipality {
        guard let municipality else {
            throw HerautError(.configuration, .key("command.error.noMunicipality"))
        }
        return municipality
    }
}

extension Context {
    /// A case without a fault: one with a fault in it is no ground to fill or judge a draft on. The log that `heraut log` keeps beside it counts
    /// as part of it.
    func caseFile(_ path: String) throws(HerautError) -> CaseFile {
        let (caseFile, findings) = CaseFile.read(try read(path), with: LibYAMLReader())
        guard !findings.contains(where: { $0.severity == .error }) else {
            throw HerautError(.badData, .key("command.error.badCase", ["pad": path]), findings: findings)
        }
        return try withLog(caseFile, at: path)
    }

    /// The context with the folder `Templates` beside `file`, when there is one. `--templates` goes before it.
    fileprivate func withTemplates(besides file: String) throws(HerautError) -> Context {
        let folder = PathName.path("Templates", besides: file)
        guard !hasOwnTemplates, world.kind(of: folder) == .directory else { return self }
        let read = try ErrorText.reading { () throws(WorldError) in
            try resources.reading("Templates", from: folder, in: world, replacing: false)
        }
        guard read.findings.isEmpty else {
            throw HerautError(
                .configuration, .key("command.error.badResources", ["map": folder]), findings: read.findings)
        }
        return Context(world: world, resources: read.resources, messages: messages, hasOwnTemplates: true)
    }
}
