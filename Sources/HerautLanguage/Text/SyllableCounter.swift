/// Counts the syllables of words, byte by byte: each group of vowels that sound together is one, and the table says which do. Words
/// without a vowel are spelled out (`tv`: two); a hyphen or an apostrophe ends a part of a word.
public struct SyllableCounter: Sendable {
    private let table: SyllableTable

    /// A counter for the language of `table`.
    public init(_ table: SyllableTable) { self.table = table }

    /// Syllables of a word in any case, accents and letters in one (NFC).
    public func count(_ word: String) -> Int { count(Folding.lowercased(Array(word.utf8))[...]) }

    /// Syllables of a word in lower case, accents and letters in one (NFC). 0 when the language is not known.
    public func count(_ word: ArraySlice<UInt8>) -> Int {
        guard !table.isEmpty else { return 0 }
        var total = 0
        var start = word.startIndex
        for index in word.indices where Self.isDivider(word[index]) {
            total += count(part: word[start..<index], of: word)
            start = index + 1
        }
        return max(1, total + count(part: word[start...], of: word))
    }

    private func count(part: ArraySlice<UInt8>, of word: ArraySlice<UInt8>) -> Int {
        var sounds = 0
        var hasVowel = false
        var position = part.startIndex
        while position < part.endIndex {
            guard let piece = table.piece(at: position, in: part) else {
                position += 1
                continue
            }
            hasVowel = true
            sounds += piece.syllables
            position += piece.length
        }
        return hasVowel ? sounds : spelled(part, of: word)
    }

    /// Letters without a vowel: `NTD` is said letter by letter, the one letter behind an apostrophe (`foto's`, `zo'n`) is not.
    private func spelled(_ part: ArraySlice<UInt8>, of word: ArraySlice<UInt8>) -> Int {
        let follows = part.startIndex > word.startIndex && word[part.startIndex - 1] == Self.apostrophe
        return follows && part.count == 1 ? 0 : part.count
    }

    private static let apostrophe = UInt8(ascii: "'")

    /// What parts a word: hyphen, apostrophe, the points of `i.v.m.`
    private static func isDivider(_ byte: UInt8) -> Bool {
        byte == apostrophe || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}
