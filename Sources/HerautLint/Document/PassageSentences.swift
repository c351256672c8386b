import HerautLanguage

/// The sentences of a passage. The splitter of the language takes a new line for a space; in a municipal draft a line that starts with
/// a capital, a digit or a sign starts something new (a signature, a line of a poster), one in small letters goes on.
enum PassageSentences {
    static func sentences(in bytes: [UInt8], by splitter: SentenceSplitter) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == Byte.newline {
            guard index + 1 < bytes.count, !Byte.isLower(bytes[index + 1]) else { continue }
            sentences += splitter.sentences(in: bytes, range: start..<index)
            start = index + 1
        }
        return sentences + splitter.sentences(in: bytes, range: start..<bytes.count)
    }
}
