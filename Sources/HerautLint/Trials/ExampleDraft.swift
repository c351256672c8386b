import HerautModel

/// An example of a rule as a draft, in the form of a mutation.
struct ExampleDraft {
    /// The draft.
    let text: SourceText
    /// The marked places in it.
    let marks: [SourceSpan]
    /// What kind of document it is.
    let family: DocumentFamily

    /// `nil` when the example cannot take that form.
    init?(_ example: RuleExample, of rule: Rule, _ mutation: Mutation) {
        family = Self.family(of: example, rule)
        guard let body = mutation.body(of: example.raw, for: rule.id, in: family) else { return nil }
        let lineEnd = mutation == .carriageReturns ? "\r\n" : "\n"
        let head = Self.frontMatter(of: example, family).joined(separator: lineEnd) + lineEnd
        let marked = MarkedText(body)
        text = SourceText(path: rule.id.name, text: head + marked.text + lineEnd)
        let offset = head.utf8.count
        marks = marked.marks.map { SourceSpan($0.start + offset, $0.end + offset) }
    }

    /// The family its front matter names, or the first the rule is for; a rule for all is shown in a message, as is a draft that does not
    /// say what it is.
    static func family(of example: RuleExample, _ rule: Rule) -> DocumentFamily {
        let named = example.frontMatter["soort"].flatMap { node in
            DocumentFamily(rawValue: node.text) ?? DocumentKind.named(node.text)?.family
        }
        let isForAll = rule.families.count == DocumentFamily.allCases.count
        return named ?? (isForAll ? .message : rule.families.first ?? .message)
    }

    private static func frontMatter(of example: RuleExample, _ family: DocumentFamily) -> [String] {
        var lines = ["---"]
        if example.frontMatter["soort"] == nil { lines.append("soort: \(family.rawValue)") }
        lines += example.frontMatter.entries.map { "\($0.key.text): \(flow($0.value))" }
        return lines + ["---"]
    }

    /// YAML on one line.
    private static func flow(_ node: Node) -> String {
        switch node.content {
        case .scalar(let text, _): "\"\(escaped(text))\""
        case .sequence(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { $0.key.text + ": " + flow($0.value) }.joined(separator: ", ") + "}"
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
