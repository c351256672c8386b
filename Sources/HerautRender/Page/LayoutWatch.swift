import HerautLanguage
import HerautModel

/// Tells in few steps that a letter is laid out as the example was. It never says so wrongly; when it cannot tell, the letter is laid out anew.
///
/// A line has its role from its words (``LetterParts``), so from the values in it. Most lines are safe whatever comes in them: they start with a
/// label, or stand in the text and start with words that no closing starts with. The others are looked at.
struct LayoutWatch: Sendable {
    /// A line with places for values.
    private struct Line: Sendable {
        /// Words before, between and after the values: one more than there are slots.
        var words: [[UInt8]] = [[]]
        var slots: [Int] = []
        let place: Place

        /// Whether all of it is one value.
        var isBare: Bool { slots.count == 1 && words.allSatisfy(\.isEmpty) }
    }

    /// Where a line stands, and so what it could be mistaken for.
    private enum Place: Sendable {
        /// Above the salutation; for each line of the example in it, whether it has a postcode.
        case head([Bool])
        case salutation
        case text
    }

    private var lines: [Line] = []
    /// How many lines each value has in the example, for the slots of paragraphs.
    private var breaks: [(slot: Int, count: Int)] = []
    private let opening: [UInt8]

    /// `nil` when letters of this plan have to be laid out one by one.
    init?(_ plan: DraftPlan, layout: Layout, example: [String]) {
        let filled = plan.blocks(filledWith: example)
        let parts = LetterParts(of: filled)
        guard plan.metadata.family == .letter, let salutation = parts.salutation else { return nil }
        let text = filled[salutation.block].lines[salutation.lines.lowerBound].plainText
        opening = Array(text.prefix { $0 != " " }.lowercased().utf8)
        for (block, content) in plan.blocks.enumerated() {
            guard case .paragraph = content.content else { continue }
            var first = 0
            for inlines in content.lines {
                let count = Self.count(inlines, example)
                let isFine = add(
                    inlines, block, first..<first + count, salutation, filled[block].lines, example)
                guard isFine else { return nil }
                first += count
            }
        }
    }

    /// Whether a letter with `texts` is certainly laid out as the example.
    func holds(for texts: SlotTexts) -> Bool {
        for (slot, count) in breaks where Self.breaks(in: texts[slot]) != count { return false }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longest) { memory in
            lines.allSatisfy { holds($0, texts, memory) }
        }
    }

    // MARK: Compiling

    private static func count(_ inlines: [Inline], _ example: [String]) -> Int {
        1 + slots(in: inlines).reduce(0) { $0 + breaks(in: Array(example[$1].utf8)) }
    }

    private static func breaks(in text: some Sequence<UInt8>) -> Int {
        text.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    }

    private static func slots(in inlines: [Inline]) -> [Int] {
        inlines.flatMap { inline -> [Int] in
            switch inline.content {
            case .slot(let slot): [slot.index]
            case .strong(let inner), .emphasis(let inner), .link(let inner, _): slots(in: inner)
            default: []
            }
        }
    }

    private mutating func add(
        _ inlines: [Inline], _ block: Int, _ range: Range<Int>, _ salutation: LetterParts.Place,
        _ filled: [[Inline]], _ example: [String]
    ) -> Bool {
        guard filled.indices.contains(range.upperBound - 1) else { return false }
        let place: Place
        let start = (salutation.block, salutation.lines.lowerBound)
        if (block, range.upperBound - 1) < start {
            let kinds = filled[range].map { LetterLine.look(at: $0.plainText) }
            place = .head(kinds.map(\.hasPostcode))
            // What follows a postcode is part of the address when it is short: then its words count.
            let follows =
                range.lowerBound > 0
                && LetterLine.look(at: filled[range.lowerBound - 1].plainText).hasPostcode
            if !Self.slots(in: inlines).isEmpty, follows { return false }
        } else {
            place = (block, range.lowerBound) == start ? .salutation : .text
        }
        var line = Line(place: place)
        Self.collect(inlines, into: &line)
        guard !line.slots.isEmpty else { return true }
        breaks += line.slots.map { ($0, Self.breaks(in: Array(example[$0].utf8))) }
        switch place {
        case .head(let postcodes):
            if LetterLine.isLabelled(String(decoding: line.words[0], as: UTF8.self)) { return true }
            guard line.isBare || postcodes.count == 1 else { return false }
        case .salutation: guard range.count == 1 else { return false }
        case .text:
            guard range.count == 1, LetterLine.look(at: filled[range.lowerBound].plainText).isOther else {
                return false
            }
            if LetterLine.cannotClose(String(decoding: line.words[0], as: UTF8.self)) { return true }
        }
        lines.append(line)
        return true
    }

    private static func collect(_ inlines: [Inline], into line: inout Line) {
        for inline in inlines {
            switch inline.content {
            case .slot(let slot):
                line.slots.append(slot.index)
                line.words.append([])
            case .strong(let inner), .emphasis(let inner), .link(let inner, _): collect(inner, into: &line)
            default: line.words[line.words.count - 1] += Array([inline].plainText.utf8)
            }
        }
    }

    // MARK: Looking

    /// Longest line that is looked at as a whole, in bytes.
    private static let longest = 256

    private func holds(_ line: Line, _ texts: SlotTexts, _ memory: UnsafeMutableBufferPointer<UInt8>) -> Bool
    {
        switch line.place {
        case .head(let postcodes) where line.isBare: return Self.holds(texts[line.slots[0]], postcodes)
        case .head(let postcodes):
            return Self.whole(line, texts, memory).flatMap(PlainLine.init)?.hasPostcode == postcodes[0]
        case .salutation:
            return Self.whole(line, texts, memory).map { PlainLine.isSalutation($0, opening: opening) }
                ?? false
        case .text: return Self.cannotClose(line, texts, memory)
        }
    }

    /// The line with its values; `nil` when it is too long.
    private static func whole(
        _ line: Line, _ texts: SlotTexts, _ memory: UnsafeMutableBufferPointer<UInt8>
    ) -> UnsafeBufferPointer<UInt8>? {
        var count = 0
        func add(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            guard count + bytes.count <= memory.count else { return false }
            for byte in bytes {
                memory[count] = byte
                count += 1
            }
            return true
        }
        for (index, words) in line.words.enumerated() {
            guard words.withUnsafeBufferPointer(add) else { return nil }
            if index < line.slots.count, !add(texts[line.slots[index]]) { return nil }
        }
        return UnsafeBufferPointer(rebasing: memory[..<count])
    }

    /// Whether a line of the text, however long, starts as no closing does.
    private static func cannotClose(
        _ line: Line, _ texts: SlotTexts, _ memory: UnsafeMutableBufferPointer<UInt8>
    ) -> Bool {
        var count = 0
        func add(_ bytes: UnsafeBufferPointer<UInt8>) {
            for byte in bytes.prefix(PlainLine.closingStart - count) {
                memory[count] = byte
                count += 1
            }
        }
        for (index, words) in line.words.enumerated() where count < PlainLine.closingStart {
            words.withUnsafeBufferPointer(add)
            if index < line.slots.count { add(texts[line.slots[index]]) }
        }
        return PlainLine.cannotClose(UnsafeBufferPointer(rebasing: memory[..<count]))
    }

    private static func holds(_ text: UnsafeBufferPointer<UInt8>, _ postcodes: [Bool]) -> Bool {
        var start = 0
        for hasPostcode in postcodes {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            let line = UnsafeBufferPointer(rebasing: text[start..<end])
            guard PlainLine(line)?.hasPostcode == hasPostcode else { return false }
            start = min(end + 1, text.count)
        }
        return true
    }
}

/// A line that is certainly nothing but text or part of an address.
struct PlainLine {
    /// Whether a postcode starts it, as Heraut writes one.
    let hasPostcode: Bool

    /// `nil` when the line could be something else.
    init?(_ line: UnsafeBufferPointer<UInt8>) {
        guard let first = line.first, let last = line.last, first > 0x20, last > 0x20 else { return nil }
        var hasComma = false
        var digits = 0
        var longestRun = 0
        for byte in line {
            if byte == UInt8(ascii: ":") || byte == 0x0D || byte == 0xC2 { return nil }
            if byte == UInt8(ascii: ",") { hasComma = true }
            digits = Self.isDigit(byte) ? digits + 1 : 0
            longestRun = max(longestRun, digits)
        }
        if last == UInt8(ascii: ",") || last == UInt8(ascii: "!") { return nil }
        if Self.isDigit(last), hasComma || Self.startsWithDay(line) { return nil }
        guard Self.cannotClose(line) else { return nil }
        hasPostcode = Self.startsWithPostcode(line)
        if !hasPostcode, longestRun >= 4 { return nil }
    }

    /// Whether it is a salutation that starts with the word `opening`.
    static func isSalutation(_ line: UnsafeBufferPointer<UInt8>, opening: [UInt8]) -> Bool {
        guard let last = line.last, last == UInt8(ascii: ",") || last == UInt8(ascii: "!"), line.count <= 100,
            line.count > opening.count, line[opening.count] == 0x20,
            !line.contains(UInt8(ascii: ":"))
        else { return false }
        return zip(line, opening).allSatisfy { ($0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0) == $1 }
    }

    /// By so many bytes closings are told apart from other lines.
    static let closingStart = 4

    /// Whether it starts as no closing does.
    static func cannotClose(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard line.count >= closingStart, line[0] > 0x20 else { return false }
        let head = (0..<closingStart).reduce(UInt32(0)) { $0 << 8 | UInt32(line[$1] | 0x20) }
        return !LetterLine.closingHeads.contains(head)
    }

    /// Whether it starts as a date does, `3 ` or `03-`: unlike `2e Dwarsstraat 12`.
    private static func startsWithDay(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        let digits = line.prefix(3).prefix(while: isDigit).count
        return (1...2).contains(digits) && (digits == line.count || " -/".utf8.contains(line[digits]))
    }

    private static func startsWithPostcode(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard line.count >= 7, line[0] != UInt8(ascii: "0"), (0..<4).allSatisfy({ isDigit(line[$0]) }),
            line[4] == 0x20, isCapital(line[5]), isCapital(line[6])
        else { return false }
        return line.count == 7 || line[7] == 0x20
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
}

/// What a line of a letter may be, by the words of the language.
private enum LetterLine {
    /// The first four letters of every closing.
    static let closingHeads: Set<UInt32> = Set(
        LetterWords.dutch.closings.map { closing in
            Array(closing.utf8).prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1 | 0x20) }
        })

    /// Whether a line that starts with these words starts with a label, so that nothing behind it counts.
    static func isLabelled(_ words: String) -> Bool {
        guard let colon = words.firstIndex(of: ":") else { return false }
        let label = words[..<colon].trimmingSpaces().lowercased()
        let labels = LetterWords.dutch
        return [labels.subject, labels.reference, labels.date, labels.returnAddress].contains {
            $0.contains(label)
        }
    }

    /// Whether no line that starts with these words can be a closing.
    static func cannotClose(_ words: String) -> Bool {
        let start = words.trimmingSpaces().lowercased()
        guard !start.isEmpty, words.utf8.first != 0x20 else { return false }
        return !LetterWords.dutch.closings.contains { $0.hasPrefix(start) || start.hasPrefix($0) }
    }

    /// What the parts of a letter say of a line by itself.
    static func look(at text: String) -> (hasPostcode: Bool, isOther: Bool) {
        let line = Block(.paragraph([Inline(.text(text), span: SourceSpan(0, 0))]), span: SourceSpan(0, 0))
        let alone = LetterParts(of: [line])
        let above = Block(
            .paragraph([
                Inline(.text("x"), span: SourceSpan(0, 0)), Inline(.lineBreak, span: SourceSpan(0, 0)),
                Inline(.text(text), span: SourceSpan(0, 0)),
            ]), span: SourceSpan(0, 0))
        let hasPostcode =
            alone.returnAddress != nil && alone.address == nil || LetterParts(of: [above]).address != nil
        let isOther =
            alone.salutation == nil && alone.subject == nil && alone.reference == nil && alone.date == nil
            && alone.closing == nil
        return (hasPostcode && isOther, isOther)
    }
}
