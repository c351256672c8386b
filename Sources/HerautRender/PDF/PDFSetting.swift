import HerautModel

/// A paragraph with values, ready to be set for letter after letter. Its pieces lie one behind the other in four tables: a run goes from variant to
/// variant, and what is strewn over memory is fetched anew each time.
final class PDFSetting: Sendable {
    /// A piece, as ranges of the tables.
    private struct Step: BitwiseCopyable {
        enum Kind: UInt8 { case text, stretch, lineBreak, slot, address }

        let kind: Kind
        let look: PDFLook
        /// Of ``bytes``; of ``glyphs`` for a stretch; the number of a slot or of an address.
        var first = 0, end = 0
        /// Of ``words``, and how the stretch ends.
        var firstWord = 0, endWord = 0
        var tail = PDFShaper.Tail()
    }

    private let steps: FlatTable<Step>
    private let bytes: FlatTable<UInt8>
    private let glyphs: FlatTable<PDFText.Glyph>
    private let words: FlatTable<PDFText.Word>
    private let addresses: [(text: [Inline], address: String)]
    private let isVerbatim: Bool
    private let keepsSpaces: Bool

    init(_ paragraph: PDFParagraph) {
        var tables = Tables()
        for piece in paragraph.pieces { tables.add(piece) }
        steps = FlatTable(tables.steps)
        bytes = FlatTable(tables.bytes)
        glyphs = FlatTable(tables.glyphs)
        words = FlatTable(tables.words)
        addresses = tables.addresses
        isVerbatim = paragraph.isVerbatim
        keepsSpaces = paragraph.isInWindow
    }

    private struct Tables {
        var steps: [Step] = []
        var bytes: [UInt8] = []
        var glyphs: [PDFText.Glyph] = []
        var words: [PDFText.Word] = []
        var addresses: [(text: [Inline], address: String)] = []

        mutating func add(_ piece: PDFParagraph.Piece) {
            switch piece {
            case .text(let text, let look):
                steps.append(
                    Step(kind: .text, look: look, first: bytes.count, end: bytes.count + text.count))
                bytes += text
            case .stretch(let stretch):
                let text = stretch.text
                steps.append(
                    Step(
                        kind: .stretch, look: stretch.look, first: glyphs.count,
                        end: glyphs.count + text.glyphs.count, firstWord: words.count,
                        endWord: words.count + text.words.count, tail: stretch.tail))
                glyphs += text.glyphs
                words += text.words
            case .lineBreak(let look): steps.append(Step(kind: .lineBreak, look: look))
            case .slot(let slot, let look): steps.append(Step(kind: .slot, look: look, first: slot))
            case .address(let inner, let address, let look):
                steps.append(Step(kind: .address, look: look, first: addresses.count))
                addresses.append((inner, address))
            }
        }
    }

    /// Writes the text as glyphs, not yet in lines, over `text`, in its memory.
    func shape(_ family: FontFamily, _ texts: SlotTexts, into text: inout PDFText) {
        var shaper = PDFShaper(family, isVerbatim: isVerbatim, keepsSpaces: keepsSpaces, taking: &text)
        for step in steps.elements {
            switch step.kind {
            case .text:
                shaper.append(
                    UnsafeBufferPointer(rebasing: bytes.elements[step.first..<step.end]), step.look)
            case .stretch:
                shaper.append(
                    UnsafeBufferPointer(rebasing: glyphs.elements[step.first..<step.end]),
                    UnsafeBufferPointer(rebasing: words.elements[step.firstWord..<step.endWord]), step.tail,
                    step.look)
            case .lineBreak: shaper.endLine(step.look)
            case .slot: shaper.append(lines: texts[step.first], step.look)
            case .address: append(addresses[step.first], step.look, texts, to: &shaper)
            }
        }
        shaper.finish(into: &text)
    }

    private func append(
        _ link: (text: [Inline], address: String), _ look: PDFLook, _ texts: SlotTexts,
        to shaper: inout PDFShaper
    ) {
        guard let hidden = SafeLink.hidden(link.address, behind: link.text.text(filledWith: texts.strings))
        else { return }
        shaper.append(" (\(hidden))", look)
    }
}

extension PDFParagraph {
    /// The text as glyphs, not yet in lines.
    func shaped(_ family: FontFamily, _ texts: SlotTexts) -> PDFText {
        var text = PDFText(faces: family.faces.count)
        PDFSetting(self).shape(family, texts, into: &text)
        return text
    }
}

extension PDFShaper {
    /// Adds a value: each newline in it ends a line.
    fileprivate mutating func append(lines value: UnsafeBufferPointer<UInt8>, _ look: PDFLook) {
        var start = 0
        while let end = value[start...].firstIndex(of: 0x0A) {
            append(UnsafeBufferPointer(rebasing: value[start..<end]), look)
            endLine(look)
            start = end + 1
        }
        append(UnsafeBufferPointer(rebasing: value[start...]), look)
    }
}
