/// Cuts running text into sentences.
///
/// Knows abbreviations, initials, decimals, times, web addresses, and quotation marks and brackets after the full stop. A new line is
/// mere space to it: paragraphs are for the caller to cut. Linear in the length of the text.
public struct SentenceSplitter: Hashable, Sendable {
    private let words: SentenceWords

    /// A splitter with the abbreviations of `language`.
    public init(_ language: LanguagePack) { words = language.sentenceWords }

    /// The sentences in `range` of UTF-8 `bytes` (all of it by default), in order, as half-open byte ranges without the space between
    /// them. Everything but that space lies in a sentence.
    public func sentences(in bytes: [UInt8], range: Range<Int>? = nil) -> [Range<Int>] {
        var scan = Scan(bytes: bytes, range: range ?? 0..<bytes.count, words: words)
        return scan.run()
    }
}

/// One pass over one text.
private struct Scan {
    let bytes: [UInt8]
    let end: Int
    let words: SentenceWords
    private var position: Int
    /// First byte of the sentence that is being read.
    private var start: Int
    /// First byte of the word that is being read.
    private var wordStart: Int
    private var sentences: [Range<Int>] = []

    init(bytes: [UInt8], range: Range<Int>, words: SentenceWords) {
        self.bytes = bytes
        self.end = range.upperBound
        self.words = words
        position = range.lowerBound
        start = range.lowerBound
        wordStart = range.lowerBound
    }

    mutating func run() -> [Range<Int>] {
        skipSpace()
        start = position
        while position < end {
            skipPlain()
            guard position < end else { break }
            let character = Letters.character(bytes, position, end)
            if Letters.isSpace(character.scalar) {
                skipSpace()
            } else if Self.isStop(character.scalar) {
                stop()
            } else {
                position += character.length
            }
        }
        close(at: trimmedEnd())
        return sentences
    }

    private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "!" || scalar == "?" || scalar == "…"
    }

    /// Passes over what is in ASCII and neither a space nor a stop: nearly all of every text.
    private mutating func skipPlain() {
        var next = position
        bytes.withUnsafeBufferPointer { bytes in
            while next < end {
                switch bytes[next] {
                case 0x21, 0x2E, 0x3F, 0...0x20, 0x80...: return
                default: next += 1
                }
            }
        }
        position = next
    }

    private mutating func skipSpace() {
        while position < end {
            let character = Letters.character(bytes, position, end)
            guard Letters.isSpace(character.scalar) else { break }
            position += character.length
        }
        wordStart = position
    }

    /// At one or more stops: ends the sentence there, or goes on behind them.
    private mutating func stop() {
        let stopStart = position
        var marks = 0
        var isPeriod = true
        while position < end {
            let character = Letters.character(bytes, position, end)
            guard Self.isStop(character.scalar) else { break }
            isPeriod = isPeriod && character.scalar == "."
            marks += 1
            position += character.length
        }
        let isEllipsis = isPeriod && marks > 1
        let hasCloser = skipClosers()
        guard position < end else { return }
        guard Letters.isSpace(Letters.character(bytes, position, end).scalar) else { return }
        let sentenceEnd = position
        let word = wordStart..<stopStart
        skipSpace()
        let next = NextWord(bytes, position, end, words)
        let ends =
            isPeriod && !isEllipsis && !hasCloser ? endsSentence(word, before: next) : next.canStartSentence
        if ends { close(at: sentenceEnd) }
    }

    private mutating func skipClosers() -> Bool {
        let before = position
        while position < end {
            let character = Letters.character(bytes, position, end)
            guard Letters.isCloser(character.scalar) else { break }
            position += character.length
        }
        return position > before
    }

    /// Whether a single full stop after `word` ends the sentence.
    private func endsSentence(_ word: Range<Int>, before next: NextWord) -> Bool {
        guard next.canStartSentence else { return false }
        var first = word.lowerBound
        while first < word.upperBound {
            let character = Letters.character(bytes, first, word.upperBound)
            guard Letters.isOpener(character.scalar) else { break }
            first += character.length
        }
        // Longer than any abbreviation: no need to look.
        guard first < word.upperBound, word.upperBound - first <= 24 else { return true }
        let text = bytes[first..<word.upperBound]
        if isInitial(text) { return next.isSentenceOpening }
        let folded = Folding.bare(text)
        if words.closing.contains(folded) { return next.startsWithCapital }
        if words.abbreviations.contains(folded) { return false }
        if next.startsWithDigit, words.beforeNumber.contains(folded) { return false }
        // "1. Bel ons": the number of an item, not a sentence.
        return !(first == start && text.allSatisfy { (48...57).contains($0) })
    }

    /// `A` or `J.P`: letters of a first name.
    private func isInitial(_ text: ArraySlice<UInt8>) -> Bool {
        // Nearly every word: initials are short, or have points between them.
        if text.count > Self.longestInitial, !text.contains(UInt8(ascii: ".")) { return false }
        return text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { part in
            guard let first = String(decoding: part, as: UTF8.self).unicodeScalars.first else { return false }
            return Letters.isUpper(first)
                && (String(first).utf8.count == part.count || Self.doubles.contains(Array(part)))
        }
    }

    /// Bytes of the longest initial: a letter of four, or one of ``doubles``.
    private static let longestInitial = 4

    /// Initials of more than one letter.
    private static let doubles: Set<[UInt8]> = Set(
        ["Th", "Ch", "Ph", "IJ", "Chr", "Joh"].map { Array($0.utf8) })

    private mutating func close(at sentenceEnd: Int) {
        if start < sentenceEnd { sentences.append(start..<sentenceEnd) }
        start = position
    }

    private func trimmedEnd() -> Int {
        var last = end
        while last > start {
            let character = Letters.characterBefore(bytes, last, start)
            guard Letters.isSpace(character.scalar) else { break }
            last -= character.length
        }
        return last
    }
}

/// What stands behind a full stop and the space after it.
private struct NextWord {
    /// Not a small letter: a capital, a digit, a dash, an emoji.
    private(set) var canStartSentence = true
    /// A capital letter.
    private(set) var startsWithCapital = false
    /// A digit.
    private(set) var startsWithDigit = false
    private var bytes: ArraySlice<UInt8> = []
    private let words: SentenceWords

    /// A capital, and a word that opens sentences rather than a surname.
    var isSentenceOpening: Bool {
        startsWithCapital
            && words.openings.contains(Folding.bare(bytes.prefix { ($0 | 0x20) >= 0x61 && $0 != 0x7C }))
    }

    init(_ bytes: [UInt8], _ position: Int, _ end: Int, _ words: SentenceWords) {
        self.words = words
        var index = position
        while index < end {
            let character = Letters.character(bytes, index, end)
            guard Letters.isOpener(character.scalar) else { break }
            index += character.length
        }
        index = Self.skipClitic(bytes, index, end, afterApostrophe: index > position)
        guard index < end else { return }
        let first = Letters.character(bytes, index, end)
        canStartSentence = !Letters.isLower(first.scalar)
        startsWithCapital = Letters.isUpper(first.scalar)
        startsWithDigit = Letters.isDigit(first.scalar)
        self.bytes = bytes[index..<min(end, index + 24)]
    }

    /// `'s Avonds`: the small letter behind an apostrophe does not count, the capital after it does.
    private static func skipClitic(_ bytes: [UInt8], _ index: Int, _ end: Int, afterApostrophe: Bool) -> Int {
        guard afterApostrophe, index + 2 < end, [0x73, 0x74, 0x6E].contains(bytes[index]),
            bytes[index + 1] == 0x20,
            Letters.isUpper(Letters.character(bytes, index + 2, end).scalar)
        else { return index }
        return index + 2
    }
}
