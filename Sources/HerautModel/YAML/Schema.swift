/// What may stand in a YAML file of the user: keys, their types, what they are for, and who may read them.
///
/// One table serves the checker, the templates (which fields exist, which are internal) and the files that `init` writes.
public struct Schema: Sendable {
    /// Who may get to read a value.
    public enum Visibility: Sendable {
        /// May stand in any document.
        case open
        /// For the file, the rules and internal documents; never in a public text.
        case `internal`
    }

    /// The type of a key.
    public indirect enum Kind: Sendable {
        /// One value; `choices` for a choice.
        case scalar(FieldType, choices: [String] = [])
        /// Several values of one type. A single value counts as a list of one.
        case list(Kind)
        /// Named values.
        case group([Key])
        /// A sentence, or a group with the sentence under `tekst`.
        case statement([Key])
    }

    /// One key.
    public struct Key: Sendable {
        /// As the user types it.
        public let name: String
        /// Its type.
        public let kind: Kind
        /// Whether it must be there.
        public let isRequired: Bool
        /// Who may read it; holds for everything below.
        public let visibility: Visibility

        /// A key.
        public init(_ name: String, _ kind: Kind, isRequired: Bool = false, visibility: Visibility = .open) {
            self.name = name
            self.kind = kind
            self.isRequired = isRequired
            self.visibility = visibility
        }
    }

    /// The keys at the top.
    public let keys: [Key]

    /// A schema.
    public init(_ keys: [Key]) { self.keys = keys }

    /// The key at a dotted path, and whether it or anything above it is internal; `nil` when there is none. Items of a list are
    /// reached through the list's own name (`feiten.tekst`).
    public func lookup(_ path: String) -> (key: Key, visibility: Visibility)? {
        var keys = self.keys
        var visibility = Visibility.open
        var found: Key?
        for name in path.split(separator: ".") {
            guard let key = keys.first(where: { $0.name == name }) else { return nil }
            if key.visibility == .internal { visibility = .internal }
            keys = key.kind.children
            found = key
        }
        return found.map { ($0, visibility) }
    }
}

extension Schema {
    /// Every dotted path, for suggestions.
    public var paths: [String] { Self.paths(of: keys) }

    private static func paths(of keys: [Key]) -> [String] {
        keys.flatMap { key in [key.name] + paths(of: key.kind.children).map { key.name + "." + $0 } }
    }
}

extension Schema.Kind {
    /// The keys below, through lists.
    public var children: [Schema.Key] {
        switch self {
        case .scalar: []
        case .list(let item): item.children
        case .group(let keys), .statement(let keys): keys
        }
    }

    /// The type a template sees.
    public var fieldType: FieldType {
        switch self {
        case .scalar(let type, _): type
        case .list: .list
        case .group, .statement: .text
        }
    }
}

/// Reads a tree against a schema and reports every fault at once.
public struct SchemaReader {
    private let source: SourceText
    /// Prefix of the finding names: `zaak` or `heraut`.
    private let name: String
    /// Faults so far, in the order of the file.
    public private(set) var findings: [Finding] = []

    /// A reader of `source`; findings are called `NAME.unknownKey`, `NAME.missingKey`, `NAME.wrongType`.
    public init(name: String, source: SourceText) {
        self.name = name
        self.source = source
    }

    /// The values as a group. What is wrong is left out and reported.
    public mutating func read(_ node: Node?, as schema: Schema) -> Value {
        guard let node, !node.isEmpty else {
            for key in schema.keys where key.isRequired { missing(key, in: nil, path: "") }
            return .group([:])
        }
        return group(node, keys: schema.keys, path: "")
    }

    private mutating func value(_ node: Node, kind: Schema.Kind, path: String) -> Value? {
        switch kind {
        case .scalar(let type, let choices): scalar(node, type: type, choices: choices, path: path)
        case .list(let item): list(node, item: item, path: path)
        case .group(let keys): group(node, keys: keys, path: path)
        case .statement(let keys):
            node.isScalar
                ? scalar(node, type: .text, choices: [], path: path).map { .group(["tekst": $0]) }
                : group(node, keys: keys, path: path)
        }
    }

    private mutating func group(_ node: Node, keys: [Schema.Key], path: String) -> Value {
        guard case .mapping(let entries) = node.content else {
            report("wrongType", ["pad": path, "soort": "groep"], at: node.span)
            return .group([:])
        }
        var values: [String: Value] = [:]
        for entry in entries {
            let below = path.isEmpty ? entry.key.text : path + "." + entry.key.text
            guard let key = keys.first(where: { $0.name == entry.key.text }) else {
                unknown(entry.key, among: keys, path: below)
                continue
            }
            if entry.value.isEmpty { continue }
            if let value = value(entry.value, kind: key.kind, path: below) { values[key.name] = value }
        }
        for key in keys where key.isRequired {
            let given = entries.first { $0.key.text == key.name }
            if given.map(\.value.isEmpty) ?? true {
                missing(key, in: given?.key ?? entries.first?.key ?? node, path: path)
            }
        }
        return .group(values)
    }

    private mutating func list(_ node: Node, item: Schema.Kind, path: String) -> Value {
        guard case .sequence(let items) = node.content else {
            return .list(value(node, kind: item, path: path).map { [$0] } ?? [])
        }
        return .list(items.enumerated().compactMap { value($1, kind: item, path: "\(path)[\($0 + 1)]") })
    }

    private mutating func scalar(_ node: Node, type: FieldType, choices: [String], path: String) -> Value? {
        guard node.isScalar else {
            report("wrongType", ["pad": path, "soort": type.rawValue], at: node.span)
            return nil
        }
        if let value = ValueReading.value(of: folded(node.text), as: type, choices: choices) { return value }
        if type == .choice {
            let hint = Suggestion.closest(to: node.text, among: choices).map {
                Message.key("hint.didYouMean", ["woord": $0])
            }
            report(
                "wrongChoice", ["pad": path, "keuzes": choices.joined(separator: ", ")], at: node.span,
                hint: hint)
        } else {
            report(
                "wrongType", ["pad": path, "soort": type.rawValue], at: node.span,
                hint: .key("hint.type." + type.rawValue))
        }
        return nil
    }

    /// A text over several lines in YAML is one line on paper.
    private func folded(_ text: String) -> String {
        text.trimmingSpaces().split(whereSeparator: \.isNewline).map { $0.trimmingSpaces() }.joined(
            separator: " ")
    }

    private mutating func unknown(_ key: Node, among keys: [Schema.Key], path: String) {
        let known = keys.map(\.name)
        let hint: Message =
            Suggestion.closest(to: key.text, among: known).map { .key("hint.didYouMean", ["woord": $0]) }
            ?? .key("hint.knownKeys", ["sleutels": known.joined(separator: ", ")])
        report("unknownKey", ["sleutel": key.text, "pad": path], at: key.span, hint: hint)
    }

    private mutating func missing(_ key: Schema.Key, in node: Node?, path: String) {
        let full = path.isEmpty ? key.name : path + "." + key.name
        let start = node?.span.start ?? source.byteOrderMarkLength
        report("missingKey", ["sleutel": full], at: SourceSpan(start, node?.span.end ?? start))
    }

    private mutating func report(
        _ fault: String, _ values: [String: String], at span: SourceSpan, hint: Message? = nil
    ) {
        findings.append(
            Finding(
                RuleID(name + "." + fault), .error, .key("schema." + fault, values), at: span, in: source,
                hint: hint))
    }
}
