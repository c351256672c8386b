import HerautModel

/// Reads single values of `laws.yml` and says what is wrong with them.
struct EntryReader {
    let source: SourceText
    private(set) var findings: [Finding] = []
    private var sources: [String: (text: String, state: CalendarDate?, retrieved: CalendarDate)] = [:]
    private var seen: Set<String> = []

    init(source: SourceText) { self.source = source }

    // MARK: Sources

    mutating func readSources(_ node: Node?) {
        for entry in node?.entries ?? [] {
            guard let text = entry.value["waar"]?.text, !text.isEmpty,
                let retrieved = date(entry.value, "geraadpleegd")
            else {
                report("badSource", at: entry.key, ["bron": entry.key.text])
                continue
            }
            sources[entry.key.text] = (text, date(entry.value, "stand"), retrieved)
        }
    }

    mutating func provenance(_ node: Node) -> Provenance? {
        guard let name = text(node, "bron"), let known = sources[name] else {
            report("noSource", at: node["bron"] ?? node)
            return nil
        }
        if let verified = node["geverifieerd"], !["ja", "nee"].contains(verified.text) {
            report(
                "badValue", at: verified,
                ["sleutel": "geverifieerd", "waarde": verified.text, "keuzes": "ja, nee"])
        }
        return Provenance(
            source: known.text, retrieved: known.retrieved, stateOf: known.state,
            isVerified: text(node, "geverifieerd") != "nee")
    }

    // MARK: Values

    func text(_ node: Node, _ key: String) -> String? { node[key].flatMap { $0.isEmpty ? nil : $0.text } }

    /// The texts of a list; one text counts as a list of one.
    func texts(_ node: Node, _ key: String) -> [String] {
        guard let value = node[key], !value.isEmpty else { return [] }
        return value.isScalar ? [value.text] : value.items.map(\.text)
    }

    mutating func integer(_ node: Node, _ key: String) -> Int? {
        guard let text = text(node, key) else { return nil }
        if let number = Int(text), number >= 0 { return number }
        report("badInteger", at: node[key], ["sleutel": key, "waarde": text])
        return nil
    }

    mutating func date(_ node: Node, _ key: String) -> CalendarDate? {
        guard let text = text(node, key) else { return nil }
        if let date = CalendarDate(iso: text) { return date }
        report("badDate", at: node[key], ["sleutel": key, "waarde": text])
        return nil
    }

    mutating func required(_ node: Node, _ key: String) -> String? {
        if let text = text(node, key) { return text }
        report("missingKey", at: node, ["sleutel": key])
        return nil
    }

    mutating func requiredInteger(_ node: Node, _ key: String) -> Int? {
        required(node, key) == nil ? nil : integer(node, key)
    }

    mutating func requiredDate(_ node: Node, _ key: String) -> CalendarDate? {
        required(node, key) == nil ? nil : date(node, key)
    }

    /// A value out of a fixed few.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(_ node: Node, _ key: String) -> Choice?
    where Choice.RawValue == String {
        guard let text = required(node, key) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        report("badValue", at: node[key], ["sleutel": key, "waarde": text, "keuzes": choices])
        return nil
    }

    // MARK: Faults

    /// Reports every key of `node` that is not among `keys`.
    mutating func check(_ node: Node, keys: [String]) {
        for entry in node.entries where !keys.contains(entry.key.text) { unknownKey(entry.key, among: keys) }
    }

    mutating func unknownKey(_ key: Node, among keys: [String]) {
        let hint: Message =
            Suggestion.closest(to: key.text, among: keys).map { .key("hint.didYouMean", ["woord": $0]) }
            ?? .key("hint.knownKeys", ["sleutels": keys.joined(separator: ", ")])
        report("unknownKey", at: key, ["sleutel": key.text], hint: hint)
    }

    /// Whether an entry is the first of its name.
    mutating func isNew(_ identity: String, at node: Node, name: String) -> Bool {
        if seen.insert(identity).inserted { return true }
        report("twice", at: node, ["naam": name])
        return false
    }

    mutating func report(
        _ fault: String, at node: Node?, _ values: [String: String] = [:], hint: Message? = nil
    ) {
        let span = node?.span ?? SourceSpan(source.byteOrderMarkLength, source.byteOrderMarkLength)
        findings.append(
            Finding(
                RuleID("laws." + fault), .error, .key("laws." + fault, values), at: span, in: source,
                hint: hint))
    }
}

extension Law.Numbering {
    /// A number of this kind, to show: `6:166`.
    public var example: String {
        switch self {
        case .article: "131"
        case .book: "6:166"
        case .chapter: "5:32"
        case .point: "3.8"
        }
    }
}
