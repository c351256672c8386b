public import HerautModel

/// Prints typed values the way a language writes them, after `Locales/LANG/formats.yml`.
///
/// Dates, times, amounts and phone numbers follow communication.md §3.3 (RVO writing guide), names and addresses the rules of the
/// registry (BRP, NEN 5825).
public struct ValueFormatter: Sendable {
    /// Language tag.
    public let language: String
    private let months: [String]
    private let days: [String]
    private let timeMark: String
    private let timeSuffix: String
    private let thousands: String
    private let decimal: String
    private let and: String
    private let yes: String
    private let no: String
    let names: NameWords

    /// A formatter from the tree of a formats file. What the file does not say is printed without words.
    public init(language: String, formats: Node?) {
        func text(_ group: String, _ key: String) -> String { formats?[group]?[key]?.text ?? "" }
        self.language = language
        months = formats?["maanden"]?.items.map(\.text) ?? []
        days = formats?["dagen"]?.items.map(\.text) ?? []
        timeMark = text("tijd", "scheiding")
        timeSuffix = text("tijd", "achtervoegsel")
        thousands = text("bedrag", "duizendtal")
        decimal = text("bedrag", "decimaal")
        and = text("lijst", "en")
        yes = text("ja-nee", "ja")
        no = text("ja-nee", "nee")
        names = NameWords(formats?["naam"])
    }

    /// A value as it stands in running text. A name is the form for an envelope, an address two lines.
    public func text(of value: Value) -> String {
        switch value {
        case .text(let text), .choice(let text), .email(let text), .url(let text): text
        case .date(let date): self.date(date)
        case .time(let time): self.time(time)
        case .amount(let amount): self.amount(amount)
        case .number(let number): String(number)
        case .flag(let flag): flag ? yes : no
        case .name(let name): addressing(name)
        case .address(let address): addressLines(address).joined(separator: "\n")
        case .phone(let number): phone(number)
        case .list(let items): list(items.map { text(of: $0) })
        case .group(let values): values["tekst"].map { text(of: $0) } ?? ""
        }
    }

    /// `3 november 2026`.
    public func date(_ date: CalendarDate) -> String {
        let month = months.indices.contains(date.month - 1) ? months[date.month - 1] : String(date.month)
        return "\(date.day) \(month) \(date.year)"
    }

    /// `dinsdag 3 november 2026`.
    public func dateWithWeekday(_ date: CalendarDate) -> String {
        (days.indices.contains(date.weekday) ? days[date.weekday] + " " : "") + self.date(date)
    }

    /// `19.30 uur`, with a space that does not break.
    public func time(_ time: ClockTime) -> String {
        let minutes = time.minute < 10 ? "0\(time.minute)" : "\(time.minute)"
        return "\(time.hour)\(timeMark)\(minutes)" + (timeSuffix.isEmpty ? "" : "\u{A0}" + timeSuffix)
    }

    /// `€ 2.500` or `€ 12,50`, with a space that does not break; below zero `€ -12,50`, the sign against the number.
    public func amount(_ amount: Amount) -> String {
        let (euros, cents) = amount.cents.magnitude.quotientAndRemainder(dividingBy: 100)
        let fraction = cents == 0 ? "" : decimal + (cents < 10 ? "0\(cents)" : "\(cents)")
        return "€\u{A0}" + (amount.cents < 0 ? "-" : "") + grouped(euros) + fraction
    }

    /// `a`, `a en b`, `a, b en c`.
    public func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " " + and + " " + last
    }

    private func grouped(_ number: UInt) -> String {
        var digits = Substring(String(number))
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits = digits.dropLast(3)
        }
        return ([digits] + groups).joined(separator: thousands)
    }
}
