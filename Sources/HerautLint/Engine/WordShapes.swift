/// Shapes made of letters and brackets.
enum WordShapes {
    static let months = [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
        "november", "december",
    ].map { Array($0.utf8) }

    static func isCapitalMonth(_ index: Int, in passage: Passage) -> Bool {
        let word = passage.words[index]
        guard index > 0, passage.words[index - 1].kind == .number,
            Byte.isUpper(passage.bytes[word.range.lowerBound])
        else { return false }
        return months.contains { passage.folded[word.range].elementsEqual($0) }
            && !isShouting(passage.bytes[word.range])
    }

    /// More than twelve letters after the sign, all small.
    static func isSmallHashtag(_ index: Int, in passage: Passage) -> Bool {
        let word = passage.words[index]
        let text = passage.bytes[word.range].dropFirst()
        return word.kind == .hashtag && text.count > 12 && text.contains(where: Byte.isLower)
            && !text.contains(where: Byte.isUpper)
    }

    private static func isShouting(_ text: ArraySlice<UInt8>) -> Bool { text.allSatisfy(Byte.isUpper) }

    /// Letters with a point after each, small but for the first. Capitals are someone's initials.
    static func isDottedAbbreviation(_ index: Int, in passage: Passage) -> Bool {
        let word = passage.words[index]
        let text = passage.bytes[word.range]
        guard word.kind == .text, text.count >= 3, text[text.startIndex + 1] == Byte.point,
            Byte.isASCIILetter(text[text.startIndex])
        else { return false }
        return text.dropFirst().enumerated().allSatisfy { offset, byte in
            offset % 2 == 0 ? byte == Byte.point : Byte.isLower(byte)
        }
    }

    /// Capitals only, not in shouting, not after a number (`1234 AB`, `131 Sr`, `NL91 ABNA`), and neither they nor what they stand for in brackets.
    static func isCapitalAbbreviation(_ index: Int, in passage: Passage) -> Bool {
        let word = passage.words[index]
        guard word.kind == .text, Byte.isUpper(passage.bytes[Int(word.start)]) else { return false }
        let text = passage.bytes[word.range]
        guard (2...5).contains(text.count), isShouting(text) else { return false }
        let neighbours = [index - 1, index + 1].filter(passage.words.indices.contains).map {
            passage.words[$0]
        }
        if neighbours.contains(where: { $0.range.count > 1 && isShouting(passage.bytes[$0.range]) }) {
            return false
        }
        // A number, or the start of an account: NL91 ABNA 0417 1643 00. XXX is a place to fill in.
        if index > 0, passage.folded(passage.words[index - 1]).contains(where: Byte.isDigit) { return false }
        // The reference of a letter: MK 26/0166.
        if passage.touch(index, index + 1), passage.words[index + 1].kind == .number { return false }
        if passage.folded(word).allSatisfy({ $0 == UInt8(ascii: "x") }) { return false }
        let before = word.range.lowerBound > 0 ? passage.bytes[word.range.lowerBound - 1] : Byte.space
        let after = passage.bytes[word.range.upperBound...].prefix(2)
        return before != 0x28 && !after.elementsEqual(" (".utf8)
    }

    /// What stands between `[` and `]` or `<` and `>` and holds letters, stage directions apart; `XXX`.
    static func placeholders(in passage: Passage) -> [Range<Int>] {
        let between =
            bracketed(passage, 0x5B, 0x5D) + bracketed(passage, 0x3C, 0x3E) + bracketed(passage, 0x7B, 0x7D)
        let crosses = passage.words.filter { word in
            passage.folded[Int(word.start)] == UInt8(ascii: "x") && word.range.count >= 3
                && passage.folded[word.range].allSatisfy { $0 == UInt8(ascii: "x") }
        }
        return (between + crosses.map(\.range)).sorted { $0.lowerBound < $1.lowerBound }
    }

    /// What stands on a poster beside its words: `[QR-code naar …]`, `[foto: …]`.
    private static let pictures = ["qr-code", "qr code", "beeld", "foto", "logo", "afbeelding"].map {
        Array($0.utf8)
    }

    private static func bracketed(_ passage: Passage, _ open: UInt8, _ close: UInt8) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start: Int?
        for (index, byte) in passage.folded.enumerated() {
            if byte == open { start = index }
            guard byte == close, let from = start else { continue }
            start = nil
            let range = from..<index + 1
            let inner = passage.folded[from + 1..<index]
            let isText =
                inner.count <= 60 && inner.contains(where: Byte.isASCIILetter)
                && !pictures.contains { inner.starts(with: $0) }
            if isText, !passage.directions.contains(where: { $0.overlaps(range) }) { ranges.append(range) }
        }
        return ranges
    }
}

extension LintDocument {
    /// Abbreviations that stand in brackets somewhere, behind what they stand for: `Centraal Orgaan opvang asielzoekers (COA)`.
    var explainedAbbreviations: Set<ArraySlice<UInt8>> {
        var found: Set<ArraySlice<UInt8>> = []
        for passage in passages(with: .capitals) {
            for word in passage.words where word.kind == .text && word.start > 0 {
                let (start, end) = (Int(word.start), Int(word.end))
                guard passage.bytes[start - 1] == Byte.openParenthesis, end < passage.bytes.count,
                    passage.bytes[end] == Byte.closeParenthesis
                else { continue }
                found.insert(passage.bytes[start..<end])
            }
        }
        return found
    }
}
