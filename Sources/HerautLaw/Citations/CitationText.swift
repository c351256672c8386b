import HerautLanguage

/// The tokens of a text and the signs between them, as the citation grammar asks for them.
struct CitationText {
    let bytes: [UInt8]
    let tokens: [TextToken]
    /// For each token the word of a citation that it is: every one is asked for time and again.
    private let words: [CitationWord?]

    init(bytes: [UInt8], tokens: [TextToken]) {
        self.bytes = bytes
        self.tokens = tokens
        words = tokens.map { $0.kind == .word ? CitationWord(bytes[$0.range]) : nil }
    }

    /// The word of a citation at `index`; `nil` for any other.
    func word(_ index: Int) -> CitationWord? { words.indices.contains(index) ? words[index] : nil }

    /// The bytes from token `first` to token `last`.
    func range(_ first: Int, _ last: Int) -> Range<Int> {
        tokens[first].range.lowerBound..<tokens[last].range.upperBound
    }

    /// Skips at most six words that satisfy `condition`.
    func skip(_ index: Int, _ condition: (CitationWord) -> Bool) -> Int {
        var index = index
        for _ in 0..<6 {
            guard let word = word(index), condition(word) else { break }
            index += 1
        }
        return index
    }

    /// Whether the number behind the word "artikel" at `index` can be its own: only spaces or a full stop between.
    func isAfterWord(_ index: Int) -> Bool {
        guard index + 1 < tokens.count else { return true }
        let gap = bytes[tokens[index].range.upperBound..<tokens[index + 1].range.lowerBound]
        return gap.count <= 4
            && gap.allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: ".") || $0 == 0xC2 || $0 == 0xA0 }
    }

    /// `artikelen`, `artt.`
    func isPlural(_ index: Int) -> Bool {
        let text = bytes[tokens[index].range]
        return text.count == 4 || text.count == 9
    }

    // MARK: Numbers

    /// The numbers at `index`, and the token behind them: `131`, `6:166`, `131/132`, `172 A`, `6: 166`, `7A:1576`.
    func numbers(at index: Int) -> (numbers: [CitationNumber], next: Int)? {
        guard index < tokens.count, tokens[index].kind == .number else { return nil }
        if let split = splitNumber(index) { return ([split], index + 2) }
        var numbers = CitationNumber.all(bytes, tokens[index].range)
        guard !numbers.isEmpty else { return nil }
        if let letter = letterApart(index + 1),
            numbers[numbers.count - 1].article.utf8.allSatisfy({ $0 < 0x3A })
        {
            numbers[numbers.count - 1].article += letter
            numbers[numbers.count - 1].range =
                numbers[numbers.count - 1].range.lowerBound..<tokens[index + 1].range.upperBound
            return (numbers, index + 2)
        }
        return (numbers, index + 1)
    }

    /// `6: 166`, `6 :166` and `7A:1576`, which are two tokens.
    private func splitNumber(_ index: Int) -> CitationNumber? {
        guard index + 1 < tokens.count, tokens[index + 1].kind == .number,
            CitationNumber.isDivision(bytes[tokens[index].range])
        else { return nil }
        let gap = tokens[index].range.upperBound..<tokens[index + 1].range.lowerBound
        guard gap.count <= 3, bytes[gap].count(where: { $0 > 0x20 && $0 < 0x80 }) == 1,
            bytes[gap].contains(UInt8(ascii: ":")),
            var number = CitationNumber(bytes, tokens[index + 1].range), number.division == nil
        else { return nil }
        number.division = String(decoding: bytes[tokens[index].range], as: UTF8.self)
        number.separator = ":"
        number.range = range(index, index + 1)
        return number
    }

    /// The `A` of "172 A Gemeentewet": a letter alone, with more of the citation behind it.
    private func letterApart(_ index: Int) -> String? {
        guard index + 1 < tokens.count, isLetter(index), isBlank(index - 1), word(index) == nil,
            isQualifier(index + 1) || isAbbreviation(index + 1) || isCapitalised(index + 1)
        else { return nil }
        return String(Unicode.Scalar(bytes[tokens[index].range.lowerBound] | 0x20))
    }

    /// Whether a word goes on with a citation behind its number: `lid`, `tweede`, `van`.
    private func isQualifier(_ index: Int) -> Bool {
        switch word(index) {
        case .paragraph, .part, .opening, .of, .ordinal: true
        default: false
        }
    }

    /// A whole number of at most two digits.
    func smallNumber(_ index: Int) -> Int? {
        guard index >= 0, index < tokens.count, tokens[index].kind == .number, tokens[index].range.count <= 2
        else { return nil }
        var value = 0
        for byte in bytes[tokens[index].range] {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }

    /// A book or chapter: `6`, `7A`.
    func division(_ index: Int) -> String? {
        guard index >= 0, index < tokens.count, CitationNumber.isDivision(bytes[tokens[index].range]) else {
            return nil
        }
        return String(decoding: bytes[tokens[index].range], as: UTF8.self)
    }

    /// The letter or number of a part: `b`, `1`, `2°`.
    func part(_ index: Int) -> String? {
        guard index >= 0, index < tokens.count, tokens[index].range.count <= 2 else { return nil }
        let text = bytes[tokens[index].range]
        guard text.allSatisfy({ (48...57).contains($0) || (0x61...0x7A).contains($0 | 0x20) }) else {
            return nil
        }
        return String(decoding: Folding.bare(text), as: UTF8.self)
    }

    /// Whether a token is one letter.
    func isLetter(_ index: Int) -> Bool {
        guard index >= 0, index < tokens.count, tokens[index].range.count == 1 else { return false }
        return (0x61...0x7A).contains(bytes[tokens[index].range.lowerBound] | 0x20)
    }

    /// Whether a citation may start with the number at `index`, without the word "artikel": its law stands right behind it, or a
    /// paragraph when it has a book (`6:166 lid 1 BW`).
    func mayStartBare(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index].range.count <= CitationNumber.lengthLimit,
            isTight(index) || isSplit(index), !isNumberOfRegulation(index)
        else { return false }
        if isCapitalised(index + 1) || isSplit(index) || isLetter(index + 1) { return true }
        let sign = bytes[tokens[index].range].contains { $0 == UInt8(ascii: ":") }
        guard sign else { return false }
        return word(index + 1) != nil || isAbbreviation(index + 1) || tokens[index + 1].range.count <= 5
    }

    /// `2022/2065` in `Verordening (EU) 2022/2065 (DSA)`: a year and a number, not two articles.
    private func isNumberOfRegulation(_ index: Int) -> Bool {
        guard index > 0, bytes[tokens[index].range].contains(UInt8(ascii: "/")) else { return false }
        return Self.regulations.contains(Folding.bare(bytes[tokens[index - 1].range]))
    }

    private static let regulations = Set(
        ["eu", "eg", "eeg", "nr", "verordening", "richtlijn"].map { Array($0.utf8) })

    private func isSplit(_ index: Int) -> Bool {
        let end = tokens[index].range.upperBound
        return end < bytes.count && bytes[end] == UInt8(ascii: ":")
    }

    // MARK: Signs between tokens

    /// What joins the next of a list: the token behind it, and whether it makes a range.
    func joint(after index: Int) -> (next: Int, isRange: Bool)? {
        guard mayJoin(index) else { return nil }
        switch word(index + 1) {
        case .and, .or:
            let more = word(index + 2) == .or || word(index + 2) == .and
            return (index + (more ? 3 : 2), false)
        case .conjunct: return (index + 2, false)
        case .shortThrough where word(index + 2) == .shortWith: return (index + 3, true)
        case .until where word(index + 2) == .and && word(index + 3) == .with: return (index + 4, true)
        default: break
        }
        switch signs(between: tokens[index], tokens[index + 1]) {
        case 0x2C, 0x2F: return (index + 1, false)
        case 0x2D, 0xE28093: return (index + 1, true)
        default: return nil
        }
    }

    /// The signs between two tokens as one number, without the spaces; those of a long gap are none that is looked for.
    private func signs(between first: TextToken, _ second: TextToken) -> UInt64 {
        var signs: UInt64 = 0
        for byte in bytes[first.range.upperBound..<second.range.lowerBound]
        where byte > 0x20 && byte != 0xC2 && byte != 0xA0 {
            if signs > 0xFFFF_FFFF { break }
            signs = signs << 8 | UInt64(byte)
        }
        return signs
    }

    /// Whether between a token and the next stand only spaces, commas and brackets.
    func isTight(_ index: Int) -> Bool { isGap(index, Self.isTightSign) }

    /// Whether between a token and the next stand only signs that a list may have.
    private func mayJoin(_ index: Int) -> Bool {
        isGap(index) { Self.isTightSign($0) || [0x2F, 0x2D, 0xE2, 0x80, 0x93].contains($0) }
    }

    private static func isTightSign(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x2C || byte == 0x28 || byte == 0x29 || byte == 0xC2 || byte == 0xA0
            || byte == 0xB0
    }

    private func isGap(_ index: Int, _ isAllowed: (UInt8) -> Bool) -> Bool {
        guard index >= 0, index + 1 < tokens.count else { return false }
        let gap = bytes[tokens[index].range.upperBound..<tokens[index + 1].range.lowerBound]
        return gap.count <= 8 && gap.allSatisfy(isAllowed)
    }

    /// Whether between a token and the next stand only spaces.
    func isBlank(_ index: Int) -> Bool {
        guard index >= 0, index + 1 < tokens.count else { return false }
        let gap = bytes[tokens[index].range.upperBound..<tokens[index + 1].range.lowerBound]
        return (1...4).contains(gap.count) && gap.allSatisfy { $0 <= 0x20 || $0 == 0xC2 || $0 == 0xA0 }
    }

    /// Whether a law at `index` can belong to a citation that ends with token `last`: at most some words away, and in its sentence.
    func isNear(_ last: Int, _ index: Int, isBare: Bool) -> Bool {
        let gap = bytes[tokens[last].range.upperBound..<tokens[index].range.lowerBound]
        if isBare { return isTight(last) && gap.count <= 4 }
        return gap.count <= 40
            && gap.allSatisfy {
                $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ":")
            }
    }

    /// Whether a law that ends at `index` can belong to the citation behind it: spaces, a comma, a colon or a bracket between.
    func isNarrow(_ index: Int) -> Bool {
        guard index >= 0, index + 1 < tokens.count else { return false }
        let gap = bytes[tokens[index].range.upperBound..<tokens[index + 1].range.lowerBound]
        return gap.count <= 5
            && gap.allSatisfy { byte in byte <= 0x20 || [0x2C, 0x28, 0x3A, 0xC2, 0xA0].contains(byte) }
    }

    /// `Boek 6, artikel 166 BW`: the book before the word "artikel" at `start`.
    func precedingBook(_ start: Int) -> String? {
        guard start >= 2, word(start - 2) == .book, isTight(start - 1), isTight(start - 2) else { return nil }
        return division(start - 1)
    }

    // MARK: Abbreviations

    /// Whether a token looks like the abbreviation of a law: at most ten letters, two of them capitals or the first followed by a
    /// small one (`Sr`).
    func isAbbreviation(_ index: Int) -> Bool {
        guard index >= 0, index < tokens.count, tokens[index].kind == .word else { return false }
        let text = bytes[tokens[index].range]
        guard (2...10).contains(text.count), let first = text.first, (0x41...0x5A).contains(first) else {
            return false
        }
        return text.count == 2 || text.dropFirst().contains { (0x41...0x5A).contains($0) }
    }

    func isCapitalised(_ index: Int) -> Bool {
        guard index >= 0, index < tokens.count, tokens[index].kind != .number else { return false }
        return (0x41...0x5A).contains(bytes[tokens[index].range.lowerBound])
    }
}
