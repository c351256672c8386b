public import HerautModel

// A term that ends on a Saturday, a Sunday or a public holiday runs on to the first day that is none of these: Algemene termijnenwet,
// art. 1 and 3, from general knowledge and still to be looked up. Days that a royal decree puts on a par for one year are not known here.
extension CalendarDate {
    /// The day itself, or the first day after it that is not a Saturday, a Sunday or a public holiday; `nil` past the year 9999.
    public var firstWorkingDay: CalendarDate? {
        var day = self
        while day.isWeekend || day.isPublicHoliday {
            guard let next = day.adding(days: 1) else { return nil }
            day = next
        }
        return day
    }

    /// Saturday or Sunday.
    public var isWeekend: Bool { weekday >= 5 }

    /// Whether it is a public holiday in the Netherlands, Good Friday among them.
    public var isPublicHoliday: Bool {
        switch (month, day) {
        case (1, 1), (5, 5), (12, 25), (12, 26): true
        case (4, 26...27): isKingsDay
        default: [-2, 1, 39, 50].contains(dayNumber - easterDayNumber)
        }
    }

    /// 27 April, or the day before when that is a Sunday.
    private var isKingsDay: Bool {
        let isFalling = CalendarDate(year: year, month: 4, day: 27)?.weekday == 6
        return day == (isFalling ? 26 : 27) || [1, 39, 50].contains(dayNumber - easterDayNumber)
    }

    /// ``dayNumber`` of Easter Sunday of the year, by the Gregorian rule of the ecclesiastical full moon.
    private var easterDayNumber: Int {
        let golden = year % 19
        let century = year / 100
        let epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30
        let fullMoon = epact - epact / 28 * (1 - 29 / (epact + 1) * ((21 - golden) / 11))
        let weekday = (year + year / 4 + fullMoon + 2 - century + century / 4) % 7
        let fromMarch = fullMoon - weekday
        let month = 3 + (fromMarch + 40) / 44
        let easter = CalendarDate(year: year, month: month, day: fromMarch + 28 - 31 * (month / 4))
        return easter?.dayNumber ?? 0
    }
}
