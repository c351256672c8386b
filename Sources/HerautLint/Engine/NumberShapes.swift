/// Shapes made of digits.
enum NumberShapes {
    /// Numbers that stand together (`0123 45 67 89`), with only spaces, points, hyphens or slashes between.
    struct Run: Sendable {
        var range: Range<Int>
        var digits: [UInt8]
        /// How many words it spans.
        var wordCount: Int
    }

    /// The numbers among `words` of a text. Rules ask for ``Passage/numberRuns``.
    static func runs(of words: [Word], in bytes: [UInt8]) -> [Run] {
        var runs: [Run] = []
        for word in words where word.kind == .number {
            let digits = bytes[word.range].filter(Byte.isDigit)
            if let last = runs.last, joins(bytes[last.range.upperBound..<word.range.lowerBound]) {
                runs[runs.count - 1] = Run(
                    range: last.range.lowerBound..<word.range.upperBound, digits: last.digits + digits,
                    wordCount: last.wordCount + 1)
            } else {
                runs.append(Run(range: word.range, digits: digits, wordCount: 1))
            }
        }
        return runs
    }

    private static func joins(_ between: ArraySlice<UInt8>) -> Bool {
        between.count <= 3
            && between.allSatisfy { $0 == Byte.space || $0 == Byte.hyphen || $0 == Byte.slash || $0 == 0x29 }
    }

    /// The eleven test of the citizen service number: weights 9, 8, … 2 and −1; the sum is a multiple of 11.
    static func passesElevenTest(_ digits: [UInt8]) -> Bool {
        guard digits.count == 9, digits.contains(where: { $0 != 48 }) else { return false }
        var sum = 0
        for (index, digit) in digits.enumerated() { sum += Int(digit - 48) * (index == 8 ? -1 : 9 - index) }
        return sum % 11 == 0
    }

    /// Three numbers that make a day, month and year, with the same sign between them.
    static func isDate(_ run: Run, in passage: Passage) -> Bool {
        guard run.range.count == run.digits.count + 2 else { return false }
        let text = passage.folded[run.range]
        let separators = text.filter { !Byte.isDigit($0) }
        guard separators.first == separators.last, let separator = separators.first,
            separator == Byte.slash || separator == Byte.hyphen
        else { return false }
        let parts = text.split(separator: separator).map { $0.reduce(0) { $0 * 10 + Int($1 - 48) } }
        let lengths = text.split(separator: separator).map(\.count)
        guard parts.count == 3, lengths.allSatisfy({ $0 <= 4 }) else { return false }
        if lengths[0] == 4 { return (1...12).contains(parts[1]) && (1...31).contains(parts[2]) }
        return (1...31).contains(parts[0]) && (1...12).contains(parts[1])
            && (lengths[2] == 2 || lengths[2] == 4)
    }

    /// Days with the name of a month, with or without a year, and days in digits.
    static func days(in passage: Passage) -> [Range<Int>] {
        if passage.numberRuns.isEmpty { return [] }
        let named = passage.words.indices.compactMap { namedDay(at: $0, in: passage) }
        return (named + passage.numberRuns.filter { isDate($0, in: passage) }.map(\.range)).sorted {
            $0.lowerBound < $1.lowerBound
        }
    }

    private static func namedDay(at index: Int, in passage: Passage) -> Range<Int>? {
        let words = passage.words
        guard words[index].kind == .number, words[index].range.count <= 2, index + 1 < words.count,
            WordShapes.months.contains(where: { passage.folded[words[index + 1].range].elementsEqual($0) })
        else { return nil }
        let hasYear =
            index + 2 < words.count && words[index + 2].kind == .number && words[index + 2].range.count == 4
            && words[index + 2].sentence == words[index].sentence
        return words[index].range.lowerBound..<words[hasYear ? index + 2 : index + 1].range.upperBound
    }

    /// Ten digits from 0 on, 31 and nine digits, a municipality's `14 0…`, or an 0800 or 0900 number.
    static func isPhone(_ run: Run) -> Bool {
        let digits = run.digits
        guard let first = digits.first else { return false }
        let isFree = digits.starts(with: "0900".utf8) || digits.starts(with: "0800".utf8)
        if isFree { return digits.count == 8 || digits.count == 11 }
        if digits.starts(with: "140".utf8) { return (5...6).contains(digits.count) && run.wordCount <= 2 }
        if digits.starts(with: "31".utf8) { return digits.count == 11 }
        return first == 48 && digits.count == 10
    }

    /// Times on the clock, in order.
    static func clockTimes(in passage: Passage) -> [Range<Int>] {
        passage.words.indices.compactMap { clockTime(at: $0, in: passage) }
    }

    /// The time that starts at a word, with the `uur` after it.
    static func clockTime(at index: Int, in passage: Passage) -> Range<Int>? {
        let word = passage.words[index]
        guard word.kind == .number else { return nil }
        let text = passage.folded[word.range]
        // Longer than `21.00u`: no need to look.
        guard text.count <= 6 else { return nil }
        let parts = text.split { $0 == Byte.point || $0 == Byte.colon || $0 == UInt8(ascii: "u") }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1) - 48 } }
        guard parts.allSatisfy({ $0.allSatisfy(Byte.isDigit) && $0.count <= 2 }), let hour = numbers.first,
            hour < 25
        else { return nil }
        let next = index + 1 < passage.words.count ? passage.words[index + 1] : nil
        let hasUnit =
            next.map { passage.folded[$0.range].elementsEqual("uur".utf8) && $0.sentence == word.sentence }
            ?? false
        let isClock = numbers.count == 2 && numbers[1] < 60 && parts[1].count == 2
        let isShort = numbers.count == 1 && (hasUnit || text.last == UInt8(ascii: "u"))
        guard isClock || isShort else { return nil }
        return word.range
            .lowerBound..<(hasUnit ? next?.range.upperBound ?? word.range.upperBound : word.range.upperBound)
    }
}
