public import HerautModel

/// The advice that the rules are made from, and which rules hold a draft to it (`Locales/LANG/dekking.yml`).
public struct AdviceTable: Sendable {
    /// One piece of advice.
    public struct Advice: Sendable {
        /// What is advised, in one sentence.
        public let tip: String
        /// Who advises it, and where.
        public let source: String
        /// The rules that check it.
        public let rules: [RuleID]
        /// Why no rule does; empty when there are rules.
        public let reason: String
        /// Where it stands in the file.
        let span: SourceSpan
    }

    /// All advice, in the order of the file.
    public let advice: [Advice]
    private let source: SourceText

    /// The table of a parsed file, and what is wrong with it: advice without a source, or with neither rules nor a reason.
    public static func load(_ source: SourceText, root: Node?) -> (table: AdviceTable, findings: [Finding]) {
        var findings: [Finding] = []
        let advice = (root?.items ?? []).map { node -> Advice in
            let advice = Advice(
                tip: node["tip"]?.text ?? "", source: node["bron"]?.text ?? "",
                rules: (node["regels"]?.items ?? []).map { RuleID($0.text) },
                reason: node["reden"]?.text ?? "",
                span: node.span)
            for (isMissing, key) in [
                (advice.tip.isEmpty, "tip"), (advice.source.isEmpty, "bron"),
                (advice.rules.isEmpty == advice.reason.isEmpty, "regels"),
            ] where isMissing {
                findings.append(
                    Finding(
                        "rules.incompleteAdvice", .error, .key("rules.incompleteAdvice", ["sleutel": key]),
                        at: node.span, in: source))
            }
            return advice
        }
        return (AdviceTable(advice: advice, source: source), findings)
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
