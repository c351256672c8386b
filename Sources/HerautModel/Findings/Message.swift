/// A sentence for the user that is not yet in a language.
///
/// Modules name what they want to say; ``MessageCatalogue`` says it, in Dutch or English, at the edge of the program.
/// Texts that already are in a language (those of a rule file) go through as they are.
public enum Message: Hashable, Sendable {
    /// A key of `Locales/LANG/messages.yml` and the values for its `{names}`.
    case key(String, [String: String] = [:])
    /// A finished text.
    case text(String)
}

/// The sentences of `Locales/LANG/messages.yml`.
public struct MessageCatalogue: Sendable {
    /// Language tag, `nl` or `en`.
    public let language: String
    private let sentences: [String: String]

    /// A catalogue from flat keys (`yaml.unknownKey`) to sentences with `{name}` in them.
    public init(language: String, sentences: [String: String]) {
        self.language = language
        self.sentences = sentences
    }

    /// A catalogue from the tree of a messages file; nested mappings become dotted keys.
    public init(language: String, node: Node) {
        var sentences: [String: String] = [:]
        Self.collect(node, prefix: "", into: &sentences)
        self.init(language: language, sentences: sentences)
    }

    /// All keys, sorted: for the test that no language lacks a sentence.
    public var keys: [String] { sentences.keys.sorted() }

    /// The sentence, with its values filled in. An unknown key gives the key and its values, so nothing is hidden.
    public func text(_ message: Message) -> String {
        switch message {
        case .text(let text): text
        case .key(let key, let values): fill(sentences[key] ?? key, values)
        }
    }

    /// The sentence for a bare key.
    public func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        text(.key(key, values))
    }

    /// Whether the catalogue knows `key`.
    public func contains(_ key: String) -> Bool { sentences[key] != nil }

    /// `{open}` and `{sluit}` are the double braces of a template, which cannot stand in a sentence as they are.
    private func fill(_ sentence: String, _ values: [String: String]) -> String {
        guard sentence.contains("{") else { return sentence }
        let values = values.merging(["open": "{{", "sluit": "}}"]) { first, _ in first }
        var result = ""
        var rest = Substring(sentence)
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}") else { break }
            let name = String(rest[rest.index(after: open)..<close])
            result += values[name] ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private static func collect(_ node: Node, prefix: String, into sentences: inout [String: String]) {
        for entry in node.entries {
            let path = prefix.isEmpty ? entry.key.text : prefix + "." + entry.key.text
            if case .scalar(let text, _) = entry.value.content { sentences[path] = text }
            collect(entry.value, prefix: path, into: &sentences)
        }
    }
}
