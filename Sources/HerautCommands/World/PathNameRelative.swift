import HerautModel

extension PathName {
    /// `path` from the root, without `.` and `..`. Links are not followed.
    static func absolute(_ path: String, in world: any World) -> String {
        let full = path.hasPrefix("/") ? path : join(world.currentDirectory, path)
        var parts: [Substring] = []
        for part in full.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// `path` as it is written in a file that stands in `folder`.
    static func relative(_ path: String, from folder: String, in world: any World) -> String {
        let target = absolute(path, in: world).split(separator: "/")
        let start = absolute(folder, in: world).split(separator: "/")
        let common = zip(target, start).prefix { $0 == $1 }.count
        let up = Array(repeating: Substring(".."), count: start.count - common)
        return (up + target.dropFirst(common)).joined(separator: "/")
    }
}
