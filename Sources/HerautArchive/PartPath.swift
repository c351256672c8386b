/// Paths of parts in an archive of Office (ECMA-376 part 2, 6).
public enum PartPath {
    /// The part that a relation leads to, from the root of the archive: `target` is a path from `folder`, that of the part that has the relation, or from the
    /// root when it starts with a slash.
    public static func resolve(_ target: String, in folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts = folder.split(separator: "/")
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}
