import HerautModel

/// An amount of money in a text: `€ 27.500`, `27.500 euro`, `€ 1.100.000,-`.
struct Amount: Hashable {
    /// Whole euros.
    let euros: Int
    /// Its bytes in the passage, the sign or word included.
    let range: Range<Int>

    /// The amounts in `range` of `passage`, in order.
    static func all(in passage: Passage, _ range: Range<Int>) -> [Amount] {
        let first = passage.word(at: range.lowerBound)
        return passage.words.indices.dropFirst(first)
            .prefix { passage.words[$0].range.lowerBound < range.upperBound }
            .compactMap { amount(at: $0, in: passage) }
    }

    private static func amount(at index: Int, in passage: Passage) -> Amount? {
        let word = passage.words[index]
        guard word.kind == .number, let euros = euros(passage.bytes[word.range]) else { return nil }
        if let sign = sign(before: word.range.lowerBound, in: passage) {
            return Amount(euros: euros, range: sign..<word.range.upperBound)
        }
        guard index + 1 < passage.words.count,
            passage.folded(passage.words[index + 1]).elementsEqual("euro".utf8)
        else { return nil }
        return Amount(euros: euros, range: word.range.lowerBound..<passage.words[index + 1].range.upperBound)
    }

    /// Points are for thousands, a comma starts the cents.
    private static func euros(_ bytes: ArraySlice<UInt8>) -> Int? {
        let whole = bytes.prefix { $0 != Byte.comma }.filter { $0 != Byte.point }
        guard (1...9).contains(whole.count), whole.allSatisfy(Byte.isDigit) else { return nil }
        return whole.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Where the `€` stands before a number, one space at most between them.
    private static func sign(before offset: Int, in passage: Passage) -> Int? {
        var end = offset
        if end > 0, Byte.isSpace(passage.bytes[end - 1]) { end -= 1 }
        return end >= 3 && passage.bytes[end - 3..<end].elementsEqual("€".utf8) ? end - 3 : nil
    }
}
