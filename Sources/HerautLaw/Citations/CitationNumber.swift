/// The number of an article, taken apart.
struct CitationNumber {
    var division: String?
    var separator: Character?
    var article: String
    var range: Range<Int>
    /// Whether a hyphen stands between it and the number before it in the same token: a range, or a wrong sign (`1-245`).
    var followsHyphen = false

    /// Longest number that is looked at, in bytes; what is longer is no article.
    static let lengthLimit = 20

    /// The numbers in a token: mostly one, more in `131/132`, `131,132` and `131-132`; none when it is no number of an article.
    static func all(_ bytes: [UInt8], _ range: Range<Int>) -> [CitationNumber] {
        guard range.count <= lengthLimit else { return [] }
        if let one = CitationNumber(bytes, range) { return [one] }
        var numbers: [CitationNumber] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let end = bytes[start..<range.upperBound].firstIndex(where: isJoint) ?? range.upperBound
            guard var number = CitationNumber(bytes, start..<end) else { return [] }
            number.followsHyphen =
                start > range.lowerBound && bytes[start - 1] == UInt8(ascii: "-")
            numbers.append(number)
            start = end + 1
        }
        return numbers
    }

    /// Reads `131`, `172a`, `172A`, `172-a`, `6:166`, `6.166`, `5:31d`.
    init?(_ bytes: [UInt8], _ range: Range<Int>) {
        guard (1...Self.lengthLimit).contains(range.count) else { return nil }
        self.range = range
        let sign = bytes[range].firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
        guard let article = Self.article(bytes[(sign.map { $0 + 1 } ?? range.lowerBound)..<range.upperBound])
        else { return nil }
        self.article = article
        if let sign {
            guard Self.isDivision(bytes[range.lowerBound..<sign]) else { return nil }
            division = String(decoding: bytes[range.lowerBound..<sign], as: UTF8.self)
            separator = Character(Unicode.Scalar(bytes[sign]))
        }
    }

    /// One to three digits, perhaps a capital: `6`, `10`, `7A`.
    static func isDivision(_ text: ArraySlice<UInt8>) -> Bool {
        guard (1...3).contains(text.count), let first = text.first, isDigit(first), let last = text.last
        else { return false }
        return text.dropLast().allSatisfy(isDigit) && (isDigit(last) || last == UInt8(ascii: "A"))
    }

    /// Digits, then a few letters: `131`, `172a`, `509hh`, `14bis`. A capital or a hyphen before one letter is read as the letter.
    private static func article(_ text: ArraySlice<UInt8>) -> String? {
        let digits = text.prefix(while: isDigit)
        var letters = text.dropFirst(digits.count)
        guard (1...4).contains(digits.count) else { return nil }
        if letters.first == UInt8(ascii: "-"), letters.count == 2 { letters = letters.dropFirst() }
        if letters.count == 1, let letter = letters.first, (0x41...0x5A).contains(letter) {
            letters = [letter | 0x20]
        }
        guard letters.allSatisfy({ (0x61...0x7A).contains($0) }),
            letters.count <= 3 || latin.contains(where: { letters.elementsEqual($0.utf8) })
        else { return nil }
        return String(decoding: digits, as: UTF8.self) + String(decoding: letters, as: UTF8.self)
    }

    private static let latin = ["quater", "quinquies", "sexies", "septies"]

    private static func isJoint(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ",")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
