/// A day in the Gregorian calendar. Wrong days (30 February) cannot be made.
public struct CalendarDate: Hashable, Sendable, Comparable {
    /// Year, 1…9999.
    public let year: Int
    /// Month, 1…12.
    public let month: Int
    /// Day of the month, from 1.
    public let day: Int

    /// The day, or `nil` when it does not exist.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// A day written `2026-11-03`, and in no other way.
    public init?(iso text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } })
        else {
            return nil
        }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 48) } }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// `2026-11-03`.
    public var iso: String {
        Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
    }

    /// Day of the week, 0 for Monday to 6 for Sunday.
    public var weekday: Int { (dayNumber + 2) % 7 }

    /// Days since 1 March of the year 0; for differences and weekdays.
    public var dayNumber: Int {
        // The year starts in March, so that 29 February is its last day.
        let shifted = month > 2 ? year : year - 1
        let fromMarch = (month + 9) % 12
        return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * fromMarch + 2) / 5 + day
            - 1
    }

    /// The day `count` days later (earlier when negative); `nil` past the year 9999.
    public func adding(days count: Int) -> CalendarDate? {
        let number = dayNumber + count
        var year = number * 400 / 146_097 + 1
        while let first = CalendarDate(year: year, month: 1, day: 1), first.dayNumber > number { year -= 1 }
        guard var date = CalendarDate(year: year, month: 1, day: 1) else { return nil }
        var left = number - date.dayNumber
        var month = 1
        while left >= Self.length(ofMonth: month, year: year) {
            left -= Self.length(ofMonth: month, year: year)
            month += 1
        }
        date = CalendarDate(year: year, month: month, day: left + 1) ?? date
        return date
    }

    /// Completed years from this day, a birthday, to `day`. Someone born on 29 February turns a year older on 1 March in
    /// a year without one. Negative when `day` is earlier.
    public func age(on day: CalendarDate) -> Int {
        let hadBirthday = (day.month, day.day) >= (month, self.day)
        return day.year - year - (hadBirthday ? 0 : 1)
    }

    /// From early to late.
    public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// A time of day in hours and minutes.
public struct ClockTime: Hashable, Sendable, Comparable {
    /// Hour, 0…23.
    public let hour: Int
    /// Minute, 0…59.
    public let minute: Int

    /// The time, or `nil` when it does not exist.
    public init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        self.hour = hour
        self.minute = minute
    }

    /// A time written `19:30` or `19.30`, hour of one or two digits.
    public init?(text: some StringProtocol) {
        self.init(bytes: Array(text.utf8)[...])
    }

    /// The same of text in UTF-8.
    public init?(bytes: ArraySlice<UInt8>) {
        guard (4...5).contains(bytes.count) else { return nil }
        var numbers = (hour: 0, minute: 0)
        var left = bytes.count
        for byte in bytes {
            left -= 1
            switch (byte, left) {
            case (58, 2), (46, 2): (numbers.hour, numbers.minute) = (numbers.minute, 0)
            case (48...57, _) where left != 2: numbers.minute = numbers.minute * 10 + Int(byte - 48)
            default: return nil
            }
        }
        self.init(hour: numbers.hour, minute: numbers.minute)
    }

    /// From early to late.
    public static func < (a: ClockTime, b: ClockTime) -> Bool { (a.hour, a.minute) < (b.hour, b.minute) }
}
