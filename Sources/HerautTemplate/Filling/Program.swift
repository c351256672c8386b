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
                if isAtLineStart, !indent.isEmpty { steps.append(.literal(indent, indentPlace)) }
                isAtLineStart = false
                steps.append(.value(reference, name: tag.name, Place(source: source, span: tag.span)))
            case .section(let tag, let isInverted, let children):
                section(tag, isInverted, children, source, scope)
            case .partial(let tag, let indent):
                guard let partial = partials[tag.name] else { continue }
                let outer = (self.indent, indentPlace)
                self.indent += Array(indent.utf8)
                indentPlace = Place(source: source, span: tag.span)
                isAtLineStart = true
                compile(partial, scope)
                (self.indent, indentPlace) = outer
            }
        }
    }

    /// Text of a partial that stands indented has the same indent on every line, as the specification has it.
    private mutating func literal(_ place: Place) {
        let bytes = sources[place.source].bytes
        guard !indent.isEmpty else { return steps.append(.literal(Array(bytes[place.span.range]), place)) }
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

    private mutating func section(
        _ tag: Tag, _ isInverted: Bool, _ children: [TemplateNode], _ source: Int, _ scope: Scope
    ) {
        guard let (reference, field) = scope.resolve(tag.name, in: catalogue) else { return }
        let question = question(reference, field)
        let start = steps.count
        let place = Place(source: source, span: tag.span)
        steps.append(.open(reference, question, isInverted: isInverted, place, end: start))
        let isLoop = if case .each = question { !isInverted } else { false }
        compile(children, source: source, isLoop ? scope.inside(field?.itemFields ?? []) : scope)
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
