import HerautModel

/// Holds a template against its fields before anything is filled: every fault at once.
struct TemplateChecker {
    private let kind: DocumentKind
    private let catalogue: FieldCatalogue
    private let partials: [String: ParsedTemplate]
    private var usedFields: Set<Int> = []
    private(set) var usedPartials: Set<String> = []
    private(set) var findings: [Finding] = []
    private var expansions = 0

    /// Most partials a template may unfold to: partials that call partials twice would double at every step.
    private static let expansionLimit = 500

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

    /// Where the walk is: the text, the open lists, the fields known to be there, and the partials being read.
    private struct Place {
        let source: SourceText
        var scope = Scope()
        var guarded: Set<Reference> = []
        var partials: [String] = []
    }

    // MARK: Tags

    private mutating func walk(_ nodes: [TemplateNode], _ place: Place) {
        for node in nodes {
            switch node {
            case .text: break
            case .variable(let tag, let isRaw): checkVariable(tag, isRaw: isRaw, place)
            case .section(let tag, let isInverted, let children):
                walkSection(tag, isInverted, children, place)
            case .partial(let tag, _): walkPartial(tag, place)
            }
        }
    }

    private mutating func checkVariable(_ tag: Tag, isRaw: Bool, _ place: Place) {
        guard let (reference, field) = resolve(tag, place) else { return }
        if isRaw {
            report("template.rawTag", tag, place, hint: .key("hint.template.rawTag", ["naam": tag.name]))
        }
        guard let field else { return }
        if case .choice = reference { report("template.choicePrinted", tag, place) }
        if field.type == .flag { report("template.flagPrinted", tag, place) }
        if field.type == .list, !field.itemFields.isEmpty { report("template.listPrinted", tag, place) }
        if !field.isRequired, field.fallback == nil, !place.guarded.contains(reference) {
            report(
                "template.unguarded", tag, place, hint: .key("hint.template.unguarded", ["naam": tag.name]))
        }
    }

    private mutating func walkSection(
        _ tag: Tag, _ isInverted: Bool, _ children: [TemplateNode], _ place: Place
    ) {
        guard let (reference, field) = resolve(tag, place) else { return walk(children, place) }
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
        guard field.type == .choice, let first = field.choices.first else { return nil }
        return .key("hint.template.choiceSection", ["voorbeeld": field.name + "." + first])
    }

    private mutating func walkPartial(_ tag: Tag, _ place: Place) {
        guard let partial = partials[tag.name] else {
            let known = partials.keys.sorted()
            return report("template.unknownPartial", tag, place, hint: suggestion(tag.name, known))
        }
        guard !place.partials.contains(tag.name) else {
            let circle = (place.partials + [tag.name]).joined(separator: " → ")
            return report("template.partialCycle", tag, place, values: ["kring": circle])
        }
        expansions += 1
        guard expansions <= Self.expansionLimit else {
            if expansions == Self.expansionLimit + 1 { report("template.tooManyPartials", tag, place) }
            return
        }
        if usedPartials.insert(tag.name).inserted { findings += partial.findings }
        var inner = Place(source: partial.source)
        (inner.scope, inner.guarded, inner.partials) = (
            place.scope, place.guarded, place.partials + [tag.name]
        )
        walk(partial.nodes, inner)
    }

    private mutating func resolve(_ tag: Tag, _ place: Place) -> (reference: Reference, field: Field?)? {
        guard let found = place.scope.resolve(tag.name, in: catalogue) else {
            let names = place.scope.names(in: catalogue)
            report(
                "template.unknownField", tag, place,
                hint: suggestion(tag.name, names) ?? .key("hint.template.unknownField"))
            return nil
        }
        switch found.reference {
        case .field(let index), .choice(let index, _): use(index)
        case .item, .current: break
        }
        return found
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
                report("fields.unused", .warning, field)
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
        let all = values.merging(["naam": tag.name]) { first, _ in first }
        findings.append(
            Finding(RuleID(rule), .error, .key(rule, all), at: tag.span, in: place.source, hint: hint))
    }

    private mutating func report(
        _ rule: String, _ severity: Severity, _ field: Field, _ values: [String: String] = [:],
        hint: Message? = nil
    ) {
        let all = values.merging(["naam": field.name]) { first, _ in first }
        findings.append(
            Finding(RuleID(rule), severity, .key(rule, all), at: field.span, in: field.file, hint: hint))
    }
}
