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

    /// Whether `text` may name an age at all, told by its bytes: no passage has to be made of it. `false` is sure.
    static func mayStand(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var start = 0
            for index in 0...bytes.count {
                if index < bytes.count, bytes[index] >= 0x80 { return true }
                if index < bytes.count, Byte.isASCIILetter(bytes[index]) || Byte.isDigit(bytes[index]) {
                    continue
                }
                if index > start, AgeWords.mayStart(UnsafeBufferPointer(rebasing: bytes[start..<index])) {
                    return true
                }
                start = index + 1
            }
            return false
        }
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
        while let next = nextStart() {
            position = next
            if let age = age() { ages.append(age) } else { position = max(position, next + 1) }
        }
        return ages
    }

    /// The next word that an age may start with. Nearly no word is one.
    private func nextStart() -> Int? {
        passage.withWords { text in
            var index = position
            while index < text.words.count {
                let word = text.words[index]
                if AgeWords.mayStart(UnsafeBufferPointer(rebasing: text.folded[word.range])) { return index }
                index += 1
            }
            return nil
        }
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
        if let from = comparison(start, AgeWords.younger) {
            return stated(0...max(0, number - 1), from...end)
        }
        if let from = lowerLimit(start) { return stated(0...max(0, number - 1), from...end) }
        if let from = comparison(start, AgeWords.older) {
            return stated(number + 1...StatedAge.oldest, from...end)
        }
        if isWord(end + 1, AgeWords.andOr), isWord(end + 2, AgeWords.older) {
            return stated(number...StatedAge.oldest, start...end + 2)
        }
        if isWord(start - 1, AgeWords.from), hasYears(start) || number >= 10 {
            return stated(number...StatedAge.oldest, start - 1...end)
        }
        return isOfPerson(start) ? stated(number...number, start...end) : nil
    }

    /// Where "jonger dan 14" or "jonger is dan 14" starts.
    private func comparison(_ start: Int, _ words: WordSet) -> Int? {
        guard isWord(start - 1, AgeWords.than) else { return nil }
        if isWord(start - 2, words) { return start - 2 }
        return isWord(start - 2, AgeWords.verbs) && isWord(start - 3, words) ? start - 3 : nil
    }

    /// "onder de 14", "beneden de 12", "nog geen 14".
    private func lowerLimit(_ start: Int) -> Int? {
        if isWord(start - 1, AgeWords.article), isWord(start - 2, AgeWords.below) { return start - 2 }
        if isWord(start - 1, AgeWords.below), hasYears(start) || isWord(start - 2, AgeWords.persons) {
            return start - 1
        }
        if isWord(start - 1, AgeWords.no), isWord(start - 2, AgeWords.yet) { return start - 2 }
        return nil
    }

    /// The second number of "14 of 15", "12 tot en met 15", "16-17".
    private func partner(of start: Int) -> (age: Int, index: Int)? {
        var index = start + 1
        if isWord(index, AgeWords.years) { index += 1 }
        if isWord(index, AgeWords.andOr), let age = number(index + 1) { return (age, index + 1) }
        guard isWord(index, AgeWords.to) else { return nil }
        while isWord(index, AgeWords.through) { index += 1 }
        return number(index).map { ($0, index) }
    }

    /// Whether the number before or after says that it is someone's age: "is 16 jaar", "zoon van 15", "16 jaar oud", "jij (13)".
    private func isOfPerson(_ start: Int) -> Bool {
        if isBetweenBrackets(start) { return true }
        let end = skipYears(start)
        if isWord(end + 1, AgeWords.noAges) { return false }
        if isWord(end + 1, AgeWords.old) { return true }
        var before = start - 1
        while isWord(before, AgeWords.adverbs) { before -= 1 }
        if isWord(before, AgeWords.verbs) { return hasYears(start) || (4...29).contains(number(start) ?? 0) }
        if isWord(before, AgeWords.of), isWord(before - 1, AgeWords.persons) { return true }
        return end > start && (isWord(end + 1, AgeWords.verbs) || isWord(before, AgeWords.persons))
            || (isWord(end + 1, AgeWords.isOrWas) && isWord(before, AgeWords.persons))
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

    // MARK: Words and numbers

    /// `16-jarige`, `zestienjarige`.
    private func written(_ index: Int) -> Int? {
        let text = folded(index)
        guard
            let ending = AgeWords.yearsOld.first(where: {
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
        if text.count > 2 { return AgeWords.numbers.firstIndex { text.elementsEqual($0) } }
        guard !text.isEmpty, text.allSatisfy(Byte.isDigit) else { return nil }
        return text.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    private func hasYears(_ index: Int) -> Bool { isWord(index + 1, AgeWords.years) }

    private func skipYears(_ index: Int) -> Int { hasYears(index) ? index + 1 : index }

    private func isWord(_ index: Int, _ words: WordSet) -> Bool {
        passage.words.indices.contains(index) && words.contains(folded(index))
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

/// The words that an age is written with.
private enum AgeWords {
    /// From 0 on.
    static let numbers = [
        "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
        "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
        "twintig", "eenentwintig", "tweeëntwintig", "drieëntwintig",
    ].map { Array($0.utf8) }

    static let yearsOld = ["-jarige", "-jarigen", "jarige", "jarigen"].map { Array($0.utf8) }

    static let younger = WordSet(["jonger", "minder"])
    static let older = WordSet(["ouder"])
    static let andOr = WordSet(["en", "of"])
    static let from = WordSet(["vanaf"])
    static let than = WordSet(["dan"])
    static let article = WordSet(["de"])
    static let below = WordSet(["onder", "beneden"])
    static let no = WordSet(["geen"])
    static let yet = WordSet(["nog"])
    static let years = WordSet(["jaar"])
    static let to = WordSet(["t", "tot"])
    static let through = WordSet(["t", "tot", "en", "met", "m"])
    static let old = WordSet(["oud"])
    static let of = WordSet(["van"])
    static let isOrWas = WordSet(["is", "was", "bent"])

    static let adverbs = WordSet(["al", "reeds", "pas", "nu", "toen", "nog", "net", "ook", "dan"])
    /// Behind "3 jaar" these say that it is a time, not an age.
    static let noAges = WordSet([
        "geleden", "later", "lang", "cel", "celstraf", "gevangenisstraf", "gevangenis", "jeugddetentie",
        "straf",
    ])
    static let verbs = WordSet(["is", "was", "bent", "ben", "zijn", "waren", "wordt"])
    static let persons = WordSet([
        "kind", "kinderen", "zoon", "dochter", "jongen", "jongens", "meisje", "meisjes", "jongere",
        "jongeren", "leerling", "leerlingen", "iemand", "persoon", "personen", "leeftijd", "mensen",
        "minderjarige",
        "hij", "zij", "ze", "u", "jij", "je", "die", "vriend", "vriendin",
    ])

    /// The numbers that start with a byte, by its last five bits.
    private static let byInitial: [[[UInt8]]] = {
        var byInitial = [[[UInt8]]](repeating: [], count: 32)
        for number in numbers { byInitial[Int(number[0] & 31)].append(number) }
        return byInitial
    }()

    /// Whether an age may start with this word: a number in digits or letters, or a word that ends in `jarige` or `jarigen`.
    static func mayStart(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = word.first else { return false }
        if Byte.isDigit(first) || isYearsOld(word) { return true }
        return byInitial[Int(first & 31)].contains { number in
            number.count == word.count && zip(number, word).allSatisfy { $0 == $1 || $0 == $1 | 0x20 }
        }
    }

    private static func isYearsOld(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard word.count > 6, let last = word.last else { return false }
        let end = word.count - (last | 0x20 == UInt8(ascii: "n") ? 1 : 0)
        return zip(word[(end - 6)..<end], "jarige".utf8).allSatisfy { $0 | 0x20 == $1 }
    }
}

/// A few short words, in lower case.
private struct WordSet: Sendable {
    private let words: [[UInt8]]
    /// A bit for each length, and one for the last five bits of each first byte: nearly every other word is told apart by these.
    private let lengths: UInt32
    private let initials: UInt32

    init(_ words: [String]) {
        self.words = words.map { Array($0.utf8) }
        lengths = self.words.reduce(0) { $0 | 1 << UInt32($1.count) }
        initials = self.words.reduce(0) { $0 | 1 << UInt32($1[0] & 31) }
    }

    func contains(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first, word.count < 32, lengths >> UInt32(word.count) & 1 != 0,
            initials >> UInt32(first & 31) & 1 != 0
        else { return false }
        return words.contains { $0.elementsEqual(word) }
    }
}
