import HerautModel

/// Makes the values of `heraut.yml` of what was given with `--set` and of the answers to questions about the rest.
struct MunicipalityMaking {
    private let context: Context
    private var values = Value.group([:])
    private var given: Set<String> = []

    /// Takes what was given on the command line; a key that does not exist, or a value that cannot be, ends the command.
    init(_ settings: [String: String], in context: Context) throws(HerautError) {
        self.context = context
        for (path, text) in settings.sorted(by: { $0.key < $1.key }) {
            values = values.with(try value(of: text, at: path), at: path)
            given.insert(path)
        }
    }

    private func value(of text: String, at path: String) throws(HerautError) -> Value {
        let schema = Municipality.schema
        guard case .scalar(let type, let choices)? = schema.lookup(path)?.key.kind else {
            let known = schema.paths.filter { path in
                if case .scalar? = schema.lookup(path)?.key.kind { true } else { false }
            }
            let fault = Message.key("command.init.unknownKey", ["sleutel": path])
            throw HerautError(
                .usage, fault.suggesting(Suggestion.closest(to: path, among: known), context))
        }
        let reading = AnswerReading(messages: context.messages)
        do throws(AnswerReading.Refusal) {
            return try reading.value(try reading.text(Array(text.utf8)), as: type, choices: choices)
        } catch {
            throw HerautError(.usage, .text("--set \(path): \(error.text)"))
        }
    }

    /// What still has to be known.
    private var missing: [String] { Municipality.schema.needed(given).filter { !given.contains($0) } }

    /// The values, once every one that is needed is there. What was not given is asked; where nobody can answer, it is named.
    func make(_ interview: inout Interview?) throws -> Value {
        guard interview != nil else {
            guard missing.isEmpty else {
                let options = missing.map { "--set \($0)=…" }.joined(separator: " ")
                throw HerautError(.usage, .key("command.init.missing", ["opties": options]))
            }
            return values
        }
        let questions = questions()
        guard !questions.isEmpty else { return values }
        let intro = ["aantal": String(questions.count)]
        try context.note(context.messages("command.ask.municipalityIntro", intro) + "\n")
        return try interview?.answers(to: questions, besides: values) ?? values
    }

    /// Youth work may be left out, but many texts ask for it.
    private func questions() -> [Question] {
        let youth = "jongerenwerk"
        let paths = Municipality.schema.needed(given.union([youth])).filter { !given.contains($0) }
        let notes = KeyNotes(paths, asking: [], in: context)
        let hasYouth = given.contains { $0.hasPrefix(youth + ".") }
        return paths.compactMap { path in
            guard var question = notes.question(path, of: Municipality.schema) else { return nil }
            if path.hasPrefix(youth + "."), !hasYouth {
                question.isRequired = path != youth + ".naam"
                if question.isRequired { question.after = youth + ".naam" }
            }
            return question
        }
    }
}
