public import HerautModel

/// The rules of one language, ready to be used.
public struct RulePack: Sendable {
    /// Language tag of the texts it is for.
    public let language: String
    /// The rules, by id.
    public let rules: [Rule]
    private let names: Set<String>
    let index: PhraseIndex

    /// Reads the rule files of a language (`Locales/LANG/rules/*.yml`) and its word lists (`Locales/LANG/words/*.tsv`).
    ///
    /// Faults in the files are reported with their place; a faulty rule is left out. With `families` only the rules for one of them are
    /// read: half of a short lint is reading rules. The others are known by name alone.
    public static func load(
        _ files: [(source: SourceText, root: Node)], wordLists: [SourceText],
        families: Set<DocumentFamily>? = nil,
        language: String = "nl"
    ) -> (pack: RulePack, findings: [Finding]) {
        var reader = RuleReader(
            source: SourceText(path: "", bytes: []), wordLists: wordLists,
            families: families)
        var rules: [Rule] = []
        var names: Set<String> = []
        for file in files {
            reader.source = file.source
            for node in file.root.items {
                names.insert(node["id"]?.text ?? "")
                guard let rule = reader.rule(node) else { continue }
                if let fault = fault(of: rule, among: rules, node, file.source) {
                    reader.findings.append(fault)
                } else {
                    rules.append(rule)
                }
            }
        }
        var index = reader.index
        index.seal()
        // Rules are large: their numbers are sorted instead.
        let order = rules.indices.sorted { rules[$0].id < rules[$1].id }
        let pack = RulePack(language: language, rules: order.map { rules[$0] }, names: names, index: index)
        return (pack, reader.findings)
    }

    /// The rule called `id`; `nil` when there is none.
    public func rule(_ id: RuleID) -> Rule? { rules.first { $0.id == id } }

    /// Whether there is a rule called `id`, in this pack or for families that were not read.
    public func knows(_ id: RuleID) -> Bool { names.contains(id.name) }

    /// The pack with its rules in another order: for the test that order makes no difference.
    func reordered(_ order: ([Rule]) -> [Rule]) -> RulePack {
        RulePack(language: language, rules: order(rules), names: names, index: index)
    }

    private init(language: String, rules: [Rule], names: Set<String>, index: PhraseIndex) {
        self.language = language
        self.rules = rules
        self.names = names
        self.index = index
    }

    private static func fault(of rule: Rule, among rules: [Rule], _ node: Node, _ source: SourceText)
        -> Finding?
    {
        let values = ["regel": rule.id.name]
        if rules.contains(where: { $0.id == rule.id }) {
            return Finding("rules.twice", .error, .key("rules.twice", values), at: node.span, in: source)
        }
        if rule.isCoded, CodedRules.byID[rule.id] == nil {
            return Finding("rules.noCode", .error, .key("rules.noCode", values), at: node.span, in: source)
        }
        return nil
    }
}
