import HerautLanguage

/// One pass over the tokens of one text.
struct CitationReader {
    let bytes: [UInt8]
    let tokens: [TextToken]
    let names: LawNames
    private var position = 0

    init(bytes: [UInt8], tokens: [TextToken], names: LawNames) {
        self.bytes = bytes
        self.tokens = tokens
        self.names = names
    }

    mutating func read() -> [Citation] {
        var citations: [Citation] = []
        while position < tokens.count {
            if let group = group() { citations += group } else { position += 1 }
        }
        return citations
    }

    // MARK: A group of articles of one law

    /// Everything under one "artikel", or one bare number with a law behind it. Leaves `position` behind it, or where it was.
    private mutating func group() -> [Citation]? {
        let start = position
        let hasWord = isWord(position, Self.articleWords)
        if hasWord { position += 1 }
        guard let first = number() else {
            position = start
            return nil
        }
        var group = [Citation(range: tokens[start].range.lowerBound..<first.end, number: first)]
        qualifiers(&group[0])
        while hasWord, let next = nextOfList() {
            group.append(next)
            qualifiers(&group[group.count - 1])
        }
        law(&group, from: start, mayPrecede: hasWord)
        if !hasWord, group[0].law == nil {
            position = start
            return nil
        }
        return group
    }

    /// `, 132` or `en 132` or `en art. 132`: the next of a list.
    private mutating func nextOfList() -> Citation? {
        let before = position
        if isWord(position, Self.joiners) {
            position += 1
        } else if !standsOnlyBetween(position - 1, ",") && !standsOnlyBetween(position - 1, "-")
            && !standsOnlyBetween(position - 1, "–")
        {
            return nil
        }
        let start = position
        if isWord(position, Self.articleWords) { position += 1 }
        guard let number = number() else {
            position = before
            return nil
        }
        return Citation(range: tokens[start].range.lowerBound..<number.end, number: number)
    }

    /// Paragraph and part: `lid 2`, `, tweede lid,`, `onder b`.
    private mutating func qualifiers(_ citation: inout Citation) {
        // A citation has one paragraph and a few parts; a bound keeps a text of nothing else linear.
        for _ in 0..<4 {
            if isWord(position, ["lid"]), let number = integer(position + 1) {
                citation.paragraph = number
                position += 2
            } else if let ordinal = Self.ordinals.firstIndex(of: folded(position)),
                isWord(position + 1, ["lid"])
            {
                citation.paragraph = ordinal + 1
                position += 2
            } else if isWord(position, ["onder", "onderdeel", "sub"]), position + 1 < tokens.count,
                tokens[position + 1].range.count <= 3
            {
                citation.part = folded(position + 1)
                position += 2
            } else if isWord(position, ["aanhef"]), isWord(position + 1, ["en"]) {
                position += 2
                continue
            } else {
                return
            }
            citation.range = citation.range.lowerBound..<tokens[position - 1].range.upperBound
        }
    }

    // MARK: The law

    /// The law behind the group (`BW`, `van het Burgerlijk Wetboek`, `van Boek 6 BW`), or just before it.
    private mutating func law(_ group: inout [Citation], from start: Int, mayPrecede: Bool) {
        var index = position
        while isWord(index, ["van", "de", "het", "uit", "nederlandse"]) { index += 1 }
        var book: String?
        if isWord(index, ["boek"]), index + 1 < tokens.count {
            book = folded(index + 1)
            index += 2
            while isWord(index, ["van", "de", "het"]) { index += 1 }
        }
        if index < tokens.count, let found = names.match(bytes, tokens[index...]), isNear(index) {
            position = index + found.count
            let range = tokens[index].range.lowerBound..<tokens[position - 1].range.upperBound
            group[group.count - 1].range = group[group.count - 1].range.lowerBound..<range.upperBound
            set(found.law, range, book ?? precedingBook(start), in: &group)
        } else if mayPrecede, let found = precedingLaw(start) {
            set(found.law, found.range, book, in: &group)
        }
    }

    /// A law stands at most some words and one sentence end away.
    private func isNear(_ index: Int) -> Bool {
        let gap = bytes[tokens[position - 1].range.upperBound..<tokens[index].range.lowerBound]
        return gap.count <= 40 && !gap.contains(UInt8(ascii: ";")) && !gap.contains(UInt8(ascii: "."))
    }

    private func set(_ law: String, _ range: Range<Int>, _ book: String?, in group: inout [Citation]) {
        for index in group.indices {
            group[index].law = law
            group[index].lawRange = range
            if group[index].division == nil { group[index].division = book }
        }
    }

    /// `Boek 6, artikel 166 BW`.
    private func precedingBook(_ start: Int) -> String? {
        start >= 2 && isWord(start - 2, ["boek"]) && tokens[start - 1].kind == .number
            ? folded(start - 1) : nil
    }

    /// `Wetboek van Strafrecht, artikel 350`: the name ends where the citation starts.
    private func precedingLaw(_ start: Int) -> (law: String, range: Range<Int>)? {
        for length in 1...8 where start >= length {
            if let found = names.match(bytes, tokens[(start - length)..<start]), found.count == length {
                return (
                    found.law, tokens[start - length].range.lowerBound..<tokens[start - 1].range.upperBound
                )
            }
        }
        return nil
    }

    // MARK: Numbers and words

    /// `131`, `172a`, `6:166`, `6.166`, `5:31d`.
    private mutating func number() -> CitationNumber? {
        guard position < tokens.count, tokens[position].kind == .number, tokens[position].range.count <= 12,
            let number = CitationNumber(bytes, tokens[position].range)
        else { return nil }
        position += 1
        return number
    }

    private func integer(_ index: Int) -> Int? {
        guard index < tokens.count, tokens[index].kind == .number, tokens[index].range.count <= 3 else {
            return nil
        }
        return Int(folded(index))
    }

    private func folded(_ index: Int) -> String {
        guard index < tokens.count, tokens[index].range.count <= 24 else { return "" }
        return String(decoding: Folding.bare(bytes[tokens[index].range]), as: UTF8.self)
    }

    private func isWord(_ index: Int, _ words: Set<String>) -> Bool {
        index >= 0 && index < tokens.count && tokens[index].kind == .word && words.contains(folded(index))
    }

    /// Whether between this token and the next stands this sign, and for the rest space.
    private func standsOnlyBetween(_ index: Int, _ sign: String) -> Bool {
        guard index >= 0, index + 1 < tokens.count else { return false }
        let gap = String(
            decoding: bytes[tokens[index].range.upperBound..<tokens[index + 1].range.lowerBound],
            as: UTF8.self)
        return gap.utf8.count <= 8 && gap.filter { !$0.isWhitespace } == sign
    }

    private static let articleWords: Set<String> = ["art", "artt", "artikel", "artikelen", "artikels"]
    private static let joiners: Set<String> = ["en", "of", "t"]
    private static let ordinals = [
        "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende",
    ]
}

/// The number of an article, taken apart.
struct CitationNumber {
    var division: String?
    var separator: Character?
    var article: String
    let range: Range<Int>

    var end: Int { range.upperBound }

    init?(_ bytes: [UInt8], _ range: Range<Int>) {
        self.range = range
        let text = String(decoding: bytes[range], as: UTF8.self)
        let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
        guard parts.count <= 2, let last = parts.last, Self.isArticle(last) else { return nil }
        article = String(last)
        if parts.count == 2 {
            guard (1...3).contains(parts[0].utf8.count),
                parts[0].utf8.first.map({ (48...57).contains($0) }) ?? false
            else { return nil }
            division = String(parts[0])
            separator = text.contains(":") ? ":" : "."
        }
    }

    /// Digits and at most three small letters: `131`, `172a`, `509hh`.
    private static func isArticle(_ text: Substring) -> Bool {
        let digits = text.utf8.prefix { (48...57).contains($0) }
        let letters = text.utf8.dropFirst(digits.count)
        return (1...4).contains(digits.count) && letters.count <= 3
            && letters.allSatisfy { (0x61...0x7A).contains($0) }
    }
}

extension Citation {
    init(range: Range<Int>, number: CitationNumber) {
        self.init(
            range: range, numberRange: number.range, law: nil, lawRange: nil, division: number.division,
            article: number.article,
            paragraph: nil, part: nil, separator: number.separator)
    }
}
