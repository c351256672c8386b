import HerautModel

/// Running text as plain text: what is strong or slanted loses that, a link shows its address behind it.
struct PlainTextInlines: Sendable {
    let words: DocumentWords
    let escape: TextEscape

    /// The lines of `inlines`, values filled in.
    func lines(_ inlines: [Inline], _ texts: [String]) -> [String] {
        var lines = [""]
        var shown: Set<String> = []
        collect(inlines, texts, into: &lines, shown: &shown)
        return lines
    }

    private func collect(
        _ inlines: [Inline], _ texts: [String], into lines: inout [String], shown: inout Set<String>
    ) {
        for inline in inlines {
            switch inline.content {
            case .text(let text), .code(let text): add(escape.escaped(text), to: &lines)
            case .strong(let inner), .emphasis(let inner): collect(inner, texts, into: &lines, shown: &shown)
            case .link(let inner, let destination):
                collect(inner, texts, into: &lines, shown: &shown)
                let visible = self.lines(inner, texts).joined(separator: " ")
                add(address(destination, beside: visible, shown: &shown), to: &lines)
            case .image(let alt, _): add("[" + words.picture + ": " + escape.escaped(alt) + "]", to: &lines)
            case .lineBreak: lines.append("")
            case .slot(let slot):
                for (index, line) in texts[slot.index].valueLines.enumerated() {
                    if index > 0 { lines.append("") }
                    add(escape.escaped(String(line)), to: &lines)
                }
            case .comment: break
            }
        }
    }

    private func add(_ text: String, to lines: inout [String]) { lines[lines.count - 1] += text }

    /// The address in brackets, unless the reader has it already: as the text of the link, or earlier in the paragraph.
    private func address(_ destination: String, beside text: String, shown: inout Set<String>) -> String {
        guard let address = SafeLink.address(destination) else { return "" }
        let isNew = shown.insert(address).inserted
        let readable = SafeLink.readable(address)
        return !isNew || SafeLink.readable(text) == readable
            ? "" : " (" + (readable.contains("/") ? address : readable) + ")"
    }
}

/// One paragraph or heading, wrapped at the width of the page.
struct PlainTextFlow: Sendable {
    let inlines: [Inline]
    let indent: PlainTextWriter.Indent
    /// The sign under a heading.
    let underline: Character?
    /// Whether long lines are cut; an address keeps its lines.
    let wraps: Bool
    let text: PlainTextInlines

    /// Writes the lines, each with its newline.
    func write(_ texts: [String], to out: inout [UInt8]) {
        var prefix = indent.first
        var longest = 0
        for line in text.lines(inlines, texts) {
            for part in wraps
                ? LineWrapper.wrap(line, width: PlainTextWriter.width - prefix.count) : [line.trimmingEnd]
            {
                out.append(contentsOf: (prefix + part).trimmingEnd.utf8)
                out.append(UInt8(ascii: "\n"))
                longest = max(longest, part.count)
                prefix = indent.rest
            }
        }
        guard let underline else { return }
        out.append(
            contentsOf: (indent.rest
                + String(repeating: underline, count: min(longest, PlainTextWriter.width)) + "\n").utf8)
    }
}
