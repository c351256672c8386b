public import HerautModel

/// Tells beforehand which letters of a plan become too long as PDF, and which characters of their own text the font lacks. Of most letters a bound says
/// that they fit, worked out from the widths of their values; only those that could be too long are laid out. Of one thread.
public final class LetterExtent {
    /// Characters that the font lacks in the letter with the example, its values included.
    public let missing: [Unicode.Scalar]
    private let plan: DraftPlan
    private let style: HouseStyle
    private let family: FontFamily
    private let watch: LayoutWatch?
    /// The form of the letters that are laid out as the example.
    private let form: PDFForm
    private let bound: PDFBound?

    /// Ready for the letters of `plan`; `nil` when the style has no font.
    public init?(_ plan: DraftPlan, style: HouseStyle, example: [String]) {
        guard let family = style.fonts else { return nil }
        self.plan = plan
        self.style = style
        self.family = family
        let filled = plan.blocks(filledWith: example)
        let layout = Layout(of: filled, metadata: plan.metadata)
        let fits = layout.fits(plan.blocks, filled: filled)
        let page = Page(fits ? plan.blocks : filled, metadata: plan.metadata, layout: layout, style: style)
        let form = PDFForm(page)
        let flow = SlotTexts.with(example) { PDFFlow(form.nodes, family, window: form.window, $0) }
        self.form = form
        missing = RenderRefusal.unique(form.missing + flow.missing)
        watch = fits ? LayoutWatch(plan, layout: layout, example: example) : nil
        bound = fits ? PDFBound(form, flow, family) : nil
    }

    /// The number of pages of the letter with `texts` when they are more than `limit`; `nil` when they are not.
    public func pages(of texts: SlotTexts, over limit: Int) -> Int? {
        let isUsual = watch?.holds(for: texts) ?? false
        if isUsual, let bound, bound.fits(texts, pages: limit) { return nil }
        let count = pages(of: texts, in: isUsual ? form : ownForm(texts))
        return count > limit ? count : nil
    }

    /// The form of a letter that is laid out in its own way.
    private func ownForm(_ texts: SlotTexts) -> PDFForm {
        let filled = plan.blocks(filledWith: texts.strings)
        let layout = Layout(of: filled, metadata: plan.metadata)
        return PDFForm(Page(filled, metadata: plan.metadata, layout: layout, style: style))
    }

    private func pages(of texts: SlotTexts, in form: PDFForm) -> Int {
        let flow = PDFFlow(form.nodes, family, window: form.window, texts)
        return PDFPaginator(flow.slabs, tables: flow.tables, start: PDFContent.start(of: flow, form))
            .pageCount
    }
}

/// How tall a letter can become at most, from that of an example and the widths of other values. Never too low.
struct PDFBound {
    /// A paragraph with values in it.
    private struct Paragraph {
        /// Width of what no value changes, and of its longest word, in thousandths of the type size.
        let width: Int
        let longest: Int
        let slots: [Int]
        /// Width of the lines, in thousandths of the type size.
        let measure: Int
        /// Line breaks that are typed.
        let breaks: Int
        /// Lines that it has in the example.
        let lines: Int
        let style: PDFStyle
    }

    private var paragraphs: [Paragraph] = []
    private var window: [Paragraph] = []
    /// Height of the example on one endless page, and of the tallest piece that stands on a page as a whole.
    private let height: Int
    private let tallest: Int
    private let top: Int
    private let windowTop: Int
    private let windowHeight: Int
    private let windowLines: Int
    private let advances: GlyphAdvances

    /// `nil` when values stand in a table: its columns, and so all of its lines, hang on them.
    init?(_ form: PDFForm, _ flow: PDFFlow, _ family: FontFamily) {
        advances = GlyphAdvances(family)
        height = flow.slabs.reduce(0) { $0 + $1.height + $1.before }
        tallest = Self.tallest(flow)
        top = form.top
        windowTop = flow.window.isEmpty ? -1 : form.window.top
        windowHeight = form.window.height
        windowLines = flow.window.filter { flow.placed[$0].style != .returnAddress }
            .reduce(0) { $0 + flow.placed[$1].text.lines.count }
        guard !form.nodes.contains(where: Self.hasOpenCell) else { return nil }
        var lines = flow.placed.map(\.text.lines.count)[...]
        for node in form.nodes { add(node, form, family, &lines) }
    }

    /// Whether the letter with `texts` certainly takes no more than so many pages.
    func fits(_ texts: SlotTexts, pages: Int) -> Bool {
        let more = paragraphs.reduce(0) { $0 + growth(of: $1, texts) }
        let start = windowTop < 0 ? top : start(texts)
        let bottom = PDFMeasure.pageHeight - PDFMeasure.bottom
        // What does not fit below on a page leaves room there: at most the tallest piece, which may have grown.
        let room = bottom - start + (pages - 1) * (PDFMeasure.textHeight - tallest - more)
        return height + more <= room
    }

    private func start(_ texts: SlotTexts) -> Int {
        let more = window.reduce(0) { $0 + growth(of: $1, texts) }
        let lines = windowLines * PDFMeasure.addressLine + more
        return windowTop + max(windowHeight, lines) + PDFMeasure.belowWindow
    }

    /// Height that a paragraph can have more than in the example.
    private func growth(of paragraph: Paragraph, _ texts: SlotTexts) -> Int {
        var (width, longest, breaks) = (paragraph.width, paragraph.longest, paragraph.breaks)
        for slot in paragraph.slots {
            let value = advances.measure(texts[slot])
            width += value.width
            breaks += value.breaks
            // A word may start before a value and end behind it.
            longest = max(longest, paragraph.longest + value.longest)
        }
        let lines = breaks + Self.lines(width: width, longest: longest, measure: paragraph.measure)
        let more = max(0, lines - paragraph.lines) * paragraph.style.leading
        // A paragraph without words has no white around it either.
        return paragraph.lines == 0 ? more + paragraph.style.before + paragraph.style.after : more
    }

    // MARK: Lines

    /// The most lines that ``PDFLineBreaker`` makes of words that are together so wide.
    ///
    /// It takes the way that costs least, so one that costs no more than filling each line as far as the next word allows. In that way no line but
    /// the last has more room left than the longest word takes, which bounds the cost from above; and so many lines leave so much room together
    /// that the sum of its squares bounds it from below.
    static func lines(width: Int, longest: Int, measure: Int) -> Int {
        guard width > measure, measure > 0 else { return 1 }
        let total = Double(width) / Double(measure)
        // Two neighbours that fit on one line are never on two: a bound that holds whatever the words are.
        let pairs = Int(2 * total) + 1
        let word = Double(longest) / Double(measure)
        guard word < 0.9 else { return pairs }
        let most = (total / (1 - word)).rounded(.up)
        // The cost of a break behind a hyphen and of a short last line, as parts of a full line squared.
        let limit = most * (word * word + 0.012) + 0.05
        var lines = max(2, Int(total.rounded(.up)))
        while lines < pairs {
            let before = Double(lines)
            let room = before - total
            guard room <= 0 || room * room / before <= limit else { break }
            lines += 1
        }
        return lines
    }

    // MARK: The example

    /// Height of the tallest run of lines that stay together.
    private static func tallest(_ flow: PDFFlow) -> Int {
        var (tallest, height) = (0, 0)
        for slab in flow.slabs {
            height = (slab.isKept ? height : 0) + slab.before + slab.height
            tallest = max(tallest, height)
        }
        // On a page where a table goes on its first row stands again.
        return tallest + (flow.tables.map(\.headHeight).max() ?? 0)
    }

    private static func hasOpenCell(_ node: PDFNode) -> Bool {
        switch node {
        case .paragraph, .rule: false
        case .list(let list): list.items.contains { $0.nodes.contains(where: hasOpenCell) }
        case .quote(let nodes): nodes.contains(where: hasOpenCell)
        case .table(let table): table.rows.contains { $0.contains(where: \.isOpen) }
        }
    }

    /// Takes the nodes in the order in which ``PDFFlow`` places them; `lines` holds the lines of what is still to come.
    private mutating func add(
        _ node: PDFNode, _ form: PDFForm, _ family: FontFamily, _ lines: inout ArraySlice<Int>
    ) {
        switch node {
        case .paragraph(let paragraph): add(paragraph, form, family, lines.popFirst() ?? 0)
        case .rule: break
        case .quote(let nodes): for node in nodes { add(node, form, family, &lines) }
        case .table(let table): lines = lines.dropFirst(table.rows.reduce(0) { $0 + $1.count })
        case .list(let list):
            for item in list.items {
                // An item that starts with something else than text has an empty paragraph before it.
                if case .paragraph? = item.nodes.first {} else { lines = lines.dropFirst() }
                for node in item.nodes { add(node, form, family, &lines) }
            }
        }
    }

    private mutating func add(
        _ paragraph: PDFParagraph, _ form: PDFForm, _ family: FontFamily, _ lines: Int
    ) {
        guard paragraph.isOpen else { return }
        let slots = paragraph.pieces.compactMap { if case .slot(let slot, _) = $0 { slot } else { nil } }
        let text = SlotTexts.with([String](repeating: "", count: (slots.max() ?? 0) + 1)) {
            paragraph.shaped(family, $0)
        }
        var (width, longest) = (0, 0)
        for word in text.words {
            // Kerning between words and values is not known yet.
            width += (word.width + word.space) * 21 / 20
            longest = max(longest, (word.width + word.space) * 21 / 20)
        }
        for case .address(_, let address, _) in paragraph.pieces {
            let hidden = advances.measure(" (" + SafeLink.readable(address) + ")")
            (width, longest) = (width + hidden.width, max(longest, hidden.longest))
        }
        // Two spaces with a value between them are one when it is empty.
        width += slots.count * advances.space
        let breaks = paragraph.pieces.count { if case .lineBreak = $0 { true } else { false } }
        let open = Paragraph(
            width: width, longest: longest, slots: slots,
            measure: paragraph.width(in: form.window) * 1000 / paragraph.style.size, breaks: breaks,
            lines: lines, style: paragraph.style)
        guard paragraph.isInWindow else { return paragraphs.append(open) }
        if paragraph.style != .returnAddress { window.append(open) }
    }
}

/// Widths of characters, those of the widest face, for sums that may be too large but never too small.
struct GlyphAdvances {
    /// What a value measures, in thousandths of the type size.
    struct Measure {
        var width = 0
        /// Of its longest word.
        var longest = 0
        /// Line breaks in it.
        var breaks = 0
    }

    private var ascii = [Int](repeating: 0, count: 128)
    /// Of letters with accents, of Greek and Cyrillic; and of anything else.
    private let letter: Int
    private let other: Int

    var space: Int { ascii[0x20] }

    init(_ family: FontFamily) {
        for face in family.faces {
            for character in 0x20..<0x7F {
                ascii[character] = max(ascii[character], Int(face.widths[Int(face.ascii[character])]))
            }
        }
        let grouped = zip(family.faces, family.repertoires).flatMap { face, repertoire in
            repertoire.members.joined().map { Int(face.widths[$0]) }
        }
        letter = grouped.max() ?? 1000
        other = family.faces.flatMap { $0.widths.map { Int($0) } }.max() ?? 1000
    }

    func measure(_ text: String) -> Measure {
        var text = text
        return text.withUTF8 { measure($0) }
    }

    func measure(_ text: UnsafeBufferPointer<UInt8>) -> Measure {
        var measure = Measure()
        var word = 0
        for byte in text {
            switch byte {
            case 0x0A:
                measure.breaks += 1
                word = 0
            case 0x20: (measure.width, word) = (measure.width + space, 0)
            case 0..<0x80:
                word += ascii[Int(byte)]
                measure.width += ascii[Int(byte)]
            // The first byte of a character; up to U+07FF it is a letter.
            case 0xC0...:
                word += byte < 0xE0 ? letter : other
                measure.width += byte < 0xE0 ? letter : other
            default: break
            }
            measure.longest = max(measure.longest, word)
        }
        return measure
    }
}
