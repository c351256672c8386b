import HerautModel

/// The files that the paths on the command line stand for.
struct LintInputs {
    /// Deeper folders are not looked into: a link may lead back up.
    private static let depthLimit = 16

    let world: any World

    /// A file or `-` stands for itself, a folder for every `.md` in it, sorted. A folder without drafts is an error.
    func files(for path: String) throws(HerautError) -> [String] {
        guard path != "-", world.kind(of: path) == .directory else { return [path] }
        let files = try ErrorText.reading { () throws(WorldError) in try drafts(below: path, depth: 0) }
        if !files.isEmpty { return files }
        throw HerautError(.noInput, .key("command.error.noDrafts", ["pad": path]))
    }

    private func drafts(below folder: String, depth: Int) throws(WorldError) -> [String] {
        guard depth < Self.depthLimit else { return [] }
        var found: [String] = []
        for name in try world.list(folder) where !name.hasPrefix(".") {
            let path = PathName.join(folder, name)
            switch world.kind(of: path) {
            case .directory: found += try drafts(below: path, depth: depth + 1)
            case .file: if name.hasSuffix(".md") { found.append(path) }
            case .missing, .other: break
            }
        }
        return found
    }
}
