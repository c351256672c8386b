public import HerautModel

/// A day named in running text.
public struct RecognisedDate: Hashable, Sendable {
    /// Its bytes, half-open.
    public let range: Range<Int>
    /// Day of the month.
    public let day: Int
    /// Month, 1…12.
    public let month: Int
    /// Year, when it is written.
    public let year: Int?

    /// The day, when the year is written and the day exists.
    public var date: CalendarDate? { year.flatMap { CalendarDate(year: $0, month: month, day: day) } }
}

/// Finds days in text: `3 november 2026`, `3 november`, `3 nov. 2026`, `3-11-2026`, `2026-11-03`.
public struct DateRecogniser: Sendable {
    private let months: [[UInt8]: Int]

    /// A recogniser with the month names of `language`.
    public init(_ language: LanguagePack) {
        var months: [[UInt8]: Int] = [:]
        for (index, name) in language.months.enumerated() { months[Array(name.utf8)] = index + 1 }
        for (name, number) in language.shortMonths { months[Array(name.utf8)] = number }
        self.months = months
    }

    /// The days in UTF-8 `bytes`, whose words are `tokens` (of ``WordSplitter``), in order.
    public func dates(in bytes: [UInt8], tokens: [TextToken]) -> [RecognisedDate] {
        var dates: [RecognisedDate] = []
        var index = 0
        while index < tokens.count {
            if let (date, used) = date(in: bytes, tokens: tokens[index...]) {
                dates.append(date)
                index += used
            } else {
                index += 1
            }
        }
        return dates
    }

    /// The days in `range` of UTF-8 `bytes`, in order.
    public func dates(in bytes: [UInt8], range: Range<Int>? = nil) -> [RecognisedDate] {
        dates(in: bytes, tokens: WordSplitter().tokens(in: bytes, range: range))
    }

    private func date(in bytes: [UInt8], tokens: ArraySlice<TextToken>) -> (RecognisedDate, used: Int)? {
        guard let first = tokens.first, first.kind == .number, first.range.count <= 10 else { return nil }
        if let numeric = numeric(bytes, first.range) { return (numeric, 1) }
        guard let day = Self.number(bytes[first.range]), (1...31).contains(day),
            let name = tokens.dropFirst().first,
            name.range.count <= 12, let month = months[Folding.bare(bytes[name.range])]
        else { return nil }
        let third = tokens.dropFirst(2).first
        let year = third.flatMap { Self.year($0.range, behind: name.range.upperBound, in: bytes) }
        let end = (year == nil ? name : third ?? name).range.upperBound
        let date = RecognisedDate(range: first.range.lowerBound..<end, day: day, month: month, year: year)
        return (date, year == nil ? 2 : 3)
    }

    /// `3-11-2026`, `03/11/2026`, `2026-11-03`.
    private func numeric(_ bytes: [UInt8], _ range: Range<Int>) -> RecognisedDate? {
        for separator in [UInt8(ascii: "-"), UInt8(ascii: "/")] {
            let parts = bytes[range].split(separator: separator, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let isYearFirst = parts[0].count == 4
            let numbers = parts.compactMap(Self.number)
            guard numbers.count == 3, isYearFirst || parts[2].count == 4 else { continue }
            let (year, day) = isYearFirst ? (numbers[0], numbers[2]) : (numbers[2], numbers[0])
            guard CalendarDate(year: year, month: numbers[1], day: day) != nil else { continue }
            return RecognisedDate(range: range, day: day, month: numbers[1], year: year)
        }
        return nil
    }

    /// The year right behind a month; other numbers there are times and telephone numbers (`18 november: 0123 45 67 89`).
    private static func year(_ range: Range<Int>, behind end: Int, in bytes: [UInt8]) -> Int? {
        guard range.count == 4, !bytes[end..<range.lowerBound].contains(UInt8(ascii: ":")),
            let year = number(bytes[range]), (1000...2999).contains(year)
        else { return nil }
        return year
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard (1...4).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }
}
