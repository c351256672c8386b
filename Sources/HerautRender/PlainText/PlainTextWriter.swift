import HerautModel

/// Writes a page as plain text: for e-mail, for reading on a terminal, for a screen reader that wants no layout.
struct PlainTextWriter {
    /// Columns of a line.
    static let width = 72

    private var out = SlottedBytes<PlainTextOpening>()
    private let words: DocumentWords
    private let keepsIsolates: Bool

    /// The page as compiled text; UTF-8 with `\n`.
    static func write(_ page: Page) -> SlottedBytes<PlainTextOpening> {
        var writer = PlainTextWriter(words: page.style.words, language: page.metadata.language)
        for (index, section) in page.sections.enumerated() {
            if index > 0, !section.isContinued { writer.out.append("\n") }
            let wraps = section.role != .address && section.role != .returnAddress
            writer.write(section.block, indent: Indent(), wraps: wraps)
        }
        return writer.out
    }

    private init(words: DocumentWords, language: String) {
        self.words = words
        keepsIsolates = ["ar", "fa", "he", "ur", "ps", "ckb"].contains(language.prefix { $0 != "-" })
    }

    /// What stands before the lines of a block: a list marker before the first, as much white before the others.
    struct Indent {
        var first = ""
        var rest = ""

        /// The indent of what comes later in the same container.
        var continued: Indent { Indent(first: rest, rest: rest) }

        /// Deeper by a marker.
        func adding(_ marker: String, _ rest: String? = nil) -> Indent {
            Indent(
                first: first + marker, rest: self.rest + (rest ?? String(repeating: " ", count: marker.count))
            )
        }
    }

    private mutating func write(_ block: Block, indent: Indent, wraps: Bool = true) {
        switch block.content {
        case .heading(let level, let inlines):
            write(inlines, indent, underline: level == 1 ? "=" : level == 2 ? "-" : nil)
        case .paragraph(let inlines): write(inlines, indent, wraps: wraps)
        case .list(let style, let items): write(style, items, indent)
        case .quote(let blocks): write(blocks, indent.adding("> ", "> "))
        case .code(_, let text): write(verbatim: text, indent)
        case .table(let header, let rows):
            let table = PlainTextTable(header: header, rows: rows, indent: indent, text: text)
            append(.table(table), hasSlots: (header + rows.joined()).contains(where: \.hasSlots))
        case .rule:
            out.append(indent.first + String(repeating: "-", count: Self.width - indent.first.count) + "\n")
        case .comment: break
        }
    }

    /// Blocks of one container, white between them but not between a line and the list it announces.
    private mutating func write(_ blocks: [Block], _ indent: Indent) {
        for (index, block) in blocks.enumerated() {
            if case .list = block.content {} else if index > 0 { out.append(indent.rest.trimmingEnd + "\n") }
            write(block, indent: index == 0 ? indent : indent.continued)
        }
        if blocks.isEmpty { out.append(indent.first.trimmingEnd + "\n") }
    }

    private mutating func write(_ style: Block.ListStyle, _ items: [Block.Item], _ indent: Indent) {
        let isLoose = items.contains {
            $0.blocks.count { if case .list = $0.content { false } else { true } } > 1
        }
        for (index, item) in items.enumerated() {
            if index > 0, isLoose { out.append(indent.rest.trimmingEnd + "\n") }
            var marker = "- "
            if case .ordered(let first) = style { marker = "\(first &+ index). " }
            if let isTicked = item.isTicked { marker = isTicked ? "☒ " : "☐ " }
            write(item.blocks, (index == 0 ? indent : indent.continued).adding(marker))
        }
    }

    private mutating func write(
        _ inlines: [Inline], _ indent: Indent, underline: Character? = nil, wraps: Bool = true
    ) {
        let flow = PlainTextFlow(
            inlines: inlines, indent: indent, underline: underline, wraps: wraps, text: text)
        append(.flow(flow), hasSlots: inlines.hasSlots)
    }

    private mutating func write(verbatim text: String, _ indent: Indent) {
        let indent = indent.adding("    ")
        for (index, line) in text.verbatimLines.enumerated() {
            out.append(
                (index == 0 ? indent.first : indent.rest) + self.text.escape.escaped(String(line)) + "\n")
        }
    }

    private mutating func append(_ opening: PlainTextOpening, hasSlots: Bool) {
        if hasSlots { out.append(opening) } else { out.append { opening.write([], to: &$0) } }
    }

    private var text: PlainTextInlines {
        PlainTextInlines(words: words, escape: TextEscape(isMarkup: false, dropsIsolates: !keepsIsolates))
    }
}

/// A paragraph or table that waits for its values: where its lines end depends on them.
enum PlainTextOpening: Opening {
    case flow(PlainTextFlow)
    case table(PlainTextTable)

    func write(_ texts: [String], to out: inout [UInt8]) {
        switch self {
        case .flow(let flow): flow.write(texts, to: &out)
        case .table(let table): table.write(texts, to: &out)
        }
    }
}

extension String {
    /// Without spaces at the end.
    var trimmingEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
