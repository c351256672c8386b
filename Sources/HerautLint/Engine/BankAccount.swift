/// International bank account numbers (ISO 13616): country, two check digits, up to thirty letters and digits.
enum BankAccount {
    /// Shortest and longest that exist, in letters and digits.
    private static let lengths = 15...34

    /// Where one stands in a passage. Groups of four with a space between them are one number.
    static func ranges(in passage: Passage) -> [Range<Int>] {
        passage.words.indices.compactMap { account(at: $0, in: passage) }
    }

    private static func account(at first: Int, in passage: Passage) -> Range<Int>? {
        guard begins(passage.bytes[passage.words[first].range]) else { return nil }
        var text: [UInt8] = []
        for index in first..<min(first + 10, passage.words.count) {
            let word = passage.words[index].range
            if index > first, word.lowerBound != passage.words[index - 1].range.upperBound + 1 { return nil }
            text += passage.bytes[word]
            guard text.count <= lengths.upperBound else { return nil }
            if lengths.contains(text.count), isValid(text) {
                return passage.words[first].range.lowerBound..<word.upperBound
            }
        }
        return nil
    }

    /// Two capitals and two digits.
    private static func begins(_ text: ArraySlice<UInt8>) -> Bool {
        text.count >= 4 && text.prefix(2).allSatisfy(Byte.isUpper)
            && text.dropFirst(2).prefix(2).allSatisfy(Byte.isDigit)
    }

    /// Country and check digits moved to the end, letters as 10 to 35: the number leaves 1 when divided by 97.
    static func isValid(_ text: [UInt8]) -> Bool {
        var remainder = 0
        for byte in text.dropFirst(4) + text.prefix(4) {
            if Byte.isDigit(byte) {
                remainder = (remainder * 10 + Int(byte - 48)) % 97
            } else if Byte.isUpper(byte) {
                remainder = (remainder * 100 + Int(byte - 55)) % 97
            } else {
                return false
            }
        }
        return remainder == 1
    }
}
