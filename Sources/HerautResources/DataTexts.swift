public import HerautModel

/// What people read of a Dutch data file (rules, the intervention card, the register of laws), in another language: a file of
/// `Locales/LANG/texts`. It holds each Dutch text as it stands, with its translation.
public struct DataTexts: Sendable {
    /// Start of the paths of the files it is for (`voor`).
    public let prefixes: [String]
    /// Keys of those files that hold texts (`sleutels`), at any depth; so do all keys below them.
    public let keys: Set<String>
    /// Keys of those files below which nothing is read by people (`niet_in`): words to look for, conditions, names of messages.
    private let closed: Set<String>
    /// Translations by Dutch text.
    public let texts: [String: String]
    /// Texts that are the same in both languages (`zelfde`).
    public let same: Set<String>

    /// Reads the tree of a file.
    public init(_ node: Node) {
        prefixes = node["voor"]?.items.map(\.text) ?? []
        keys = Set(node["sleutels"]?.items.map(\.text) ?? [])
        closed = Set(node["niet_in"]?.items.map(\.text) ?? [])
        same = Set(node["zelfde"]?.items.map(\.text) ?? [])
        let pairs = (node["teksten"]?.items ?? []).compactMap { pair in
            pair["nl"].flatMap { dutch in pair["en"].map { (dutch.text, $0.text) } }
        }
        texts = Dictionary(pairs) { first, _ in first }
    }

    /// Whether it is for the file at `path`.
    public func covers(_ path: String) -> Bool { prefixes.contains(where: path.hasPrefix) }

    /// The tree with its texts translated. What has no translation stays as it is.
    public func translated(_ node: Node) -> Node { translated(node, isText: false) }

    /// Every text of a tree that people read, in its order.
    public func readTexts(of node: Node) -> [String] { readTexts(of: node, isText: false) }

    private func translated(_ node: Node, isText: Bool) -> Node {
        switch node.content {
        case .scalar(let text, let isPlain):
            guard isText, let translation = texts[text.trimmingSpaces()] else { return node }
            return Node(.scalar(translation, isPlain: isPlain), span: node.span)
        case .sequence(let items):
            return Node(.sequence(items.map { translated($0, isText: isText) }), span: node.span)
        case .mapping(let entries):
            let translated = entries.map { entry in
                guard isText || !closed.contains(entry.key.text) else { return entry }
                let isText = isText || keys.contains(entry.key.text)
                return Node.Entry(key: entry.key, value: self.translated(entry.value, isText: isText))
            }
            return Node(.mapping(translated), span: node.span)
        }
    }

    private func readTexts(of node: Node, isText: Bool) -> [String] {
        switch node.content {
        case .scalar(let text, _): isText && text.contains(where: \.isLetter) ? [text.trimmingSpaces()] : []
        case .sequence(let items): items.flatMap { readTexts(of: $0, isText: isText) }
        case .mapping(let entries):
            entries.filter { isText || !closed.contains($0.key.text) }.flatMap {
                readTexts(of: $0.value, isText: isText || keys.contains($0.key.text))
            }
        }
    }
}

extension Resources {
    /// The translations of data files into `language`; none for the language they are written in.
    public func dataTexts(_ language: String) -> [DataTexts] {
        paths(below: "Locales/\(language)/texts/").compactMap { file($0)?.root.map(DataTexts.init) }
    }

    /// The file at `path` for someone who reads `language`.
    public func file(_ path: String, for language: String) -> File? {
        files([path], for: language).first
    }

    /// The files at `paths` for someone who reads `language`, those that are there.
    public func files(_ paths: [String], for language: String) -> [File] {
        let tables = dataTexts(language)
        return paths.compactMap { path in
            guard let file = file(path) else { return nil }
            guard let table = tables.first(where: { $0.covers(path) }), let root = file.root else {
                return file
            }
            return File(path: path, source: file.source, root: table.translated(root))
        }
    }
}
