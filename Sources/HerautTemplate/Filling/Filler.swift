import HerautLanguage
import HerautModel

/// A piece of a filled template, in order: bytes of the template, or a value.
enum Piece {
    case literal([UInt8], Program.Place)
    case value(DraftPlan.Slot, text: String, Program.Place)
}

/// Runs a program over the values of one record. Strict: what is missing is a finding at its tag, never a blank.
struct Filler {
    private let program: Program
    private let catalogue: FieldCatalogue
    private let formatter: ValueFormatter
    private let input: FillInput
    private var resolver: FieldResolver
    private(set) var pieces: [Piece] = []
    private(set) var findings: [Finding] = []
    private var reported: Set<String> = []
    private var loops: [Loop] = []
    private var cost = 0

    /// Most bytes and steps of one draft: lists inside lists multiply, and a draft is for a person to read.
    private static let costLimit = 1 << 20

    /// A list that is being gone through.
    private struct Loop {
        let start: Int
        let items: [Value]
        var index = 0
    }

    init(program: Program, catalogue: FieldCatalogue, formatter: ValueFormatter, input: FillInput) {
        self.program = program
        self.catalogue = catalogue
        self.formatter = formatter
        self.input = input
        self.resolver = FieldResolver(catalogue: catalogue, input: input, formatter: formatter)
    }

    mutating func run() {
        var position = 0
        while position < program.steps.count {
            cost += 1
            guard cost <= Self.costLimit else { return reportCost(at: position) }
            switch program.steps[position] {
            case .literal(let bytes, let place):
                pieces.append(.literal(bytes, place))
                cost += bytes.count
                position += 1
            case .value(let reference, let name, let place):
                print(reference, name, place)
                position += 1
            case .open(let reference, let question, let isInverted, let place, let end):
                position =
                    holds(reference, question, isInverted, place, at: position) ? position + 1 : end + 1
            case .close(let start): position = next(after: position, start: start)
            }
        }
    }

    /// A draft without an end is reported at the section that keeps repeating.
    private mutating func reportCost(at position: Int) {
        let start = loops.last?.start ?? position
        switch program.steps[start] {
        case .literal(_, let place):
            report("template.tooLong", "", place, [:], hint: .key("hint.template.tooLong"))
        case .value(_, let name, let place):
            report("template.tooLong", name, place, [:], hint: .key("hint.template.tooLong"))
        case .open(_, _, _, let place, _):
            report("template.tooLong", "", place, [:], hint: .key("hint.template.tooLong"))
        case .close(let start): reportCost(at: start)
        }
    }

    /// The value of a field by name, when there is one: for the front matter.
    mutating func value(named name: String) -> Value? { resolver.value(named: name) }

    // MARK: Sections

    private mutating func holds(
        _ reference: Reference, _ question: Program.Question, _ isInverted: Bool, _ place: Program.Place,
        at start: Int
    ) -> Bool {
        let value = value(of: reference, place, isNeeded: isNeeded(question, reference))
        if case .each = question {
            let items = value?.items ?? []
            if isInverted { return items.isEmpty }
            if !items.isEmpty { loops.append(Loop(start: start, items: items)) }
            return !items.isEmpty
        }
        return answer(question, value) != isInverted
    }

    private func answer(_ question: Program.Question, _ value: Value?) -> Bool {
        switch question {
        case .isTrue: value == .flag(true)
        case .isPresent: value != nil
        case .equals(let word): value == .choice(word)
        case .each: false
        }
    }

    /// A section over an optional field asks whether it is there; any other needs its value to decide.
    private func isNeeded(_ question: Program.Question, _ reference: Reference) -> Bool {
        guard case .field(let index) = reference else {
            if case .choice = reference { return true } else { return false }
        }
        if case .isPresent = question { return false }
        return catalogue.fields[index].isRequired
    }

    private mutating func next(after position: Int, start: Int) -> Int {
        guard let loop = loops.last, loop.start == start else { return position + 1 }
        if loop.index + 1 < loop.items.count {
            loops[loops.count - 1].index += 1
            return start + 1
        }
        loops.removeLast()
        return position + 1
    }

    // MARK: Values

    private mutating func print(_ reference: Reference, _ name: String, _ place: Program.Place) {
        guard let value = value(of: reference, place, isNeeded: true) else { return }
        let text = Self.printable(formatter.text(of: value))
        // A value of which nothing can be printed would be a blank.
        guard !text.isEmpty else { return report("template.missing", name, place, [:]) }
        let slot = DraftPlan.Slot(
            field: path(of: reference, name), type: type(of: reference), templateSpan: place.span)
        pieces.append(.value(slot, text: text, place))
    }

    private mutating func value(of reference: Reference, _ place: Program.Place, isNeeded: Bool) -> Value? {
        switch reference {
        case .field(let index), .choice(let index, _): return declared(index, place, isNeeded: isNeeded)
        case .item(let level, let name):
            let value = current(level)?.at(name)
            if value == nil, isNeeded { report("template.missing", name, place, [:]) }
            return value
        case .current(let level): return current(level)
        }
    }

    private func current(_ level: Int) -> Value? {
        loops.indices.contains(level) ? loops[level].items[loops[level].index] : nil
    }

    private mutating func declared(_ index: Int, _ place: Program.Place, isNeeded: Bool) -> Value? {
        let field = catalogue.fields[index]
        switch resolver.state(of: index) {
        case .found(let value): return value
        case .absent, .unknown:
            if isNeeded {
                let missing = catalogue.fields[resolver.absentRoot(of: index)]
                report("template.missing", missing.name, place, [:], hint: whereToSupply(missing))
            }
        case .faulty(let key, let values, let hint): report(key, field.name, place, values, hint: hint)
        }
        return nil
    }

    private func whereToSupply(_ field: Field) -> Message {
        let path = field.path ?? field.columns.values.sorted().joined(separator: ", ")
        if field.isTranslated(into: formatter.language), isKnownInDutch(field, at: path) {
            let file = FieldResolver.file(of: field)
            return .key(
                "hint.supply.translation", ["bestand": file, "sleutel": path, "taal": formatter.language])
        }
        switch field.supplier {
        case .caseFile: return .key("hint.supply.case", ["sleutel": path])
        case .municipality: return .key("hint.supply.municipality", ["sleutel": path])
        case .recipient:
            return .key(input.record == nil ? "hint.supply.recipient" : "hint.supply.column", ["kolom": path])
        case .derived: return .key("hint.supply.derived", ["velden": field.inputs.joined(separator: ", ")])
        case .input: return .key("hint.supply.input", ["naam": field.name])
        }
    }

    private func isKnownInDutch(_ field: Field, at path: String) -> Bool {
        let values = field.supplier == .caseFile ? input.caseFile?.values : input.municipality?.values
        return values?.at(path) != nil
    }

    private func type(of reference: Reference) -> FieldType {
        if case .field(let index) = reference { catalogue.fields[index].type } else { .text }
    }

    private func path(of reference: Reference, _ name: String) -> String {
        switch reference {
        case .field, .choice: name
        case .item(let level, let name): "\(listPath(level)).\(name)"
        case .current(let level): listPath(level)
        }
    }

    /// `feiten.0` for the first item of the list `feiten`.
    private func listPath(_ level: Int) -> String {
        guard loops.indices.contains(level),
            case .open(let reference, _, _, _, _) = program.steps[loops[level].start],
            case .field(let index) = reference
        else { return "\(level)" }
        return "\(catalogue.fields[index].name).\(loops[level].index)"
    }

    /// A control character has no business on paper; an empty line would end the paragraph.
    static func printable(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n":
                while result.hasSuffix(" ") { result.removeLast() }
                if !result.isEmpty, !result.hasSuffix("\n") { result += "\n" }
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result.trimmingSpaces()
    }

    /// Each field once, at the first tag that needs it.
    private mutating func report(
        _ rule: String, _ field: String, _ place: Program.Place, _ values: [String: String],
        hint: Message? = nil
    ) {
        let all = values.merging(["naam": field]) { first, _ in first }
        // A derived field fails for the fault of what it is derived from: that is one fault.
        guard reported.insert(rule + (all["naam"] ?? field)).inserted else { return }
        findings.append(
            Finding(
                RuleID(rule), .error, .key(rule, all), at: place.span, in: program.sources[place.source],
                hint: hint))
    }
}
