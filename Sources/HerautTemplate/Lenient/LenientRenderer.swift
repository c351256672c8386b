public import HerautModel

/// How much one rendering may do. A partial may call itself, so nothing else keeps it from going on forever.
public struct LenientLimits: Sendable {
    /// Deepest nesting of sections, partials and blocks together.
    public var depth = 200
    /// Most tags and texts.
    public var steps = 1_000_000
    /// Most bytes of output.
    public var bytes = 16 << 20

    /// The usual limits.
    public init() {}
}

/// What came of a rendering.
public struct LenientResult: Sendable {
    /// The text; up to the limit when there is a finding.
    public let text: String
    /// The limit that ended the rendering, at the tag where it did.
    public let finding: Finding?
}

/// Renders Mustache as the specification asks: what is missing is empty, values are escaped for HTML, partials may call themselves, lambdas
/// are called. For templates of others; Heraut's own letters are filled strictly, from declared fields.
public struct LenientRenderer {
    private let partials: [String: ParsedTemplate]
    private let limits: LenientLimits
    private var context: ContextStack
    private var output = LenientOutput()
    private var arguments: [String: Argument] = [:]
    private var depth = 0
    private var steps = 0
    private var finding: Finding?

    /// A block of a parent, with the text it stands in.
    private struct Argument {
        let nodes: [TemplateNode]
        let source: SourceText
    }

    /// Renders `template` with `value`. Partials are found by name; those that are missing are empty.
    public static func render(
        _ template: ParsedTemplate, with value: MustacheValue, partials: [String: ParsedTemplate] = [:],
        limits: LenientLimits = LenientLimits()
    ) -> LenientResult {
        var renderer = LenientRenderer(
            partials: partials, limits: limits, context: ContextStack(value))
        renderer.render(template.nodes, template.source)
        return LenientResult(text: renderer.output.text, finding: renderer.finding)
    }

    private init(partials: [String: ParsedTemplate], limits: LenientLimits, context: ContextStack) {
        self.partials = partials
        self.limits = limits
        self.context = context
    }

    private mutating func render(_ nodes: [TemplateNode], _ source: SourceText) {
        for node in nodes {
            guard isWithinLimits(node, source) else { return }
            switch node {
            case .text(let span): output.append(text: source.bytes[span.range])
            case .variable(let tag, let isRaw): print(tag, isRaw: isRaw, source)
            case .section(let section): render(section, source)
            case .partial(let tag, let indent): render(tag, indent: indent)
            case .parent(let parent): render(parent, source)
            case .block(let block): render(block, source)
            }
        }
    }

    /// Goes one level down; every level of the tree does, so the stack is bounded too.
    private mutating func descend(_ nodes: [TemplateNode], _ source: SourceText) {
        depth += 1
        render(nodes, source)
        depth -= 1
    }

    private mutating func isWithinLimits(_ node: TemplateNode, _ source: SourceText) -> Bool {
        guard finding == nil else { return false }
        steps += 1
        let isOver = depth > limits.depth || steps > limits.steps || output.bytes.count > limits.bytes
        guard isOver else { return true }
        var faults = FaultList()
        let rule = depth > limits.depth ? "template.endless" : "template.tooLong"
        faults.report(rule, at: node.place, in: source)
        finding = faults.findings.first
        return false
    }

    // MARK: Values

    private mutating func print(_ tag: Tag, isRaw: Bool, _ source: SourceText) {
        guard let value = context.value(of: tag.name) else { return output.append(value: "") }
        var text = value.text
        if case .lambda(let call) = value { text = expanded(call(""), .standard) }
        output.append(value: isRaw ? text : HTML.escaped(text))
    }

    /// The text of what a lambda gave.
    private mutating func expanded(_ text: String, _ delimiters: Delimiters) -> String {
        let parsed = MustacheParser.parse(SourceText(path: "λ", text: text), delimiters: delimiters)
        let outer = output
        output = LenientOutput()
        descend(parsed.nodes, parsed.source)
        let result = output.text
        output = outer
        return result
    }

    // MARK: Sections

    private mutating func render(_ section: TemplateNode.Section, _ source: SourceText) {
        let value = context.value(of: section.tag.name) ?? .null
        guard value.isTrue != section.isInverted else { return }
        guard !section.isInverted else { return descend(section.children, source) }
        switch value {
        case .lambda(let call):
            output.append(value: expanded(call(source.text(of: section.content)), section.delimiters))
        case .list(let items): for item in items { render(section.children, source, with: item) }
        default: render(section.children, source, with: value)
        }
    }

    private mutating func render(_ nodes: [TemplateNode], _ source: SourceText, with value: MustacheValue) {
        guard finding == nil else { return }
        context.push(value)
        descend(nodes, source)
        context.pop()
        // An empty section over a long list takes time as well.
        steps += 1
    }

    // MARK: Parts

    private mutating func render(_ tag: Tag, indent: String) {
        var name = tag.name
        if tag.isDynamic { name = context.value(of: name)?.text ?? "" }
        guard let partial = partials[name] else { return }
        let outer = output.indent
        output.indent += Array(indent.utf8)
        descend(partial.nodes, partial.source)
        output.indent = outer
    }

    /// The blocks of the outermost parent have their way.
    private mutating func render(_ parent: TemplateNode.Parent, _ source: SourceText) {
        let outer = arguments
        for block in parent.blocks where arguments[block.tag.name] == nil {
            arguments[block.tag.name] = Argument(nodes: block.children, source: source)
        }
        render(parent.tag, indent: parent.indent)
        arguments = outer
    }

    /// A block in its own replacement gives what stands in it: a replacement cannot replace itself.
    private mutating func render(_ block: TemplateNode.Block, _ source: SourceText) {
        guard let argument = arguments.removeValue(forKey: block.tag.name) else {
            return descend(block.children, source)
        }
        let outer = output.indent
        output.indent += Array(block.indent.utf8)
        descend(argument.nodes, argument.source)
        output.indent = outer
        arguments[block.tag.name] = argument
    }
}

extension TemplateNode {
    /// The tag, or the text.
    fileprivate var place: SourceSpan {
        switch self {
        case .text(let span): span
        case .variable(let tag, _), .partial(let tag, _): tag.span
        case .section(let section): section.tag.span
        case .parent(let parent): parent.tag.span
        case .block(let block): block.tag.span
        }
    }
}
