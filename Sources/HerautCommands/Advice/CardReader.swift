import HerautLaw
import HerautLint
import HerautModel
import HerautResources

/// Reads the intervention card and reports every fault at once. What has no source is left out: nobody could check it.
struct CardReader {
    /// What the card refers to.
    struct References {
        let law: LawRegister
        let rules: RulePack
    }

    private let source: SourceText
    private let references: References
    private var sourceNames: [String: String] = [:]
    private(set) var findings: [Finding] = []

    private init(_ source: SourceText, _ references: References) {
        self.source = source
        self.references = references
    }

    /// The card of a parsed file, and what is wrong with it.
    static func read(_ source: SourceText, root: Node?, references: References) -> (
        card: InterventionCard, findings: [Finding]
    ) {
        var reader = CardReader(source, references)
        for entry in root?["bronnen"]?.entries ?? [] {
            reader.sourceNames[entry.key.text] = entry.value.text
        }
        let steps = reader.items(root?["stappen"]).compactMap { reader.step($0) }
        let card = InterventionCard(
            steps: steps,
            measures: reader.items(root?["maatregelen"]).compactMap { reader.measure($0, steps) },
            questions: reader.items(root?["analyse"]).compactMap { reader.question($0) },
            cautions: reader.items(root?["vermijd"]).compactMap { reader.caution($0) },
            phrases: reader.phrases(root?["woorden"]))
        reader.reportTwins(root)
        return (card, reader.findings)
    }

    // MARK: Entries

    private mutating func step(_ node: Node) -> InterventionCard.Step? {
        guard check(node, keys: ["nummer", "naam", "wat", "bron"], needed: ["nummer", "naam", "wat"]),
            let sources = sources(node), let number = Int(text(node, "nummer"))
        else { return nil }
        return InterventionCard.Step(
            number: number, name: text(node, "naam"), what: text(node, "wat"), sources: sources)
    }

    private static let measureKeys: Set<String> = [
        "id", "stap", "naam", "wat", "past", "past_niet", "risicos", "bevoegd", "grondslag", "soorten",
        "regels", "reden", "bron", "onzeker", "status", "raad_aan", "raad_af",
    ]

    private mutating func measure(_ node: Node, _ steps: [InterventionCard.Step]) -> InterventionCard.Measure?
    {
        let needed = ["id", "stap", "naam", "wat", "past", "past_niet", "risicos", "bevoegd"]
        guard check(node, keys: Self.measureKeys, needed: needed), let sources = sources(node) else {
            return nil
        }
        guard let step = Int(text(node, "stap")), steps.contains(where: { $0.number == step }) else {
            report("unknownStep", node["stap"] ?? node)
            return nil
        }
        let kinds = kinds(node["soorten"])
        let rules = rules(node["regels"])
        let reason = text(node, "reden")
        if kinds.isEmpty, rules.isEmpty, reason.isEmpty { report("uncovered", node["id"] ?? node) }
        return InterventionCard.Measure(
            id: text(node, "id"), step: step, name: text(node, "naam"), what: text(node, "wat"),
            fits: texts(node["past"]), fitsNot: texts(node["past_niet"]), risks: texts(node["risicos"]),
            competent: text(node, "bevoegd"), basis: basis(node["grondslag"]), kinds: kinds, rules: rules,
            reason: reason, sources: sources, isUncertain: text(node, "onzeker") == "ja",
            status: status(node["status"]), advice: items(node["raad_aan"]).compactMap { advice($0) },
            warnings: items(node["raad_af"]).compactMap { advice($0) })
    }

    private mutating func status(_ node: Node?) -> InterventionCard.Status? {
        guard let node else { return nil }
        guard check(node, keys: ["stand", "sinds", "waarom"], needed: ["stand", "sinds", "waarom"]) else {
            return nil
        }
        guard let standing = InterventionCard.Status.Standing(rawValue: text(node, "stand")),
            let since = CalendarDate(iso: text(node, "sinds"))
        else {
            report("badStatus", node)
            return nil
        }
        return InterventionCard.Status(standing: standing, since: since, why: text(node, "waarom"))
    }

    /// A reason that names nothing of the case could be said of any case; only what is not there (`altijd`) may do without.
    private mutating func advice(_ node: Node) -> InterventionCard.Advice? {
        guard
            check(node, keys: ["als", "want", "altijd", "soorten", "zonder_tekst"], needed: ["als", "want"])
        else { return nil }
        let reason = text(node, "want")
        let keys = CaseWords.keys(in: reason)
        if keys.isEmpty, text(node, "altijd") != "ja" { report("reasonWithoutFact", node["want"] ?? node) }
        for key in keys where CaseFile.schema.lookup(key) == nil {
            report("unknownField", node["want"] ?? node, ["sleutel": key])
        }
        let isBare = text(node, "zonder_tekst") == "ja"
        return InterventionCard.Advice(
            condition: condition(node["als"]), reason: reason,
            kinds: isBare ? [] : node["soorten"].map { kinds($0) })
    }

    private mutating func question(_ node: Node) -> InterventionCard.Question? {
        let keys: Set = ["vraag", "zodra", "eist", "waarom", "regels", "reden", "bron"]
        guard check(node, keys: keys, needed: ["vraag", "eist", "waarom"]), let sources = sources(node)
        else { return nil }
        let rules = rules(node["regels"])
        if rules.isEmpty, text(node, "reden").isEmpty { report("uncovered", node["vraag"] ?? node) }
        return InterventionCard.Question(
            text: text(node, "vraag"), gate: condition(node["zodra"]), demand: condition(node["eist"]),
            why: text(node, "waarom"), rules: rules, reason: text(node, "reden"), sources: sources)
    }

    private mutating func caution(_ node: Node) -> InterventionCard.Caution? {
        let keys: Set = ["tekst", "als", "waarom", "regels", "bron"]
        guard check(node, keys: keys, needed: ["tekst", "als", "waarom", "regels"]),
            let sources = sources(node)
        else { return nil }
        return InterventionCard.Caution(
            text: text(node, "tekst"), condition: condition(node["als"]), why: text(node, "waarom"),
            rules: rules(node["regels"]), sources: sources)
    }

    // MARK: Parts

    private mutating func phrases(_ node: Node?) -> [String: [String: String]] {
        var phrases: [String: [String: String]] = [:]
        for entry in node?.entries ?? [] {
            if CaseFile.schema.lookup(entry.key.text) == nil {
                report("unknownField", entry.key, ["sleutel": entry.key.text])
            }
            phrases[entry.key.text] = Dictionary(
                entry.value.entries.map { ($0.key.text, $0.value.text) },
                uniquingKeysWith: { first, _ in first })
        }
        return phrases
    }

    private mutating func sources(_ node: Node) -> [InterventionCard.Source]? {
        let entries = node["bron"]?.entries ?? []
        guard !entries.isEmpty else {
            report("noSource", node)
            return nil
        }
        return entries.map { entry in
            if sourceNames[entry.key.text] == nil { report("unknownSource", entry.key) }
            return InterventionCard.Source(
                name: sourceNames[entry.key.text] ?? entry.key.text, place: entry.value.text)
        }
    }

    private mutating func condition(_ node: Node?) -> CaseCondition {
        let (condition, faults) = CaseCondition.read(node, in: source)
        findings += faults
        return condition
    }

    private mutating func kinds(_ node: Node?) -> [DocumentKind] {
        items(node).compactMap { item in
            let kind = DocumentKind.named(item.text)
            if kind == nil { report("unknownKind", item) }
            return kind
        }
    }

    private mutating func rules(_ node: Node?) -> [RuleID] {
        items(node).map { item in
            let rule = RuleID(item.text)
            if !references.rules.knows(rule) { report("unknownRule", item) }
            return rule
        }
    }

    private mutating func basis(_ node: Node?) -> [String] {
        items(node).map { item in
            if references.law.entry(item.text) == nil { report("unknownBasis", item) }
            return item.text
        }
    }

    // MARK: Nodes

    private func items(_ node: Node?) -> [Node] {
        guard let node, !node.isEmpty else { return [] }
        return node.isScalar ? [node] : node.items
    }

    private func texts(_ node: Node?) -> [String] { items(node).map(\.text) }

    private func text(_ node: Node, _ key: String) -> String { (node[key]?.text ?? "").trimmingSpaces() }

    /// Whether all that is needed is there; reports what is not, and what does not belong.
    private mutating func check(_ node: Node, keys: Set<String>, needed: [String]) -> Bool {
        for entry in node.entries where !keys.contains(entry.key.text) { report("unknownKey", entry.key) }
        let missing = needed.filter { node[$0]?.isEmpty ?? true }
        for key in missing { report("missingKey", node, ["sleutel": key]) }
        return missing.isEmpty
    }

    private mutating func reportTwins(_ root: Node?) {
        var seen: Set<String> = []
        for node in items(root?["maatregelen"]) {
            if let id = node["id"], !seen.insert(id.text).inserted { report("twice", id) }
        }
    }

    private mutating func report(_ fault: String, _ node: Node, _ values: [String: String] = [:]) {
        findings.append(
            Finding(
                RuleID("card." + fault), .error,
                .key("card." + fault, values.merging(["tekst": node.text]) { given, _ in given }),
                at: node.span, in: source))
    }
}

extension Context {
    /// The intervention card; faults in it (only possible with `--locales DIR`) end the command.
    func interventionCard() throws(HerautError) -> InterventionCard {
        let (card, findings) = try loadedCard()
        guard findings.isEmpty else {
            throw HerautError(
                .configuration, .key("command.error.badResources", ["map": Self.cardPath]),
                findings: findings, sources: [resources.file(Self.cardPath)?.source].compactMap(\.self))
        }
        return card
    }

    /// The intervention card and what is wrong with it.
    func loadedCard() throws(HerautError) -> (card: InterventionCard, findings: [Finding]) {
        guard let file = resources.file(Self.cardPath, for: messages.language) else {
            throw HerautError(.configuration, .key("command.advise.noCard", ["pad": Self.cardPath]))
        }
        let references = CardReader.References(law: try lawRegister(), rules: try rulePack())
        return CardReader.read(file.source, root: file.root, references: references)
    }

    private static let cardPath = "Locales/nl/interventies.yml"
}
