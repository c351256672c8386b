import HerautModel
import Testing

@Suite struct ValueTests {
    @Test(arguments: [
        ("2011-11-01", "2025-10-31", 13), ("2011-11-01", "2025-11-01", 14), ("2012-02-29", "2026-02-28", 13),
        ("2012-02-29", "2026-03-01", 14), ("2008-11-02", "2026-11-01", 17), ("2026-11-01", "2026-11-01", 0),
    ])
    func `someone turns a year older on the birthday itself`(birth: String, day: String, age: Int) throws {
        let birth = try #require(CalendarDate(iso: birth))
        #expect(birth.age(on: try #require(CalendarDate(iso: day))) == age)
    }

    @Test(arguments: [
        "2026-02-30", "2026-13-01", "2026-00-10", "26-11-03", "2026-1-3", "2026/11/03", "", "２０２６-11-03",
    ])
    func `a day that does not exist is not a date`(text: String) { #expect(CalendarDate(iso: text) == nil) }

    @Test(arguments: [("2026-11-21", 5), ("2024-02-29", 3), ("2000-01-01", 5), ("1999-12-31", 4)])
    func `the day of the week is right`(day: String, weekday: Int) throws {
        #expect(try #require(CalendarDate(iso: day)).weekday == weekday)
    }

    @Test func `adding days walks over months and leap years and back`() throws {
        let start = try #require(CalendarDate(year: 2023, month: 12, day: 15))
        for count in -800...800 {
            let day = try #require(start.adding(days: count))
            #expect(day.dayNumber - start.dayNumber == count)
        }
    }

    @Test(arguments: [
        ("2500", 250_000), ("2.500", 250_000), ("12,50", 1250), ("12.50", 1250),
        ("€ 1.234.567,89", 123_456_789), ("0", 0),
    ])
    func `an amount is read as people write it`(text: String, cents: Int) {
        #expect(ValueReading.value(of: text, as: .amount) == .amount(Amount(cents: cents)))
    }

    @Test(arguments: [
        ("12.5", FieldType.amount), ("1.23.456", .amount), ("-5", .amount), ("25:00", .time), ("7", .time),
        ("misschien", .flag),
        ("geen mail", .email), ("a@b", .email), ("a b.example", .url), ("javascript:alert(1)", .url),
        ("12345 abc", .phone), ("een\ntwee", .text),
        ("", .text), ("１５", .number),
    ])
    func `what is not of the type is refused`(text: String, type: FieldType) {
        #expect(ValueReading.value(of: text, as: type) == nil)
    }

    @Test(arguments: [
        ("19:30", FieldType.time), ("9.05 uur", .time), ("ja", .flag), ("0123 45 67 89", .phone),
        ("+31 6 12 34 56 78", .phone), ("14 0123", .phone),
        ("naam@voorbeeldstad.example", .email), ("voorbeeldstad.example/a", .url),
        ("https://a.example/?q=1", .url), ("3-11-2026", .date),
    ])
    func `what people write is accepted`(text: String, type: FieldType) {
        #expect(ValueReading.value(of: text, as: type) != nil)
    }

    @Test(arguments: [
        ("gerugten", "geruchten"), ("ovo_dreiging", "oov_dreiging"), ("Kenmerk", "kenmerk"), ("xyz", nil),
        ("", nil),
    ])
    func `a suggestion is close or absent`(typed: String, expected: String?) {
        #expect(
            Suggestion.closest(to: typed, among: ["kenmerk", "geruchten", "oov_dreiging", "datum"])
                == expected)
    }

    @Test func `line and column are those of the editor`() {
        let source = SourceText(path: "t", text: "één\r\ntwee 👍 x\rdrie")
        let offset = source.text.utf8.count - "x\rdrie".utf8.count
        #expect(source.location(of: offset) == SourceLocation(line: 2, column: 8))
        #expect(source.offset(of: SourceLocation(line: 2, column: 8)) == offset)
        #expect(source.lineCount == 3)
    }

    @Test func `a place far into a line without an end has the column that counting gives`() {
        let line = String(repeating: "één twee 👍 x ", count: 400)
        let source = SourceText(path: "t", text: "kop\n" + line)
        let bytes = Array(line.utf8)
        for offset in stride(from: 0, through: bytes.count, by: 37)
        where offset == 0 || bytes[offset - 1] < 0x80 {
            let column = String(decoding: bytes[..<offset], as: UTF8.self).unicodeScalars.count + 1
            #expect(source.location(of: 4 + offset) == SourceLocation(line: 2, column: column))
        }
    }

    @Test(arguments: [
        ("geen", "geen"), ("a {x} b", "a 1 b"), ("{x}{y}", "1{y}"), ("{open}veld{sluit}", "{{veld}}"),
        ("{x", "{x"),
        ("é{x}é}", "é1é}"), ("{{x}}", "{{x}}"),
    ])
    func `a sentence is filled with what is known`(sentence: String, expected: String) {
        #expect(MessageCatalogue.fill(sentence, ["x": "1"]) == expected)
    }
}
