import HerautLanguage
import HerautModel
import Testing

/// Dates, times and lists as each language writes them.
@Suite struct FormatLanguageTests {
    @Test(arguments: [
        ("nl", "7 november 2026"), ("en", "7 November 2026"), ("fy", "7 novimber 2026"),
        ("tr", "7 Kasım 2026"), ("pl", "7 listopada 2026"), ("uk", "7 листопада 2026\u{A0}року"),
        ("ar", "7 نوفمبر/تشرين الثاني 2026"),
    ]) func `a date has the month in the form it takes there`(_ language: String, _ written: String) throws {
        let date = try #require(CalendarDate(iso: "2026-11-07"))
        #expect(try formatter(language).date(date) == written)
    }

    @Test(arguments: [
        ("nl", "19.05\u{A0}uur"), ("en", "19:05"), ("fy", "19.05\u{A0}oere"), ("tr", "19.05"),
        ("pl", "19.05"),
        ("uk", "19:05"), ("ar", "\u{2066}19:05\u{2069}"),
    ]) func `a time stays on the clock of twenty-four hours`(_ language: String, _ written: String) throws {
        let time = try #require(ClockTime(hour: 19, minute: 5))
        #expect(try formatter(language).time(time) == written)
    }

    @Test(arguments: [
        ("nl", "a, b en c"), ("en", "a, b and c"), ("fy", "a, b en c"), ("tr", "a, b ve c"),
        ("pl", "a, b i c"),
        ("uk", "a, b і c"), ("ar", "a وb وc"),
    ]) func `items are joined by the word for and`(_ language: String, _ written: String) throws {
        #expect(try formatter(language).list(["a", "b", "c"]) == written)
        #expect(try formatter(language).list(["a"]) == "a")
    }

    @Test(arguments: ["nl", "en", "fy", "tr", "pl", "uk"])
    func `a language from left to right isolates nothing`(_ language: String) throws {
        let formatter = try formatter(language)
        let amount = formatter.text(of: .amount(Amount(cents: 123_450)))
        for text in [formatter.text(of: .phone("0123456789")), amount] {
            #expect(!text.unicodeScalars.contains { (0x2066...0x2069).contains($0.value) })
        }
    }

    @Test func `numbers in groups keep their order in text from right to left`() throws {
        let formatter = try formatter("ar")
        #expect(formatter.text(of: .phone("0123456789")) == "\u{2066}0123\u{A0}45\u{A0}67\u{A0}89\u{2069}")
        #expect(formatter.text(of: .amount(Amount(cents: 123_450))) == "\u{2066}€\u{A0}1,234.50\u{2069}")
    }
}
