import HerautLanguage

/// Reads paragraphs and parts behind a number: `lid 2`, `, tweede lid,`, `leden 1 en 2`, `aanhef en onder b`, `(2)(b)`.
struct CitationQualifiers {
    let text: CitationText
    var position: Int

    /// A citation has a paragraph and a few parts; a bound keeps a text of nothing else linear.
    private static let limit = 6

    /// Adds what stands from `position` on to `citation`, of which the number or law ends at `end`.
    mutating func read(into citation: inout Citation, after end: Int) {
        bracketed(&citation, after: end)
        for _ in 0..<Self.limit {
            let start = position
            guard text.isTight(position - 1), paragraph(&citation) || ordinals(&citation) || part(&citation)
            else {
                position = start
                return
            }
            citation.range = citation.range.lowerBound..<text.tokens[position - 1].range.upperBound
        }
    }

    /// `lid 2`, `leden 1 en 2`, `lid 1 t/m 3`.
    private mutating func paragraph(_ citation: inout Citation) -> Bool {
        guard text.word(position) == .paragraph, let first = text.smallNumber(position + 1),
            text.isTight(position)
        else { return false }
        let start = position
        position += 2
        var numbers = [first]
        while numbers.count < Self.limit, let (next, _) = text.joint(after: position - 1),
            let number = text.smallNumber(next)
        {
            numbers.append(number)
            position = next + 1
        }
        citation.setParagraphs(numbers, at: text.range(start, position - 1))
        return true
    }

    /// `tweede lid`, `eerste en tweede lid`.
    private mutating func ordinals(_ citation: inout Citation) -> Bool {
        let start = position
        var numbers: [Int] = []
        while numbers.count < Self.limit, case .ordinal(let number) = text.word(position) {
            numbers.append(number)
            position += 1
            guard let (next, _) = text.joint(after: position - 1), case .ordinal = text.word(next) else {
                break
            }
            position = next
        }
        guard !numbers.isEmpty, text.word(position) == .paragraph else { return false }
        position += 1
        citation.setParagraphs(numbers, at: text.range(start, position - 1))
        return true
    }

    /// `onder b`, `sub 1°`, `aanhef en onderdeel b`, `onder a en b`.
    private mutating func part(_ citation: inout Citation) -> Bool {
        if text.word(position) == .opening, text.word(position + 1) == .and,
            text.word(position + 2) == .part || text.word(position + 2) == .paragraph
        {
            citation.hasOpeningWords = true
            position += 2
            return true
        }
        guard text.word(position) == .part, let part = text.part(position + 1), text.isTight(position) else {
            return false
        }
        position += 2
        if citation.part == nil { citation.part = part }
        if let (next, _) = text.joint(after: position - 1), text.part(next) != nil, text.isLetter(next) {
            position = next + 1
        }
        return true
    }

    /// `6(1)(e)`: the way of European laws.
    private mutating func bracketed(_ citation: inout Citation, after end: Int) {
        var end = end
        for step in 0..<2 {
            guard position < text.tokens.count, end < text.bytes.count, text.bytes[end] == UInt8(ascii: "(")
            else { return }
            let token = text.tokens[position].range
            guard token.lowerBound == end + 1, token.upperBound < text.bytes.count,
                text.bytes[token.upperBound] == UInt8(ascii: ")")
            else { return }
            if step == 0 {
                guard let number = text.smallNumber(position) else { return }
                citation.setParagraphs([number], at: token)
            } else {
                guard let part = text.part(position) else { return }
                citation.part = part
            }
            end = token.upperBound + 1
            position += 1
            citation.range = citation.range.lowerBound..<end
        }
    }
}
