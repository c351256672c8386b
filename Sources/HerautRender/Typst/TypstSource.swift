public import HerautModel

/// A document as source for Typst, which sets the scripts that ``PDFShaper`` cannot: those whose letters change with their neighbours, such as Arabic.
///
/// All text stands in string literals, where nothing has a meaning but a backslash and a quotation mark; so no text can become markup or code. It reads
/// no files and no packages.
public enum TypstSource {
    /// The source for `draft` in the style of the house.
    public static func text(_ draft: Draft, style: HouseStyle) -> String {
        let layout = Layout(of: draft.blocks, metadata: draft.metadata)
        var writer = TypstWriter(Page(draft.blocks, metadata: draft.metadata, layout: layout, style: style))
        writer.write()
        return writer.out
    }

    /// Whether a text in `draft` asks for Typst.
    public static func isNeeded(for draft: Draft) -> Bool {
        String(decoding: draft.source.bytes[draft.bodyStart...], as: UTF8.self).unicodeScalars
            .contains { RenderRefusal.needsShaping([$0]) }
    }

    /// A string literal.
    static func literal(_ text: String) -> String {
        var literal = "\""
        for scalar in TextEscape(isMarkup: false, dropsIsolates: false).escaped(text).unicodeScalars {
            if scalar == "\"" || scalar == "\\" { literal.unicodeScalars.append("\\") }
            literal.unicodeScalars.append(scalar)
        }
        return literal + "\""
    }
}

/// Writes the source, block by block. A semicolon ends every piece of code, so that nothing behind it is taken for more of it.
struct TypstWriter {
    private(set) var out = ""
    private let page: Page
    private let isRightToLeft: Bool
    /// Level of the last heading: none may be skipped (ISO 14289-1, 7.4.2).
    private var level = 0

    init(_ page: Page) {
        self.page = page
        isRightToLeft = HTMLStyleSheet.isRightToLeft(page.metadata.language)
    }

    mutating func write() {
        writeSettings()
        writeLetterHead()
        for section in page.sections where section.role != .address && section.role != .returnAddress {
            write(section)
        }
    }

    // MARK: Settings

    private mutating func writeSettings() {
        let style = page.style
        let title = page.title.text(filledWith: []).trimmingSpaces()
        let name = title.isEmpty ? style.municipality.isEmpty ? "Heraut" : style.municipality : title
        out += "#set document(title: \(TypstSource.literal(name))"
        if !style.municipality.isEmpty { out += ", author: \(TypstSource.literal(style.municipality))" }
        // Without a day of its own a file has none, or the same letter would be another file tomorrow.
        if let day = page.metadata.date {
            out += ", date: datetime(year: \(day.year), month: \(day.month), day: \(day.day))"
        } else {
            out += ", date: none"
        }
        out += ")\n#set page(paper: \"a4\", margin: (top: 25mm, bottom: 25mm, left: 25mm, right: 25mm), "
        let colour = Colour(style.colour)?.readable.hex ?? HouseStyle.defaultColour
        out +=
            "header: text(fill: rgb(\"\(colour)\"), weight: \"bold\", \(TypstSource.literal(style.municipality))), "
        let words = (page: TypstSource.literal(style.words.page), of: TypstSource.literal(style.words.of))
        out +=
            "footer: context text(size: 8.5pt, fill: luma(74))[#\(TypstSource.literal(style.footer ?? ""));#h(1fr);"
        out += "#\(words.page); #counter(page).display(); #\(words.of); #counter(page).final().first();])\n"
        let language = page.metadata.language.lowercased().prefix { $0.isASCII && $0.isLetter }
        out +=
            "#set text(lang: \"\(language.isEmpty ? "nl" : language)\", dir: \(isRightToLeft ? "rtl" : "ltr"), size: 10.5pt, "
        out +=
            "font: (\(TypstSource.literal(style.font)), \"Noto Sans\", \"Noto Sans Arabic\", \"Noto Naskh Arabic\", \"DejaVu Sans\"))\n"
        out += "#set par(leading: 0.6em, spacing: 1em)\n#show heading: set text(fill: rgb(\"\(colour)\"))\n"
    }

    // MARK: Letters

    /// The address stands in the window, whatever the direction of the letter.
    private mutating func writeLetterHead() {
        let address = page.sections.filter { $0.role == .address }
        guard !address.isEmpty else { return }
        let window = page.style.window
        let margin = PDFMeasure.millimetres(25)
        var line = page.sections.first { $0.role == .returnAddress }?.block.inlines ?? []
        if line.isEmpty, let own = page.style.returnAddress {
            let text = page.style.words.returnAddress + ": " + page.style.municipality + ", " + own
            line = [Inline(.text(text), span: SourceSpan(0, 0))]
        }
        place(at: (window.left - margin, window.top - margin - PDFMeasure.addressLine), window.width * 2) {
            $0.out += "#text(size: 7.5pt)["
            $0.write(line)
            $0.out += "];"
        }
        place(at: (window.left - margin, window.top - margin), window.width) { writer in
            for section in address { writer.write(section.block.inlines) }
        }
        out += "#v(\(Self.points(window.top + window.height + PDFMeasure.belowWindow - margin)));\n"
    }

    private mutating func place(at place: (left: Int, top: Int), _ width: Int, _ body: (inout Self) -> Void) {
        out += "#place(top + left, dx: \(Self.points(place.left)), dy: \(Self.points(place.top)), "
        out += "block(width: \(Self.points(width)))[#set text(dir: ltr);#set align(left);"
        body(&self)
        out += "]);\n"
    }

    /// Thousandths of a point as a length.
    private static func points(_ length: Int) -> String {
        var buffer = ByteBuffer()
        buffer.append(length: length)
        return String(decoding: buffer.array, as: UTF8.self) + "pt"
    }

    private mutating func write(_ section: Page.Section) {
        switch (section.role, section.block.content) {
        case (.closing, .paragraph(let inlines)):
            paragraph(inlines)
            out += "#v(12mm);\n"
        case (.stageDirection, .paragraph(let inlines)):
            paragraph([Inline(.emphasis(inlines), span: section.block.span)])
        default: write(section.block)
        }
    }

    // MARK: Blocks

    private mutating func write(_ block: Block) {
        switch block.content {
        case .heading(let level, let inlines):
            self.level = min(max(level, 1), self.level + 1, 3)
            out += "#heading(level: \(self.level))["
            write(inlines)
            out += "];\n"
        case .paragraph(let inlines): paragraph(inlines)
        case .list(let style, let items): write(style, items)
        case .quote(let blocks):
            out += "#quote(block: true)["
            for block in blocks { write(block) }
            out += "];\n"
        case .code(_, let text): out += "#raw(block: true, \(literal(lines: text.verbatimLines)));\n"
        case .table(let header, let rows): write(header, rows)
        case .rule: out += "#line(length: 100%, stroke: 0.5pt + luma(118));\n"
        case .comment: break
        }
    }

    private mutating func paragraph(_ inlines: [Inline]) {
        out += "#par["
        write(inlines)
        out += "];\n"
    }

    private mutating func write(_ style: Block.ListStyle, _ items: [Block.Item]) {
        switch style {
        case .ordered(let first): out += "#enum(start: \(max(first, 0))"
        case .bullet: out += "#list(tight: false"
        }
        for item in items {
            out += ", ["
            // A box that nobody needs a font with boxes for.
            if let isTicked = item.isTicked { out += isTicked ? "#\"[x] \";" : "#\"[ ] \";" }
            for (index, block) in item.blocks.enumerated() {
                if index == 0, case .paragraph(let inlines) = block.content {
                    write(inlines)
                } else {
                    write(block)
                }
            }
            out += "]"
        }
        out += ");\n"
    }

    private mutating func write(_ header: [[Inline]], _ rows: [[[Inline]]]) {
        let count = max(1, header.count, rows.map(\.count).max() ?? 0)
        out += "#table(columns: \(count), stroke: 0.5pt + luma(118), table.header("
        for column in 0..<count {
            cell(column < header.count ? [Inline(.strong(header[column]), span: SourceSpan(0, 0))] : [])
        }
        out += "), "
        for row in rows { for column in 0..<count { cell(column < row.count ? row[column] : []) } }
        out += ");\n"
    }

    private mutating func cell(_ inlines: [Inline]) {
        out += "["
        write(inlines)
        out += "], "
    }

    // MARK: Running text

    private mutating func write(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline.content {
            case .text(let text): write(text)
            case .strong(let inner): wrap(inner, in: "strong")
            case .emphasis(let inner): wrap(inner, in: "emph")
            case .code(let text): out += "#raw(\(TypstSource.literal(text)));"
            case .link(let inner, let destination): write(inner, linkedTo: destination)
            case .image(let alt, _): write("[" + page.style.words.picture + ": " + alt + "]")
            case .lineBreak: out += "#linebreak();"
            case .slot, .comment: break
            }
        }
    }

    private mutating func wrap(_ inner: [Inline], in function: String) {
        out += "#\(function)["
        write(inner)
        out += "];"
    }

    private mutating func write(_ inner: [Inline], linkedTo destination: String) {
        guard let address = SafeLink.address(destination) else { return write(inner) }
        out += "#link(\(TypstSource.literal(address)))["
        write(inner)
        out += "];"
    }

    /// Numbers are kept apart from the text around them when that runs from right to left (UAX 9).
    private mutating func write(_ text: String) {
        guard !text.isEmpty else { return }
        guard isRightToLeft else { return out += "#\(TypstSource.literal(text));" }
        let pieces = NumberIsolation.pieces(of: text).map {
            $0.isIsolated ? "\u{2066}\($0.text)\u{2069}" : String($0.text)
        }
        out += "#\(TypstSource.literal(pieces.joined()));"
    }

    /// Lines in one literal.
    private func literal(lines: [Substring]) -> String {
        lines.map { TypstSource.literal(String($0)) }.joined(separator: " + \"\\n\" + ")
    }
}
