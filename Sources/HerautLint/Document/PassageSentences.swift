import HerautLanguage

/// The sentences of a passage. The splitter of the language takes a new line for a space; in a municipal draft a line that starts with
/// a capital, a digit or a sign starts something new (a signature, a line of a poster), one in small letters goes on.
enum PassageSentences {
    static func sentences(in bytes: [UInt8], by splitter: SentenceSplitter) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == Byte.newline {
            guard index + 1 < bytes.count, !isSmallLetter(bytes, index + 1) else { continue }
            sentences += splitter.sentences(in: bytes, range: start..<index)
            start = index + 1
        }
        return sentences + splitter.sentences(in: bytes, range: start..<bytes.count)
    }

    /// `a`…`z`, and Latin letters with an accent: `één` goes on where a line broke.
    private static func isSmallLetter(_ bytes: [UInt8], _ index: Int) -> Bool {
        if Byte.isLower(bytes[index]) { return true }
        guard bytes[index] == 0xC3, index + 1 < bytes.count else { return false }
        return bytes[index + 1] >= 0x9F && bytes[index + 1] != 0xB7
    }
}
