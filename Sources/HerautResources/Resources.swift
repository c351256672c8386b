public import HerautModel
import HerautYAML

/// The texts Heraut comes with: `Templates/` and `Locales/`. From the binary, or read live from a folder.
public struct Resources: Sendable {
    /// One file with its parsed tree, when it is YAML.
    public struct File: Sendable {
        /// Path from the root: `Templates/stopgesprek/nl.md`.
        public let path: String
        /// The text.
        public let source: SourceText
        /// The tree of a `.yml` file.
        public let root: Node?

        /// A file.
        public init(path: String, source: SourceText, root: Node?) {
            self.path = path
            self.source = source
            self.root = root
        }
    }

    /// A folder read live instead of what the binary holds (`--templates DIR`, `--locales DIR`).
    private let overlays: [String: [String: File]]

    /// What the binary holds.
    public init() { overlays = [:] }

    private init(overlays: [String: [String: File]]) { self.overlays = overlays }

    /// These resources with `root` (`Templates` or `Locales`) read live from `folder`: the folder's files in place of all the
    /// binary's files there when `replacing`, laid over them otherwise (own templates).
    public func reading(
        _ root: String, from folder: String, in world: some World, replacing: Bool
    ) throws(WorldError) -> (resources: Resources, findings: [Finding]) {
        var files: [String: File] = [:]
        if !replacing { for path in paths(below: root + "/") { files[path] = file(path) } }
        var findings: [Finding] = []
        for name in try Self.names(below: folder, in: world) {
            let source = SourceText(
                path: folder + "/" + name, bytes: try world.read(folder + "/" + name, limit: 1 << 22))
            let yaml = name.hasSuffix(".yml") ? LibYAMLReader().read(source) : nil
            findings += yaml?.findings ?? []
            files[root + "/" + name] = File(path: root + "/" + name, source: source, root: yaml?.root)
        }
        var overlays = self.overlays
        overlays[root] = files
        return (Resources(overlays: overlays), findings)
    }

    /// Whether `root` (`Templates` or `Locales`) is read live from a folder.
    public func isLive(_ root: String) -> Bool { overlays[root] != nil }

    /// The file at `path`; `nil` when there is none.
    public func file(_ path: String) -> File? {
        let root = String(path.prefix { $0 != "/" })
        if let files = overlays[root] { return files[path] }
        return Self.embedded(path)
    }

    /// Paths that start with `prefix`, sorted.
    public func paths(below prefix: String) -> [String] {
        let root = String(prefix.prefix { $0 != "/" })
        let all = overlays[root].map { Array($0.keys) } ?? Self.embeddedPaths(below: root)
        return all.filter { $0.hasPrefix(prefix) }.sorted()
    }

    /// The sentences of a language; those of Dutch where the language has no file.
    public func messages(_ language: String) -> MessageCatalogue {
        let file = file("Locales/\(language)/messages.yml") ?? file("Locales/nl/messages.yml")
        return MessageCatalogue(
            language: language, node: file?.root ?? Node(.mapping([]), span: SourceSpan(0, 0)))
    }

    /// The words that the layout of a document puts in it: of a language that Heraut itself does not speak those of its `document.yml`.
    public func documentWords(_ language: String) -> MessageCatalogue {
        guard let root = file("Locales/\(language)/document.yml")?.root else { return messages(language) }
        return MessageCatalogue(language: language, node: root)
    }

    private static func embeddedPaths(below root: String) -> [String] {
        EmbeddedFiles.all.map { "\($0.path)" }.filter { $0.hasPrefix(root + "/") }
    }

    private static func embedded(_ path: String) -> File? {
        guard let file = EmbeddedFiles.all.first(where: { $0.path == path }) else { return nil }
        let bytes = file.content.withUTF8Buffer { file.isBase64 ? Base64.decode($0) : Array($0) }
        let root = file.tree.flatMap(NodeCoding.tree)
        return File(path: path, source: SourceText(path: path, bytes: bytes), root: root)
    }

    private static func names(below folder: String, in world: some World) throws(WorldError) -> [String] {
        var names: [String] = []
        for name in try world.list(folder) where !name.hasPrefix(".") {
            switch world.kind(of: folder + "/" + name) {
            case .directory:
                names += try self.names(below: folder + "/" + name, in: world).map { name + "/" + $0 }
            case .file: names.append(name)
            case .missing, .other: continue
            }
        }
        return names
    }
}

extension StaticString {
    fileprivate static func == (a: StaticString, b: String) -> Bool {
        a.withUTF8Buffer { a in b.utf8.elementsEqual(a) }
    }
}
