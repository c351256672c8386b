/// A piece of running text in a ``Block``, with the bytes of the draft it came from.
public struct Inline: Hashable, Sendable {
    /// What an inline is.
    public enum Content: Hashable, Sendable {
        /// Text as the reader sees it. Where an escape (`\*`) was resolved, the text is cut, so that every piece equals its source bytes.
        case text(String)
        /// Strong (bold).
        case strong([Inline])
        /// Emphasis (italic).
        case emphasis([Inline])
        /// Verbatim text.
        case code(String)
        /// A link: what the reader sees and where it leads.
        case link([Inline], destination: String)
        /// A picture with its alternative text.
        case image(alt: String, destination: String)
        /// A line ending. In a municipal draft a new line is a new line (address block, signature), unlike in CommonMark.
        case lineBreak
        /// A comment `<!-- … -->`: not for the reader. Suppressions live here.
        case comment(String)
        /// The place of a value, in a ``DraftPlan`` only.
        case slot(SlotID)
    }

    /// What it is.
    public var content: Content
    /// The bytes it came from, markup included.
    public var span: SourceSpan

    /// A piece at a place.
    public init(_ content: Content, span: SourceSpan) {
        self.content = content
        self.span = span
    }
}

/// One block of a draft: a paragraph, a heading, a list. What lint reads, render prints and a plan holds.
public struct Block: Hashable, Sendable {
    /// How the items of a list are marked.
    public enum ListStyle: Hashable, Sendable {
        /// A dash or bullet.
        case bullet
        /// Numbers, from the first.
        case ordered(first: Int)
    }

    /// One item of a list.
    public struct Item: Hashable, Sendable {
        /// What it holds; mostly one paragraph.
        public var blocks: [Block]
        /// `- [ ]` false, `- [x]` true, no box `nil`.
        public var isTicked: Bool?

        /// An item.
        public init(blocks: [Block], isTicked: Bool? = nil) {
            self.blocks = blocks
            self.isTicked = isTicked
        }
    }

    /// What a block is.
    public enum Content: Hashable, Sendable {
        /// A heading of level 1…6.
        case heading(level: Int, [Inline])
        /// A paragraph.
        case paragraph([Inline])
        /// A list.
        case list(ListStyle, [Item])
        /// A quotation.
        case quote([Block])
        /// Verbatim text and the word after its fence (`vtt`).
        case code(info: String, text: String)
        /// A table: heading cells and rows of cells.
        case table(header: [[Inline]], rows: [[[Inline]]])
        /// A line across.
        case rule
        /// A comment that stands alone.
        case comment(String)
    }

    /// What it is.
    public var content: Content
    /// The bytes it came from, without the newline at its end.
    public var span: SourceSpan

    /// A block at a place.
    public init(_ content: Content, span: SourceSpan) {
        self.content = content
        self.span = span
    }
}

extension [Inline] {
    /// The text as the reader sees it; line breaks become newlines, comments vanish.
    public var plainText: String {
        map { inline in
            switch inline.content {
            case .text(let text), .code(let text): text
            case .strong(let inner), .emphasis(let inner), .link(let inner, _): inner.plainText
            case .image(let alt, _): alt
            case .lineBreak: "\n"
            case .comment, .slot: ""
            }
        }.joined()
    }
}
