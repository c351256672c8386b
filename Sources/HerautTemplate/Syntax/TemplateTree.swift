public import HerautModel

/// A tag of a template and what it names.
public struct Tag: Hashable, Sendable {
    /// The name between the delimiters, without the sign; `.` for the current item of a list.
    public let name: String
    /// The whole tag, delimiters included.
    public let span: SourceSpan
    /// Whether the name is that of a value which holds the name meant: `{{>*name}}`.
    public let isDynamic: Bool

    init(name: String, span: SourceSpan, isDynamic: Bool = false) {
        self.name = name
        self.span = span
        self.isDynamic = isDynamic
    }
}

/// The syntax tree of a Mustache text. Strict and lenient filling read the same tree.
public enum TemplateNode: Hashable, Sendable {
    /// Text as it stands; lines that held nothing but a tag which prints nothing itself are gone.
    case text(SourceSpan)
    /// `{{name}}`, or `{{{name}}}` and `{{&name}}` when `isRaw`.
    case variable(Tag, isRaw: Bool)
    /// `{{#name}}…{{/name}}` or `{{^name}}…{{/name}}`.
    case section(Section)
    /// `{{> name}}` and the white space before it when it stands alone on its line.
    case partial(Tag, indent: String)
    /// `{{<name}}…{{/name}}`.
    case parent(Parent)
    /// `{{$name}}…{{/name}}`.
    case block(Block)

    /// A section.
    public struct Section: Hashable, Sendable {
        /// The opening tag.
        public let tag: Tag
        /// Whether it is for the case that there is nothing: `{{^name}}`.
        public let isInverted: Bool
        /// What stands in it.
        public var children: [TemplateNode]
        /// Everything between the opening and the closing tag, unread: what a lambda gets.
        public let content: SourceSpan
        /// The delimiters at the opening tag.
        public let delimiters: Delimiters
        /// Whether the opening tag stands alone on its line.
        public let isStandalone: Bool
    }

    /// A partial with blocks of its own in place of the partial's.
    public struct Parent: Hashable, Sendable {
        /// The opening tag; it names the partial.
        public let tag: Tag
        /// The white space before it when it stands alone on its line or lines.
        public var indent: String
        /// What stands in it. Only the blocks mean something.
        public let children: [TemplateNode]

        /// The blocks it hands to the partial.
        public var blocks: [Block] {
            children.compactMap { if case .block(let block) = $0 { block } else { nil } }
        }
    }

    /// A piece with a name. In a ``Parent`` it replaces the piece of that name; anywhere else it may be replaced.
    public struct Block: Hashable, Sendable {
        /// The opening tag.
        public let tag: Tag
        /// The white space that each line of what replaces it gets; its own first line has it already when `isStandalone` is false.
        public var indent: String
        /// What stands in it; in a ``Parent`` without the white space that all its lines begin with.
        public var children: [TemplateNode]
        /// Whether the opening tag stands alone on its line.
        public let isStandalone: Bool
    }
}

/// A parsed template text: as much of the tree as can be had, and every fault.
public struct ParsedTemplate: Sendable {
    /// The text.
    public let source: SourceText
    /// The tree.
    public let nodes: [TemplateNode]
    /// Faults with their place.
    public let findings: [Finding]
}
