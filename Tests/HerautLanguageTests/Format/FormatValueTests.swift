import HerautLanguage
import HerautModel
import Testing

@Suite struct FormatValueTests {
    @Test(arguments: [
        ("2026-11-03", "3 november 2026", "dinsdag 3 november 2026"),
        ("2027-01-31", "31 januari 2027", "zondag 31 januari 2027"),
        ("2024-02-29", "29 februari 2024", "donderdag 29 februari 2024"),
    ]) func `a date is written out`(_ iso: String, _ plain: String, _ long: String) throws {
        let date = try #require(CalendarDate(iso: iso))
        let formatter = try formatter()
        #expect(formatter.text(of: .date(date)) == plain)
        #expect(formatter.dateWithWeekday(date) == long)
    }

    @Test(arguments: [("19:30", "19.30 uur"), ("9:05", "9.05 uur"), ("00:00", "0.00 uur")])
    func `a time has a point and the word uur`(_ typed: String, _ written: String) throws {
        let time = try #require(ClockTime(text: typed))
        #expect(try formatter().text(of: .time(time)) == written.replacing(" ", with: "\u{A0}"))
    }

    @Test(arguments: [
        (0, "€\u{A0}0"), (5, "€\u{A0}0,05"), (1250, "€\u{A0}12,50"), (99_900, "€\u{A0}999"),
        (250_000, "€\u{A0}2.500"), (123_456_789, "€\u{A0}1.234.567,89"), (99, "€\u{A0}0,99"),
        (100_005, "€\u{A0}1.000,05"), (-1250, "€\u{A0}-12,50"), (-5, "€\u{A0}-0,05"),
        (-12_345_600, "€\u{A0}-123.456"), (.min, "€\u{A0}-92.233.720.368.547.758,08"),
    ]) func `an amount has points, and cents only when there are any`(_ cents: Int, _ written: String) throws
    {
        #expect(try formatter().text(of: .amount(Amount(cents: cents))) == written)
    }

    @Test(arguments: [
        ("0123456789", "0123 45 67 89"), ("020-6454429", "020 645 44 29"), ("0612345678", "06 12 34 56 78"),
        ("+31612345678", "+31 6 12 34 56 78"), ("+31 (0)20 6454429", "+31 20 645 44 29"),
        ("+31 (0)6-12345678", "+31 6 12 34 56 78"), ("14 0123", "14 0123"), ("0900 12345", "0900 12345"),
        ("+31 20 645", "+31 20 645"),
        ("0900-8844", "0900-8844"), ("0800-7000", "0800-7000"), ("14 023", "14 023"),
        ("112", "112"), ("+32 2 555 12 12", "+32 2 555 12 12"), ("088 123 4567", "088 123 45 67"),
    ]) func `a phone number is grouped, a service number kept`(_ typed: String, _ written: String) throws {
        #expect(try formatter().text(of: .phone(typed)) == written.replacing(" ", with: "\u{A0}"))
    }

    @Test(arguments: [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")])
    func `items are listed in a sentence`(_ items: [String], _ written: String) throws {
        #expect(try formatter().text(of: .list(items.map(Value.text))) == written)
    }

    @Test(arguments: [("nl", true, "ja"), ("nl", false, "nee"), ("en", true, "yes"), ("en", false, "no")])
    func `yes and no are words of the language`(_ language: String, _ flag: Bool, _ written: String) throws {
        #expect(try formatter(language).text(of: .flag(flag)) == written)
    }

    @Test func `a language without words still prints without stray spaces`() throws {
        let bare = ValueFormatter(language: "xx", formats: nil)
        #expect(bare.salutation(PersonName(surname: "Bakker")) == "Bakker")
        #expect(bare.addressing(PersonName(gender: .female, surname: "Bakker")) == "Bakker")
        #expect(bare.date(try #require(CalendarDate(iso: "2026-11-03"))) == "3 11 2026")
    }
}
