import HerautLint
import HerautModel

/// What `heraut explain` says of a rule.
struct Explanation {
    let messages: MessageCatalogue
    let style: Style

    /// A rule: what it watches for, why, where that comes from, and examples.
    func text(_ rule: Rule) -> String {
        let families = rule.families.map { "\($0.rawValue) (\(rule.severity(in: $0).rawValue))" }
        var lines = [style.bold("\(rule.id.name)  \(VisibleText.line(rule.title))"), ""]
        lines += [
            field("families", families.joined(separator: ", ")), field("advice", advice(of: rule)),
            field("why", rule.why), field("source", rule.source),
        ]
        if rule.isUncertain { lines.append(messages("command.explain.uncertain")) }
        lines += examples("good", rule.good) + examples("bad", rule.bad)
        return lines.joined(separator: "\n") + "\n"
    }

    func field(_ name: String, _ text: String) -> String {
        style.dim(messages("command.explain." + name)) + " " + VisibleText.line(text)
    }

    private func examples(_ name: String, _ examples: [RuleExample]) -> [String] {
        guard !examples.isEmpty else { return [] }
        return ["", style.dim(messages("command.explain." + name))] + examples.map(example)
    }

    /// The example with its place between « », as the rule file writes it.
    private func example(_ example: RuleExample) -> String {
        var bytes = Array(example.text.utf8)
        for mark in example.marks.sorted(by: >) where mark.end <= bytes.count {
            bytes.insert(contentsOf: Array("»".utf8), at: mark.end)
            bytes.insert(contentsOf: Array("«".utf8), at: mark.start)
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        return lines.enumerated().map { ($0 == 0 ? "  - " : "    ") + VisibleText.line(String($1)) }
            .joined(separator: "\n") + circumstances(of: example)
    }

    /// What the example needs to be right or wrong: the same sentence may be right for a child of 13 and wrong for one of 16.
    private func circumstances(of example: RuleExample) -> String {
        let pairs = example.frontMatter.entries.map { VisibleText.line("\($0.key.text): \(flow($0.value))") }
        return pairs.isEmpty ? "" : " " + style.dim("(" + pairs.joined(separator: ", ") + ")")
    }

    /// A value of front matter on one line.
    private func flow(_ node: Node) -> String {
        switch node.content {
        case .scalar(let text, _): text.split(whereSeparator: \.isNewline).joined(separator: " ")
        case .sequence(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { "\($0.key.text): \(flow($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    /// The message of the rule, with dots where a finding puts the words it found.
    private func advice(of rule: Rule) -> String {
        let message =
            rule.message.isEmpty ? rule.variants.sorted { $0.key < $1.key }.first?.value ?? "" : rule.message
        let names = message.split(separator: "{").dropFirst().compactMap {
            $0.split(separator: "}").first.map(String.init)
        }
        let dots = Dictionary(names.map { ($0, "…") }) { first, _ in first }
        return MessageCatalogue.fill(message, dots)
    }
}
