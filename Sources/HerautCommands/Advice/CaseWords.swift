import HerautLanguage
import HerautLint
import HerautModel

/// Puts what a case says into a sentence: `{oproep.weergaven}`, or `{a|b}` for the first of the two that is filled in.
struct CaseWords {
    let values: Value
    let formatter: ValueFormatter
    /// What a choice is called in a sentence, by key and choice: "een oproep tot rellen" for `rellen`.
    var phrases: [String: [String: String]] = [:]

    /// A key of the case and what stands there, as people read it.
    struct Fact: Hashable {
        let key: String
        let text: String
    }

    /// Every key that a sentence names.
    static func keys(in sentence: String) -> [String] { slots(in: sentence).flatMap(\.self) }

    private static func slots(in sentence: String) -> [[String]] {
        sentence.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
            part.firstIndex(of: "}").map { part[..<$0].split(separator: "|").map(String.init) }
        }
    }

    /// What the case says for the slots of a sentence.
    func facts(in sentence: String) -> [Fact] { Self.slots(in: sentence).compactMap(fact) }

    /// The sentence with its slots filled. What is not there leaves no gap.
    func filled(_ sentence: String) -> String {
        var text = ""
        for (index, part) in sentence.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = part.firstIndex(of: "}") else {
                text += part
                continue
            }
            text += fact(part[..<end].split(separator: "|").map(String.init))?.text ?? ""
            text += part[part.index(after: end)...]
        }
        return text.split(separator: " ").joined(separator: " ")
    }

    private func fact(_ keys: [String]) -> Fact? {
        for key in keys {
            if let value = values.found(at: key) {
                let text = text(of: value)
                if !text.isEmpty { return Fact(key: key, text: phrases[key]?[text] ?? text) }
            }
        }
        return nil
    }

    /// A list of sentences as sentences, a list of words as a list.
    private func text(of value: Value) -> String {
        guard case .list(let items) = value else { return plain(value) }
        let texts = items.map(text).filter { !$0.isEmpty }
        let areSentences = texts.contains { ".?!".contains($0.last ?? " ") }
        return areSentences ? texts.joined(separator: " ") : formatter.list(texts)
    }

    private func plain(_ value: Value) -> String {
        switch value {
        case .group: ""
        case .number(let number): Self.grouped(number)
        default: formatter.text(of: value)
        }
    }

    /// 5200 as 5.200.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        let text = digits.enumerated().map { index, digit in
            index > 0 && (digits.count - index).isMultiple(of: 3) ? ".\(digit)" : "\(digit)"
        }
        return (number < 0 ? "-" : "") + text.joined()
    }
}
