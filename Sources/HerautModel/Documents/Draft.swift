/// What the front matter of a draft says. Everything but the kind may be missing: someone wrote it by hand.
public struct DraftMetadata: Hashable, Sendable {
    /// The kind, when `soort` names one.
    public var kind: DocumentKind?
    /// The family: that of the kind, or named by `soort` itself.
    public var family: DocumentFamily?
    /// `doelgroep`, or the kind's own.
    public var audience: Audience?
    /// `doelgroep` as written, when it names none that rules know: "fietsers en voetgangers". ``audience`` is then the kind's own.
    public var otherAudience: String?
    /// `leeftijd`: of the person it is about, on the day of the act.
    public var age: Int?
    /// `taal`, a language tag; `nl` unless given.
    public var language = "nl"
    /// `datum`.
    public var date: CalendarDate?
    /// `afzender`.
    public var sender: String?
    /// `kenmerk`.
    public var reference: String?
    /// `platform`.
    public var platform: String?
    /// `kanaal` or `kanalen`.
    public var channels: [String] = []
    /// `zaak`: the case file it belongs to, a path from the draft.
    public var casePath: String?
    /// `sjabloon`: template and hash it was filled from.
    public var template: String?
    /// `titel`: for the properties of a document; the first heading otherwise.
    public var title: String?
    /// `feiten`, `geruchten` and `oproep` written in the draft itself, and whatever else of the case stands under `zaak`; the case file comes
    /// after these.
    public var inline = CaseFacts()
    /// What is known of this draft alone and does not change what it says (``DraftMetadata/ownKeys``): its aim, who read it, who approved it,
    /// what it was translated from.
    public var own = Value.group([:])

    /// Nothing known.
    public init() {}
}

/// A draft: Markdown with front matter, parsed once, with the place of everything.
public struct Draft: Sendable {
    /// The text it was parsed from.
    public let source: SourceText
    /// What the front matter says.
    public let metadata: DraftMetadata
    /// First byte after the front matter.
    public let bodyStart: Int
    /// The blocks of the body.
    public let blocks: [Block]

    /// A parsed draft.
    public init(source: SourceText, metadata: DraftMetadata, bodyStart: Int, blocks: [Block]) {
        self.source = source
        self.metadata = metadata
        self.bodyStart = bodyStart
        self.blocks = blocks
    }

    /// The title: that of the front matter, else the first heading.
    public var title: String? {
        if let title = metadata.title { return title }
        for block in blocks {
            if case .heading(_, let inlines) = block.content { return inlines.plainText }
        }
        return nil
    }
}
