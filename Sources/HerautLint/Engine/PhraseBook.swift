import HerautLanguage

/// Phrases in flat tables: a pack holds thousands of them and is read at every start, so that reading one makes no arrays.
struct PhraseBook: Sendable {
    private(set) var phrases: [Phrase] = []
    private(set) var elements: [Phrase.Element] = []
    private(set) var patterns: [Phrase.WordPattern] = []
    /// The letters of all patterns, in lower case.
    private(set) var bytes: [UInt8] = []

    /// Adds what a text of a rule file stands for: a phrase for each alternative of more than one word. Returns their numbers; `nil`, with
    /// nothing added, when a bracket is left open or nothing in it is a word that must be there.
    mutating func add(_ text: String) -> Range<Int>? {
        let before = (phrases.count, elements.count, patterns.count, bytes.count)
        if withFolded(text, { $0.addFolded($1) }) { return before.0..<phrases.count }
        phrases.removeSubrange(before.0...)
        elements.removeSubrange(before.1...)
        patterns.removeSubrange(before.2...)
        bytes.removeSubrange(before.3...)
        return nil
    }

    /// Calls `body` with the text in lower case. Nearly every phrase has letters without accents only, and needs no array for it.
    private mutating func withFolded(_ text: String, _ body: (inout PhraseBook, Text) -> Bool) -> Bool {
        var text = text
        return text.withUTF8 { utf8 in
            if utf8.contains(where: { $0 >= 0x80 }) {
                return Characters.lowercased(Array(utf8)).withUnsafeBufferPointer { body(&self, $0) }
            }
            return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: utf8.count) { folded in
                for (index, byte) in utf8.enumerated() {
                    folded.initializeElement(at: index, to: Byte.isUpper(byte) ? byte | 0x20 : byte)
                }
                return body(&self, Text(folded))
            }
        }
    }

    private mutating func addFolded(_ text: Text) -> Bool {
        guard Self.hasWideGroup(text) else { return read(text) }
        return Self.variants(of: Array(text)[...]).allSatisfy { read(Array($0)) }
    }

    /// The patterns of an element.
    func patterns(of element: Phrase.Element) -> Range<Int> {
        Int(element.first)..<Int(element.first) + Int(element.count)
    }

    /// The letters of a pattern.
    func letters(of pattern: Phrase.WordPattern) -> ArraySlice<UInt8> {
        bytes[Int(pattern.start)..<Int(pattern.start) + Int(pattern.count)]
    }

    // MARK: Alternatives of several words

    /// Whether a group holds a space. A bracket left open counts as none: reading refuses it.
    private static func hasWideGroup(_ text: Text) -> Bool {
        var isOpen = false
        for byte in text {
            switch byte {
            case Byte.openParenthesis, Byte.openBracket: isOpen = true
            case Byte.closeParenthesis, Byte.closeBracket: isOpen = false
            case Byte.space where isOpen: return true
            default: break
            }
        }
        return false
    }

    /// Writes out the first group that holds a space, then those after it.
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

    // MARK: Reading

    private typealias Text = UnsafeBufferPointer<UInt8>

    private mutating func read(_ text: [UInt8]) -> Bool { text.withUnsafeBufferPointer { read($0) } }

    private mutating func read(_ text: Text) -> Bool {
        var phrase = Phrase(elements: Int32(elements.count)..<Int32(elements.count))
        var position = 0
        while position < text.count {
            var end = position
            while end < text.count, text[end] != Byte.space { end += 1 }
            if end > position {
                guard Self.isWhole(text, position..<end) else { return false }
                add(text, position..<end, to: &phrase)
            }
            position = end + 1
        }
        phrase.elements = phrase.elements.lowerBound..<Int32(elements.count)
        guard findAnchor(of: &phrase) else { return false }
        findNeighbour(of: &phrase)
        phrases.append(phrase)
        return true
    }

    /// Whether the brackets of a part are opened and closed in it.
    private static func isWhole(_ text: Text, _ part: Range<Int>) -> Bool {
        let (first, last) = (text[part.lowerBound], text[part.upperBound - 1])
        return (first == Byte.openParenthesis) == (last == Byte.closeParenthesis)
            && (first == Byte.openBracket) == (last == Byte.closeBracket)
    }

    private mutating func add(_ text: Text, _ part: Range<Int>, to phrase: inout Phrase) {
        let first = text[part.lowerBound]
        switch first {
        case Byte.caret where part.count == 1: phrase.startsSentence = true
        case Byte.question where part.count == 1: phrase.needsQuestion = true
        case Byte.hash where part.count == 1: elements.append(Phrase.Element(kind: .number))
        case Byte.point where text[part].starts(with: [Byte.point, Byte.point, Byte.point]):
            let width = Int32(String(decoding: text[part].dropFirst(3), as: UTF8.self)) ?? 3
            elements.append(Phrase.Element(kind: .gap, count: width))
        case Byte.openParenthesis, Byte.openBracket:
            addWord(
                text, part.lowerBound + 1..<max(part.lowerBound + 1, part.upperBound - 1),
                first == Byte.openBracket ? .optionalWord : .word)
        default: addWord(text, part, .word)
        }
    }

    /// A word with its alternatives.
    private mutating func addWord(_ text: Text, _ part: Range<Int>, _ kind: Phrase.Element.Kind) {
        let first = patterns.count
        var start = part.lowerBound
        for position in part.lowerBound...part.upperBound
        where position == part.upperBound || text[position] == Byte.bar {
            if position > start { addPatterns(text, start..<position) }
            start = position + 1
        }
        elements.append(
            Phrase.Element(
                kind: kind, first: Int32(first), count: Int32(patterns.count - first),
                initials: patterns[first...].reduce(0) { $0 | initials(of: $1) }))
    }

    private func initials(of pattern: Phrase.WordPattern) -> UInt64 {
        if pattern.isNumber || pattern.isOpenBefore || pattern.count == 0 { return .max }
        return 1 << UInt64(bytes[Int(pattern.start)] & 63)
    }

    /// The pattern of a word, and at the start of a sentence: there `één` is written `Eén`.
    private mutating func addPatterns(_ text: Text, _ word: Range<Int>) {
        addPattern(text, word)
        guard text[word.lowerBound] == Self.doubleAccent[0], text[word].starts(with: Self.doubleAccent) else {
            return
        }
        let other = [UInt8(ascii: "e")] + text[word].dropFirst(2)
        other.withUnsafeBufferPointer { addPattern($0, 0..<other.count) }
    }

    /// `éé` in UTF-8.
    private static let doubleAccent: [UInt8] = [0xC3, 0xA9, 0xC3, 0xA9]

    private mutating func addPattern(_ text: Text, _ word: Range<Int>) {
        let isOpenBefore = text[word.lowerBound] == Byte.star
        let isOpenAfter = word.count > 1 && text[word.upperBound - 1] == Byte.star
        let first = word.lowerBound + (isOpenBefore ? 1 : 0)
        let letters = first..<max(first, word.upperBound - (isOpenAfter ? 1 : 0))
        patterns.append(
            Phrase.WordPattern(
                start: Int32(bytes.count), count: Int32(letters.count), isOpenBefore: isOpenBefore,
                isOpenAfter: isOpenAfter,
                isNumber: letters.count == 1 && text[first] == Byte.hash && !isOpenAfter))
        for index in letters { bytes.append(text[index]) }
    }

    /// Of most places where an anchor stands, the word beside it tells that the phrase does not stand there.
    private func findNeighbour(of phrase: inout Phrase) {
        let anchor = phrase.elements.lowerBound + phrase.anchor
        for side: Int32 in [-1, 1] where phrase.elements.contains(anchor + side) {
            let element = elements[Int(anchor + side)]
            guard element.kind == .word, element.initials != .max else { continue }
            phrase.neighbour = side
            phrase.neighbourInitials = element.initials
            return
        }
    }

    /// The word that must be there with the longest letters: it stands in the fewest places. `false` when there is none.
    private func findAnchor(of phrase: inout Phrase) -> Bool {
        var longest: Int32 = 0
        var (least, most) = (0, 0)
        for index in phrase.elements {
            let element = elements[Int(index)]
            if element.kind == .word {
                var shortest = Int32.max
                for pattern in patterns[patterns(of: element)] {
                    shortest = min(shortest, pattern.isNumber ? 0 : pattern.count)
                }
                if shortest != .max, shortest > longest {
                    longest = shortest
                    phrase.anchor = index - phrase.elements.lowerBound
                    phrase.reach = Int32(least)...Int32(most)
                }
            }
            least += element.leastWidth
            most += element.width
        }
        return longest > 0
    }
}
