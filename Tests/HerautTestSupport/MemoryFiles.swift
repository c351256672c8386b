import HerautModel

/// The files of a ``MemoryWorld``: folders, links and permissions as a user who is not the administrator meets them.
struct MemoryFiles {
    enum Content {
        case file([UInt8])
        case folder
        case link(to: String)
        case device
    }

    struct Entry {
        var content: Content
        /// Permission bits; those of the owner count.
        var permissions: UInt32
    }

    /// By absolute path without links, `.` or `..`.
    private(set) var entries: [String: Entry] = ["/": Entry(content: .folder, permissions: 0o755)]
    let currentDirectory: String

    init(currentDirectory: String) { self.currentDirectory = currentDirectory }

    /// The entry at a path that `resolve` gave.
    subscript(path: String) -> Entry? {
        get { entries[path] }
        set { entries[path] = newValue }
    }

    /// The place a path leads to, every link in it followed; the last part only when `followingLast`. The last part need not exist.
    func resolve(_ path: String, followingLast: Bool = true) throws(WorldError) -> String {
        guard !path.isEmpty, !path.utf8.contains(0) else { throw .missing(path: path) }
        var links = 0
        var left = parts(path.hasPrefix("/") ? path : currentDirectory + "/" + path)
        var place = "/"
        while let part = left.popLast() {
            if part == ".." {
                place = Self.parent(place)
                continue
            }
            try checkSearch(place, for: path)
            let next = place == "/" ? "/" + part : place + "/" + part
            if case .link(let target) = entries[next]?.content, followingLast || !left.isEmpty {
                links += 1
                guard links <= 40 else { throw .other(path: path, code: 40) }
                if target.hasPrefix("/") { place = "/" }
                left += parts(target)
            } else {
                place = next
            }
        }
        return place
    }

    /// The names directly in a folder, sorted.
    func names(in folder: String) -> [String] {
        let prefix = folder == "/" ? "/" : folder + "/"
        return entries.keys.filter { $0 != "/" && $0.hasPrefix(prefix) }.map {
            String($0.dropFirst(prefix.count))
        }
        .filter { !$0.contains("/") }.sorted()
    }

    /// What stands at a path that `resolve` gave.
    func kind(_ place: String) -> PathKind {
        switch entries[place]?.content {
        case .file: .file
        case .folder: .directory
        case .device: .other
        case .link, nil: .missing
        }
    }

    /// Whether the owner may do what `bit` (4 read, 2 write, 1 search) stands for.
    func allows(_ bit: UInt32, at place: String) -> Bool {
        guard let entry = entries[place] else { return false }
        return entry.permissions & (bit << 6) != 0
    }

    static func parent(_ place: String) -> String {
        guard let slash = place.lastIndex(of: "/"), slash != place.startIndex else { return "/" }
        return String(place[..<slash])
    }

    /// The parts of a path, last first.
    private func parts(_ path: String) -> [String] {
        path.split(separator: "/").filter { $0 != "." }.map(String.init).reversed()
    }

    private func checkSearch(_ folder: String, for path: String) throws(WorldError) {
        guard kind(folder) == .directory else { throw .missing(path: path) }
        guard allows(1, at: folder) else { throw .denied(path: path) }
    }
}
