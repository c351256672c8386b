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

    /// In memory, or in the binary.
    private enum Storage: Sendable {
        case built(Content, SourceSpan)
        case packed(PackedNode)
    }

    private let storage: Storage

    /// A value at a place.
    public init(_ content: Content, span: SourceSpan) { storage = .built(content, span) }

    /// A value in the binary.
    init(_ packed: PackedNode) { storage = .packed(packed) }

    /// The value.
    public var content: Content {
        switch storage {
        case .built(let content, _): content
        case .packed(let packed): packed.content
        }
    }

    /// Where it stands. For a scalar the text itself; for lists and mappings where the first item starts.
    public var span: SourceSpan {
        switch storage {
        case .built(_, let span): span
        case .packed(let packed): packed.span
        }
    }

    /// The text of a scalar; empty for anything else.
    public var text: String {
        switch storage {
        case .built(.scalar(let text, _), _): text
        case .built: ""
        case .packed(let packed): packed.text
        }
    }

    /// Whether it is a scalar.
    public var isScalar: Bool {
        switch storage {
        case .built(.scalar, _): true
        case .built: false
        case .packed(let packed): packed.isScalar
        }
    }

    /// Whether nothing was filled in: `key:` or `key: ~`.
    public var isEmpty: Bool {
        if case .packed(let packed) = storage {
            packed.isPlain && ["", "~", "null"].contains { packed.isText($0) }
        } else if case .scalar(let text, true) = content {
            text.isEmpty || text == "~" || text == "null"
        } else {
            false
        }
    }

    /// The items of a list; empty for anything else.
    public var items: [Node] {
        switch storage {
        case .built(.sequence(let items), _): items
        case .built: []
        case .packed(let packed): packed.items
        }
    }

    /// The entries of a mapping; empty for anything else.
    public var entries: [Entry] {
        switch storage {
        case .built(.mapping(let entries), _): entries
        case .built: []
        case .packed(let packed): packed.entries
        }
    }

    /// The value of `key` in a mapping.
    public subscript(key: String) -> Node? {
        switch storage {
        case .built: entries.first { $0.key.text == key }?.value
        case .packed(let packed): packed.value(of: key).map(Node.init)
        }
    }

    /// The same value at the same place, wherever it is kept.
    public static func == (a: Node, b: Node) -> Bool { a.span == b.span && a.content == b.content }

    /// Hashes what `==` compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(span)
        hasher.combine(content)
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

/// Reads YAML. The one implementation is `LibYAMLReader` in HerautYAML; modules ask for this so that none sees the library.
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
