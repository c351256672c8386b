import HerautModel

/// Asks somebody at the terminal, one question at a time, and asks again when an answer cannot be. Nothing is written before the last answer,
/// so it can be left at any moment: with Ctrl-C the process ends, with Ctrl-D ``Ended`` is thrown.
struct Interview {
    /// Somebody left before the last question.
    struct Ended: Error {}

    private let context: Context
    private let reading: AnswerReading
    private let style: Style
    private var lines: TypedLines

    /// Whether somebody is there who sees a question and can answer it.
    static func isPossible(in context: Context) -> Bool {
        context.world.isTerminal(.input) && context.world.isTerminal(.error)
    }

    init(in context: Context) throws(HerautError) {
        self.context = context
        reading = AnswerReading(messages: context.messages)
        style = Style(isOn: context.usesColour(on: .error))
        lines = TypedLines(try ErrorText.reading { () throws(WorldError) in try context.world.open("-") })
    }

    /// The answers to `questions`, by the keys they are for, beside what is `known`.
    mutating func answers(to questions: [Question], besides known: Value = .group([:])) throws -> Value {
        var answers = known
        for (index, question) in questions.enumerated() {
            if let after = question.after, answers.at(after) == nil { continue }
            try put(question, number: index + 1, of: questions.count)
            if let answer = try answer(to: question) { answers = answers.with(answer, at: question.path) }
        }
        try context.note("\n")
        return answers
    }

    /// Whether the answer to a question is yes.
    mutating func isYes(_ question: Question) throws -> Bool {
        try put(question, number: nil, of: 1)
        return try answer(to: question) == .flag(true)
    }

    // MARK: Asking

    private func put(_ question: Question, number: Int?, of count: Int) throws {
        var text = "\n"
        if let number {
            text += style.dim("\(number)/\(count) ") + style.bold(question.path) + "\n"
        }
        if !question.explanation.isEmpty { text += question.explanation + "\n" }
        for line in hints(for: question) { text += style.dim(line) + "\n" }
        try context.note(text)
    }

    private func hints(for question: Question) -> [String] {
        var hints: [String] = []
        if let example = question.example { hints.append(say("example", ["voorbeeld": example])) }
        if case .scalar(.choice, let choices) = question.kind {
            hints.append(say("choices", ["keuzes": choices.joined(separator: ", ")]))
        }
        if case .list(.group(let keys)) = question.kind {
            hints.append(say("groups", ["eerste": keys.first(where: \.isRequired)?.name ?? ""]))
        } else if case .list = question.kind {
            hints.append(say("list"))
        }
        if let proposal = question.proposal {
            hints.append(say("proposal", ["waarde": SchemaYAML.scalar(proposal)]))
        } else if !question.isRequired {
            hints.append(say("optional"))
        }
        return hints
    }

    private func say(_ key: String, _ values: [String: String] = [:]) -> String {
        context.messages("command.ask." + key, values)
    }

    /// The answer; `nil` when there is none and none is needed.
    private mutating func answer(to question: Question) throws -> Value? {
        switch question.kind {
        case .scalar(let type, let choices): return try scalar(type, choices, question)
        case .list(.group(let keys)):
            return try list(question) { interview in try interview.group(keys, of: question) }
        case .list(.scalar(let type, let choices)):
            return try list(question) { interview in try interview.line(type, choices) }
        case .list, .group, .statement:
            return try list(question) { interview in
                try interview.line(.text, []).map { .group(["tekst": $0]) }
            }
        }
    }

    private mutating func scalar(_ type: FieldType, _ choices: [String], _ question: Question) throws
        -> Value?
    {
        while true {
            if let value = try line(type, choices) { return value }
            if let proposal = question.proposal { return proposal }
            guard question.isRequired else { return nil }
            try refuse(say("needed"))
        }
    }

    /// Items until an empty line.
    private mutating func list(_ question: Question, _ item: (inout Interview) throws -> Value?) throws
        -> Value?
    {
        var items: [Value] = []
        while true {
            if let value = try item(&self) {
                items.append(value)
            } else if items.isEmpty, question.isRequired {
                try refuse(say("oneNeeded"))
            } else {
                return items.isEmpty ? nil : .list(items)
            }
        }
    }

    /// The required keys of one item; `nil` when the first is left empty.
    private mutating func group(_ keys: [Schema.Key], of question: Question) throws -> Value? {
        var item = Value.group([:])
        for (index, key) in keys.filter(\.isRequired).enumerated() {
            guard case .scalar(let type, let choices) = key.kind else { continue }
            try context.note("  \(key.name): \(style.dim(question.parts[key.name] ?? ""))\n")
            while true {
                if let value = try line(type, choices) {
                    item = item.with(value, at: key.name)
                    break
                }
                if index == 0 { return nil }
                try refuse(say("needed"))
            }
        }
        return item
    }

    /// One line as a value, asked for until it is one; `nil` for an empty line.
    private mutating func line(_ type: FieldType, _ choices: [String]) throws -> Value? {
        while true {
            try context.note("> ")
            guard let typed = lines.next() else { throw Ended() }
            do throws(AnswerReading.Refusal) {
                let text = try reading.text(typed)
                return text.isEmpty ? nil : try reading.value(text, as: type, choices: choices)
            } catch {
                try refuse(error.text)
            }
        }
    }

    private func refuse(_ why: String) throws {
        try context.note(style.mark(VisibleText.line(why), .error) + "\n")
    }
}

extension Value {
    /// This group with `value` at a dotted path, groups made on the way.
    func with(_ value: Value, at path: some StringProtocol) -> Value {
        var values: [String: Value] = [:]
        if case .group(let own) = self { values = own }
        guard let cut = path.firstIndex(of: ".") else {
            values[String(path)] = value
            return .group(values)
        }
        let name = String(path[..<cut])
        values[name] = (values[name] ?? .group([:])).with(value, at: path[path.index(after: cut)...])
        return .group(values)
    }
}
