import HerautLanguage
import HerautModel

/// PL-25: a day of the week that the date is not: 3 November 2026 is a Tuesday. Without a year the year of the draft is meant, and then it
/// is a warning.
struct WeekdayOfDate: CodedRule {
    static let id: RuleID = "PL-25"

    private static let names = [
        "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    ]
    /// A day of the year farther away than this is likelier one of another year.
    private static let nearby = 200

    func check(_ document: LintDocument, report: inout RuleReport) {
        for match in report.matches("dagen") {
            let passage = document.passages[match.passage]
            let end = min(passage.sentences[match.sentence].upperBound, match.range.upperBound + 40)
            guard
                let date = document.references.dates.dates(
                    in: passage.bytes, range: match.range.upperBound..<end
                ).first,
                isBeside(match.range.upperBound..<date.range.lowerBound, passage),
                let day = day(date, document), let stated = Self.weekday(named: passage, match.range)
            else { continue }
            let actual = Self.weekday(of: day)
            guard actual != stated else { continue }
            report.add(
                passage, match.range.union(date.range), variant: date.year == nil ? "zonder_jaar" : nil,
                weight: date.year == nil ? .milder : .asRule,
                values: [
                    "datum": passage.text(date.range), "dag": Self.names[actual], "jaar": String(day.year),
                ])
        }
    }

    /// Only a space or a comma: "maandag of op 3 november" are two days.
    private func isBeside(_ gap: Range<Int>, _ passage: Passage) -> Bool {
        passage.bytes[gap].allSatisfy { $0 == Byte.space || $0 == Byte.comma || $0 == Byte.newline }
    }

    private func day(_ date: RecognisedDate, _ document: LintDocument) -> CalendarDate? {
        if date.year != nil { return date.date }
        guard let written = document.metadata.date,
            let day = CalendarDate(year: written.year, month: date.month, day: date.day),
            abs(day.dayNumber - written.dayNumber) <= Self.nearby
        else { return nil }
        return day
    }

    /// 0 is Monday. Day 0 of the count, 1 March of the year 0, was a Wednesday.
    static func weekday(of day: CalendarDate) -> Int { (day.dayNumber + 2) % 7 }

    private static func weekday(named passage: Passage, _ range: Range<Int>) -> Int? {
        let text = String(decoding: passage.folded[range], as: UTF8.self)
        return names.firstIndex(where: text.hasPrefix)
    }
}
