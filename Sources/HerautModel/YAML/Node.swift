/// A YAML value with its place. Rule packs and fields come as such trees out of the binary, the user's files out of the parser.
public struct Node: Hashable, Sendable {
    /// One key and its value, in the order of the file.
    public struct Entry: Hashable, Sendable {
        /// The key; always a scalar in files that Heraut reads.
        public let key: Node
        /// What it holds.
        public let value: Node

        /// A key with its value.
        public init(key: Node, value: Node) {
            self.key = key
            self.value = value
        }
    }

    /// What a node is.
    public enum Content: Hashable, Sendable {
        /// A text; `isPlain` when it stood without quotation marks, so that `ja` and `"ja"` can be told apart.
        case scalar(String, isPlain: Bool)
        /// A list.
        case sequence([Node])
        /// Keys and values, in the order of the file.
        case mapping([Entry])
    }

    /// The value.
    public let content: Content
    /// Where it stands. For a scalar the text itself; for lists and mappings where the first item starts.
    public let span: SourceSpan

    /// A value at a place.
    public init(_ content: Content, span: SourceSpan) {
        self.content = content
        self.span = span
    }

    /// The text of a scalar; empty for anything else.
    public var text: String {
        if case .scalar(let text, _) = content { text } else { "" }
    }

    /// Whether it is a scalar.
    public var isScalar: Bool {
        if case .scalar = content { true } else { false }
    }

    /// Whether nothing was filled in: `key:` or `key: ~`.
    public var isEmpty: Bool {
        if case .scalar(let text, true) = content {
            text.isEmpty || text == "~" || text == "null"
        } else {
            false
        }
    }

    /// The items of a list; empty for anything else.
    public var items: [Node] {
        if case .sequence(let items) = content { items } else { [] }
    }

    /// The entries of a mapping; empty for anything else.
    public var entries: [Entry] {
        if case .mapping(let entries) = content { entries } else { [] }
    }

    /// The value of `key` in a mapping.
    public subscript(key: String) -> Node? {
        for entry in entries where entry.key.text == key { return entry.value }
        return nil
    }
}

/// What came out of reading a YAML text: a tree as far as it goes, and every fault.
public struct YAMLResult: Sendable {
    /// The root; `nil` for an empty text or one that cannot be read.
    public let root: Node?
    /// Faults with their place. Parsing never throws.
    public let findings: [Finding]

    /// A result.
    public init(root: Node?, findings: [Finding]) {
        self.root = root
        self.findings = findings
    }
}

/// Reads YAML. The one implementation is `YamsReader` in HerautYAML; modules ask for this so that none sees the library.
public protocol YAMLReader: Sendable {
    /// Reads the bytes `span` of `source` as one document. Spans in the result count from the start of `source`.
    func read(_ source: SourceText, span: SourceSpan) -> YAMLResult
}

extension YAMLReader {
    /// Reads the whole text.
    public func read(_ source: SourceText) -> YAMLResult {
        read(source, span: SourceSpan(source.byteOrderMarkLength, source.bytes.count))
    }
}
