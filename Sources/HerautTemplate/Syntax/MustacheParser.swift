public import HerautModel

/// Reads Mustache. Never throws: a broken template gives what can be read of it and every fault at once.
public enum MustacheParser {
    /// Deepest nesting of sections.
    public static let nestingLimit = 32
    /// Largest template, in bytes.
    public static let sizeLimit = 1 << 20

    /// Parses `source` from byte `start`, mostly the end of the front matter.
    public static func parse(_ source: SourceText, from start: Int = 0) -> ParsedTemplate {
        guard source.bytes.count <= sizeLimit else {
            let place = SourceSpan(start, start)
            let finding = Finding(
                "template.tooLarge", .error, .key("template.tooLarge"), at: place, in: source)
            return ParsedTemplate(source: source, nodes: [], findings: [finding])
        }
        var lexer = MustacheLexer(source: source, from: start)
        let tokens = lexer.tokenize()
        var builder = TreeBuilder(source: source, findings: lexer.findings)
        for token in tokens { builder.take(token) }
        builder.closeAll()
        return ParsedTemplate(source: source, nodes: builder.nodes, findings: builder.findings)
    }
}

/// Puts tokens into a tree, with a stack of the sections that are open.
private struct TreeBuilder {
    private struct OpenSection {
        let tag: Tag
        let isInverted: Bool
        var children: [TemplateNode] = []
    }

    let source: SourceText
    var findings: [Finding]
    private(set) var nodes: [TemplateNode] = []
    private var open: [OpenSection] = []

    init(source: SourceText, findings: [Finding]) {
        self.source = source
        self.findings = findings
    }

    mutating func take(_ token: Token) {
        guard case .tag(let kind, let tag, let indent) = token else {
            if case .text(let span) = token { append(.text(span)) }
            return
        }
        switch kind {
        case .variable, .raw: append(.variable(tag, isRaw: kind == .raw))
        case .open, .inverted: openSection(tag, isInverted: kind == .inverted)
        case .close: close(tag)
        case .partial: append(.partial(tag, indent: indent))
        case .comment, .unsupported: break
        }
    }

    /// A section that is never closed is reported at its opening, where the author has to look.
    mutating func closeAll() {
        while let section = open.popLast() {
            report(
                "template.unclosedSection", section.tag,
                hint: .key("hint.closeSection", ["naam": section.tag.name]))
            append(.section(section.tag, isInverted: section.isInverted, section.children))
        }
    }

    private mutating func openSection(_ tag: Tag, isInverted: Bool) {
        if open.count == MustacheParser.nestingLimit { report("template.tooDeep", tag) }
        open.append(OpenSection(tag: tag, isInverted: isInverted))
    }

    private mutating func close(_ tag: Tag) {
        guard let index = open.lastIndex(where: { $0.tag.name == tag.name }) else {
            let hint = open.last.map { Message.key("hint.closeSection", ["naam": $0.tag.name]) }
            report("template.unopenedSection", tag, hint: hint)
            return
        }
        // Sections opened later and not closed: their author forgot them, this one did not.
        while open.count > index + 1, let section = open.popLast() {
            report(
                "template.unclosedSection", section.tag,
                hint: .key("hint.closeSection", ["naam": section.tag.name]))
            append(.section(section.tag, isInverted: section.isInverted, section.children))
        }
        guard let section = open.popLast() else { return }
        append(.section(section.tag, isInverted: section.isInverted, section.children))
    }

    private mutating func append(_ node: TemplateNode) {
        // Past the limit the tree stays flat, so that nothing after this can run out of stack.
        if open.isEmpty || open.count > MustacheParser.nestingLimit {
            if open.isEmpty { nodes.append(node) }
        } else {
            open[open.count - 1].children.append(node)
        }
    }

    private mutating func report(_ rule: String, _ tag: Tag, hint: Message? = nil) {
        findings.append(
            Finding(
                RuleID(rule), .error, .key(rule, ["naam": tag.name]), at: tag.span, in: source, hint: hint))
    }
}
