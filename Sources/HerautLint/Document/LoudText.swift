/// Text that shouts: capitals, rows of exclamation marks, alarm signs.
enum LoudText {
    /// A single word in capitals of up to so many letters may be an abbreviation (`POLITIE` is not, `GGD` is).
    private static let longestAbbreviation = 4
    private static let wordsOfPhrase = 3

    /// Runs of words in capitals with a long word in them, or of three words and more, with the exclamation marks behind them. Numbers
    /// may stand between.
    static func capitals(in passage: Passage) -> [Range<Int>] {
        guard passage.traits.contains(.capitals) else { return [] }
        var runs: [Range<Int>] = []
        var run: [Word] = []
        func close() {
            while run.last?.kind == .number { run.removeLast() }
            let isLoud =
                run.count >= wordsOfPhrase
                || run.contains { letters(of: $0, in: passage) > longestAbbreviation }
            if let first = run.first, let last = run.last, isLoud {
                runs.append(first.range.lowerBound..<passage.endOfMarks(from: last.range.upperBound))
            }
            run = []
        }
        for word in passage.words {
            // Abbreviations in brackets of their own: `(EU) 2022/2065 (DSA)`.
            if let last = run.last, hasBracket(between: last, word, in: passage) { close() }
            if isInCapitals(word, in: passage) || (word.kind == .number && !run.isEmpty) {
                run.append(word)
            } else if !run.isEmpty {
                close()
            }
        }
        close()
        return runs
    }

    private static func hasBracket(between first: Word, _ second: Word, in passage: Passage) -> Bool {
        passage.bytes[first.range.upperBound..<second.range.lowerBound].contains {
            $0 == Byte.openParenthesis || $0 == Byte.closeParenthesis || $0 == Byte.openBracket
                || $0 == Byte.closeBracket
        }
    }

    /// Two exclamation marks or more, or one beside a question mark.
    static func exclamations(in passage: Passage) -> [Range<Int>] {
        guard passage.traits.contains(.exclamation) else { return [] }
        var runs: [Range<Int>] = []
        var position = 0
        while position < passage.bytes.count {
            guard passage.bytes[position] == Byte.exclamation || passage.bytes[position] == Byte.question
            else {
                position += 1
                continue
            }
            let end = passage.endOfMarks(from: position)
            let marks = passage.bytes[position..<end]
            if marks.count > 1, marks.contains(Byte.exclamation) { runs.append(position..<end) }
            position = end
        }
        return runs
    }

    /// Alarm signs: each one, with its passage.
    static func alarms(in document: LintDocument) -> [(passage: Passage, range: Range<Int>)] {
        document.passages(with: .sign).flatMap { passage in alarms(in: passage).map { (passage, $0) } }
    }

    /// The same in one passage.
    static func alarms(in passage: Passage) -> [Range<Int>] {
        guard passage.traits.contains(.sign) else { return [] }
        var ranges: [Range<Int>] = []
        for (index, byte) in passage.bytes.enumerated() where byte == 0xE2 || byte == 0xF0 {
            guard let sign = signs.first(where: { passage.bytes[index...].starts(with: $0) }) else {
                continue
            }
            ranges.append(index..<index + sign.count)
        }
        return ranges
    }

    private static let signs = ["❗", "❕", "‼", "⁉", "⚠", "⛔", "🚨", "🆘", "📢", "📣"].map { Array($0.utf8) }

    private static func isInCapitals(_ word: Word, in passage: Passage) -> Bool {
        // Nearly every word ends in a small letter.
        guard word.kind == .text, !Byte.isLower(passage.bytes[Int(word.end) - 1]),
            letters(of: word, in: passage) > 1
        else { return false }
        let bytes = passage.bytes[word.range]
        return !bytes.contains(where: Byte.isLower) && !hasSmallLetter(bytes) && !isCode(word, in: passage)
    }

    /// Numbers of accounts and of decisions shout at nobody: `NL91ABNA0417164300`, `ECLI:NL:RBOVE:2018:3656`.
    private static func isCode(_ word: Word, in passage: Passage) -> Bool {
        if passage.bytes[word.range].contains(where: Byte.isDigit) { return true }
        let (start, end) = (word.range.lowerBound, word.range.upperBound)
        let isBehindColon = start > 0 && passage.bytes[start - 1] == Byte.colon
        let isBeforeColon =
            end + 1 < passage.bytes.count && passage.bytes[end] == Byte.colon
            && !Byte.isSpace(passage.bytes[end + 1])
        return isBehindColon || isBeforeColon
    }

    /// `é`, `ł`, `т`: a small letter outside a to z, of any script.
    private static func hasSmallLetter(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return false }
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { $0.properties.isLowercase }
    }

    /// How many capitals a word has: what is written otherwise in small letters.
    private static func letters(of word: Word, in passage: Passage) -> Int {
        zip(passage.bytes[word.range], passage.folded[word.range]).count { $0 != $1 }
    }
}

extension Passage {
    /// Where the exclamation and question marks end that start at `offset`; `offset` itself when none does.
    fileprivate func endOfMarks(from offset: Int) -> Int {
        var end = offset
        while end < bytes.count, bytes[end] == Byte.exclamation || bytes[end] == Byte.question { end += 1 }
        return end
    }
}
