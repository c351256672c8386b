import HerautModel
import HerautTemplate

/// A question for whoever sits at the terminal: what belongs under one key of `zaak.yml` or `heraut.yml`.
struct Question {
    /// The key, as it stands in the file (`incident.wat`).
    let path: String
    /// What can be answered.
    let kind: Schema.Kind
    /// What it is for, in a sentence.
    var explanation = ""
    /// An invented answer, to show what is meant.
    var example: String?
    /// What it is for, of each key of an item, when items have several.
    var parts: [String: String] = [:]
    /// The answer when somebody only presses Enter.
    var proposal: Value?
    /// Whether there has to be an answer.
    var isRequired = true
    /// The question that has to have an answer, else this one is not asked.
    var after: String?
}

extension Schema {
    /// The dotted paths of what has to be filled in, in the order of the schema: what is required, what is `wanted`, and what is required beside
    /// that. Items of a list are reached through the list.
    func needed(_ wanted: Set<String>) -> [String] {
        Self.needed(keys, below: "", wanted, isOpen: true)
    }

    private static func needed(
        _ keys: [Key], below prefix: String, _ wanted: Set<String>, isOpen: Bool
    ) -> [String] {
        keys.flatMap { key -> [String] in
            let path = prefix + key.name
            let isNeeded =
                (isOpen && key.isRequired)
                || wanted.contains { $0 == path || $0.hasPrefix(path + ".") }
            guard case .group(let below) = key.kind else { return isNeeded ? [path] : [] }
            return needed(below, below: path + ".", wanted, isOpen: isNeeded)
        }
    }
}

/// What the templates say of the keys of `zaak.yml` and `heraut.yml`: they know best what a text needs of them.
struct KeyNotes {
    /// Fields of the template that asks, and of all others, by the key they take.
    private let own: [String: Field]
    private let others: [String: Field]
    private let messages: MessageCatalogue

    /// What is said of `paths` comes from the fields of the template that asks, else from Heraut's own sentences, else from the first template
    /// that knows the key.
    init(_ paths: [String], asking fields: [Field], in context: Context) {
        messages = context.messages
        own = Self.byPath(fields)
        var others: [String: Field] = [:]
        let known = Set(own.keys)
        var open = paths.filter { path in
            !known.contains(path) && !context.messages.contains(Self.sentence(of: path))
        }
        for kind in context.templateKinds where !open.isEmpty {
            let catalogue = try? context.loadedTemplate(kind, language: "nl").catalogue
            others.merge(Self.byPath(catalogue?.fields ?? [])) { first, _ in first }
            open.removeAll { others[$0] != nil }
        }
        self.others = others
    }

    private static func byPath(_ fields: [Field]) -> [String: Field] {
        Dictionary(
            fields.compactMap { field in field.path.map { ($0, field) } },
            uniquingKeysWith: { first, _ in first })
    }

    private static func sentence(of path: String) -> String { "command.ask.key." + path }

    /// The question for a key of `schema`; `nil` for a key that is not there.
    func question(_ path: String, of schema: Schema) -> Question? {
        guard let key = schema.lookup(path)?.key else { return nil }
        var question = Question(path: path, kind: key.kind)
        let field = own[path] ?? others[path]
        let sentence = Self.sentence(of: path)
        let isKnown = own[path]?.explanation == nil && messages.contains(sentence)
        question.explanation = isKnown ? messages(sentence) : field?.explanation ?? ""
        question.example = field?.example
        for item in field?.itemFields ?? [] { question.parts[item.name] = item.explanation }
        return question
    }
}
