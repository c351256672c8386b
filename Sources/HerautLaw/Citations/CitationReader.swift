import HerautLanguage

/// One pass over the tokens of one text. Every look back or ahead is bounded, so the pass is linear.
struct CitationReader {
    let text: CitationText
    let names: LawNames
    private var position = 0
    private var citations: [Citation] = []
    /// The law that articles without one belong to.
    private var carried: String?

    init(bytes: [UInt8], tokens: [TextToken], names: LawNames, carried: String?) {
        text = CitationText(bytes: bytes, tokens: tokens)
        self.names = names
        self.carried = carried
    }

    mutating func read() -> [Citation] {
        while position < text.tokens.count {
            if text.word(position) == .article {
                readAfterWord()
            } else if text.tokens[position].kind == .number {
                readBareNumber()
            } else {
                position += 1
            }
        }
        return citations
    }

    // MARK: A group of articles of one law

    /// Everything under one "artikel". Leaves `position` behind it.
    private mutating func readAfterWord() {
        let start = position
        position += 1
        guard text.isAfterWord(start), var group = items(from: start) else {
            pointBack(at: start)
            return
        }
        let isPlural = text.isPlural(start)
        precedingParagraph(start, &group)
        let before = position
        while let next = nextItems() { group += next }
        let after = position
        if !law(&group, from: start) {
            if group.count > 1, !isPlural { keepCertain(&group, before, after) }
            carry(&group)
        }
        for index in group.indices { group[index].hasArticleWord = true }
        if let law = group.first?.law { carried = law }
        citations += group
    }

    /// `6:166 BW`, `131 Sr`: only with the abbreviation right behind it. Leaves `position` behind it, or one further.
    private mutating func readBareNumber() {
        let start = position
        position += 1
        guard text.mayStartBare(start) else { return }
        position = start
        guard var group = items(from: start), law(&group, from: start, isBare: true) else {
            position = start + 1
            return
        }
        carried = group.first?.law
        citations += group
    }

    /// One number with its paragraphs, or the numbers of one token (`131/132`). Leaves `position` where it was when there is none.
    private mutating func items(from start: Int) -> [Citation]? {
        guard let (numbers, next) = text.numbers(at: position), let last = numbers.last else { return nil }
        position = next
        var items: [Citation] = []
        for number in numbers {
            let from = items.isEmpty ? text.tokens[start].range.lowerBound : number.range.lowerBound
            items.append(Citation(range: from..<number.range.upperBound, number: number))
            items[items.count - 1].isRangeEnd = number.followsHyphen
        }
        var qualifiers = CitationQualifiers(text: text, position: position)
        qualifiers.read(into: &items[items.count - 1], after: last.range.upperBound)
        position = qualifiers.position
        return items
    }

    /// `, 132`, `en 132`, `en art. 132`, `t/m 135`: the next of a list.
    private mutating func nextItems() -> [Citation]? {
        let before = position
        guard let (next, isRange) = text.joint(after: position - 1) else { return nil }
        position = next
        let start = position
        if text.word(position) == .article { position += 1 }
        guard var items = items(from: start) else {
            position = before
            return nil
        }
        if isRange { items[0].isRangeEnd = true }
        return items
    }

    /// Without a law behind them, numbers after "en" or a comma may be anything ("artikel 131, 5 jaar"): only those with a book, a letter
    /// or their own "artikel" are kept.
    private mutating func keepCertain(_ group: inout [Citation], _ before: Int, _ after: Int) {
        let kept = group.dropFirst().prefix { item in
            item.division != nil || item.article.utf8.last.map { $0 > 0x39 } ?? false
                || item.range.lowerBound < item.numberRange.lowerBound
        }
        if kept.count + 1 < group.count {
            group = [group[0]] + kept
            let end = group[group.count - 1].range.upperBound
            position = before
            while position < after, text.tokens[position].range.lowerBound < end { position += 1 }
        }
    }

    /// `het tweede lid van artikel 6:169`, `lid 2 van artikel …`, `onderdeel b van artikel …`.
    private func precedingParagraph(_ start: Int, _ group: inout [Citation]) {
        guard start >= 3, text.word(start - 1) == .of, text.isTight(start - 1) else { return }
        let end = citations.last?.range.upperBound ?? 0
        var from: Int?
        if text.word(start - 2) == .paragraph, case .ordinal(let number) = text.word(start - 3) {
            group[0].setParagraphs([number], at: text.range(start - 3, start - 2))
            from = start - 3
        } else if text.word(start - 3) == .paragraph, let number = text.smallNumber(start - 2) {
            group[0].setParagraphs([number], at: text.range(start - 3, start - 2))
            from = start - 3
        } else if text.word(start - 3) == .part, let part = text.part(start - 2) {
            group[0].part = part
            from = start - 3
        }
        if let from, text.tokens[from].range.lowerBound >= end {
            group[0].range = text.tokens[from].range.lowerBound..<group[0].range.upperBound
        }
    }

    /// "dat artikel", "voornoemd artikel": the one named last, when it was not long ago.
    private mutating func pointBack(at index: Int) {
        guard index > 0, text.word(index - 1) == .pointer, text.isTight(index - 1), var last = citations.last
        else { return }
        let range = text.range(index - 1, index)
        guard range.lowerBound >= last.range.upperBound, range.lowerBound - last.range.upperBound < 400 else {
            return
        }
        last.range = range
        last.numberRange = range
        last.lawRange = nil
        last.isLawCarried = true
        last.isBackReference = true
        last.paragraphRange = nil
        last.paragraph = nil
        last.paragraphs = []
        last.part = nil
        last.isRangeEnd = false
        citations.append(last)
    }

    // MARK: The law

    /// The law behind the group (`BW`, `van het Burgerlijk Wetboek`, `van Boek 6 BW`), or just before it. Whether there is one.
    private mutating func law(_ group: inout [Citation], from start: Int, isBare: Bool = false) -> Bool {
        var index = position
        let anyCase = !isBare || group[0].division != nil
        if !isBare { index = text.skip(index) { $0 == .of || $0 == .filler } }
        var book: String?
        if !isBare, text.word(index) == .book, let number = text.division(index + 1), text.isTight(index) {
            book = number
            index = text.skip(index + 2) { $0 == .of || $0 == .filler }
        }
        if index < text.tokens.count, text.isNear(position - 1, index, isBare: isBare),
            let found = names.match(text.bytes, text.tokens[index...], anyCase: anyCase),
            anyCase || found.form == .known
        {
            take(found, at: index, book: book, start: start, &group)
            return true
        }
        guard !isBare, let found = precedingLaw(start) else { return false }
        set(
            found.match, text.range(start - found.tokens, start - 1 - found.skipped), found.book ?? book,
            &group)
        return true
    }

    /// Takes the law at token `index`, and what may follow it: `Boek 6`, `, tweede lid`.
    private mutating func take(
        _ found: LawNames.Match, at index: Int, book: String?, start: Int, _ group: inout [Citation]
    ) {
        position = index + found.count
        let range = text.range(index, position - 1)
        var book = book ?? text.precedingBook(start)
        if book == nil, text.word(position) == .book, text.isTight(position - 1),
            let number = text.division(position + 1), group[0].division == nil
        {
            book = number
            position += 2
        }
        let last = group.count - 1
        group[last].range = group[last].range.lowerBound..<text.tokens[position - 1].range.upperBound
        if group[last].paragraph == nil {
            var qualifiers = CitationQualifiers(text: text, position: position)
            qualifiers.read(into: &group[last], after: text.tokens[position - 1].range.upperBound)
            position = qualifiers.position
        }
        set(found, range, book, &group)
    }

    private func set(_ found: LawNames.Match, _ range: Range<Int>, _ book: String?, _ group: inout [Citation])
    {
        if names.hasDivisions(found.law) { group.joinHyphens() }
        for index in group.indices {
            group[index].law = found.law
            group[index].lawRange = range
            group[index].lawForm = found.form
            if group[index].division == nil, let book { group[index].division = book }
        }
    }

    /// `Wetboek van Strafrecht, artikel 350`, `BW Boek 6, artikel 166`: the name ends where the citation starts.
    private func precedingLaw(_ start: Int) -> (
        match: LawNames.Match, tokens: Int, skipped: Int, book: String?
    )? {
        var end = start
        var book: String?
        if let number = text.precedingBook(start) {
            book = number
            end -= 2
        }
        guard end > 0, text.isNarrow(end - 1), end == start || text.isNarrow(start - 1) else { return nil }
        let window = text.tokens[max(0, end - 14)..<end]
        guard let match = names.match(text.bytes, endingAt: window) else { return nil }
        return (match, match.count + start - end, start - end, book)
    }

    /// The law of the citation before, when the number can be one of its articles and no other law is named.
    private func carry(_ group: inout [Citation]) {
        guard let carried, let first = group.first, names.hasDivisions(carried) == (first.division != nil),
            text.word(position) != .of, !text.isAbbreviation(position)
        else { return }
        for index in group.indices {
            group[index].law = carried
            group[index].isLawCarried = true
        }
    }
}

extension [Citation] {
    /// `1-245` of a law with books is one number with a wrong sign; of another law it is a range.
    fileprivate mutating func joinHyphens() {
        guard count >= 2 else { return }
        for index in indices.dropFirst().reversed() {
            let (first, second) = (self[index - 1], self[index])
            guard second.isRangeEnd, first.numberRange.upperBound + 1 == second.numberRange.lowerBound,
                first.division == nil, second.division == nil, first.article.utf8.count <= 2,
                first.article.utf8.allSatisfy({ (48...57).contains($0) })
            else { continue }
            var joined = second
            joined.isRangeEnd = first.isRangeEnd
            joined.division = first.article
            joined.separator = "-"
            joined.numberRange = first.numberRange.lowerBound..<second.numberRange.upperBound
            joined.range = first.range.lowerBound..<second.range.upperBound
            self[index - 1] = joined
            remove(at: index)
        }
    }
}

extension Citation {
    mutating func setParagraphs(_ numbers: [Int], at range: Range<Int>) {
        paragraph = numbers.first
        paragraphs = numbers
        paragraphRange = range
    }
}
