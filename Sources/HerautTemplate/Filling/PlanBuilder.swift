import HerautModel

/// Turns filled pieces into a ``DraftPlan``: the Markdown of the template is parsed with marks where the values come, so that a value
/// is never read as Markdown.
struct PlanBuilder {
    private let slots: [DraftPlan.Slot]
    private let source: SourceText

    /// Private-use characters: they have no meaning in a text that is meant to be read. A template that holds them loses them.
    private static let open: Character = "\u{E000}"
    private static let close: Character = "\u{E001}"

    init(pieces: [Piece]) {
        var slots: [DraftPlan.Slot] = []
        var text = ""
        for piece in pieces {
            switch piece {
            case .literal(let bytes, _):
                text += String(decoding: bytes, as: UTF8.self).filter { $0 != Self.open && $0 != Self.close }
            case .value(let slot, _, _):
                text += "\(Self.open)\(slots.count)\(Self.close)"
                slots.append(slot)
            }
        }
        self.slots = slots
        self.source = SourceText(path: "", text: text)
    }

    func plan(_ metadata: DraftMetadata) -> DraftPlan {
        let blocks = Markdown.blocks(of: source).map { $0.mapInlines(split) }
        return DraftPlan(metadata: metadata, blocks: blocks, slots: slots)
    }

    private func split(_ inlines: [Inline]) -> [Inline] {
        inlines.flatMap { inline -> [Inline] in
            switch inline.content {
            case .text(let text): return pieces(of: text, inline.span)
            case .strong(let inner): return [Inline(.strong(split(inner)), span: inline.span)]
            case .emphasis(let inner): return [Inline(.emphasis(split(inner)), span: inline.span)]
            case .link(let inner, let destination):
                return [Inline(.link(split(inner), destination: destination), span: inline.span)]
            default: return [inline]
            }
        }
    }

    private func pieces(of text: String, _ span: SourceSpan) -> [Inline] {
        var result: [Inline] = []
        var position = span.start
        func add(_ content: Inline.Content, _ length: Int) {
            result.append(Inline(content, span: SourceSpan(position, position + length)))
            position += length
        }
        for (index, part) in text.split(separator: Self.open, omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = part.firstIndex(of: Self.close), let number = Int(part[..<end]) else {
                if !part.isEmpty { add(.text(String(part)), part.utf8.count) }
                continue
            }
            add(.slot(SlotID(number)), part[..<end].utf8.count + 6)
            let rest = part[part.index(after: end)...]
            if !rest.isEmpty { add(.text(String(rest)), rest.utf8.count) }
        }
        return result
    }
}
