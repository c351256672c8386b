import HerautModel

/// Reads `fields.yml` and the shared groups, and reports every fault at once.
struct FieldReader {
    private let source: SourceText
    private(set) var findings: [Finding] = []

    private static let keys = [
        "soort", "van", "pad", "kolom", "kolommen", "verplicht", "standaard", "regel", "uit", "keuzes",
        "velden", "niet_na", "vertaalbaar", "voorbeeld", "voorbeelden", "uitleg",
    ]

    init(source: SourceText) { self.source = source }

    /// The fields of a mapping `name: {soort: …}`.
    mutating func fields(of node: Node?, isItem: Bool = false) -> [Field] {
        (node?.entries ?? []).compactMap { field($0, isItem: isItem) }
    }

    private mutating func field(_ entry: Node.Entry, isItem: Bool) -> Field? {
        let node = entry.value
        for key in node.entries where !Self.keys.contains(key.key.text) { reportUnknown(key.key) }
        guard
            let type = word(node["soort"], of: FieldType.allCases.map(\.rawValue), for: entry.key).flatMap(
                FieldType.init)
        else {
            return nil
        }
        // An item of a list comes with its list, whoever supplies that.
        let supplier =
            isItem
            ? .caseFile
            : word(node["van"], of: Field.Supplier.allCases.map(\.rawValue), for: entry.key).flatMap(
                Field.Supplier.init)
        guard let supplier else { return nil }
        let rule =
            supplier == .derived
            ? word(node["regel"], of: Derivation.allCases.map(\.rawValue), for: entry.key) : nil
        if supplier == .derived, rule == nil { return nil }
        return Field(
            name: entry.key.text, type: type, supplier: supplier,
            isRequired: node["verplicht"]?.text != "nee",
            path: node["pad"]?.text, columns: columns(node, name: entry.key.text),
            isListable: !isItem && supplier == .caseFile && node["kolom"] != nil,
            isTranslatable: node["vertaalbaar"]?.text == "ja",
            rule: rule.flatMap(Derivation.init),
            inputs: node["uit"]?.items.map(\.text) ?? [], choices: node["keuzes"]?.items.map(\.text) ?? [],
            itemFields: fields(of: node["velden"], isItem: true), notAfter: node["niet_na"]?.text,
            fallback: node["standaard"]?.text,
            example: node["voorbeeld"]?.text,
            examples: node["voorbeelden"]?.items.map(\.text) ?? [], explanation: node["uitleg"]?.text,
            file: source,
            span: entry.key.span)
    }

    private func columns(_ node: Node, name: String) -> [String: String] {
        if let parts = node["kolommen"]?.entries {
            return Dictionary(parts.map { ($0.key.text, $0.value.text) }, uniquingKeysWith: { $1 })
        }
        return ["waarde": node["kolom"]?.text ?? name]
    }

    private mutating func word(_ node: Node?, of words: [String], for key: Node) -> String? {
        if let node, words.contains(node.text) { return node.text }
        let hint = node.flatMap { Suggestion.closest(to: $0.text, among: words) }.map {
            Message.key("hint.didYouMean", ["woord": $0])
        }
        let values = ["pad": key.text, "keuzes": words.joined(separator: ", ")]
        findings.append(
            Finding(
                "fields.wrongChoice", .error, .key("schema.wrongChoice", values), at: node?.span ?? key.span,
                in: source, hint: hint))
        return nil
    }

    private mutating func reportUnknown(_ key: Node) {
        let hint = Suggestion.closest(to: key.text, among: Self.keys).map {
            Message.key("hint.didYouMean", ["woord": $0])
        }
        findings.append(
            Finding(
                "fields.unknownKey", .error, .key("schema.unknownKey", ["pad": key.text]), at: key.span,
                in: source, hint: hint))
    }
}

extension FieldCatalogue {
    /// Reads a kind's `fields.yml` and the groups it takes over from the shared file.
    static func load(_ file: TemplateFile, shared: TemplateFile?) -> (
        catalogue: FieldCatalogue, findings: [Finding]
    ) {
        var reader = FieldReader(source: file.source)
        let own = reader.fields(of: file.root?["velden"])
        var findings = reader.findings
        let ownNames = Set(own.map(\.name))
        var taken: [Field] = []
        for group in file.root?["gebruikt"]?.items ?? [] {
            guard let shared, let node = shared.root?["groepen"]?[group.text] else {
                let known = shared?.root?["groepen"]?.entries.map(\.key.text) ?? []
                let hint = Suggestion.closest(to: group.text, among: known).map {
                    Message.key("hint.didYouMean", ["woord": $0])
                }
                let message = Message.key("template.unknownGroup", ["naam": group.text])
                findings.append(
                    Finding(
                        "template.unknownGroup", .error, message, at: group.span, in: file.source, hint: hint)
                )
                continue
            }
            var sharedReader = FieldReader(source: shared.source)
            taken += sharedReader.fields(of: node).filter { !ownNames.contains($0.name) }
            findings += sharedReader.findings
        }
        let catalogue = FieldCatalogue(fields: own + taken, shared: Set(taken.map(\.name)))
        return (catalogue, findings)
    }
}
