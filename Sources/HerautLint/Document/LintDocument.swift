public import HerautModel

/// A draft as the rules see it: passages in the order of the document, and what is known of the case. Made once, read by every rule.
public struct LintDocument: Sendable {
    /// The draft.
    public let draft: Draft
    /// Facts, rumours and call: those of the front matter first, then those of the case.
    public let facts: CaseFacts
    /// The family of the draft. A draft that does not say is checked as a public message.
    public let family: DocumentFamily
    /// The passages, in the order of the document. Code is not among them.
    public let passages: [Passage]
    /// What rules look words and laws up in.
    public let references: LintReferences
    /// Where rumours and facts of the case stand, before any rule has weighed them.
    let statements: (rumours: [StatementMatch], facts: [StatementMatch])
    /// Comments that silence rules.
    let suppressions: [Suppression]

    /// A draft with what is known of its case.
    public init(_ draft: Draft, facts: CaseFacts = CaseFacts(), references: LintReferences = .empty) {
        self.draft = draft
        self.facts = draft.metadata.inline.followed(by: facts)
        self.family = Self.family(of: draft)
        var reader = PassageReader(source: draft.source, family: family, language: references.language)
        reader.read(draft.blocks)
        self.passages = reader.passages
        self.references = references
        self.statements = RumourMatcher(self.facts, references).matches(in: reader.passages)
        self.suppressions = reader.suppressions
    }

    /// The family a draft is checked as.
    public static func family(of draft: Draft) -> DocumentFamily { draft.metadata.family ?? .message }

    /// The text it was parsed from.
    public var source: SourceText { draft.source }
    /// What the front matter says.
    public var metadata: DraftMetadata { draft.metadata }
    /// Where a finding about the whole document stands: empty, at the start of the body.
    public var documentSpan: SourceSpan { SourceSpan(draft.bodyStart, draft.bodyStart) }
}
