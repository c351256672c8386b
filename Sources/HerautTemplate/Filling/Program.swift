import HerautModel

/// A template as a flat list of steps, partials laid in: filling runs over it without looking anything up by name.
struct Program: Sendable {
    /// Where a step comes from: for findings, and to find the line of the template that a line of a draft came from.
    struct Place: Sendable {
        /// Number of the text in ``Program/sources``.
        let source: Int
        /// The tag, or the text.
        let span: SourceSpan
    }

    /// What a section asks of its value.
    enum Question: Sendable {
        /// A yes/no field is yes.
        case isTrue
        /// There is a value.
        case isPresent
        /// The choice is this one.
        case equals(String)
        /// Once for each item.
        case each
    }

    enum Step: Sendable {
        /// Bytes of the template, as they stand at the place; or the white space before a partial, with the partial's tag.
        case literal([UInt8], Place)
        /// A value.
        case value(Reference, name: String, Place)
        /// A section; when it does not hold, go on after step `end`.
        case open(Reference, Question, isInverted: Bool, Place, end: Int)
        /// The end of the section that opened at step `start`.
        case close(start: Int)
    }

    private(set) var steps: [Step] = []
    /// The texts: the template first, then partials as they were met.
    private(set) var sources: [SourceText] = []
    private let partials: [String: ParsedTemplate]
    private let catalogue: FieldCatalogue
    /// White space before the partial that is being laid in.
    private var indent: [UInt8] = []
    /// The tag of that partial.
    private var indentPlace = Place(source: 0, span: SourceSpan(0, 0))
    private var isAtLineStart = true
    /// The blocks that replace blocks of the partials being laid in; the outermost template that names one has its way.
    private var arguments: [String: Argument] = [:]
    private var expansion = Expansion()

    /// A block of a parent, with the text it stands in.
    private struct Argument: Sendable {
        let nodes: [TemplateNode]
        let source: Int
    }

    init(_ template: ParsedTemplate, partials: [String: ParsedTemplate], catalogue: FieldCatalogue) {
        self.partials = partials
        self.catalogue = catalogue
        compile(template, Scope())
    }

    /// Whether the value of a field stands anywhere in the text.
    func prints(_ field: String) -> Bool {
        steps.contains { if case .value(_, let name, _) = $0 { name == field } else { false } }
    }

    private mutating func compile(_ template: ParsedTemplate, _ scope: Scope) {
        sources.append(template.source)
        compile(template.nodes, source: sources.count - 1, scope)
    }

    private mutating func compile(_ nodes: [TemplateNode], source: Int, _ scope: Scope) {
        for node in nodes {
            switch node {
            case .text(let span): literal(Place(source: source, span: span))
            case .variable(let tag, _):
                guard let (reference, _) = scope.resolve(tag.name, in: catalogue) else { continue }
                indentLine()
                steps.append(.value(reference, name: tag.name, Place(source: source, span: tag.span)))
            case .section(let node): section(node, source, scope)
            case .partial(let tag, let indent): partial(tag, indent, source, scope)
            case .parent(let parent):
                let outer = arguments
                for block in parent.blocks where arguments[block.tag.name] == nil {
                    arguments[block.tag.name] = Argument(nodes: block.children, source: source)
                }
                partial(parent.tag, parent.indent, source, scope)
                arguments = outer
            case .block(let node): block(node, source, scope)
            }
        }
    }

    /// Lays a partial in. A name that only the data know, a circle or too many parts are faults that the check has reported.
    private mutating func partial(_ tag: Tag, _ indent: String, _ source: Int, _ scope: Scope) {
        guard !tag.isDynamic, let partial = partials[tag.name],
            case .entered = expansion.enter(tag.name, bytes: partial.source.bytes.count)
        else { return }
        let outer = (self.indent, indentPlace)
        self.indent += Array(indent.utf8)
        indentPlace = Place(source: source, span: tag.span)
        if !indent.isEmpty { isAtLineStart = true }
        compile(partial, scope)
        (self.indent, indentPlace) = outer
        expansion.leave()
    }

    /// A block gives what stands in it, or what a parent put in its place. A block in its own replacement gives what stands in it:
    /// a replacement cannot replace itself.
    private mutating func block(_ block: TemplateNode.Block, _ source: Int, _ scope: Scope) {
        guard let argument = arguments[block.tag.name] else {
            return compile(block.children, source: source, scope)
        }
        guard case .entered = expansion.replaceBlock(bytes: sources[argument.source].bytes.count)
        else { return }
        let outer = (indent, indentPlace)
        arguments[block.tag.name] = nil
        indent += Array(block.indent.utf8)
        indentPlace = Place(source: source, span: block.tag.span)
        compile(argument.nodes, source: argument.source, scope)
        (indent, indentPlace) = outer
        expansion.leaveBlock()
        arguments[block.tag.name] = argument
    }

    /// Text of a partial that stands indented has the same indent on every line, as the specification has it.
    private mutating func literal(_ place: Place) {
        let bytes = sources[place.source].bytes
        guard !indent.isEmpty else {
            isAtLineStart = bytes[place.span.end - 1] == UInt8(ascii: "\n")
            return steps.append(.literal(Array(bytes[place.span.range]), place))
        }
        var start = place.span.start
        while start < place.span.end {
            if isAtLineStart { steps.append(.literal(indent, indentPlace)) }
            let newline = bytes[start..<place.span.end].firstIndex(of: UInt8(ascii: "\n"))
            let end = newline.map { $0 + 1 } ?? place.span.end
            let line = Place(source: place.source, span: SourceSpan(start, end))
            steps.append(.literal(Array(bytes[start..<end]), line))
            isAtLineStart = newline != nil
            start = end
        }
    }

    /// White space that the line which begins here has from the partial's tag.
    private mutating func indentLine() {
        if isAtLineStart, !indent.isEmpty { steps.append(.literal(indent, indentPlace)) }
        isAtLineStart = false
    }

    private mutating func section(_ section: TemplateNode.Section, _ source: Int, _ scope: Scope) {
        let tag = section.tag
        guard let (reference, field) = scope.resolve(tag.name, in: catalogue) else { return }
        // The line is there whether the section holds or not.
        if !section.isStandalone { indentLine() }
        let (question, isInverted) = (question(reference, field), section.isInverted)
        let start = steps.count
        let place = Place(source: source, span: tag.span)
        steps.append(.open(reference, question, isInverted: isInverted, place, end: start))
        let isLoop = if case .each = question { !isInverted } else { false }
        compile(section.children, source: source, isLoop ? scope.inside(field?.itemFields ?? []) : scope)
        steps[start] = .open(reference, question, isInverted: isInverted, place, end: steps.count)
        steps.append(.close(start: start))
    }

    private func question(_ reference: Reference, _ field: Field?) -> Question {
        if case .choice(_, let value) = reference { return .equals(value) }
        return switch field?.type {
        case .flag: .isTrue
        case .list: .each
        default: .isPresent
        }
    }
}
