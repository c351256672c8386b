import HerautModel

/// Writes a page as HTML that stands alone: no script, nothing from elsewhere, meaning in the elements and looks in one style sheet.
///
/// Made to meet WCAG 2.2 AA: language and title set, landmarks, real headings, lists and table heads, contrast of 4.5 to 1 or more,
/// text that grows and reflows. What a person must still do is write a first heading and describe pictures.
struct HTMLWriter {
    private var out = SlottedBytes<HTMLOpening>()
    private let page: Page
    /// How text is written where the page is now.
    private var text: HTMLText

    /// The page as compiled HTML.
    static func write(_ page: Page) -> SlottedBytes<HTMLOpening> {
        var writer = HTMLWriter(page: page)
        writer.writeHead()
        writer.writeBody()
        return writer.out
    }

    private init(page: Page) {
        self.page = page
        text = HTMLText(isRightToLeft: HTMLStyleSheet.isRightToLeft(page.metadata.language))
    }

    /// Each section of the page by itself, without the page around it.
    static func sections(_ page: Page) -> [String] {
        page.sections.map { section in
            var writer = HTMLWriter(page: page)
            writer.write(section)
            return String(decoding: writer.out.bytes(filledWith: []), as: UTF8.self)
        }
    }

    private mutating func writeHead() {
        let opening = HTMLStyleSheet.openingTag(page.metadata.language)
        out.append("<!DOCTYPE html>\n\(opening)\n<head>\n<meta charset=\"utf-8\">\n")
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        // Even a fault in the escaping could load or run nothing.
        out.append("<meta http-equiv=\"Content-Security-Policy\" ")
        let pictures = page.style.logo == nil ? "" : "img-src data:; "
        out.append("content=\"default-src 'none'; \(pictures)style-src 'unsafe-inline'\">\n<title>")
        let sender = [Inline(.text(page.style.municipality), span: SourceSpan(0, 0))]
        out.append(title: page.title.isEmpty ? sender : page.title) { .title($0) }
        out.append("</title>\n<style>\n" + HTMLStyleSheet.css(page.style) + "</style>\n</head>\n")
    }

    private mutating func writeBody() {
        out.append("<body class=\"\(page.family.rawValue)\">\n")
        if let logo = page.style.logo {
            out.append("<header>")
            write(logo)
            out.append("</header>\n")
        } else if !page.style.municipality.isEmpty {
            out.append("<header><p>\(Self.escaped(page.style.municipality))</p></header>\n")
        }
        out.append("<main>\n")
        writeLetterHead()
        writeSections()
        out.append("</main>\n")
        if let footer = page.style.footer {
            out.append("<footer><p>")
            write(footer)
            out.append("</p></footer>\n")
        }
        out.append("</body>\n</html>\n")
    }

    /// The logo, in the page itself: nothing is fetched. In CSS a pixel is 3/4 of a point.
    private mutating func write(_ logo: Logo) {
        out.append("<img src=\"data:\(logo.picture.format.mediaType);base64,")
        out.append { Base64.append(logo.picture.bytes, to: &$0) }
        out.append("\" alt=\"\(Self.escaped(logo.alternative))\" ")
        out.append("width=\"\(logo.width / 750)\" height=\"\(logo.height / 750)\">")
    }

    /// The line above the window, from the house style when the letter has none of its own. Its box stands there in any case: it
    /// puts the window in its place on paper.
    private mutating func writeLetterHead() {
        guard page.lacksReturnAddress else { return }
        out.append("<p class=\"retour\">\(Self.escaped(page.addedReturnAddress ?? ""))</p>\n")
    }

    private mutating func writeSections() {
        for (index, section) in page.sections.enumerated() {
            if index == 0, page.cardCount > 0 { out.append("<section class=\"kaart\">\n") }
            write(section)
            if index + 1 == page.cardCount { out.append("</section>\n") }
        }
    }

    private mutating func write(_ section: Page.Section) {
        switch (section.role, section.block.content) {
        case (.address, .paragraph(let inlines)):
            text.keepsSpaces = true
            write("address", "", inlines)
            text.keepsSpaces = false
        case (.returnAddress, .paragraph(let inlines)): write("p", " class=\"retour\"", inlines)
        case (.details, .paragraph(let inlines)): write("p", " class=\"gegevens\"", inlines)
        case (.closing, .paragraph(let inlines)): write("p", " class=\"groet\"", inlines)
        case (.stageDirection, .paragraph(let inlines)): write("p", " class=\"regie\"", inlines)
        default: write(section.block)
        }
    }

    private mutating func write(_ element: String, _ attributes: String, _ inlines: [Inline]) {
        out.append("<\(element)\(attributes)>")
        write(inlines)
        out.append("</\(element)>\n")
    }

    private mutating func write(_ block: Block) {
        switch block.content {
        case .heading(let level, let inlines): write("h\(min(max(level, 1), 6))", "", inlines)
        case .paragraph(let inlines): write("p", "", inlines)
        case .list(let style, let items): write(style, items)
        case .quote(let blocks):
            out.append("<blockquote>\n")
            for block in blocks { write(block) }
            out.append("</blockquote>\n")
        case .code(_, let text): write(verbatim: text)
        case .table(let header, let rows): write(header: header, rows: rows)
        case .rule: out.append("<hr>\n")
        case .comment: break
        }
    }

    private mutating func write(verbatim text: String) {
        let lines = text.verbatimLines.map { Self.escaped(String($0)) }
        out.append("<pre><code>" + lines.joined(separator: "\n") + "</code></pre>\n")
    }

    private mutating func write(_ style: Block.ListStyle, _ items: [Block.Item]) {
        let isChecklist = items.contains { $0.isTicked != nil }
        var element = "ul"
        var attributes = ""
        if case .ordered(let first) = style {
            element = "ol"
            if first != 1 { attributes = " start=\"\(first)\"" }
        }
        // Without a marker some screen readers forget that it is a list.
        if isChecklist { attributes += " class=\"controlelijst\" role=\"list\"" }
        out.append("<\(element)\(attributes)>\n")
        for item in items { write(item) }
        out.append("</\(element)>\n")
    }

    private mutating func write(_ item: Block.Item) {
        out.append("<li>")
        if let isTicked = item.isTicked {
            let name = Self.escaped(isTicked ? page.style.words.ticked : page.style.words.unticked)
            out.append(
                "<span class=\"hokje\" role=\"img\" aria-label=\"\(name)\">\(isTicked ? "☒" : "☐")</span> ")
        }
        // One paragraph needs no element of its own: the item is the paragraph.
        let isSingle = item.blocks.count { if case .paragraph = $0.content { true } else { false } } == 1
        for (index, block) in item.blocks.enumerated() {
            if index == 0, isSingle, case .paragraph(let inlines) = block.content {
                write(inlines)
                if item.blocks.count > 1 { out.append("\n") }
            } else {
                write(block)
            }
        }
        out.append("</li>\n")
    }

    private mutating func write(header: [[Inline]], rows: [[[Inline]]]) {
        out.append("<table>\n<thead>\n")
        writeRow(header, cell: "th", attributes: " scope=\"col\"")
        out.append("</thead>\n<tbody>\n")
        for row in rows { writeRow(row, cell: "td", attributes: "") }
        out.append("</tbody>\n</table>\n")
    }

    private mutating func writeRow(_ cells: [[Inline]], cell element: String, attributes: String) {
        out.append("<tr>")
        text.isInCell = true
        for cell in cells {
            out.append("<\(element)\(attributes)>")
            write(cell)
            out.append("</\(element)>")
        }
        text.isInCell = false
        out.append("</tr>\n")
    }

    // MARK: Running text

    private mutating func write(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline.content {
            case .text(let text): write(text)
            case .strong(let inner): wrap(inner, in: "strong")
            case .emphasis(let inner): wrap(inner, in: "em")
            case .code(let text): out.append("<code>\(Self.escaped(text))</code>")
            case .link(let inner, let destination): write(inner, linkedTo: destination)
            case .image(let alt, _):
                out.append(
                    "<span class=\"beeld\">[\(Self.escaped(page.style.words.picture + ": " + alt))]</span>")
            case .lineBreak: out.append("<br>\n")
            case .slot(let slot): out.append(.text(slot.index, text))
            case .comment: break
            }
        }
    }

    private mutating func wrap(_ inner: [Inline], in element: String) {
        out.append("<\(element)>")
        write(inner)
        out.append("</\(element)>")
    }

    private mutating func write(_ inner: [Inline], linkedTo destination: String) {
        guard let address = SafeLink.address(destination) else { return write(inner) }
        out.append("<a href=\"\(Self.escaped(address))\"")
        let shown = HTMLOpening.address(inner, address)
        if inner.hasSlots { out.append(shown) } else { out.append { shown.write([], to: &$0) } }
        out.append(">")
        write(inner)
        out.append("</a>")
    }

    private mutating func write(_ words: String) {
        let text = text
        out.append { text.append(words, to: &$0) }
    }

    private static func escaped(_ text: String) -> String { TextEscape.markup.escaped(text) }
}

/// A place in HTML that waits for its value.
enum HTMLOpening: Opening {
    /// In running text: a newline is a line break.
    case text(Int, HTMLText)
    /// In the title: one line.
    case title(Int)
    /// In the tag of a link: the address that print shows behind it, when the link's text does not say it.
    case address([Inline], String)

    func write(_ texts: [String], to out: inout [UInt8]) {
        switch self {
        case .text(let index, let text): write(texts[index], "<br>\n", text, to: &out)
        case .title(let index): write(texts[index], " ", HTMLText(isRightToLeft: false), to: &out)
        case .address(let inner, let address):
            guard let hidden = SafeLink.hidden(address, behind: inner.text(filledWith: texts)) else { return }
            out.append(contentsOf: " data-adres=\"\(TextEscape.markup.escaped(hidden))\"".utf8)
        }
    }

    private func write(
        _ value: String, _ lineEnd: String, _ text: HTMLText, to out: inout [UInt8]
    ) {
        for (number, line) in value.valueLines.enumerated() {
            if number > 0 { out.append(contentsOf: lineEnd.utf8) }
            text.append(String(line), to: &out)
        }
    }
}
