import HerautLanguage
import HerautModel

/// What stands on a poster, taken from the page: the part above the caption.
struct PosterContent: Sendable {
    /// The head.
    private(set) var headline = ""
    /// The text: a paragraph for each line of the draft, in sentences.
    private(set) var body: [[String]] = []
    /// What stands at the foot, in the same way: who to call, where to look, who says so.
    private(set) var foot: [[String]] = []
    /// The municipality, unless the foot names it already.
    private(set) var sender = ""
    /// The picture in words; empty when the draft has none.
    private(set) var alternative = ""
    private let splitter: SentenceSplitter

    /// The content of a page without open places.
    init(_ page: Page) {
        splitter = page.style.sentences
        let count = page.cardCount > 0 ? page.cardCount : page.sections.count
        for section in page.sections.prefix(count) { add(section) }
        for section in page.sections.dropFirst(count) { addAlternative(section.block) }
        if headline.isEmpty, !body.isEmpty { headline = body.removeFirst().joined(separator: " ") }
        let municipality = Self.paper.escaped(page.style.municipality)
        let isNamed = foot.joined().contains {
            $0.lowercased().contains(municipality.lowercased())
        }
        sender = isNamed ? "" : municipality
    }

    private mutating func add(_ section: Page.Section) {
        switch section.block.content {
        case .heading(_, let inlines) where headline.isEmpty: headline = Self.text(inlines)
        case .heading(_, let inlines): body.append([Self.text(inlines)])
        case .paragraph(let inlines):
            let lines = Self.lines(inlines.withoutPartLabel).map(sentences)
            if Layout.label(of: section.block) == "onderaan" { foot += lines } else { body += lines }
        case .list(_, let items):
            for item in items {
                for block in item.blocks { body += Self.lines(block.inlines).map(sentences) }
            }
        case .quote(let blocks): for block in blocks { body += Self.lines(block.inlines).map(sentences) }
        case .code, .table, .rule, .comment: break
        }
    }

    private mutating func addAlternative(_ block: Block) {
        let label = Layout.label(of: block)
        guard alternative.isEmpty, label.hasPrefix("alt") else { return }
        alternative = Self.text(block.inlines.withoutPartLabel)
    }

    /// The sentences of a line. A question stays with what answers it: ‘Meer weten? Kijk op …’
    private func sentences(of line: String) -> [String] {
        let bytes = Array(line.utf8)
        return splitter.sentences(in: bytes).reduce(into: [String]()) { sentences, range in
            let text = String(decoding: bytes[range], as: UTF8.self)
            if let last = sentences.last, last.hasSuffix("?"), last.count + text.count < 45 {
                sentences[sentences.count - 1] = last + " " + text
            } else {
                sentences.append(text)
            }
        }
    }

    private static func text(_ inlines: [Inline]) -> String { lines(inlines).joined(separator: " ") }

    private static func lines(_ inlines: [Inline]) -> [String] {
        paper.lines(of: inlines.plainText).split(separator: "\n").map(String.init)
    }

    private static let paper = TextEscape(isMarkup: false, dropsIsolates: false)
}
