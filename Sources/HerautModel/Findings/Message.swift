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
    /// The tree of the file. A run says a handful of its hundreds of sentences, so they are looked up, not unfolded.
    private let root: Node

    /// A catalogue from the tree of a messages file; nested mappings are dotted keys (`yaml.unknownKey`).
    public init(language: String, node: Node) {
        self.language = language
        self.root = node
    }

    /// All keys, sorted: for the test that no language lacks a sentence.
    public var keys: [String] { Self.keys(of: root).sorted() }

    /// The sentence, with its values filled in. An unknown key gives the key and its values, so nothing is hidden.
    public func text(_ message: Message) -> String {
        switch message {
        case .text(let text): text
        case .key(let key, let values): Self.fill(sentence(key) ?? key, values)
        }
    }

    /// The sentence for a bare key.
    public func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        text(.key(key, values))
    }

    /// Whether the catalogue knows `key`.
    public func contains(_ key: String) -> Bool { sentence(key) != nil }

    /// A sentence with its values in place of the `{names}`. `{open}` and `{sluit}` are the double braces of a template, which cannot stand
    /// in a sentence as they are.
    public static func fill(_ sentence: String, _ values: [String: String]) -> String {
        fill(sentence) { values[$0] }
    }

    /// The same with values from anywhere: `value` gives that of a name.
    public static func fill(_ sentence: String, _ value: (String) -> String?) -> String {
        var sentence = sentence
        // By bytes: a long draft has thousands of findings.
        return sentence.withUTF8 { text in
            var result: [UInt8] = []
            result.reserveCapacity(text.count * 2)
            var done = 0
            while let open = text[done...].firstIndex(of: UInt8(ascii: "{")),
                let close = text[open...].firstIndex(of: UInt8(ascii: "}"))
            {
                result += text[done..<open]
                let name = String(decoding: text[open + 1..<close], as: UTF8.self)
                if let filling = value(name) ?? braces(name) {
                    result += filling.utf8
                } else {
                    result += text[open...close]
                }
                done = close + 1
            }
            result += text[done...]
            return String(decoding: result, as: UTF8.self)
        }
    }

    private static func braces(_ name: String) -> String? {
        switch name {
        case "open": "{{"
        case "sluit": "}}"
        default: nil
        }
    }

    private func sentence(_ key: String) -> String? {
        var node: Node? = root
        for name in key.split(separator: ".") { node = node?[String(name)] }
        return node.flatMap { $0.isScalar ? $0.text : nil }
    }

    private static func keys(of node: Node) -> [String] {
        node.entries.flatMap { entry -> [String] in
            entry.value.isScalar ? [entry.key.text] : keys(of: entry.value).map { entry.key.text + "." + $0 }
        }
    }
}
