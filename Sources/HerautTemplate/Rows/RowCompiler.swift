import HerautLanguage
import HerautModel

/// Lays a program out for rows. What does not depend on the row is worked out here: its sections are decided, its lists are written out, its
/// values become texts.
struct RowCompiler {
    private let program: Program
    private let binder: Binder
    private var resolver: FieldResolver
    private let formatter: ValueFormatter
    private(set) var steps: [RowStep] = []
    /// Text that has no step yet.
    private var lead = nothing
    private(set) var texts = ByteTable()
    private var loops: [Loop] = []

    /// A list that is open.
    private enum Loop {
        /// A known one, at this item; with the number of its field.
        case item(Value, field: Int)
        /// One of the row: its level among those, and its field.
        case row(level: Int, field: Int)
    }

    init(program: Program, binder: Binder, resolver: FieldResolver, formatter: ValueFormatter) {
        self.program = program
        self.binder = binder
        self.resolver = resolver
        self.formatter = formatter
    }

    mutating func compile() {
        compile(0..<program.steps.count)
        flush()
    }

    // MARK: Steps

    /// Adds a text of the template; texts that follow each other are one.
    private mutating func add(text: [UInt8]) {
        let span = texts.add(text)
        if !lead.isEmpty, lead.end == span.start { return lead = SourceSpan(lead.start, span.end) }
        flush()
        lead = span
    }

    /// Adds what comes after the text so far.
    private mutating func add(_ action: RowAction) {
        steps.append(RowStep(lead: lead, action: action))
        lead = Self.nothing
    }

    /// The text so far belongs before what follows, wherever a section may go on.
    private mutating func flush() {
        if !lead.isEmpty { add(.none) }
    }

    private static let nothing = SourceSpan(0, 0)

    private mutating func compile(_ range: Range<Int>) {
        var position = range.lowerBound
        while position < range.upperBound {
            switch program.steps[position] {
            case .literal(let bytes, _): add(text: bytes)
            case .value(let reference, _, _): print(reference)
            case .open(let reference, let question, let isInverted, _, let end):
                section(reference, question, isInverted, position + 1..<end)
                position = end
            case .close: break
            }
            position += 1
        }
    }

    // MARK: Values

    private mutating func print(_ reference: Reference) {
        switch reference {
        case .field(let index), .choice(let index, _):
            if binder.isPerRow(index) { add(rowField(index)) } else { constant(index) }
        case .item(let level, let name): item(level, name)
        case .current(let level): item(level, nil)
        }
    }

    /// A text without a limit or a value to fall back on needs no more than its column.
    private func rowField(_ index: Int) -> RowAction {
        let field = binder.catalogue.fields[index]
        let isCell =
            field.type == .text && field.rule == nil && field.supplier == .recipient && field.notAfter == nil
            && field.fallback == nil
        return isCell ? .cell(column: binder.column("waarde", field), field: index) : .field(index)
    }

    private mutating func constant(_ index: Int) {
        switch resolver.state(of: index) {
        case .found(let value): constant(value, index)
        case .absent, .unknown: add(.refuse(index, .missing))
        case .faulty(let key, _, _): add(.refuse(index, RowRefusal(rawValue: key) ?? .wrongType))
        }
    }

    private mutating func constant(_ value: Value, _ index: Int) {
        let text = Filler.printable(formatter.text(of: value))
        add(text.isEmpty ? .refuse(index, .missing) : .constant(texts.add(text.utf8)))
    }

    /// A field of the current item, or the item itself.
    private mutating func item(_ level: Int, _ name: String?) {
        guard loops.indices.contains(level) else { return }
        switch loops[level] {
        case .item(let value, let field):
            guard let value = name.map({ value.at($0) }) ?? value else {
                return add(.refuse(field, .missing))
            }
            constant(value, field)
        case .row(let level, let field): add(.item(level: level, part: part(name, field)))
        }
    }

    private func part(_ name: String?, _ field: Int) -> Int {
        binder.catalogue.fields[field].itemFields.firstIndex { $0.name == name } ?? 0
    }

    // MARK: Sections

    private mutating func section(
        _ reference: Reference, _ question: Program.Question, _ isInverted: Bool, _ inside: Range<Int>
    ) {
        switch reference {
        case .field(let index), .choice(let index, _):
            if binder.isPerRow(index) {
                rowSection(index, question, isInverted, isNeeded(question, reference), inside)
            } else {
                let value = known(index, isNeeded: isNeeded(question, reference))
                knownSection(value, index, question, isInverted, inside)
            }
        case .item(let level, let name): itemSection(level, name, question, isInverted, inside)
        case .current(let level): itemSection(level, nil, question, isInverted, inside)
        }
    }

    /// As ``Filler`` has it: a section over an optional field asks whether it is there; any other needs its value to decide.
    private func isNeeded(_ question: Program.Question, _ reference: Reference) -> Bool {
        guard case .field(let index) = reference else { return true }
        if case .isPresent = question { return false }
        return binder.catalogue.fields[index].isRequired
    }

    private mutating func known(_ index: Int, isNeeded: Bool) -> Value? {
        switch resolver.state(of: index) {
        case .found(let value): return value
        case .absent, .unknown: if isNeeded { add(.refuse(index, .missing)) }
        case .faulty(let key, _, _): add(.refuse(index, RowRefusal(rawValue: key) ?? .wrongType))
        }
        return nil
    }

    private mutating func knownSection(
        _ value: Value?, _ field: Int, _ question: Program.Question, _ isInverted: Bool, _ inside: Range<Int>
    ) {
        if case .each = question, !isInverted {
            for item in value?.items ?? [] {
                loops.append(.item(item, field: field))
                compile(inside)
                loops.removeLast()
            }
            return
        }
        let holds =
            switch question {
            case .isTrue: value == .flag(true)
            case .isPresent: value != nil
            case .equals(let word): value == .choice(word)
            case .each: !(value?.items ?? []).isEmpty
            }
        if holds != isInverted { compile(inside) }
    }

    /// Makes room for the step that a section starts with.
    private mutating func open() -> Int {
        add(.none)
        return steps.count - 1
    }

    private mutating func rowSection(
        _ index: Int, _ question: Program.Question, _ isInverted: Bool, _ isNeeded: Bool, _ inside: Range<Int>
    ) {
        let start = open()
        if case .each = question, !isInverted {
            let level = loops.count { if case .row = $0 { true } else { false } }
            loops.append(.row(level: level, field: index))
            compile(inside)
            loops.removeLast()
            add(.next(start: start))
            steps[start].action = .each(index, isNeeded: isNeeded, skip: steps.count)
            return
        }
        compile(inside)
        flush()
        let asked = self.question(question, choices: binder.catalogue.fields[index].choices)
        steps[start].action = .test(
            index, asked, isInverted: isInverted, isNeeded: isNeeded, skip: steps.count)
    }

    private mutating func itemSection(
        _ level: Int, _ name: String?, _ question: Program.Question, _ isInverted: Bool, _ inside: Range<Int>
    ) {
        guard loops.indices.contains(level) else { return }
        switch loops[level] {
        case .item(let value, let field):
            knownSection(name.map { value.at($0) } ?? value, field, question, isInverted, inside)
        case .row(let level, let field):
            let start = open()
            compile(inside)
            flush()
            let part = part(name, field)
            let asked = self.question(question, choices: [])
            steps[start].action = .testItem(
                level: level, part: part, asked, isInverted: isInverted, skip: steps.count)
        }
    }

    private func question(_ question: Program.Question, choices: [String]) -> RowQuestion {
        switch question {
        case .isTrue: .isTrue
        case .isPresent: .isPresent
        case .each: .hasItems
        case .equals(let word): .equals(choices.firstIndex(of: word) ?? -1)
        }
    }
}
