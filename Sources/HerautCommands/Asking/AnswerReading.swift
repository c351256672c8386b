import HerautModel

/// Reads what somebody typed as an answer, or says why it cannot be one.
struct AnswerReading {
    let messages: MessageCatalogue

    /// Why an answer cannot be taken.
    struct Refusal: Error {
        let text: String
    }

    /// Longest answer, in characters: more is no sentence.
    private static let limit = 1000

    /// The text of a line; it can hold nothing that has no place on paper.
    func text(_ line: [UInt8]) throws(Refusal) -> String {
        guard let text = String(validating: line, as: UTF8.self) else { throw refusal("notText") }
        let plain = text.replacing("\t", with: " ").trimmingSpaces()
        let isClean = plain.unicodeScalars.allSatisfy { scalar in
            scalar.properties.generalCategory != .control && scalar.value != 0xFEFF
                && !(0x2028...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
        }
        guard isClean else { throw refusal("notText") }
        guard plain.count <= Self.limit else { throw refusal("tooLong", ["aantal": String(Self.limit)]) }
        return plain
    }

    /// A text as a value of a type.
    func value(_ text: String, as type: FieldType, choices: [String]) throws(Refusal) -> Value {
        var text = text
        if type == .choice { text = text.lowercased() }
        if type == .flag { text = ["j": "ja", "n": "nee"][text.lowercased()] ?? text.lowercased() }
        if let value = ValueReading.value(of: text, as: type, choices: choices) { return value }
        throw Refusal(
            text: messages("command.ask.wrong", ["antwoord": text]) + " " + hint(text, type, choices))
    }

    private func hint(_ text: String, _ type: FieldType, _ choices: [String]) -> String {
        guard type == .choice else { return messages("hint.type." + type.rawValue) }
        let all = messages("command.ask.choices", ["keuzes": choices.joined(separator: ", ")])
        guard let closest = Suggestion.closest(to: text, among: choices) else { return all }
        return all + " " + messages("hint.didYouMean", ["woord": closest])
    }

    private func refusal(_ key: String, _ values: [String: String] = [:]) -> Refusal {
        Refusal(text: messages("command.ask." + key, values))
    }
}
