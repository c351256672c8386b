/// The number of a slot in its ``DraftPlan``.
public struct SlotID: Hashable, Sendable {
    /// Index into ``DraftPlan/slots``.
    public let index: Int

    /// Slot `index`.
    public init(_ index: Int) { self.index = index }
}

/// One variant of a template as blocks, with open places for the values: the form for speed.
///
/// Template makes it, Lint checks it once for all letters of the variant, Render turns it once into literal bytes and slots, Merge
/// splices the values of each record in. Because a value enters after the Markdown was parsed, it can never become markup.
public struct DraftPlan: Sendable {
    /// A place for a value.
    public struct Slot: Hashable, Sendable {
        /// The field, as in `fields.yml`; items of a list carry their number (`feiten.0.tekst`).
        public let field: String
        /// What may come there.
        public let type: FieldType
        /// The tag in the template.
        public let templateSpan: SourceSpan

        /// A place for a value of `field`.
        public init(field: String, type: FieldType, templateSpan: SourceSpan) {
            self.field = field
            self.type = type
            self.templateSpan = templateSpan
        }
    }

    /// What all letters of the variant share.
    public let metadata: DraftMetadata
    /// The blocks, with `.slot` where values come. Spans count in the filled text of the record the plan was made for.
    public let blocks: [Block]
    /// The places, in order of appearance.
    public let slots: [Slot]

    /// A plan.
    public init(metadata: DraftMetadata, blocks: [Block], slots: [Slot]) {
        self.metadata = metadata
        self.blocks = blocks
        self.slots = slots
    }

    /// The blocks with `texts[i]` in place of slot `i`: one letter. A newline in a text becomes a line break, nothing else has a meaning.
    public func blocks(filledWith texts: [String]) -> [Block] {
        precondition(texts.count == slots.count, "a text for every slot")
        return blocks.map { $0.mapInlines { inlines in inlines.filled(with: texts) } }
    }
}

extension Block {
    /// The block with every run of inlines in it, at any depth of blocks, put through `transform`.
    public func mapInlines(_ transform: ([Inline]) -> [Inline]) -> Block {
        var copy = self
        switch content {
        case .heading(let level, let inlines): copy.content = .heading(level: level, transform(inlines))
        case .paragraph(let inlines): copy.content = .paragraph(transform(inlines))
        case .list(let style, let items):
            let mapped = items.map {
                Item(blocks: $0.blocks.map { $0.mapInlines(transform) }, isTicked: $0.isTicked)
            }
            copy.content = .list(style, mapped)
        case .quote(let blocks): copy.content = .quote(blocks.map { $0.mapInlines(transform) })
        case .table(let header, let rows):
            copy.content = .table(header: header.map(transform), rows: rows.map { $0.map(transform) })
        case .code, .rule, .comment: break
        }
        return copy
    }
}

extension [Inline] {
    fileprivate func filled(with texts: [String]) -> [Inline] {
        flatMap { inline -> [Inline] in
            switch inline.content {
            case .slot(let slot): Self.lines(of: texts[slot.index], span: inline.span)
            case .strong(let inner): [Inline(.strong(inner.filled(with: texts)), span: inline.span)]
            case .emphasis(let inner): [Inline(.emphasis(inner.filled(with: texts)), span: inline.span)]
            case .link(let inner, let destination):
                [Inline(.link(inner.filled(with: texts), destination: destination), span: inline.span)]
            default: [inline]
            }
        }
    }

    private static func lines(of text: String, span: SourceSpan) -> [Inline] {
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        return Array(
            lines.map { [Inline(.text(String($0)), span: span)] }.joined(separator: [
                Inline(.lineBreak, span: span)
            ]))
    }
}
