import HerautModel

/// Finds the parts of a letter. Top to bottom: everything above the salutation, the salutation, everything from the closing on.
struct LetterPartFinder {
    private let words: LetterWords
    /// Text of the lines of each paragraph; `nil` for other blocks.
    private let paragraphs: [[LetterLine]?]
    private(set) var parts = LetterParts()

    /// Without a salutation, how many blocks may be the head of a letter.
    private static let longestHead = 8
    /// An address has at most this many lines (international practice; six is also what the window shows).
    private static let longestAddress = 6

    init(blocks: [Block], words: LetterWords) {
        self.words = words
        paragraphs = blocks.map { block in
            guard case .paragraph = block.content else { return nil }
            return block.lines.map { LetterLine($0.plainText, words: words) }
        }
    }

    mutating func find() {
        parts.salutation = first(in: 0..<paragraphs.count) { $0.kind == .salutation }
        let head = 0..<(parts.salutation.map { $0.block + 1 } ?? min(Self.longestHead, paragraphs.count))
        parts.subject = first(in: head) { $0.kind == .subject }
        parts.reference = first(in: head) { $0.kind == .reference }
        parts.date = first(in: head) { $0.kind == .dateLabel } ?? first(in: head) { $0.kind == .dateAlone }
        findAddresses(in: head)
        findEnd()
    }

    private func first(in blocks: Range<Int>, where matches: (LetterLine) -> Bool) -> LetterParts.Place? {
        for block in blocks {
            guard let line = paragraphs[block]?.firstIndex(where: matches) else { continue }
            return .init(block: block, lines: line..<line + 1)
        }
        return nil
    }

    /// The last address above the salutation is the addressee's; a single line with an address before it is the sender's.
    private mutating func findAddresses(in head: Range<Int>) {
        parts.returnAddress = first(in: head) { $0.kind == .returnAddress }
        for block in head {
            guard let lines = paragraphs[block] else { continue }
            for line in lines.indices
            where lines[line].hasPostcode && lines[line].kind == .other && isInHead(block, line) {
                guard let place = address(around: line, in: lines, block: block) else {
                    if parts.address == nil, parts.returnAddress == nil, lines.count == 1 || line == 0 {
                        parts.returnAddress = .init(block: block, lines: line..<line + 1)
                    }
                    continue
                }
                if parts.returnAddress == nil { parts.returnAddress = parts.address }
                parts.address = place
            }
        }
    }

    private func isInHead(_ block: Int, _ line: Int) -> Bool {
        guard let salutation = parts.salutation else { return true }
        return (block, line) < (salutation.block, salutation.lines.lowerBound)
    }

    /// The unlabelled lines around the one with the postcode, at most six; `nil` when it stands alone.
    private func address(around postcode: Int, in lines: [LetterLine], block: Int) -> LetterParts.Place? {
        var start = postcode
        while start > 0, lines[start - 1].kind == .other, !lines[start - 1].isAddressInOne,
            postcode - start < Self.longestAddress - 1
        {
            start -= 1
        }
        guard start < postcode else { return nil }
        var end = postcode + 1
        // A country may follow the town.
        if end < lines.count, lines[end].kind == .other, lines[end].isOneOrTwoWords,
            end - start < Self.longestAddress
        {
            end += 1
        }
        return .init(block: block, lines: start..<end)
    }

    private mutating func findEnd() {
        let start = parts.salutation?.block ?? 0
        for block in paragraphs.indices.reversed() where block >= start {
            guard let lines = paragraphs[block], let line = lines.lastIndex(where: { $0.kind == .closing })
            else { continue }
            parts.closing = .init(block: block, lines: line..<line + 1)
            if line + 1 < lines.count {
                parts.signature = .init(block: block, lines: line + 1..<lines.count)
            } else if block + 1 < paragraphs.count, let next = paragraphs[block + 1],
                next.count <= Self.longestAddress
            {
                parts.signature = .init(block: block + 1, lines: 0..<next.count)
            }
            return
        }
    }
}

/// One line of a letter and what it looks like.
struct LetterLine {
    /// What a line is by its first words.
    enum Kind {
        case dateLabel, dateAlone, reference, subject, returnAddress, salutation, closing, other
    }

    let kind: Kind
    /// Whether a Dutch postcode stands in it: four digits, a space or not, two capitals.
    let hasPostcode: Bool
    /// Whether more than a town stands beside the postcode: street and town on one line.
    let isAddressInOne: Bool
    let isOneOrTwoWords: Bool

    /// Lines longer than this are sentences.
    private static let longestSalutation = 100
    private static let longestClosing = 60

    init(_ text: String, words: LetterWords) {
        let bytes = Array(text.utf8)
        let postcode = Self.postcode(in: bytes)
        hasPostcode = postcode != nil
        isAddressInOne = (postcode ?? 0) > 0 && bytes[..<(postcode ?? 0)].contains { (48...57).contains($0) }
        isOneOrTwoWords = (1...2).contains(Self.wordCount(bytes))
        kind = Self.kind(of: text.trimmingSpaces(), words: words)
    }

    private static func kind(of text: String, words: LetterWords) -> Kind {
        if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) {
            let label = text[..<colon].trimmingSpaces().lowercased()
            if words.subject.contains(label) { return .subject }
            if words.reference.contains(label) { return .reference }
            if words.date.contains(label) { return .dateLabel }
            if words.returnAddress.contains(label) { return .returnAddress }
        }
        if isDateAlone(text) { return .dateAlone }
        if text.utf8.count <= longestSalutation, text.hasSuffix(",") || text.hasSuffix("!"),
            isSalutation(text.lowercased(), words)
        {
            return .salutation
        }
        if text.utf8.count <= longestClosing, mayStart(text, withOneOf: words.closings) {
            let low = text.lowercased()
            if words.closings.contains(where: { starts(low, with: $0) }) { return .closing }
        }
        return .other
    }

    private static func isSalutation(_ low: String, _ words: LetterWords) -> Bool {
        words.salutations.contains { low.hasPrefix($0 + " ") || low == $0 + "," }
    }

    /// Whether the first letters agree, as bytes: nearly every line is told apart by that alone.
    private static func mayStart(_ text: String, withOneOf starts: [String]) -> Bool {
        guard let first = text.utf8.first, first < 0x80 else { return true }
        return starts.contains { start in start.utf8.first.map { $0 >= 0x80 || $0 == first | 0x20 } ?? true }
    }

    /// The closing's words, then no more than a comma or `en` more of them: "Groeten uit …" in a sentence does not end in a comma.
    private static func starts(_ line: String, with closing: String) -> Bool {
        guard line.hasPrefix(closing) else { return false }
        let rest = line.dropFirst(closing.count)
        return rest.isEmpty || rest.hasSuffix(",") || rest == "en"
    }

    /// `3 november 2026`, `3-11-2026`, `03/11/26`, with or without a place before it (`Voorbeeldstad, 3 november 2026`).
    private static func isDateAlone(_ text: String) -> Bool {
        // A date ends with its year.
        guard let last = text.utf8.last, (48...57).contains(last) else { return false }
        let date = text.firstIndex(of: ",").map { text[text.index(after: $0)...].trimmingSpaces() } ?? text
        let parts = date.split(omittingEmptySubsequences: false) { $0 == " " || $0 == "-" || $0 == "/" }
        guard parts.count == 3, isNumber(parts[0], 1...2), isNumber(parts[2], 2...4) else { return false }
        if isNumber(parts[1], 1...2) { return true }
        return parts[1].count >= 3 && parts[1].allSatisfy(\.isLetter) && isNumber(parts[2], 4...4)
    }

    private static func isNumber(_ text: Substring, _ lengths: ClosedRange<Int>) -> Bool {
        lengths.contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    private static func wordCount(_ bytes: [UInt8]) -> Int {
        var (count, isInWord) = (0, false)
        for byte in bytes {
            if byte != 32, !isInWord { count += 1 }
            isInWord = byte != 32
        }
        return count
    }

    /// The byte where a postcode starts; `nil` when there is none.
    private static func postcode(in bytes: [UInt8]) -> Int? {
        func isDigit(_ index: Int) -> Bool { index < bytes.count && (48...57).contains(bytes[index]) }
        func isCapital(_ index: Int) -> Bool { index < bytes.count && (65...90).contains(bytes[index]) }
        func isLetter(_ index: Int) -> Bool { index < bytes.count && (65...90).contains(bytes[index] & 0xDF) }
        for start in bytes.indices
        where isDigit(start) && bytes[start] != 48 && !(start > 0 && isDigit(start - 1)) {
            guard (1...3).allSatisfy({ isDigit(start + $0) }) else { continue }
            var letters = start + 4
            while letters < bytes.count, letters < start + 6, bytes[letters] == 32 { letters += 1 }
            if bytes[start + 4 < bytes.count ? start + 4 : start] == 0xC2, letters + 1 < bytes.count,
                bytes[letters + 1] == 0xA0
            {
                letters += 2
            }
            if isCapital(letters), isCapital(letters + 1), !isLetter(letters + 2) { return start }
        }
        return nil
    }
}
