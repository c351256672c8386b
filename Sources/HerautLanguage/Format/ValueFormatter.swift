public import HerautModel

/// Writes values as people read them in a language: `3 november 2026`, `19.30 uur`, `€ 2.500`, `a, b en c`.
///
/// The words and forms come from `Locales/LANG/dates.yml` and `names.yml`. Notation after communication.md §3.3–3.5.
public struct ValueFormatter: Sendable {
    let forms: ValueForms
    let nameForms: NameForms

    /// A formatter from two parsed locale files, and what is missing in them.
    public static func load(
        dates: (source: SourceText, root: Node?), names: (source: SourceText, root: Node?)
    ) -> (formatter: ValueFormatter, findings: [Finding]) {
        var dateReader = FormReader(source: dates.source, root: dates.root)
        var nameReader = FormReader(source: names.source, root: names.root)
        let formatter = ValueFormatter(forms: ValueForms(&dateReader), nameForms: NameForms(&nameReader))
        return (formatter, dateReader.findings + nameReader.findings)
    }

    /// The value as running text. An address is two lines; a group is its `tekst`.
    public func text(of value: Value) -> String {
        switch value {
        case .text(let text), .choice(let text), .email(let text), .url(let text): text
        case .date(let date): self.text(of: date)
        case .time(let time): self.text(of: time)
        case .amount(let amount): self.text(of: amount)
        case .number(let number): String(number)
        case .flag(let flag): flag ? forms.yes : forms.no
        case .name(let name): addressing(name)
        case .address(let address): Self.lines(of: address).joined(separator: "\n")
        case .phone(let phone): PhoneNumber.grouped(phone)
        case .list(let items): enumeration(items.map { self.text(of: $0) })
        case .group(let values): values["tekst"].map { self.text(of: $0) } ?? ""
        }
    }

    /// `3 november 2026`.
    public func text(of date: CalendarDate) -> String { write(forms.date, date) }

    /// `dinsdag 3 november 2026`.
    public func textWithWeekday(of date: CalendarDate) -> String { write(forms.dateWithWeekday, date) }

    /// `19.30 uur`; the hour without a leading zero.
    public func text(of time: ClockTime) -> String {
        let minute = (time.minute < 10 ? "0" : "") + String(time.minute)
        return forms.time.filled(["uur": String(time.hour), "minuut": minute])
    }

    /// `€ 2.500`, or `€ 12,50` when there are cents; a no-break space after the sign.
    public func text(of amount: Amount) -> String {
        let (euros, cents) = amount.cents.magnitude.quotientAndRemainder(dividingBy: 100)
        let fraction = cents == 0 ? "" : forms.decimal + (cents < 10 ? "0" : "") + String(cents)
        let sign = amount.cents < 0 ? "-" : ""
        return forms.amount.filled(["getal": sign + grouped(String(euros)) + fraction])
    }

    /// `a, b en c`; one item as it is, none as nothing.
    public func enumeration(_ items: [String]) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return forms.list.filled(["begin": items.dropLast().joined(separator: ", "), "laatste": last])
    }

    private func write(_ form: Form, _ date: CalendarDate) -> String {
        form.filled([
            "dag": String(date.day), "maand": forms.months[date.month - 1], "jaar": String(date.year),
            "weekdag": forms.weekdays[date.weekday],
        ])
    }

    private func grouped(_ digits: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result += forms.thousands }
            result.append(digit)
        }
        return result
    }
}
