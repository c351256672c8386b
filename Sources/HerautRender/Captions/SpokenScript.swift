import HerautLanguage
import HerautModel

/// A script as it is spoken and seen, in order: what captions and the teleprompter are made of. What goes with the video (caption of the post,
/// alternative text) is no part of it.
struct SpokenScript: Sendable {
    /// What is done with a part.
    enum Kind: Sendable {
        /// It structures the script; nobody says it.
        case heading
        /// It is seen, not said.
        case direction
        /// It is said.
        case spoken
    }

    /// A paragraph or an item of a list.
    struct Part: Sendable {
        let kind: Kind
        /// The text, lines apart by newlines; directions within it are still there.
        let text: String
        /// What is said of it.
        let speech: String
        /// Number of words that are said.
        let words: Int

        /// Milliseconds to say it.
        var duration: Int { SpeakingPace.milliseconds(words: words) }
    }

    /// In the order of the script.
    private(set) var parts: [Part] = []

    /// Milliseconds from the first word to the last.
    var duration: Int {
        let spoken = parts.filter { $0.kind == .spoken }
        return spoken.reduce(0) { $0 + $1.duration } + SpeakingPace.pause * max(0, spoken.count - 1)
    }

    /// Number of words that are said.
    var words: Int { parts.reduce(0) { $0 + $1.words } }

    /// The script of a page without open places.
    init(_ page: Page) {
        for section in page.sections {
            if Layout.accompanies(section.block) { break }
            add(section.block, isDirection: section.role == .stageDirection)
        }
    }

    private mutating func add(_ block: Block, isDirection: Bool = false) {
        switch block.content {
        case .heading(_, let inlines): add(inlines, as: .heading)
        case .paragraph(let inlines): add(inlines, as: isDirection ? .direction : .spoken)
        case .list(_, let items): for item in items { for block in item.blocks { add(block) } }
        case .quote(let blocks): for block in blocks { add(block) }
        case .code, .table, .rule, .comment: break
        }
    }

    private mutating func add(_ inlines: [Inline], as kind: Kind) {
        let text = Self.paper.lines(of: inlines.withoutPictures.plainText)
        let speech = kind == .spoken ? StageDirections.pieces(of: text).spoken : ""
        let words = WordSplitter().tokens(in: Array(speech.utf8)).count
        guard !text.isEmpty else { return }
        parts.append(
            Part(
                kind: kind == .spoken && words == 0 ? .direction : kind, text: text, speech: speech,
                words: words))
    }

    /// Isolates keep the numbers of a right-to-left text in place, on screen as well.
    private static let paper = TextEscape(isMarkup: false, dropsIsolates: false)
}

/// Stage directions within a text: `[Beeld: een plein]`.
enum StageDirections {
    /// A text cut into what is said and what is seen.
    struct Pieces {
        /// In order, directions with their brackets.
        fileprivate(set) var all: [(text: Substring, isDirection: Bool)] = []

        /// What is said, without double spaces where a direction stood.
        var spoken: String {
            all.filter { !$0.isDirection }.map { $0.text.trimmingSpaces() }.filter { !$0.isEmpty }.joined(
                separator: " ")
        }
    }

    /// The pieces of `text`. Brackets without a colon are no direction, as the rules have it.
    static func pieces(of text: String) -> Pieces {
        var pieces = Pieces()
        var rest = text[...]
        while let close = rest.firstIndex(of: "]") {
            let end = rest.index(after: close)
            if let open = rest[..<close].lastIndex(of: "["), rest[open..<close].contains(":") {
                pieces.all.append((rest[..<open], false))
                pieces.all.append((rest[open..<end], true))
            } else {
                pieces.all.append((rest[..<end], false))
            }
            rest = rest[end...]
        }
        pieces.all.append((rest, false))
        pieces.all.removeAll { $0.text.isEmpty }
        return pieces
    }
}

extension TextEscape {
    /// A text of several lines, each made safe and without white around it; empty lines fall away.
    func lines(of text: String) -> String {
        text.valueLines.map { escaped(String($0)).trimmingSpaces() }.filter { !$0.isEmpty }.joined(
            separator: "\n")
    }
}

extension [Inline] {
    /// Without pictures: what they show is seen, not said.
    fileprivate var withoutPictures: [Inline] {
        filter { if case .image = $0.content { false } else { true } }
    }
}
