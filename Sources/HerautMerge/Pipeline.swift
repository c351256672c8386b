public import HerautLanguage
public import HerautLint
public import HerautModel
public import HerautRender
public import HerautTemplate

/// The way of every document: fill, lint, gate, render. One letter goes it as ten thousand do.
public struct Pipeline: Sendable {
    /// Checks drafts.
    public let linter: Linter
    /// Which rules speak.
    public let options: LintOptions
    /// Prints values.
    public let formatter: ValueFormatter
    /// How documents look.
    public let style: HouseStyle

    /// A pipeline.
    public init(linter: Linter, options: LintOptions, formatter: ValueFormatter, style: HouseStyle) {
        self.linter = linter
        self.options = options
        self.formatter = formatter
        self.style = style
    }

    /// A draft that was filled, and what the rules say of it.
    public struct FilledDraft: Sendable {
        /// The draft as Markdown with front matter.
        public let text: String
        /// The same, parsed.
        public let draft: Draft
        /// What the rules found.
        public let findings: [Finding]
        /// Where its lines came from.
        public let origins: DraftOrigins
        /// The same letter with open places, and the texts for them.
        let plan: DraftPlan
        let texts: [String]
    }

    /// Fills `template`. With anything missing there is no draft, only the findings that say so, in `faults`. `replacing` as in `Template/fill`.
    public func fill(
        _ template: Template, with input: FillInput, path: String, reader: some YAMLReader,
        replacing: [Int: String] = [:]
    ) -> (filled: FilledDraft?, faults: [Finding]) {
        let result = template.fill(input, formatter: formatter, replacing: replacing)
        guard let text = result.draft, let plan = result.plan, let origins = result.origins else {
            return (nil, result.findings)
        }
        let (draft, metadataFindings) = Draft.read(SourceText(path: path, text: text), with: reader)
        // The draft is read back before anyone sees it: a value that became markup is a fault of ours, not a letter.
        guard draft.blocks.meansTheSame(as: plan.blocks(filledWith: result.texts)) else {
            return (nil, result.findings + [Self.ambiguous(draft)])
        }
        let findings = metadataFindings + lint(draft, facts: Self.facts(of: input))
        let filled = FilledDraft(
            text: text, draft: draft, findings: findings, origins: origins, plan: plan, texts: result.texts)
        return (filled, result.findings)
    }

    /// What the rules may know of the case.
    static func facts(of input: FillInput) -> CaseFacts {
        var facts = input.caseFile?.facts ?? CaseFacts()
        // A case without a path is made up for a sample: nobody handled it, so nothing can have been forgotten.
        if input.casePath == nil { facts.values = nil }
        return facts
    }

    /// What the rules say of `draft`, which knows more of the case than `facts` when it says so itself. With `isPart` only of what stands at a
    /// place in it. `original` is the Dutch draft that it was translated from.
    public func lint(
        _ draft: Draft, facts: CaseFacts, isPart: Bool = false, original: Draft? = nil
    ) -> [Finding] {
        var options = options
        options.isPart = isPart
        return linter.lint(draft, facts: facts, options: options, original: original)
    }

    /// The draft in a format, or `nil` while a `fout` stands. Refused only as PDF, when the font lacks a character.
    public func render(
        _ draft: Draft, findings: [Finding], as format: RenderFormat
    ) throws(RenderRefusal) -> Rendition? {
        guard !findings.contains(where: { $0.severity == .error }) else { return nil }
        return try Renderer.render(draft, as: format, style: style)
    }

    private static func ambiguous(_ draft: Draft) -> Finding {
        let place = SourceSpan(draft.bodyStart, draft.bodyStart)
        return Finding(
            "merge.ambiguous", .error, .key("merge.ambiguous"), at: place, in: draft.source, isDocument: true)
    }
}

extension [Block] {
    /// Whether both say the same with the same markup, wherever it stands in the source.
    func meansTheSame(as other: [Block]) -> Bool { map(\.withoutPlaces) == other.map(\.withoutPlaces) }
}

extension Block {
    /// The block with all spans at zero and texts that touch each other joined.
    fileprivate var withoutPlaces: Block {
        var block = mapInlines { $0.withoutPlaces }
        block.span = SourceSpan(0, 0)
        switch block.content {
        case .list(let style, let items):
            let items = items.map { Item(blocks: $0.blocks.map(\.withoutPlaces), isTicked: $0.isTicked) }
            block.content = .list(style, items)
        case .quote(let blocks): block.content = .quote(blocks.map(\.withoutPlaces))
        default: break
        }
        return block
    }
}

extension [Inline] {
    fileprivate var withoutPlaces: [Inline] {
        var result: [Inline] = []
        let nowhere = SourceSpan(0, 0)
        for inline in self {
            switch (inline.content, result.last?.content) {
            case (.text(let text), .text(let before)?):
                result[result.count - 1] = Inline(.text(before + text), span: nowhere)
            case (.strong(let inner), _): result.append(Inline(.strong(inner.withoutPlaces), span: nowhere))
            case (.emphasis(let inner), _):
                result.append(Inline(.emphasis(inner.withoutPlaces), span: nowhere))
            case (.link(let inner, let to), _):
                result.append(Inline(.link(inner.withoutPlaces, destination: to), span: nowhere))
            default: result.append(Inline(inline.content, span: nowhere))
            }
        }
        return result
    }
}
