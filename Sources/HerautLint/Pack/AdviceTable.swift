public import HerautModel

/// The advice that Heraut is made from, and what it does with each piece of it (`Locales/LANG/dekking.yml`).
public struct AdviceTable: Sendable {
    /// One piece of advice.
    public struct Advice: Sendable {
        /// What is advised, in one sentence.
        public let tip: String
        /// Who advises it, and where.
        public let source: String
        /// The rules that check it.
        public let rules: [RuleID]
        /// The kinds whose template does it.
        public let kinds: [String]
        /// The measures of the intervention card that name it in an advice.
        public let measures: [String]
        /// The keys of `zaak.yml` or `heraut.yml` that hold it.
        public let keys: [String]
        /// Why Heraut does nothing with it; empty when it does.
        public let reason: String
        /// Where it stands in the file.
        public let span: SourceSpan

        /// Whether Heraut does anything with it.
        public var isCovered: Bool { !(rules.isEmpty && kinds.isEmpty && measures.isEmpty && keys.isEmpty) }
    }

    /// All advice, in the order of the file.
    public let advice: [Advice]
    /// The file.
    public let source: SourceText

    private static let known = ["tip", "bron", "regels", "soorten", "maatregelen", "gegevens", "reden"]

    /// The table of a parsed file, and what is wrong with it: advice without a source, with nothing that covers it and no reason, or with both.
    public static func load(_ source: SourceText, root: Node?) -> (table: AdviceTable, findings: [Finding]) {
        var findings: [Finding] = []
        let advice = (root?.items ?? []).map { node -> Advice in
            let advice = Advice(
                tip: node["tip"]?.text ?? "", source: node["bron"]?.text ?? "",
                rules: texts(node["regels"]).map { RuleID($0) }, kinds: texts(node["soorten"]),
                measures: texts(node["maatregelen"]), keys: texts(node["gegevens"]),
                reason: node["reden"]?.text ?? "",
                span: node.span)
            for (isMissing, key) in [
                (advice.tip.isEmpty, "tip"), (advice.source.isEmpty, "bron"),
                (advice.isCovered != advice.reason.isEmpty, "regels"),
            ] where isMissing {
                findings.append(
                    Finding(
                        "rules.incompleteAdvice", .error, .key("rules.incompleteAdvice", ["sleutel": key]),
                        at: node.span, in: source))
            }
            for entry in node.entries where !known.contains(entry.key.text) {
                findings.append(unknownKey(entry.key, in: source))
            }
            return advice
        }
        return (AdviceTable(advice: advice, source: source), findings)
    }

    private static func texts(_ node: Node?) -> [String] { (node?.items ?? []).map(\.text) }

    /// A key that is spelt wrong would silently cover nothing.
    private static func unknownKey(_ key: Node, in source: SourceText) -> Finding {
        let hint = Suggestion.closest(to: key.text, among: known).map {
            Message.key("hint.didYouMean", ["woord": $0])
        }
        let values = ["sleutel": key.text, "pad": key.text]
        return Finding(
            "rules.unknownKey", .error, .key("schema.unknownKey", values), at: key.span, in: source,
            hint: hint)
    }

    /// Rules it names that are not in `pack`.
    public func unknownRules(in pack: RulePack) -> [Finding] {
        advice.flatMap { advice in
            advice.rules.filter { !pack.knows($0) }.map { rule in
                Finding(
                    "rules.unknownRule", .error, .key("rules.unknownRule", ["regel": rule.name]),
                    at: advice.span, in: source)
            }
        }
    }

    /// Rules of `pack` that none of the advice names: they rest on a source of their own.
    public func rulesBeside(in pack: RulePack) -> [Rule] {
        let named = Set(advice.flatMap(\.rules))
        return pack.rules.filter { !named.contains($0.id) }
    }
}
