extension Draft {
    /// Reads a draft: front matter with `reader`, then the body as Markdown. Never fails; what is wrong in the front matter is
    /// reported. An unknown key or value is a `tip`: a draft is written by people in a hurry.
    public static func read(_ source: SourceText, with reader: some YAMLReader) -> (
        draft: Draft, findings: [Finding]
    ) {
        let front = FrontMatter(of: source)
        var metadata = MetadataReader(source: source)
        if let span = front.span {
            let yaml = reader.read(source, span: span)
            metadata.findings += yaml.findings
            metadata.read(yaml.root)
        } else if front.isUnclosed {
            metadata.reportUnclosed()
        }
        let blocks = Markdown.blocks(of: source, from: front.bodyStart)
        let draft = Draft(
            source: source, metadata: metadata.metadata, bodyStart: front.bodyStart, blocks: blocks)
        return (draft, metadata.findings)
    }
}

/// Where the front matter of a text lies: between a first line `---` and the next.
public struct FrontMatter: Sendable {
    /// The YAML between the two lines; `nil` when there is no front matter.
    public let span: SourceSpan?
    /// First byte of the body.
    public let bodyStart: Int
    /// Whether it was opened and never closed; then all is body.
    public let isUnclosed: Bool

    /// Looks at the start of `source`.
    public init(of source: SourceText) {
        let lines = 1...source.lineCount
        let start = source.byteOrderMarkLength
        let first = source.text(of: source.lineSpan(1)).drop { $0 == "\u{FEFF}" }
        guard first.trimmingSpaces() == "---" else {
            self.init(span: nil, bodyStart: start, isUnclosed: false)
            return
        }
        let close = lines.dropFirst().first {
            let span = source.lineSpan($0)
            // A line that is moved in belongs to a text in the YAML.
            return (3...8).contains(span.count) && source.bytes[span.start] == UInt8(ascii: "-")
                && source.text(of: span).trimmingSpaces() == "---"
        }
        guard let close else {
            self.init(span: nil, bodyStart: start, isUnclosed: true)
            return
        }
        let open = min(source.lineSpan(2).start, source.lineSpan(close).start)
        let body = close < source.lineCount ? source.lineSpan(close + 1).start : source.bytes.count
        self.init(span: SourceSpan(open, source.lineSpan(close).start), bodyStart: body, isUnclosed: false)
    }

    private init(span: SourceSpan?, bodyStart: Int, isUnclosed: Bool) {
        self.span = span
        self.bodyStart = bodyStart
        self.isUnclosed = isUnclosed
    }
}

/// Fills ``DraftMetadata`` from the front matter's tree.
private struct MetadataReader {
    let source: SourceText
    var metadata = DraftMetadata()
    var findings: [Finding] = []

    init(source: SourceText) { self.source = source }

    private static let keys =
        [
            "soort", "doelgroep", "leeftijd", "taal", "datum", "afzender", "kenmerk", "platform", "kanaal",
            "kanalen", "zaak",
            "sjabloon", "titel", "feiten", "geruchten", "oproep",
        ] + DraftMetadata.ownKeys.map(\.name)

    /// What of the case stands under `zaak` in place of a path.
    private var caseValues: CaseFacts?

    mutating func read(_ root: Node?) {
        guard let root, !root.isEmpty else { return }
        guard case .mapping(let entries) = root.content else {
            report("draft.frontMatter", at: root.span)
            return
        }
        for entry in entries where !entry.value.isEmpty { read(entry) }
        metadata.own = own(of: root)
        if let caseValues { metadata.inline = metadata.inline.followed(by: caseValues) }
        if metadata.audience == nil { metadata.audience = metadata.kind?.audience }
    }

    mutating func reportUnclosed() { report("draft.unclosedFrontMatter", .error, at: source.lineSpan(1)) }

    private mutating func read(_ entry: Node.Entry) {
        let value = entry.value
        switch entry.key.text {
        case "soort": readKind(value)
        case "doelgroep":
            metadata.audience = choice(value, "doelgroep", of: Audience.allCases.map(\.rawValue))
                .flatMap(Audience.init)
            if metadata.audience == nil { metadata.otherAudience = value.text }
        case "leeftijd":
            metadata.age = typed(value, "leeftijd", .number) {
                if case .number(let age) = $0 { age } else { nil }
            }
        case "datum":
            metadata.date = typed(value, "datum", .date) {
                if case .date(let date) = $0 { date } else { nil }
            }
        case "taal": metadata.language = value.text
        case "afzender": metadata.sender = value.text
        case "kenmerk": metadata.reference = value.text
        case "platform": metadata.platform = value.text
        case "zaak": readCase(value)
        case "sjabloon": metadata.template = value.text
        case "titel": metadata.title = value.text
        case "kanaal", "kanalen": metadata.channels += value.isScalar ? [value.text] : value.items.map(\.text)
        case "feiten": metadata.inline.facts = statements(value)
        case "geruchten": metadata.inline.rumours = statements(value)
        case "oproep": readCall(value)
        default:
            if !DraftMetadata.ownKeys.contains(where: { $0.name == entry.key.text }) {
                reportUnknown(entry.key)
            }
        }
    }

    /// The path of a case file, or some of its keys.
    private mutating func readCase(_ node: Node) {
        if node.isScalar {
            metadata.casePath = node.text
        } else {
            caseValues = CaseFacts(values(of: node, as: CaseFile.schema))
        }
    }

    private mutating func own(of root: Node) -> Value {
        let names = Set(DraftMetadata.ownKeys.map(\.name))
        let entries = root.entries.filter { names.contains($0.key.text) }
        guard !entries.isEmpty else { return .group([:]) }
        let values = values(of: Node(.mapping(entries), span: root.span), as: Schema(DraftMetadata.ownKeys))
        return keepingLines(of: root["vertaling"]?["brontekst"]?.text, in: values)
    }

    /// The Dutch text of a translation is a draft of its own: its lines are no accident, as those of a sentence in YAML are.
    private func keepingLines(of text: String?, in values: Value) -> Value {
        guard let text, text.contains("\n"), let translation = values.at("vertaling") else { return values }
        let lines = Value.group(["vertaling": .group(["brontekst": .text(text)])])
        return lines.over(.group(["vertaling": translation])).over(values)
    }

    /// The values of a tree. A draft need not say everything, and what is wrong is no more than a tip.
    private mutating func values(of node: Node, as schema: Schema) -> Value {
        var reader = SchemaReader(name: "draft", source: source)
        let values = reader.read(node, as: schema)
        findings += reader.findings.filter { $0.rule != "draft.missingKey" }.map(milder)
        return values
    }

    private mutating func readKind(_ node: Node) {
        metadata.kind = DocumentKind.named(node.text)
        metadata.family = metadata.kind?.family ?? DocumentFamily(rawValue: node.text)
        if metadata.family == nil {
            let words = DocumentFamily.allCases.map(\.rawValue) + DocumentKind.all.map(\.name)
            reportChoice(node, "soort", words)
        }
    }

    private mutating func readCall(_ node: Node) {
        metadata.inline.call = Call(values(of: node, as: Schema(CaseFile.call)))
    }

    /// A statement is a sentence, or a group with the sentence under `tekst`.
    private mutating func statements(_ node: Node) -> [Statement] {
        let items = node.isScalar ? [node] : node.items
        return items.compactMap { item in
            if item.isScalar { return Statement(text: item.text) }
            guard let text = item["tekst"]?.text, !text.isEmpty else { return nil }
            return Statement(
                text: text, words: item["woorden"]?.items.map(\.text) ?? [], source: item["bron"]?.text,
                date: item["datum"].flatMap { CalendarDate(iso: $0.text) }, reach: item["bereik"]?.text)
        }
    }

    private mutating func choice(_ node: Node, _ key: String, of words: [String]) -> String? {
        if words.contains(node.text) { return node.text }
        reportChoice(node, key, words)
        return nil
    }

    private mutating func typed<T>(_ node: Node, _ key: String, _ type: FieldType, _ pick: (Value) -> T?)
        -> T?
    {
        if let value = ValueReading.value(of: node.text, as: type).flatMap(pick) { return value }
        let values = ["pad": key, "soort": type.rawValue]
        findings.append(
            Finding(
                "draft.wrongType", .tip, .key("schema.wrongType", values), at: node.span, in: source,
                hint: .key("hint.type." + type.rawValue)))
        return nil
    }

    private mutating func reportChoice(_ node: Node, _ key: String, _ words: [String]) {
        let hint = Suggestion.closest(to: node.text, among: words).map {
            Message.key("hint.didYouMean", ["woord": $0])
        }
        let values = ["pad": key, "keuzes": words.joined(separator: ", ")]
        findings.append(
            Finding(
                "draft.wrongChoice", .tip, .key("schema.wrongChoice", values), at: node.span, in: source,
                hint: hint))
    }

    private mutating func reportUnknown(_ key: Node) {
        let hint: Message =
            Suggestion.closest(to: key.text, among: Self.keys).map { .key("hint.didYouMean", ["woord": $0]) }
            ?? .key("hint.knownKeys", ["sleutels": Self.keys.joined(separator: ", ")])
        findings.append(
            Finding(
                "draft.unknownKey", .tip, .key("schema.unknownKey", ["pad": key.text]), at: key.span,
                in: source, hint: hint))
    }

    private mutating func report(_ rule: String, _ severity: Severity = .tip, at span: SourceSpan) {
        findings.append(Finding(RuleID(rule), severity, .key(rule), at: span, in: source))
    }

    private func milder(_ finding: Finding) -> Finding {
        var finding = finding
        finding.severity = .tip
        return finding
    }
}
