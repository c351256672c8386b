import HerautLanguage

/// A word of a caption, with what decides about a break behind it.
struct CaptionWord: Sendable {
    /// What ends behind a word.
    enum Ending: Sendable {
        case sentence
        /// At `;`, `:` or a dash.
        case part
        /// At a comma or a closing bracket.
        case clause
        case none
    }

    /// The word as it is shown, with its signs.
    let text: String
    let ending: Ending
    /// In small letters, without signs around it.
    let bare: String
    /// Characters on screen.
    let columns: Int
    let looksLikeName: Bool
    let isNumber: Bool

    /// A word; `isLast` when a sentence ends with it.
    init(_ text: String, isLast: Bool) {
        self.text = text
        let core = text.trimming { !$0.isLetter && !$0.isNumber }
        bare = core.lowercased()
        columns = text.count
        looksLikeName = CaptionWords.looksLikeName(core)
        isNumber = core.first?.isNumber ?? false
        ending = isLast ? .sentence : Self.ending(of: text)
    }

    private static func ending(of text: String) -> Ending {
        switch text.last {
        case ";", ":", "–", "—": .part
        case ",", ")", "”": .clause
        default: .none
        }
    }
}

/// How much a line or caption loses by ending between two words. The smaller, the better the break.
enum CaptionBreakCost {
    /// No break stands here unless nothing else fits: behind an article, within a name.
    static let never = 1_000
    /// No break stands here unless the only other is worse: between a number and its unit.
    static let hardlyEver = 400

    /// The cost of a break behind `words[index]`.
    static func after(_ index: Int, in words: [CaptionWord]) -> Int {
        let word = words[index]
        guard index + 1 < words.count else { return 0 }
        let next = words[index + 1]
        switch word.ending {
        case .sentence: return 0
        case .part: return 3
        case .clause: return 8
        case .none: break
        }
        if isWithinPhrase(index, words) { return never }
        let rest = words.dropFirst(index + 2)
        if CaptionWords.loose.contains(word.bare) || isName(word, next, followedBy: rest) { return never }
        if isQuantity(word, next) { return hardlyEver }
        if conjunctions.contains(next.bare) { return 14 }
        if prepositions.contains(next.bare) { return 20 }
        // A verb and its subject (‘wil ik’), an adjective and its noun (‘grote schade’).
        if pronouns.contains(next.bare) { return 60 }
        return word.bare.hasSuffix("e") ? 48 : 40
    }

    /// Whether the break stands within ‘tot en met’, which is one word to who hears it.
    private static func isWithinPhrase(_ index: Int, _ words: [CaptionWord]) -> Bool {
        for start in [index - 1, index] where start >= 0 && start + phrase.count <= words.count {
            if words[start..<start + phrase.count].map(\.bare) == phrase { return true }
        }
        return false
    }

    /// Whether two words are parts of a name, or a title and a name.
    private static func isName(
        _ word: CaptionWord, _ next: CaptionWord, followedBy rest: ArraySlice<CaptionWord>
    ) -> Bool {
        guard word.looksLikeName || titles.contains(word.bare) else { return false }
        return next.looksLikeName || isNamePart(next, rest)
    }

    /// Whether two words are a number and what it counts, or a word and its number: ‘15 jaar’, ‘twee ruiten’, ‘artikel 131’.
    private static func isQuantity(_ word: CaptionWord, _ next: CaptionWord) -> Bool {
        if next.isNumber { return word.isNumber || beforeNumbers.contains(word.bare) }
        guard word.isNumber || numerals.contains(word.bare) else { return false }
        return !prepositions.contains(next.bare) && !conjunctions.contains(next.bare)
            && !CaptionWords.loose.contains(next.bare) && !next.bare.contains(".")
    }

    /// `de` or `van der` in front of a surname.
    private static func isNamePart(_ word: CaptionWord, _ rest: ArraySlice<CaptionWord>) -> Bool {
        guard particles.contains(word.bare) else { return false }
        for word in rest.prefix(2) {
            if word.looksLikeName { return true }
            guard particles.contains(word.bare) else { return false }
        }
        return false
    }

    private static let phrase = ["tot", "en", "met"]
    private static let conjunctions: Set = [
        "en", "of", "maar", "want", "omdat", "dat", "die", "als", "dus", "terwijl", "zodat", "doordat",
        "hoewel", "voordat", "nadat", "zodra", "wie", "wat", "waar", "waarom", "wanneer", "hoe", "toen",
        "dan",
    ]
    private static let prepositions: Set = [
        "aan", "achter", "bij", "binnen", "boven", "buiten", "door", "in", "langs", "met", "na", "naar",
        "naast", "om", "onder", "op", "over", "per", "rond", "sinds", "te", "tegen", "tijdens", "tot",
        "tussen", "uit", "van", "vanaf", "vanuit", "via", "voor", "volgens", "zonder",
    ]
    private static let pronouns: Set = ["ik", "je", "jij", "u", "hij", "zij", "ze", "wij", "we", "er", "men"]
    private static let titles: Set = [
        "mevrouw", "meneer", "heer", "familie", "burgemeester", "wethouder", "agent", "wijkagent", "officier",
        "jongerenwerker", "dr", "drs", "ir", "mr", "prof", "ing",
    ]
    private static let particles: Set = [
        "de", "den", "der", "het", "'t", "’t", "van", "ten", "ter", "te", "la", "el", "al", "op", "in",
    ]
    private static let numerals: Set = [
        "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "twintig",
        "dertig", "veertig", "vijftig", "honderd", "duizend", "eerste", "tweede", "derde",
    ]
    private static let beforeNumbers: Set = [
        "artikel", "bel", "nummer", "lid", "bus", "lijn", "kamer", "rond", "€", "januari", "februari",
        "maart",
        "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
    ]
}

extension String {
    /// Without the characters at both ends that `isLoose` says.
    func trimming(_ isLoose: (Character) -> Bool) -> String {
        var text = self[...]
        while let first = text.first, isLoose(first) { text.removeFirst() }
        while let last = text.last, isLoose(last) { text.removeLast() }
        return String(text)
    }
}
