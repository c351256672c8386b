import HerautLanguage
import HerautModel

/// What a format gets: the sections in the order of the paper, what is known of the draft, and the style. Formats decide how a role
/// looks, never which role a block has.
struct Page: Sendable {
    /// A block and what it is for.
    struct Section: Sendable {
        let role: Layout.Role
        let block: Block
        /// Whether it stands in one paragraph with the section before it, so without white between them.
        let isContinued: Bool
    }

    let metadata: DraftMetadata
    let sections: [Section]
    /// The title for the properties of a file; may hold slots. Empty when the draft has none.
    let title: [Inline]
    /// Poster: how many sections stand on the poster itself; the rest goes with it (caption, alternative text).
    let cardCount: Int
    let style: HouseStyle

    /// The page of `blocks`, which may have slots, laid out as `layout` says.
    init(_ blocks: [Block], metadata: DraftMetadata, layout: Layout, style: HouseStyle) {
        self.metadata = metadata
        self.style = style
        sections = layout.parts.map { part in
            let block = Self.block(of: part, in: blocks)
            return Section(role: part.role, block: block, isContinued: part.isContinued)
        }
        title = Self.title(layout.title, metadata: metadata, in: blocks)
        cardCount = layout.cardCount
    }

    /// Whether a letter with an address says nowhere where it is to be returned to.
    var lacksReturnAddress: Bool {
        let roles = sections.map(\.role)
        return roles.contains(.address) && !roles.contains(.returnAddress)
    }

    /// The line above the window that the house style adds when the letter has none; `nil` when there is nothing to add.
    var addedReturnAddress: String? {
        guard lacksReturnAddress, let address = style.returnAddress else { return nil }
        return style.words.returnAddress + ": " + style.municipality + ", " + address
    }

    /// The family; a plain message when the draft does not say.
    var family: DocumentFamily { metadata.family ?? .message }

    private static func block(of part: Layout.Part, in blocks: [Block]) -> Block {
        let block = blocks[part.block]
        guard case .paragraph(let inlines) = block.content else { return block }
        if part.role == .headline, let text = inlines.droppingLabel {
            return Block(.heading(level: 1, text), span: block.span)
        }
        guard let lines = part.lines else { return block }
        let kept = block.lines[lines].joined(separator: [Inline(.lineBreak, span: block.span)])
        return Block(.paragraph(Array(kept)), span: block.span)
    }

    private static func title(_ title: Layout.Title, metadata: DraftMetadata, in blocks: [Block]) -> [Inline]
    {
        if let title = metadata.title { return [Inline(.text(title), span: SourceSpan(0, 0))] }
        switch title {
        case .none: return metadata.family.map { [Inline(.text($0.rawValue), span: SourceSpan(0, 0))] } ?? []
        case .heading(let index):
            if case .heading(_, let inlines) = blocks[index].content { return inlines }
            return []
        case .line(let index, let line):
            let inlines = blocks[index].lines[line]
            return inlines.droppingLineLabel ?? inlines
        case .headline(let index):
            if case .paragraph(let inlines) = blocks[index].content { return inlines.droppingLabel ?? [] }
            return []
        }
    }
}

extension Block {
    /// Number of lines; slots count as none of their own.
    var lineCount: Int { lines.count }
}

extension [Inline] {
    /// `Onderwerp: tekst`, strong or not, without its label; `nil` when the label is not typed in full.
    var droppingLineLabel: [Inline]? {
        guard let first, case .text(let text) = first.content else { return droppingLabel }
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let rest = text[text.index(after: colon)...].drop { $0 == " " }
        return [Inline(.text(String(rest)), span: first.span)] + dropFirst()
    }

    /// `**Op de poster:** tekst` without the strong words that say which part it is; on a line of their own or not.
    var withoutPartLabel: [Inline] {
        guard let first, case .strong(let inner) = first.content,
            inner.plainText.trimmingSpaces().hasSuffix(":")
        else { return self }
        return Array(dropFirst())
    }

    /// `**Kop:** tekst` without its label; `nil` when it has none or when the label runs into the text.
    var droppingLabel: [Inline]? {
        guard let first, case .strong = first.content, count > 1, case .text(let text) = self[1].content
        else { return nil }
        return [Inline(.text(String(text.drop { $0 == " " })), span: self[1].span)] + dropFirst(2)
    }
}

extension [Inline] {
    /// The text as the reader sees it, on one line, with `texts[i]` for slot `i`.
    func text(filledWith texts: [String]) -> String {
        map { inline in
            switch inline.content {
            case .slot(let slot): texts[slot.index].valueLines.joined(separator: " ")
            case .strong(let inner), .emphasis(let inner), .link(let inner, _): inner.text(filledWith: texts)
            case .lineBreak: " "
            default: [inline].plainText
            }
        }.joined()
    }

    /// How often a new line starts in it; `breaks` tells how often in the value of a slot.
    func lineBreaks(_ breaks: (Int) -> Int) -> Int {
        reduce(0) { count, inline in
            switch inline.content {
            case .lineBreak: count + 1
            case .slot(let slot): count + breaks(slot.index)
            case .strong(let inner), .emphasis(let inner), .link(let inner, _):
                count + inner.lineBreaks(breaks)
            default: count
            }
        }
    }

    /// How often a new line starts, with `texts[i]` for slot `i`.
    func lineBreaks(filledWith texts: [String]) -> Int { lineBreaks { texts[$0].valueLines.count - 1 } }

    /// Whether a value is still to come in it.
    var hasSlots: Bool {
        contains { inline in
            switch inline.content {
            case .slot: true
            case .strong(let inner), .emphasis(let inner), .link(let inner, _): inner.hasSlots
            default: false
            }
        }
    }
}
