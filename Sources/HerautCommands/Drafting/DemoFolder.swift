import HerautModel

/// The folder `demo` writes in. It keeps a list of what it made, and replaces nothing else.
struct DemoFolder {
    /// The file with the list.
    private static let listName = ".heraut-demo"

    let path: String
    let context: Context

    /// Writes the files, after checking that none of them replaces something of the user.
    func write(_ files: [DemoRun.File]) throws(HerautError) {
        try check(files.map(\.name))
        try context.createDirectory(path, mode: .personal)
        let list = files.map { $0.name + "\n" }.joined()
        try write((Self.listName, Array(list.utf8), .shared))
        for file in files { try write(file) }
    }

    private func write(_ file: DemoRun.File) throws(HerautError) {
        if file.name.contains("/") {
            try context.createDirectory(PathName(PathName.join(path, file.name)).parent)
        }
        try context.write(
            file.bytes, to: PathName.join(path, file.name), inside: path, mode: file.mode, replacing: true)
    }

    private func check(_ names: [String]) throws(HerautError) {
        guard context.world.kind(of: path) == .directory else { return }
        let standing = try ErrorText.reading { () throws(WorldError) in try context.world.list(path) }
        let made = try madeBefore(standing)
        guard !made.isEmpty || standing.isEmpty else {
            throw HerautError(.cannotCreate, .key("command.error.noDemoFolder", ["map": path]))
        }
        guard let foreign = standing.first(where: { names.contains($0) && !made.contains($0) }) else {
            return
        }
        throw HerautError(.cannotCreate, .key("world.exists", ["pad": PathName.join(path, foreign)]))
    }

    /// Names of what an earlier demo made here.
    private func madeBefore(_ standing: [String]) throws(HerautError) -> Set<String> {
        guard standing.contains(Self.listName) else { return [] }
        let list = try context.read(PathName.join(path, Self.listName), limit: 1 << 16)
        return Set(String(decoding: list.bytes, as: UTF8.self).split(separator: "\n").map(String.init))
    }
}
