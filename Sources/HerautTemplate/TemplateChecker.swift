import HerautModel

/// Holds a template against its fields before anything is filled: every fault at once.
struct TemplateChecker {
    private let kind: DocumentKind
    private let catalogue: FieldCatalogue
    private let partials: [String: ParsedTemplate]
    private var usedFields: Set<Int> = []
    private(set) var usedPartials: Set<String> = []
    /// Every fault at once.
    var findings: [Finding] { partFindings + faults.findings }
    private var partFindings: [Finding] = []
    private var faults = FaultList()
    private var expansion = Expansion()
    private var limitsReported: Set<String> = []
    /// The names of the blocks met since a parent was entered.
    private var blocksMet: Set<String> = []

    /// Fields that go into the front matter of a draft when they are declared.
    static let frontMatterFields: Set<String> = ["kenmerk", "datum", "leeftijd", "platform"]

    init(kind: DocumentKind, catalogue: FieldCatalogue, partials: [String: ParsedTemplate]) {
        self.kind = kind
        self.catalogue = catalogue
        self.partials = partials
    }

    mutating func check(_ template: ParsedTemplate) {
        walk(template.nodes, Place(source: template.source))
        checkDeclarations()
    }

    /// Where the walk is: the text, the open lists, the fields known to be there, and the blocks that parents gave.
    private struct Place {
        var source: SourceText
        var scope = Scope()
        var guarded: Set<Reference> = []
        var arguments: [String: Argument] = [:]
    }

    /// A block of a parent, with the text it stands in.
    private struct Argument {
        let nodes: [TemplateNode]
        let source: SourceText
    }

    // MARK: Tags

    private mutating func walk(_ nodes: [TemplateNode], _ place: Place) {
        for node in nodes {
            switch node {
            case .text: break
            case .variable(let tag, let isRaw): checkVariable(tag, isRaw: isRaw, place)
            case .section(let section): walkSection(section, place)
            case .partial(let tag, _): _ = walkPartial(tag, place)
            case .parent(let parent): walkParent(parent, place)
            case .block(let block): walkBlock(block, place)
            }
        }
    }

    private mutating func checkVariable(_ tag: Tag, isRaw: Bool, _ place: Place) {
        guard let (reference, field) = resolve(tag, place) else { return }
        if isRaw {
            report("template.rawTag", tag, place, hint: .key("hint.template.rawTag", ["naam": tag.name]))
        }
        guard let field else { return }
        if let rule = unprintable(reference, field) {
            report(rule, tag, place, hint: .key("hint." + rule, ["naam": tag.name]))
        }
        if !field.isRequired, field.fallback == nil, !place.guarded.contains(reference) {
            report(
                "template.unguarded", tag, place, hint: .key("hint.template.unguarded", ["naam": tag.name]))
        }
    }

    /// The rule against printing a field that can only be asked for.
    private func unprintable(_ reference: Reference, _ field: Field) -> String? {
        if case .choice = reference { return "template.choicePrinted" }
        if field.type == .flag { return "template.flagPrinted" }
        return field.type == .list && !field.itemFields.isEmpty ? "template.listPrinted" : nil
    }

    private mutating func walkSection(_ section: TemplateNode.Section, _ place: Place) {
        let (tag, isInverted, children) = (section.tag, section.isInverted, section.children)
        guard let (reference, field) = resolve(tag, place, isSection: true) else {
            return walk(children, place)
        }
        var inner = place
        if let field, field.type == .list {
            if !isInverted {
                inner.scope = place.scope.inside(field.itemFields)
                inner.guarded.insert(reference)
            }
        } else if case .choice = reference {
            // One value of a choice: always a question worth asking.
        } else if let field, field.type != .flag {
            if field.isRequired {
                report("template.sectionOverRequired", tag, place, hint: sectionHint(field))
            }
            if !isInverted { inner.guarded.insert(reference) }
        }
        walk(children, inner)
    }

    private func sectionHint(_ field: Field) -> Message? {
        guard field.type == .choice, let first = field.choices.first else {
            return .key("hint.template.sectionOverRequired", ["naam": field.name])
        }
        return .key("hint.template.choiceSection", ["voorbeeld": field.name + "." + first])
    }

    /// Whether the partial could be walked.
    private mutating func walkPartial(_ tag: Tag, _ place: Place) -> Bool {
        guard !tag.isDynamic else {
            report("template.dynamicName", tag, place, hint: .key("hint.template.dynamicName"))
            return false
        }
        guard let partial = partials[tag.name] else {
            let hint =
                suggestion(tag.name, partials.keys.sorted())
                ?? .key("hint.template.unknownPartial", ["naam": tag.name])
            report("template.unknownPartial", tag, place, hint: hint)
            return false
        }
        switch expansion.enter(tag.name, bytes: partial.source.bytes.count) {
        case .entered: break
        case .circle(let names): return reportCircle(names, tag, place)
        case let outcome: return reportExpansion(outcome, tag, place)
        }
        if usedPartials.insert(tag.name).inserted { partFindings += partial.findings }
        var inner = place
        inner.source = partial.source
        walk(partial.nodes, inner)
        expansion.leave()
        return true
    }

    private mutating func reportCircle(_ names: [String], _ tag: Tag, _ place: Place) -> Bool {
        report(
            "template.partialCycle", tag, place, values: ["kring": names.joined(separator: " → ")],
            hint: .key("hint.template.partialCycle"))
        return false
    }

    private mutating func reportExpansion(_ outcome: Expansion.Outcome, _ tag: Tag, _ place: Place) -> Bool {
        let rule =
            switch outcome {
            case .tooLarge: "template.tooMuchText"
            case .tooDeep: "template.partsTooDeep"
            case .tooMany, .entered, .circle: "template.tooManyPartials"
            }
        // A template that is over a limit is over it at every tag that follows.
        if limitsReported.insert(rule).inserted { report(rule, tag, place, hint: .key("hint." + rule)) }
        return false
    }

    /// A partial with blocks of its own. A block that the partial does not have would silently go nowhere.
    private mutating func walkParent(_ parent: TemplateNode.Parent, _ place: Place) {
        checkContent(of: parent, place)
        var inner = place
        for block in parent.blocks where inner.arguments[block.tag.name] == nil {
            inner.arguments[block.tag.name] = Argument(nodes: block.children, source: place.source)
        }
        let outer = blocksMet
        blocksMet = []
        if walkPartial(parent.tag, inner) {
            let known = blocksMet.sorted()
            for block in parent.blocks where !blocksMet.contains(block.tag.name) {
                let hint = suggestion(block.tag.name, known) ?? .key("hint.template.unknownBlock")
                report(
                    "template.unknownBlock", block.tag, place, values: ["deel": parent.tag.name], hint: hint)
            }
        }
        blocksMet.formUnion(outer)
    }

    private mutating func checkContent(of parent: TemplateNode.Parent, _ place: Place) {
        var names: Set<String> = []
        for block in parent.blocks where !names.insert(block.tag.name).inserted {
            report(
                "template.blockTwice", block.tag, place, values: ["deel": parent.tag.name],
                hint: .key("hint.template.blockTwice"))
        }
        if let lost = parent.children.lazy.compactMap({ Self.lostText(in: $0, place.source) }).first {
            faults.report(
                "template.textInParent", values: ["naam": parent.tag.name], at: lost, in: place.source,
                hint: .key("hint.template.textInParent"))
        }
    }

    /// The part of a node in a parent that is not in a block, and so is never shown.
    private static func lostText(in node: TemplateNode, _ source: SourceText) -> SourceSpan? {
        switch node {
        case .block: return nil
        case .variable(let tag, _), .partial(let tag, _): return tag.span
        case .section(let section): return section.tag.span
        case .parent(let parent): return parent.tag.span
        case .text(let span):
            let bytes = source.bytes[span.range]
            guard let first = bytes.firstIndex(where: { $0 > 0x20 }) else { return nil }
            let line = bytes[first...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
            return SourceSpan(first, line.endIndex)
        }
    }

    private mutating func walkBlock(_ block: TemplateNode.Block, _ place: Place) {
        let name = block.tag.name
        blocksMet.insert(name)
        if expansion.path.isEmpty {
            report(
                "template.blockOutsideParent", block.tag, place,
                hint: .key("hint.template.blockOutsideParent"))
        }
        guard let argument = place.arguments[name] else { return walk(block.children, place) }
        let outcome = expansion.replaceBlock(bytes: argument.source.bytes.count)
        guard case .entered = outcome else { return _ = reportExpansion(outcome, block.tag, place) }
        var inner = place
        inner.source = argument.source
        inner.arguments[name] = nil
        walk(argument.nodes, inner)
        expansion.leaveBlock()
    }

    private mutating func resolve(_ tag: Tag, _ place: Place, isSection: Bool = false)
        -> (reference: Reference, field: Field?)?
    {
        guard let found = place.scope.resolve(tag.name, in: catalogue) else {
            guard !faults.isFull else { return nil }
            let names = place.scope.names(in: catalogue)
            let hint = suggestion(tag.name, names) ?? advice(on: tag, isSection: isSection)
            report("template.unknownField", tag, place, hint: hint)
            return nil
        }
        switch found.reference {
        case .field(let index), .choice(let index, _): use(index)
        case .item, .current: break
        }
        return found
    }

    private func advice(on tag: Tag, isSection: Bool) -> Message {
        if tag.name == "." { return .key("hint.template.dotOutsideList") }
        let list = catalogue.fields.first { $0.itemFields.contains { $0.name == tag.name } }
        if let list { return .key("hint.template.itemOutsideList", ["lijst": list.name]) }
        // What other programs do with a function of this name (a lambda) cannot be known before there are data.
        return .key(isSection ? "hint.template.unknownSection" : "hint.template.unknownField")
    }

    /// Marks a field as used, and what it is derived from.
    private mutating func use(_ index: Int) {
        guard usedFields.insert(index).inserted else { return }
        for name in catalogue.fields[index].inputs {
            if let input = catalogue.index(of: name) { use(input) }
        }
    }

    // MARK: Declarations

    private mutating func checkDeclarations() {
        for (index, field) in catalogue.fields.enumerated() {
            checkDerivation(of: field)
            checkLimit(of: field)
            checkPath(of: field)
            let isForFrontMatter = Self.frontMatterFields.contains(field.name)
            if !usedFields.contains(index), !catalogue.shared.contains(field.name), !isForFrontMatter {
                report("fields.unused", .warning, field, hint: .key("hint.fields.unused"))
            }
        }
        checkDerivationCycles()
    }

    private mutating func checkDerivation(of field: Field) {
        guard let rule = field.rule else { return }
        let types = field.inputs.map { name in catalogue.index(of: name).map { catalogue.fields[$0].type } }
        if let missing = zip(field.inputs, types).first(where: { $0.1 == nil }) {
            report(
                "fields.unknownInput", .error, field, ["invoer": missing.0],
                hint: suggestion(missing.0, catalogue.names))
        } else if types != rule.inputTypes.map(Optional.some) || field.type != rule.outputType {
            let needed = rule.inputTypes.map(\.rawValue).joined(separator: ", ")
            report(
                "fields.badDerivation", .error, field,
                ["regel": rule.rawValue, "soorten": needed, "soort": rule.outputType.rawValue])
        }
    }

    /// `niet_na` names a date that is simply there: a limit on a limit could turn in circles.
    private mutating func checkLimit(of field: Field) {
        guard let name = field.notAfter else { return }
        let limit = catalogue.index(of: name).map { catalogue.fields[$0] }
        guard let limit, limit.type == .date, limit.notAfter == nil, limit.rule == nil, field.type == .date
        else {
            return report(
                "fields.badLimit", .error, field, ["veld": name], hint: suggestion(name, catalogue.names))
        }
    }

    private mutating func checkDerivationCycles() {
        for field in catalogue.fields
        where field.rule != nil && reaches(field.name, from: field.inputs, steps: catalogue.fields.count) {
            report("fields.derivationCycle", .error, field)
        }
    }

    private func reaches(_ name: String, from inputs: [String], steps: Int) -> Bool {
        guard steps > 0 else { return false }
        return inputs.contains { input in
            guard let index = catalogue.index(of: input) else { return false }
            return input == name || reaches(name, from: catalogue.fields[index].inputs, steps: steps - 1)
        }
    }

    /// The path must exist, be of the type, and not be internal when the text is public.
    private mutating func checkPath(of field: Field) {
        let schema: Schema
        switch field.supplier {
        case .caseFile: schema = CaseFile.schema
        case .municipality: schema = Municipality.schema
        case .recipient, .derived, .input: return
        }
        guard let path = field.path else { return report("fields.noPath", .error, field) }
        guard let (key, visibility) = schema.lookup(path) else {
            return report(
                "fields.unknownPath", .error, field, ["pad": path], hint: suggestion(path, schema.paths))
        }
        if visibility == .internal, kind.isPublic {
            report("fields.internal", .error, field, ["pad": path], hint: .key("hint.fields.internal"))
        }
        if key.kind.fieldType != field.type {
            report("fields.wrongType", .error, field, ["pad": path, "soort": key.kind.fieldType.rawValue])
        }
        for item in field.itemFields where !key.kind.children.contains(where: { $0.name == item.name }) {
            report("fields.unknownPath", .error, item, ["pad": path + "." + item.name])
        }
    }

    // MARK: Reports

    private func suggestion(_ typed: String, _ words: [String]) -> Message? {
        Suggestion.closest(to: typed, among: words).map { .key("hint.didYouMean", ["woord": $0]) }
    }

    private mutating func report(
        _ rule: String, _ tag: Tag, _ place: Place, values: [String: String] = [:], hint: Message? = nil
    ) {
        faults.report(
            rule, values: values.merging(["naam": tag.name]) { first, _ in first }, at: tag.span,
            in: place.source, hint: hint)
    }

    private mutating func report(
        _ rule: String, _ severity: Severity, _ field: Field, _ values: [String: String] = [:],
        hint: Message? = nil
    ) {
        faults.report(
            rule, severity, values: values.merging(["naam": field.name]) { first, _ in first },
            at: field.span,
            in: field.file, hint: hint)
    }
}
