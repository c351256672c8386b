import HerautLanguage
import HerautModel

/// Something that sections ask about, and every answer that makes a difference to them.
struct Decision: Sendable {
    let subject: Subject
    let states: [VariantState]
    /// The questions as an author knows them: the fields asked about and, for each state, what it means for that field.
    let answers: [(field: String, texts: [Message])]
}

/// The sections of a program, reduced to what decides them. Sections over fields that are derived from one age hang on one decision, so
/// that a variant can never be 15 years old in one section and 17 in the next.
struct DecisionTable: Sendable {
    /// A section: whether it is entered, for each state of its decision.
    struct Gate: Sendable {
        /// Number of the decision; `nil` when there is nothing to decide.
        let decision: Int?
        /// For each state of the decision; one answer when there is none.
        let holds: [Bool]
        /// The first gate after the section.
        var end: Int
    }

    private(set) var decisions: [Decision] = []
    private(set) var gates: [Gate] = []

    /// What one section asks.
    private struct Asked {
        let subject: Subject?
        let field: Field?
        let index: Int?
        let question: Program.Question
        let isInverted: Bool
    }

    /// Ages at which an answer is tried. No letter is written about a smaller child, and above all ages are alike.
    private static let ages = 8...80

    private let catalogue: FieldCatalogue

    init(_ program: Program, catalogue: FieldCatalogue) {
        self.catalogue = catalogue
        let (asked, ends) = collect(program)
        var indices: [Subject: Int] = [:]
        for subject in asked.compactMap(\.subject) where indices[subject] == nil {
            indices[subject] = decisions.count
            decisions.append(decision(subject, asked.filter { $0.subject == subject }))
        }
        gates = zip(asked, ends).map { section, end in
            let decision = section.subject.flatMap { indices[$0] }
            let states = decision.map { decisions[$0].states } ?? [.present]
            return Gate(
                decision: decision, holds: states.map { answer(section, $0) != section.isInverted }, end: end)
        }
    }

    // MARK: What is asked

    private func collect(_ program: Program) -> (asked: [Asked], ends: [Int]) {
        var asked: [Asked] = []
        var ends: [Int] = []
        var gateOfStep: [Int: Int] = [:]
        var lists: [(start: Int, path: String)] = []
        for (position, step) in program.steps.enumerated() {
            switch step {
            case .open(let reference, let question, let isInverted, _, _):
                gateOfStep[position] = asked.count
                let section = section(reference, question, isInverted, lists.map(\.path))
                asked.append(section)
                ends.append(0)
                if case .each = question, !isInverted { lists.append((position, path(of: section))) }
            case .close(let start):
                if let gate = gateOfStep[start] { ends[gate] = asked.count }
                if lists.last?.start == start { lists.removeLast() }
            case .literal, .value: break
            }
        }
        return (asked, ends)
    }

    private func path(of section: Asked) -> String {
        if case .item(let path)? = section.subject { return path }
        return section.field?.name ?? ""
    }

    private func section(
        _ reference: Reference, _ question: Program.Question, _ isInverted: Bool, _ lists: [String]
    ) -> Asked {
        switch reference {
        case .field(let index), .choice(let index, _):
            return Asked(
                subject: root(of: index).map(Subject.field), field: catalogue.fields[index], index: index,
                question: question, isInverted: isInverted)
        case .item(let level, let name):
            let path = (lists.indices.contains(level) ? lists[level] + "." : "") + name
            return Asked(
                subject: .item(path), field: itemField(path), index: nil, question: question,
                isInverted: isInverted)
        case .current:
            return Asked(
                subject: nil, field: nil, index: nil, question: question, isInverted: isInverted)
        }
    }

    private func itemField(_ path: String) -> Field? {
        let names = path.split(separator: ".").map(String.init)
        var fields = catalogue.fields
        var found: Field?
        for name in names {
            found = fields.first { $0.name == name }
            fields = found?.itemFields ?? []
        }
        return found
    }

    // MARK: Ages

    /// The field that decides over field `index`: itself, or the age it is derived from. `nil` for what is always there.
    private func root(of index: Int) -> Int? {
        let field = catalogue.fields[index]
        switch field.rule {
        case nil, .age: return index
        case .ageBand, .isMinor: return field.inputs.first.flatMap(catalogue.index).flatMap(root)
        case .salutation, .surname, .addressBlock, .deadline: return nil
        }
    }

    /// The value of field `index` for someone of `age`, when it is derived from that age; `nil` when there is none.
    private func value(of index: Int, age: Int, root: Int) -> Value? {
        if index == root { return .number(age) }
        let field = catalogue.fields[index]
        guard let rule = field.rule, let input = field.inputs.first.flatMap(catalogue.index),
            let value = value(of: input, age: age, root: root)
        else { return nil }
        let unused = ValueFormatter(language: "", formats: nil)
        return try? rule.value(of: [value], choices: field.choices, formatter: unused).get()
    }

    /// The ages, in groups that no section tells apart; those for which there is no letter left out.
    private func ageStates(_ root: Int, _ asked: [Asked]) -> [VariantState] {
        var groups: [(answers: [Bool], ages: ClosedRange<Int>)] = []
        let indices = Set(asked.compactMap(\.index))
        for age in Self.ages where indices.allSatisfy({ value(of: $0, age: age, root: root) != nil }) {
            let answers = asked.map { answer($0, .ages(age...age)) }
            if let last = groups.last, last.answers == answers, last.ages.upperBound == age - 1 {
                groups[groups.count - 1].ages = last.ages.lowerBound...age
            } else if !groups.contains(where: { $0.answers == answers }) {
                groups.append((answers, age...age))
            }
        }
        return groups.map { .ages($0.ages) }
    }

    // MARK: Decisions

    private func decision(_ subject: Subject, _ asked: [Asked]) -> Decision {
        let states = states(subject, asked)
        if case .field(let root) = subject, case .ages? = states.first {
            return Decision(subject: subject, states: states, answers: ageAnswers(root, states, asked))
        }
        let name = if case .item(let path) = subject { path } else { asked.first?.field?.name ?? "" }
        return Decision(subject: subject, states: states, answers: [(name, states.map(\.message))])
    }

    private func states(_ subject: Subject, _ asked: [Asked]) -> [VariantState] {
        guard let field = asked.first?.field else { return [.present] }
        if case .field(let root) = subject, asked.contains(where: { $0.field?.rule != nil }) {
            let ages = ageStates(root, asked)
            return ages.isEmpty ? [.present] : ages
        }
        switch field.type {
        case .list: return field.isRequired ? [.one, .many] : [.none, .one, .many]
        case .flag: return [.flag(true), .flag(false)]
        case .choice: return choiceStates(field, asked)
        default: return field.isRequired ? [.present] : [.present, .absent]
        }
    }

    /// The values that are asked for, and one that is not: to the sections all of those are the same.
    private func choiceStates(_ field: Field, _ asked: [Asked]) -> [VariantState] {
        let named = asked.compactMap { if case .equals(let value) = $0.question { value } else { nil } }
        var values = field.choices.filter(named.contains)
        if let other = field.choices.first(where: { !named.contains($0) }) { values.append(other) }
        let mayBeAbsent =
            !field.isRequired
            && asked.contains { if case .isPresent = $0.question { true } else { false } }
        return values.map(VariantState.choice) + (mayBeAbsent ? [.absent] : [])
    }

    private func ageAnswers(_ root: Int, _ states: [VariantState], _ asked: [Asked]) -> [(
        field: String, texts: [Message]
    )] {
        var seen: Set<Int> = []
        return asked.compactMap(\.index).filter { seen.insert($0).inserted }.map { index in
            (catalogue.fields[index].name, states.map { ageAnswer(index, $0, root) })
        }
    }

    private func ageAnswer(_ index: Int, _ state: VariantState, _ root: Int) -> Message {
        guard case .ages(let ages) = state else { return state.message }
        switch value(of: index, age: ages.lowerBound, root: root) {
        case .choice(let band): return VariantState.choice(band).message
        case .flag(let flag): return VariantState.flag(flag).message
        default: return state.message
        }
    }

    private func answer(_ section: Asked, _ state: VariantState) -> Bool {
        if case .ages(let ages) = state, case .field(let root)? = section.subject, let index = section.index {
            return answer(section.question, value(of: index, age: ages.lowerBound, root: root))
        }
        return switch section.question {
        case .isTrue: state == .flag(true)
        case .isPresent: state != .absent && state != .none
        case .equals(let word): state == .choice(word)
        case .each: state == .one || state == .many
        }
    }

    private func answer(_ question: Program.Question, _ value: Value?) -> Bool {
        switch question {
        case .isTrue: value == .flag(true)
        case .isPresent: value != nil
        case .equals(let word): value == .choice(word)
        case .each: false
        }
    }
}
