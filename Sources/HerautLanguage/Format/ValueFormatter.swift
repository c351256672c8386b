public import HerautModel

/// Prints typed values the way a language writes them, after `Locales/LANG/formats.yml`.
///
/// Dates, times, amounts and phone numbers follow communication.md §3.3 (RVO writing guide), names and addresses the rules of the
/// registry (BRP, NEN 5825).
public struct ValueFormatter: Sendable {
    /// Language tag.
    public let language: String
    private var months: [String]
    private let days: [String]
    private let timeMark: String
    private let timeSuffix: String
    private let thousands: String
    private let decimal: String
    /// Between `€` and the number.
    private let amountSpace: String
    /// Whether whole euros show their cents as well.
    private let alwaysCents: Bool
    /// Between the items of a list, and before the last.
    private let listMarks: (between: String, last: String)
    /// After the year, with a space: the Ukrainian `року`.
    private let dateSuffix: String
    /// Whether the language runs from right to left: then numbers in groups are kept apart.
    private let isRightToLeft: Bool
    private let yes: String
    private let no: String
    private(set) var names: NameWords

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
        amountSpace = formats?["bedrag"]?["spatie"]?.text ?? "\u{A0}"
        alwaysCents = text("bedrag", "centen") == "altijd"
        let and = " " + text("lijst", "en") + " "
        listMarks = (formats?["lijst"]?["tussen"]?.text ?? ", ", formats?["lijst"]?["laatste"]?.text ?? and)
        dateSuffix = text("datum", "achtervoegsel")
        isRightToLeft = formats?["richting"]?.text == "rtl"
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
        case .phone(let number): isolated(phone(number))
        case .list(let items): list(items.map { text(of: $0) })
        case .group(let values): values["tekst"].map { text(of: $0) } ?? ""
        }
    }

    /// `3 november 2026`.
    public func date(_ date: CalendarDate) -> String { string { append(date, to: &$0) } }

    /// Adds `3 november 2026` to `out`.
    public func append(_ date: CalendarDate, to out: inout ByteBuffer) {
        append(date.day, to: &out)
        out.append(UInt8(ascii: " "))
        if months.indices.contains(date.month - 1) {
            out.append(months[date.month - 1])
        } else {
            append(date.month, to: &out)
        }
        out.append(UInt8(ascii: " "))
        append(date.year, to: &out)
        guard !dateSuffix.isEmpty else { return }
        out.append("\u{A0}")
        out.append(dateSuffix)
    }

    /// `dinsdag 3 november 2026`.
    public func dateWithWeekday(_ date: CalendarDate) -> String {
        (days.indices.contains(date.weekday) ? days[date.weekday] + " " : "") + self.date(date)
    }

    /// `19.30 uur`, with a space that does not break.
    public func time(_ time: ClockTime) -> String { string { append(time, to: &$0) } }

    /// Adds `19.30 uur` to `out`.
    public func append(_ time: ClockTime, to out: inout ByteBuffer) {
        if isRightToLeft { out.append(Self.isolate.open) }
        append(time.hour, to: &out)
        out.append(timeMark)
        appendTwoDigits(time.minute, to: &out)
        if isRightToLeft { out.append(Self.isolate.close) }
        guard !timeSuffix.isEmpty else { return }
        out.append("\u{A0}")
        out.append(timeSuffix)
    }

    /// `€ 2.500` or `€ 12,50`, with a space that does not break; below zero `€ -12,50`, the sign against the number.
    public func amount(_ amount: Amount) -> String { string { append(amount, to: &$0) } }

    /// Adds `€ 2.500` to `out`.
    public func append(_ amount: Amount, to out: inout ByteBuffer) {
        let (euros, cents) = amount.cents.magnitude.quotientAndRemainder(dividingBy: 100)
        if isRightToLeft { out.append(Self.isolate.open) }
        out.append("€")
        out.append(amountSpace)
        if amount.cents < 0 { out.append(UInt8(ascii: "-")) }
        appendGrouped(euros, to: &out)
        if cents > 0 || alwaysCents {
            out.append(decimal)
            appendTwoDigits(Int(cents), to: &out)
        }
        if isRightToLeft { out.append(Self.isolate.close) }
    }

    /// Adds a whole number, without groups, to `out`.
    public func append(_ number: Int, to out: inout ByteBuffer) {
        if number < 0 { out.append(UInt8(ascii: "-")) }
        appendDigits(number.magnitude, to: &out)
    }

    /// `a`, `a en b`, `a, b en c`.
    public func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: listMarks.between) + listMarks.last + last
    }

    /// LEFT-TO-RIGHT ISOLATE and POP DIRECTIONAL ISOLATE (UAX 9): what stands between them keeps its order in text from right to left.
    private static let isolate = (open: "\u{2066}", close: "\u{2069}")

    private func isolated(_ text: String) -> String {
        isRightToLeft ? Self.isolate.open + text + Self.isolate.close : text
    }

    private func appendGrouped(_ number: UInt, to out: inout ByteBuffer) {
        guard number >= 1000 else { return appendDigits(number, to: &out) }
        let (before, group) = number.quotientAndRemainder(dividingBy: 1000)
        appendGrouped(before, to: &out)
        out.append(thousands)
        out.append(UInt8(ascii: "0") + UInt8(group / 100))
        appendTwoDigits(Int(group % 100), to: &out)
    }

    private func appendDigits(_ number: UInt, to out: inout ByteBuffer) {
        if number >= 10 { appendDigits(number / 10, to: &out) }
        out.append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    private func appendTwoDigits(_ number: Int, to out: inout ByteBuffer) {
        out.append(UInt8(ascii: "0") + UInt8(number / 10))
        out.append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    /// What `write` adds, as a string: so that text and bytes can never differ.
    func string(_ write: (inout ByteBuffer) -> Void) -> String {
        var buffer = ByteBuffer()
        write(&buffer)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    /// A copy that shares no memory with this one, for a thread of its own: counting references to shared memory would make threads wait
    /// for each other.
    public func unshared() -> ValueFormatter {
        var copy = self
        copy.months = months.map { $0 }
        copy.names = names.unshared()
        return copy
    }
}
