import HerautModel

/// White space at the start of lines: what the lines of a block have in common goes away where the block is written, and what the lines
/// of its place have in common comes instead.
struct Indentation {
    let source: SourceText

    /// The blanks that every line of `span` that is not empty begins with; `nil` when all are empty.
    func common(of span: SourceSpan) -> ArraySlice<UInt8>? {
        var common: ArraySlice<UInt8>?
        for line in source.bytes[span.range].split(separator: UInt8(ascii: "\n")) {
            let blanks = line.prefix(while: Self.isBlank)
            if blanks.count == line.count || line[blanks.endIndex] == UInt8(ascii: "\r") { continue }
            guard let other = common else {
                common = blanks
                continue
            }
            common = other.prefix(zip(other, blanks).prefix { $0 == $1 }.count)
        }
        return common
    }

    /// `nodes` with up to `count` blanks less at the start of each line.
    func removing(_ count: Int, from nodes: [TemplateNode]) -> [TemplateNode] {
        guard count > 0 else { return nodes }
        return nodes.flatMap { node -> [TemplateNode] in
            switch node {
            case .text(let span): return lines(of: span, without: count).map(TemplateNode.text)
            case .variable: return [node]
            case .partial(let tag, let indent):
                return [.partial(tag, indent: removing(count, from: indent))]
            case .section(var section):
                section.children = removing(count, from: section.children)
                return [.section(section)]
            case .block(var block):
                block.indent = removing(count, from: block.indent)
                block.children = removing(count, from: block.children)
                return [.block(block)]
            case .parent(var parent):
                // Its blocks have lost their own indentation already.
                parent.indent = removing(count, from: parent.indent)
                return [.parent(parent)]
            }
        }
    }

    private func removing(_ count: Int, from indent: String) -> String { String(indent.dropFirst(count)) }

    private func lines(of span: SourceSpan, without count: Int) -> [SourceSpan] {
        var pieces: [SourceSpan] = []
        var start = span.start
        while start < span.end {
            let newline = source.bytes[start..<span.end].firstIndex(of: UInt8(ascii: "\n"))
            let end = newline.map { $0 + 1 } ?? span.end
            if start == 0 || source.bytes[start - 1] == UInt8(ascii: "\n") {
                start += source.bytes[start..<end].prefix(count).prefix(while: Self.isBlank).count
            }
            if start < end { pieces.append(SourceSpan(start, end)) }
            start = end
        }
        return pieces
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
