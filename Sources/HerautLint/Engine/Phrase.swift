/// A phrase of a rule file: words with gaps and alternatives, matched on whole words within one sentence.
///
///     keihard aangepakt          these words, one after the other; punctuation between them does not count
///     raddraaier*  *tuig         more letters may follow, or come before
///     (wij|we) weten             one of several words
///     (klopt dit|is dat zo)      alternatives may be several words: then the phrase counts as several
///     [echt] niet                a word that may be missing
///     keihard ... aan            up to three words between; `...5` up to five
///     binnen # uur               a number; (#|een) uur: a number or this word
///     ^ zo                       at the start of a sentence
///     weet je zeker ?            in a sentence that ends with a question mark
struct Phrase: Sendable {
    /// A word, or the part of it that must be there.
    struct WordPattern: Sendable, Hashable {
        var bytes: [UInt8]
        var isOpenBefore = false
        var isOpenAfter = false
        /// `#` among alternatives: any number.
        var isNumber: Bool { bytes == [Byte.hash] && !isOpenAfter }
    }

    enum Element: Sendable {
        case word([WordPattern], isOptional: Bool)
        case number
        case gap(Int)
    }

    private(set) var elements: [Element] = []
    private(set) var startsSentence = false
    private(set) var needsQuestion = false
    /// The element by which the phrase is found.
    private(set) var anchor = 0
    /// Most words that can stand before the anchor.
    private(set) var reach = 0

    /// Reads a phrase; `nil` when a bracket is left open or nothing in it is a word that must be there.
    init?(_ text: String) { self.init(Characters.lowercased(Array(text.utf8))[...]) }

    private init?(_ bytes: ArraySlice<UInt8>) {
        for part in bytes.split(separator: Byte.space) {
            guard Self.isWhole(part) else { return nil }
            add(part)
        }
        var best = 0
        var before = 0
        for (index, element) in elements.enumerated() {
            if case .word(let patterns, false) = element {
                let length =
                    patterns.contains(where: \.isNumber) ? 0 : patterns.map { $0.bytes.count }.min() ?? 0
                if length > best { (best, anchor, reach) = (length, index, before) }
            }
            before += element.width
        }
        if best == 0 { return nil }
    }

    /// The phrases a text of a rule file stands for: one for each alternative of more than one word. Reading is on bytes: a pack holds
    /// more than a thousand phrases, and reads them at every start.
    static func all(_ text: String) -> [Phrase]? {
        var phrases: [Phrase] = []
        for variant in variants(of: Characters.lowercased(Array(text.utf8))[...]) {
            guard let phrase = Phrase(variant) else { return nil }
            phrases.append(phrase)
        }
        return phrases
    }

    /// Writes out the first group that holds a space, then those after it. A bracket left open is left to ``init(_:)`` to refuse.
    private static func variants(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var search = text
        while let open = search.firstIndex(where: { $0 == Byte.openParenthesis || $0 == Byte.openBracket }) {
            let isOptional = text[open] == Byte.openBracket
            guard
                let close = text[open...].firstIndex(
                    of: isOptional ? Byte.closeBracket : Byte.closeParenthesis)
            else { break }
            let inner = text[(open + 1)..<close]
            search = text[(close + 1)...]
            guard inner.contains(Byte.space) else { continue }
            let choices = inner.split(separator: Byte.bar) + (isOptional ? [[]] : [])
            return choices.flatMap { variants(of: ArraySlice(text[..<open] + $0 + search)) }
        }
        return [text]
    }

    /// The literals of the anchor.
    var literals: [[UInt8]] {
        if case .word(let patterns, _) = elements[anchor] { patterns.map(\.bytes) } else { [] }
    }

    private mutating func add(_ part: ArraySlice<UInt8>) {
        switch part.first {
        case Byte.caret where part.count == 1: startsSentence = true
        case Byte.question where part.count == 1: needsQuestion = true
        case Byte.hash where part.count == 1: elements.append(.number)
        case Byte.point where part.starts(with: [Byte.point, Byte.point, Byte.point]):
            elements.append(.gap(Int(String(decoding: part.dropFirst(3), as: UTF8.self)) ?? 3))
        case Byte.openParenthesis, Byte.openBracket:
            let words = Self.patterns(in: part.dropFirst().dropLast())
            elements.append(.word(words, isOptional: part.first == Byte.openBracket))
        default:
            elements.append(.word(Self.patterns(in: part), isOptional: false))
        }
    }

    /// Whether the brackets of a part are opened and closed in it.
    private static func isWhole(_ part: ArraySlice<UInt8>) -> Bool {
        (part.first == Byte.openParenthesis) == (part.last == Byte.closeParenthesis)
            && (part.first == Byte.openBracket) == (part.last == Byte.closeBracket)
    }

    /// The patterns of the alternatives. At the start of a sentence `één` is written `Eén`.
    private static func patterns(in text: ArraySlice<UInt8>) -> [WordPattern] {
        var patterns: [WordPattern] = []
        var start = text.startIndex
        for position in text.startIndex...text.endIndex
        where position == text.endIndex || text[position] == Byte.bar {
            let word = text[start..<position]
            start = position + 1
            guard let first = word.first else { continue }
            patterns.append(pattern(word))
            if first == doubleAccent[0], word.starts(with: doubleAccent) {
                patterns.append(pattern(ArraySlice([UInt8(ascii: "e")] + word.dropFirst(2))))
            }
        }
        return patterns
    }

    /// `éé` in UTF-8.
    private static let doubleAccent: [UInt8] = [0xC3, 0xA9, 0xC3, 0xA9]

    private static func pattern(_ text: ArraySlice<UInt8>) -> WordPattern {
        let isOpenBefore = text.first == Byte.star
        let isOpenAfter = text.count > 1 && text.last == Byte.star
        let core = text.dropFirst(isOpenBefore ? 1 : 0).dropLast(isOpenAfter ? 1 : 0)
        return WordPattern(bytes: Array(core), isOpenBefore: isOpenBefore, isOpenAfter: isOpenAfter)
    }
}

extension Phrase.Element {
    /// Most words it takes.
    var width: Int {
        if case .gap(let width) = self { width } else { 1 }
    }
}

extension Phrase {
    /// The words the phrase covers when its anchor stands at word `word`; `nil` when the rest does not fit around it.
    func match(in passage: Passage, at word: Int) -> Range<Int>? {
        let sentence = passage.words[word].sentence
        let bounds = passage.words(inSentence: sentence)
        if needsQuestion, !passage.isQuestion(sentence) { return nil }
        let first = startsSentence ? bounds.lowerBound : max(bounds.lowerBound, word - reach)
        let last = startsSentence ? bounds.lowerBound : word
        guard first <= last else { return nil }
        for start in first...last {
            if let end = end(passage, element: 0, word: start, limit: bounds.upperBound), end > word {
                return start..<end
            }
        }
        return nil
    }

    private func end(_ passage: Passage, element: Int, word: Int, limit: Int) -> Int? {
        guard element < elements.count else { return word }
        switch elements[element] {
        case .word(let patterns, let isOptional):
            if word < limit, patterns.contains(where: { $0.matches(passage.words[word], in: passage) }),
                let end = end(passage, element: element + 1, word: word + 1, limit: limit)
            {
                return end
            }
            return isOptional ? end(passage, element: element + 1, word: word, limit: limit) : nil
        case .number:
            guard word < limit, passage.words[word].kind == .number else { return nil }
            return end(passage, element: element + 1, word: word + 1, limit: limit)
        case .gap(let width):
            for skipped in 0...width where word + skipped <= limit {
                if let end = end(passage, element: element + 1, word: word + skipped, limit: limit) {
                    return end
                }
            }
            return nil
        }
    }
}

extension Phrase.WordPattern {
    /// Whether `word` is this word. Addresses and code are no words.
    func matches(_ word: Word, in passage: Passage) -> Bool {
        switch word.kind {
        case .code, .link, .email: return false
        case .text, .number, .hashtag, .handle: break
        }
        if isNumber { return word.kind == .number }
        // A word finds its hashtag too; only a pattern with the sign itself asks for it.
        let isBare = word.kind == .hashtag && bytes.first != Byte.hash
        let text = passage.folded[word.range].dropFirst(isBare ? 1 : 0)
        guard text.count >= bytes.count else { return false }
        switch (isOpenBefore, isOpenAfter) {
        case (false, false): return text.count == bytes.count && text.elementsEqual(bytes)
        case (false, true): return text.starts(with: bytes)
        case (true, false): return text.suffix(bytes.count).elementsEqual(bytes)
        case (true, true): return contains(text)
        }
    }

    private func contains(_ text: ArraySlice<UInt8>) -> Bool {
        (text.startIndex...text.endIndex - bytes.count).contains { text[$0...].starts(with: bytes) }
    }
}

extension Passage {
    /// Whether a sentence asks.
    func isQuestion(_ sentence: Int) -> Bool {
        guard sentences.indices.contains(sentence) else { return false }
        return bytes[sentences[sentence]].suffix(4).contains(Byte.question)
    }
}
