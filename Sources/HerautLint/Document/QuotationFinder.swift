import HerautModel

/// Finds what stands between quotation marks, and whose words they are.
struct QuotationFinder {
    let bytes: [UInt8]
    let folded: [UInt8]
    let sentences: [Range<Int>]
    let family: DocumentFamily
    /// For text in which quotation marks mean nothing.
    var isOff = false

    /// A checklist tells its user what to say in these words; a quotation after them is the user's own.
    private static let instructions = [
        "open", "begin", "sluit", "zeg", "vraag", "vertel", "leg", "start", "eindig", "maak", "beloof",
        "waarschuw", "dreig",
        "herhaal", "benadruk", "noem", "antwoord", "spreek", "stel", "bedank", "geef", "bespreek", "bied",
        "wijs", "spiegel",
    ]
    private static let reporting = [
        "schrijft", "schreef", "zegt", "zei", "staat", "stond", "riep", "roept", "plaatste", "bericht",
    ]
    private static let senders = [
        "burgemeester", "wethouder", "gemeente", "politie", "wij", "ik", "woordvoerder",
    ]

    init(bytes: [UInt8], folded: [UInt8], sentences: [Range<Int>], family: DocumentFamily) {
        self.bytes = bytes
        self.folded = folded
        self.sentences = sentences
        self.family = family
    }

    func quotations() -> [Passage.Quotation] {
        if isOff { return [] }
        return (double() + single()).sorted { $0.lowerBound < $1.lowerBound }
            .map { Passage.Quotation(range: $0, isReported: isReported($0)) }
    }

    /// Between `"` and `"`, or `“`, `„` and `”`, `“`. Marks around the whole of a spoken text are no quotation.
    private func double() -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var open: Int?
        var markStart = 0
        var position = 0
        while position < bytes.count {
            let length = markLength(position)
            guard length > 0 else { position += 1; continue }
            if let start = open {
                if !(family == .video && markStart == 0) { ranges.append(start..<position) }
                open = nil
            } else {
                open = position + length
                markStart = position
            }
            position += length
        }
        return ranges
    }

    private func markLength(_ position: Int) -> Int {
        if bytes[position] == Byte.quote { return 1 }
        guard bytes[position] == 0xE2, position + 2 < bytes.count, bytes[position + 1] == 0x80 else {
            return 0
        }
        return (0x9C...0x9E).contains(bytes[position + 2]) ? 3 : 0
    }

    /// Between single marks: the first stands before a word, the last behind one. `'s avonds` and `zo'n` open nothing.
    private func single() -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var position = 0
        while let open = next(from: position, where: opens), let close = next(from: open + 2, where: closes) {
            ranges.append(open + 1..<close)
            position = close + 1
        }
        return ranges
    }

    private func next(from start: Int, where condition: (Int) -> Bool) -> Int? {
        var position = start
        while position < bytes.count {
            if bytes[position] == Byte.apostrophe, condition(position) { return position }
            position += 1
        }
        return nil
    }

    private func opens(_ index: Int) -> Bool {
        guard index + 2 < bytes.count,
            index == 0 || Byte.isSpace(bytes[index - 1]) || bytes[index - 1] == 0x28
        else { return false }
        let isClitic = Byte.isSpace(bytes[index + 2]) || bytes[index + 2] == Byte.hyphen
        return !Byte.isSpace(bytes[index + 1]) && !isClitic
    }

    private func closes(_ index: Int) -> Bool {
        guard !Byte.isSpace(bytes[index - 1]) else { return false }
        guard index + 1 < bytes.count else { return true }
        return !Byte.isASCIILetter(bytes[index + 1]) && bytes[index + 1] < 0x80
    }

    private func isReported(_ range: Range<Int>) -> Bool {
        if family == .notice { return true }
        let leadIn = leadIn(to: range.lowerBound)
        if family == .stopgesprek { return !leadIn.contains(where: Self.instructions.contains) }
        return leadIn.contains(where: Self.reporting.contains)
            && !leadIn.contains(where: Self.senders.contains)
    }

    /// The words of the sentence before the quotation. A sentence that ends just before it leads in as well.
    private func leadIn(to offset: Int) -> [String] {
        let start = sentences.last { $0.lowerBound + 1 < offset }?.lowerBound ?? 0
        return folded[start..<offset].split { !Byte.isASCIILetter($0) }.map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}

/// Finds stage directions: `[Beeld: …]` in a script.
enum DirectionFinder {
    static func directions(in folded: [UInt8], family: DocumentFamily) -> [Range<Int>] {
        guard family == .video else { return [] }
        var ranges: [Range<Int>] = []
        var open: Int?
        for (index, byte) in folded.enumerated() {
            if byte == Byte.openBracket { open = index }
            guard byte == Byte.closeBracket, let start = open else { continue }
            open = nil
            if folded[start..<index].contains(Byte.colon) { ranges.append(start..<index + 1) }
        }
        return ranges
    }
}
