import HerautModel

/// Recognises past participles by their form: `gemaakt`, `vernield`, `opgeroepen`. What looks like one and is not, and those that do not
/// show it, are lists of the rule (`geen_deelwoord`, `deelwoord`).
struct Participles {
    private let passage: Passage
    private let sentence: Int
    private let lookalikes: Set<Int>
    private let irregular: Set<Int>

    init(_ passage: Passage, sentence: Int, _ report: RuleReport) {
        self.passage = passage
        self.sentence = sentence
        func starts(_ list: String) -> Set<Int> {
            Set(report.matches(list, inSentence: sentence, of: passage).map { $0.range.lowerBound })
        }
        lookalikes = starts("geen_deelwoord")
        irregular = starts("deelwoord")
    }

    /// Prefixes of which the participle has no `ge-`.
    private static let prefixes = ["be", "ver", "her", "ont", "er"].map { Array($0.utf8) }
    /// First parts of separable verbs: `ge` comes behind them.
    private static let separable = [
        "aan", "achter", "af", "bij", "binnen", "dicht", "door", "in", "kapot", "klaar", "langs", "los",
        "mee", "na", "neer", "om", "op",
        "open", "over", "plaats", "rond", "samen", "stil", "stuk", "tegen", "terug", "toe", "uit", "vast",
        "voor", "vrij", "weg", "deel",
        "teleur", "thuis", "teweeg",
    ].map { Array($0.utf8) }
    /// A noun follows these, or an adjective.
    private static let determiners: Set<String> = [
        "de", "het", "een", "dit", "dat", "deze", "die", "geen", "uw", "ons", "onze", "mijn", "jouw", "je",
        "haar", "hun", "elke", "ieder",
        "iedere", "alle", "veel", "meer", "te", "om",
    ]

    /// Whether the word is one here: not behind an article, where it is a noun or says what kind of thing follows.
    func contains(_ index: Int) -> Bool {
        let word = passage.words[index]
        guard word.kind == .text, word.sentence == sentence, !lookalikes.contains(word.range.lowerBound),
            !passage.isCapitalised(index)
        else { return false }
        if index > 0, passage.words[index - 1].sentence == sentence,
            Self.determiners.contains(passage.lower(index - 1))
        {
            return false
        }
        return irregular.contains(word.range.lowerBound) || hasForm(passage.folded(word))
    }

    private func hasForm(_ text: ArraySlice<UInt8>) -> Bool {
        let isWeak = text.last == UInt8(ascii: "d") || text.last == UInt8(ascii: "t")
        let isStrong = text.suffix(2).elementsEqual("en".utf8)
        guard text.count >= 5, isWeak || isStrong else { return false }
        if hasGe(text) { return true }
        for part in Self.separable where text.count >= part.count + 5 && text.starts(with: part) {
            if hasGe(text.dropFirst(part.count)) { return true }
        }
        // `besloten` looks like `beginnen`: strong ones without ge- stand in the list of the rule.
        return isWeak && Self.prefixes.contains { text.starts(with: $0) && text.count >= $0.count + 4 }
    }

    private func hasGe(_ text: ArraySlice<UInt8>) -> Bool { text.count >= 5 && text.starts(with: "ge".utf8) }
}
