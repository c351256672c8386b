/// A path cut at its last slash.
struct PathName {
    /// The folder; `.` for a bare name, `/` for the root itself.
    let parent: String
    /// What comes after the last slash; empty for the root.
    let name: String

    /// Cuts `path`; slashes at its end do not count.
    init(_ path: String) {
        let trimmed = Self.withoutTrailingSlashes(path)
        guard let slash = trimmed.lastIndex(of: "/") else {
            parent = "."
            name = String(trimmed)
            return
        }
        let folder = Self.withoutTrailingSlashes(String(trimmed[..<slash]))
        parent = folder.isEmpty ? "/" : String(folder)
        name = trimmed == "/" ? "" : String(trimmed[trimmed.index(after: slash)...])
    }

    /// `path` seen from the folder that `file` stands in; an absolute path stays as it is.
    static func path(_ path: String, besides file: String) -> String {
        guard !path.hasPrefix("/") else { return path }
        let folder = PathName(file).parent
        return folder == "." ? path : join(folder, path)
    }

    /// The name without its extension.
    var stem: String { fileExtension.isEmpty ? name : String(name.dropLast(fileExtension.count + 1)) }

    /// What comes after the last point of the name; empty when there is none, or nothing before it.
    var fileExtension: String {
        guard let point = name.lastIndex(of: "."), point > name.startIndex else { return "" }
        return String(name[name.index(after: point)...])
    }

    /// `path`, a relative one, as seen from the folder of `file`; as it is when that needs steps up or there is no file.
    static func relative(_ path: String, toFolderOf file: String?) -> String {
        guard let file, !path.hasPrefix("/") else { return path }
        let folder = PathName(file).parent
        if folder == "." || path.hasPrefix("../") || folder.hasPrefix("/") || folder.hasPrefix("..") { return path }
        if path.hasPrefix(folder + "/") { return String(path.dropFirst(folder.count + 1)) }
        let steps = folder.split(separator: "/").count { $0 != "." }
        return String(repeating: "../", count: steps) + path
    }

    /// `folder/name`, without a second slash.
    static func join(_ folder: String, _ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    private static func withoutTrailingSlashes(_ path: String) -> Substring {
        var rest = Substring(path)
        while rest.count > 1, rest.hasSuffix("/") { rest.removeLast() }
        return rest
    }
}
