import HerautModel

/// Turns filled pieces into a ``DraftPlan``: the Markdown of the template is parsed with marks where the values come, so that a value
/// is never read as Markdown.
struct PlanBuilder {
    private let slots: [DraftPlan.Slot]
    private let source: SourceText

    /// Private-use characters: they have no meaning in a text that is meant to be read. A template that holds them loses them.
    private static let open: Unicode.Scalar = "\u{E000}"
    private static let close: Unicode.Scalar = "\u{E001}"

    init(pieces: [Piece]) {
        var slots: [DraftPlan.Slot] = []
        var text = ""
        for piece in pieces {
            switch piece {
            case .literal(let bytes, _):
                let literal = String(decoding: bytes, as: UTF8.self)
                text += Self.mayHoldMark(literal) ? Self.withoutMarks(literal) : literal
            case .value(let slot, _, _):
                text += "\(Self.open)\(slots.count)\(Self.close)"
                slots.append(slot)
            }
        }
        self.slots = slots
        self.source = SourceText(path: "", text: text)
    }

    /// Whether a mark may stand in a text; nearly every text is told apart by its bytes.
    private static func mayHoldMark(_ text: String) -> Bool { text.utf8.contains(0xEE) }

    private static func withoutMarks(_ text: String) -> String {
        var scalars = text.unicodeScalars
        scalars.removeAll { $0 == open || $0 == close }
        return String(scalars)
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
        func add(_ text: Substring) {
            if !text.isEmpty { add(.text(String(text)), text.utf8.count) }
        }
        guard Self.mayHoldMark(text) else {
            add(text[...])
            return result
        }
        let parts = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == Self.open }
        for (index, part) in parts.map(Substring.init).enumerated() {
            let end = part.unicodeScalars.firstIndex { $0 == Self.close }
            guard index > 0, let end, let number = Int(part[..<end]) else {
                add(part)
                continue
            }
            add(.slot(SlotID(number)), part[..<end].utf8.count + 6)
            add(part[part.unicodeScalars.index(after: end)...])
        }
        return result
    }
}
