import HerautModel

/// A moment as records write it: `2026-11-03T12:00:00Z`, always in UTC.
public struct Instant: Hashable, Sendable, Comparable {
    /// Seconds since the start of 1970.
    public let seconds: Int

    /// A moment.
    public init(seconds: Int) { self.seconds = seconds }

    /// By time.
    public static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }

    /// As it is written.
    public var text: String {
        let (day, rest) = Self.divided(seconds, by: 86_400)
        let (year, month, date) = Self.civil(day)
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return
            "\(year)-\(two(month))-\(two(date))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }

    /// Reads what ``text`` writes; `nil` for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? { Int(String(decoding: bytes[range], as: UTF8.self)) }
        guard bytes.count == 20, let day = CalendarDate(iso: String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19)
        else { return nil }
        seconds = Self.days(day.year, day.month, day.day) * 86_400 + hour * 3600 + minute * 60 + second
        guard self.text == text else { return nil }
    }

    private static func divided(_ number: Int, by divisor: Int) -> (Int, Int) {
        let rest = ((number % divisor) + divisor) % divisor
        return ((number - rest) / divisor, rest)
    }

    /// Days since 1 January 1970 in the Gregorian calendar, counted in eras of 400 years that start in March (146,097 days each).
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = divided(year, by: 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The reverse.
    private static func civil(_ days: Int) -> (Int, Int, Int) {
        let (era, day) = divided(days + 719_468, by: 146_097)
        let yearOfEra = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
        let dayOfYear = day - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}
