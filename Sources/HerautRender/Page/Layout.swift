import HerautLanguage
import HerautModel

/// Which block has which role on paper, found from the words. Two letters with equal layouts differ only in what their slots hold.
struct Layout: Hashable, Sendable {
    /// What a section is for.
    enum Role: Hashable, Sendable {
        /// Text.
        case body
        /// The sender's address, above the window.
        case returnAddress
        /// The addressee, in the window.
        case address
        /// Date, reference and subject.
        case details
        /// The closing of a letter, above the room for a signature.
        case closing
        /// What is seen in a video and not said.
        case stageDirection
        /// The head of a poster.
        case headline
    }

    /// A block, or some lines of it.
    struct Part: Hashable, Sendable {
        var role: Role
        var block: Int
        /// `nil` for the whole block.
        var lines: Range<Int>?
        var isContinued = false
    }

    /// Where the title of the document comes from, when the front matter does not say.
    enum Title: Hashable, Sendable {
        case none
        case heading(Int)
        case line(block: Int, line: Int)
        case headline(Int)
    }

    /// In the order of the paper: return address and addressee first.
    private(set) var parts: [Part] = []
    private(set) var title = Title.none
    /// Poster: how many of `parts` stand on the poster.
    private(set) var cardCount = 0
    /// Number of lines of each block that is taken apart, by block. Lines of a plan can stand for those of a letter only when equal.
    private(set) var lineCounts: [Int: Int] = [:]

    /// Whether the layout, made from `filled`, can be laid over the blocks of the plan: lines of one stand for lines of the other,
    /// and labels that are dropped are typed in the plan, not filled in.
    func fits(_ plan: [Block], filled: [Block]) -> Bool {
        guard lineCounts.keys.allSatisfy({ plan[$0].lineCount == filled[$0].lineCount }) else { return false }
        return switch title {
        case .none, .heading:
            parts.allSatisfy { $0.role != .headline || plan[$0.block].inlines.droppingLabel != nil }
        case .headline(let block): plan[block].inlines.droppingLabel != nil
        case .line(let block, let line): plan[block].lines[line].droppingLineLabel != nil
        }
    }

    /// The layout of filled blocks.
    init(of blocks: [Block], metadata: DraftMetadata) {
        switch metadata.family {
        case .letter: layOutLetter(blocks)
        case .video: layOutVideo(blocks)
        case .poster: layOutPoster(blocks)
        default: parts = Self.visible(blocks).map { Part(role: .body, block: $0) }
        }
        // The subject of a letter and the head of a poster say more than a heading within.
        if title == .none, let heading = blocks.firstIndex(where: \.isHeading) { title = .heading(heading) }
    }

    private static func visible(_ blocks: [Block]) -> [Int] {
        blocks.indices.filter { if case .comment = blocks[$0].content { false } else { true } }
    }

    private mutating func layOutLetter(_ blocks: [Block]) {
        let letter = LetterParts(of: blocks)
        let details = [letter.date, letter.reference, letter.subject]
        let places =
            [(letter.returnAddress, Role.returnAddress), (letter.address, .address)]
            + details.map { ($0, .details) }
            + [(letter.closing, .closing)]
        for index in Self.visible(blocks) {
            let marked = places.compactMap { place, role in
                place?.block == index ? place.map { ($0.lines, role) } : nil
            }
            parts += cut(index, count: blocks[index].lineCount, marked: marked)
        }
        if let subject = letter.subject {
            title = .line(block: subject.block, line: subject.lines.lowerBound)
            lineCounts[subject.block] = blocks[subject.block].lineCount
        }
        // The window comes first on paper, wherever it stands in the draft.
        if letter.address != nil {
            let first = parts.filter { $0.role == .returnAddress } + parts.filter { $0.role == .address }
            parts =
                first.map { Self.uncontinued($0) }
                + parts.filter { $0.role != .returnAddress && $0.role != .address }
        }
    }

    private static func uncontinued(_ part: Part) -> Part {
        var part = part
        part.isContinued = false
        return part
    }

    /// The block as parts: the marked lines, and what lies between them.
    private mutating func cut(_ block: Int, count: Int, marked: [(lines: Range<Int>, role: Role)]) -> [Part] {
        var roles = [Role](repeating: .body, count: count)
        for (lines, role) in marked { for line in lines { roles[line] = role } }
        guard Set(roles).count > 1 else { return [Part(role: roles.first ?? .body, block: block)] }
        lineCounts[block] = count
        var parts: [Part] = []
        for line in roles.indices {
            if let last = parts.last, last.role == roles[line], let lines = last.lines {
                parts[parts.count - 1].lines = lines.lowerBound..<line + 1
            } else {
                parts.append(
                    Part(role: roles[line], block: block, lines: line..<line + 1, isContinued: line > 0))
            }
        }
        return parts
    }

    /// A paragraph in square brackets is seen, not said.
    private mutating func layOutVideo(_ blocks: [Block]) {
        parts = Self.visible(blocks).map { index in
            guard case .paragraph(let inlines) = blocks[index].content else {
                return Part(role: .body, block: index)
            }
            let text = inlines.plainText.trimmingSpaces()
            let isDirection = text.hasPrefix("[") && text.hasSuffix("]")
            return Part(role: isDirection ? .stageDirection : .body, block: index)
        }
    }

    /// The head (`Kop:`) and all up to caption or alternative text stand on the poster.
    private mutating func layOutPoster(_ blocks: [Block]) {
        let visible = Self.visible(blocks)
        let end = visible.firstIndex { Self.accompanies(blocks[$0]) } ?? visible.count
        cardCount = end
        let head = visible[..<end].first {
            Self.label(of: blocks[$0]) == "kop" && blocks[$0].inlines.droppingLabel != nil
        }
        parts = visible.map { Part(role: $0 == head ? .headline : .body, block: $0) }
        if let head { title = .headline(head) }
    }

    /// Whether a block goes with a poster or a video and is no part of it: a caption, an alternative text.
    static func accompanies(_ block: Block) -> Bool {
        let label = label(of: block)
        return ["bijschrift", "alt-tekst", "alternatieve tekst"].contains { label.hasPrefix($0) }
    }

    /// The strong words before a colon, or a heading; in small letters.
    static func label(of block: Block) -> String {
        let text =
            switch block.content {
            case .heading(_, let inlines): inlines.plainText
            case .paragraph(let inlines):
                if let first = inlines.first, case .strong(let inner) = first.content {
                    inner.plainText
                } else {
                    ""
                }
            default: ""
            }
        return text.lowercased().prefix { $0 != ":" }.trimmingSpaces()
    }
}

extension Block {
    /// Whether it is a heading.
    var isHeading: Bool { if case .heading = content { true } else { false } }

    /// Whether it is a paragraph.
    var isParagraph: Bool { if case .paragraph = content { true } else { false } }

    /// Whether it is a list.
    var isList: Bool { if case .list = content { true } else { false } }

    /// The running text of a heading or paragraph; nothing for others.
    var inlines: [Inline] {
        switch content {
        case .heading(_, let inlines), .paragraph(let inlines): inlines
        default: []
        }
    }
}
