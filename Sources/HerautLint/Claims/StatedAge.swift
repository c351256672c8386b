import HerautModel

/// An age, or a range of ages, that a text names: "uw zoon van 15", "jonger dan 14 jaar", "16 of 17 jaar", "vanaf 18 jaar".
struct StatedAge: Hashable {
    /// The ages meant, in completed years.
    let ages: ClosedRange<Int>
    /// Its bytes in the passage.
    let range: Range<Int>
    /// Its sentence.
    let sentence: Int

    /// Whether one person of one age is meant.
    var isExact: Bool { ages.count == 1 }

    /// The ages that `passage` names, in order. A number of years that is no age ("vijf jaar cel") is not among them.
    static func all(in passage: Passage) -> [StatedAge] {
        var reader = AgeReader(passage: passage)
        return reader.read()
    }

    /// How many bytes an age may stand away from what is said about it.
    static let reach = 160

    /// The bytes between it and `other`; 0 when they touch.
    func distance(to other: Range<Int>) -> Int {
        max(0, range.lowerBound - other.upperBound, other.lowerBound - range.upperBound)
    }

    /// The oldest age that is reckoned with.
    static let oldest = 130
}

private struct AgeReader {
    let passage: Passage
    private var position = 0

    init(passage: Passage) { self.passage = passage }

    mutating func read() -> [StatedAge] {
        var ages: [StatedAge] = []
        while position < passage.words.count {
            if let age = age() { ages.append(age) } else { position += 1 }
        }
        return ages
    }

    /// The age that starts at this number, and moves past it.
    private mutating func age() -> StatedAge? {
        let start = position
        if let age = written(start) {
            position = start + 1
            return stated(age...age, start...start)
        }
        guard let number = number(start) else { return nil }
        if let second = partner(of: start) {
            position = second.index + 1
            guard number < second.age, hasYears(second.index) || isOfPerson(start) else { return nil }
            return stated(number...second.age, start...skipYears(second.index))
        }
        position = start + 1
        let end = skipYears(start)
        if let from = comparison(start, ["jonger", "minder"]) {
            return stated(0...max(0, number - 1), from...end)
        }
        if let from = lowerLimit(start) { return stated(0...max(0, number - 1), from...end) }
        if let from = comparison(start, ["ouder"]) {
            return stated(number + 1...StatedAge.oldest, from...end)
        }
        if isWord(end + 1, ["en", "of"]), isWord(end + 2, ["ouder"]) {
            return stated(number...StatedAge.oldest, start...end + 2)
        }
        if isWord(start - 1, ["vanaf"]), hasYears(start) || number >= 10 {
            return stated(number...StatedAge.oldest, start - 1...end)
        }
        return isOfPerson(start) ? stated(number...number, start...end) : nil
    }

    /// Where "jonger dan 14" or "jonger is dan 14" starts.
    private func comparison(_ start: Int, _ words: Set<String>) -> Int? {
        guard isWord(start - 1, ["dan"]) else { return nil }
        if isWord(start - 2, words) { return start - 2 }
        return isWord(start - 2, Self.verbs) && isWord(start - 3, words) ? start - 3 : nil
    }

    /// "onder de 14", "beneden de 12", "nog geen 14".
    private func lowerLimit(_ start: Int) -> Int? {
        if isWord(start - 1, ["de"]), isWord(start - 2, ["onder", "beneden"]) { return start - 2 }
        if isWord(start - 1, ["onder", "beneden"]), hasYears(start) || isWord(start - 2, Self.persons) {
            return start - 1
        }
        if isWord(start - 1, ["geen"]), isWord(start - 2, ["nog"]) { return start - 2 }
        return nil
    }

    /// The second number of "14 of 15", "12 tot en met 15", "16-17".
    private func partner(of start: Int) -> (age: Int, index: Int)? {
        var index = start + 1
        if isWord(index, ["jaar"]) { index += 1 }
        if isWord(index, ["en", "of"]), let age = number(index + 1) { return (age, index + 1) }
        guard isWord(index, ["t", "tot"]) else { return nil }
        while isWord(index, ["t", "tot", "en", "met", "m"]) { index += 1 }
        return number(index).map { ($0, index) }
    }

    /// Whether the number before or after says that it is someone's age: "is 16 jaar", "zoon van 15", "16 jaar oud", "jij (13)".
    private func isOfPerson(_ start: Int) -> Bool {
        if isBetweenBrackets(start) { return true }
        let end = skipYears(start)
        if isWord(end + 1, Self.noAges) { return false }
        if isWord(end + 1, ["oud"]) { return true }
        var before = start - 1
        while isWord(before, Self.adverbs) { before -= 1 }
        if isWord(before, Self.verbs) { return hasYears(start) || (4...29).contains(number(start) ?? 0) }
        if isWord(before, ["van"]), isWord(before - 1, Self.persons) { return true }
        return end > start && (isWord(end + 1, Self.verbs) || isWord(before, Self.persons))
            || (isWord(end + 1, ["is", "was", "bent"]) && isWord(before, Self.persons))
    }

    /// "jij (13)", "Sem (15 jaar)": a number alone between brackets behind a word.
    private func isBetweenBrackets(_ start: Int) -> Bool {
        let range = passage.words[start].range
        let close = passage.words[skipYears(start)].range.upperBound
        guard range.lowerBound > 0, passage.bytes[range.lowerBound - 1] == Byte.openParenthesis,
            close < passage.bytes.count
        else { return false }
        return passage.bytes[close] == UInt8(ascii: ")") || passage.bytes[close] == Byte.comma
    }

    private static let adverbs: Set<String> = [
        "al", "reeds", "pas", "nu", "toen", "nog", "net", "ook", "dan",
    ]
    /// Behind "3 jaar" these say that it is a time, not an age.
    private static let noAges: Set<String> = [
        "geleden", "later", "lang", "cel", "celstraf", "gevangenisstraf", "gevangenis", "jeugddetentie",
        "straf",
    ]
    private static let verbs: Set<String> = ["is", "was", "bent", "ben", "zijn", "waren", "wordt"]
    private static let persons: Set<String> = [
        "kind", "kinderen", "zoon", "dochter", "jongen", "jongens", "meisje", "meisjes", "jongere",
        "jongeren",
        "leerling", "leerlingen", "iemand", "persoon", "personen", "leeftijd", "mensen", "minderjarige",
        "hij", "zij", "ze", "u", "jij", "je", "die", "vriend", "vriendin",
    ]

    // MARK: Words and numbers

    private static let yearsOld = ["-jarige", "-jarigen", "jarige", "jarigen"].map { Array($0.utf8) }

    /// `16-jarige`, `zestienjarige`.
    private func written(_ index: Int) -> Int? {
        let text = folded(index)
        // Nearly every word is told apart by its last letter.
        guard let last = text.last, last == UInt8(ascii: "e") || last == UInt8(ascii: "n"),
            let ending = Self.yearsOld.first(where: {
                text.count > $0.count && text.suffix($0.count).elementsEqual($0)
            })
        else { return nil }
        return Self.number(text.dropLast(ending.count))
    }

    private func number(_ index: Int) -> Int? {
        passage.words.indices.contains(index) ? Self.number(folded(index)) : nil
    }

    /// The number that a word is, in digits or in letters.
    private static func number(_ text: ArraySlice<UInt8>) -> Int? {
        if text.count > 2 { return names.firstIndex { $0.count == text.count && text.elementsEqual($0) } }
        guard !text.isEmpty, text.allSatisfy(Byte.isDigit) else { return nil }
        return text.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    private static let names = [
        "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
        "twaalf",
        "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig",
        "eenentwintig", "tweeëntwintig", "drieëntwintig",
    ].map { Array($0.utf8) }

    private func hasYears(_ index: Int) -> Bool { isWord(index + 1, ["jaar"]) }

    private func skipYears(_ index: Int) -> Int { hasYears(index) ? index + 1 : index }

    private func isWord(_ index: Int, _ words: Set<String>) -> Bool {
        passage.words.indices.contains(index)
            && words.contains(String(decoding: folded(index), as: UTF8.self))
    }

    /// A word in lower case; nothing for one longer than any number.
    private func folded(_ index: Int) -> ArraySlice<UInt8> {
        let word = passage.words[index]
        return word.range.count <= 24 ? passage.folded(word) : []
    }

    private func stated(_ ages: ClosedRange<Int>, _ words: ClosedRange<Int>) -> StatedAge? {
        guard passage.words.indices.contains(words.upperBound) else { return nil }
        let first = passage.words[words.lowerBound]
        return StatedAge(
            ages: ages, range: first.range.lowerBound..<passage.words[words.upperBound].range.upperBound,
            sentence: passage.words[position - 1].sentence)
    }
}
