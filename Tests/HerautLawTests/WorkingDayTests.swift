import HerautLaw
import HerautModel
import Testing

@Suite struct WorkingDayTests {
    /// Public holidays of 2025, 2026 and 2027 that do not fall on a fixed day, from the almanac.
    private static let movable = [
        "2025-04-18", "2025-04-21", "2025-05-29", "2025-06-09", "2025-04-26", "2026-04-03", "2026-04-06",
        "2026-05-14",
        "2026-05-25", "2026-04-27", "2027-03-26", "2027-03-29", "2027-05-06", "2027-05-17", "2027-04-27",
    ]

    @Test(arguments: movable) func `Easter, Ascension, Pentecost and the King's birthday are known`(
        day: String
    ) throws {
        let day = try #require(CalendarDate(iso: day))
        #expect(day.isPublicHoliday)
    }

    @Test func `a year has at most eleven public holidays, and Easter falls from 22 March to 25 April`()
        throws
    {
        for year in 1900...2200 {
            let first = try #require(CalendarDate(year: year, month: 1, day: 1))
            let days = (0..<365).compactMap { first.adding(days: $0) }.filter(\.isPublicHoliday)
            #expect((8...11).contains(days.count), "\(year)")
            let monday = try #require(
                days.first {
                    $0.weekday == 0 && (3...4).contains($0.month)
                        && $0.adding(days: -3)?.isPublicHoliday == true
                })
            let easter = try #require(monday.adding(days: -1))
            #expect((easter.month, easter.day) >= (3, 22) && (easter.month, easter.day) <= (4, 25), "\(year)")
        }
    }

    @Test(arguments: [
        ("2026-12-15", "2026-12-15"), ("2026-12-25", "2026-12-28"), ("2026-11-21", "2026-11-23"),
        ("2026-04-03", "2026-04-07"), ("2026-05-05", "2026-05-06"), ("2025-04-26", "2025-04-28"),
        ("2025-04-27", "2025-04-28"), ("2026-12-31", "2026-12-31"), ("2027-01-01", "2027-01-04"),
    ])
    func `a term does not end in a weekend or on a holiday`(day: String, expected: String) throws {
        let day = try #require(CalendarDate(iso: day))
        #expect(day.firstWorkingDay?.iso == expected)
    }
}
