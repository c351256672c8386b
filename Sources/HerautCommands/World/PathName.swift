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

    /// `folder/name`, without a second slash.
    static func join(_ folder: String, _ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// `path` as a URI reference (RFC 3986): bytes that may not stand there as they are become `%XX`.
    static func uri(of path: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        var uri = ""
        for byte in path.utf8 {
            if plain.contains(byte) {
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                uri += "%"
                uri.unicodeScalars.append(digits[Int(byte >> 4)])
                uri.unicodeScalars.append(digits[Int(byte & 15)])
            }
        }
        return uri
    }

    private static func withoutTrailingSlashes(_ path: String) -> Substring {
        var rest = Substring(path)
        while rest.count > 1, rest.hasSuffix("/") { rest.removeLast() }
        return rest
    }
}
