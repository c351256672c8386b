import HerautModel

/// How a sheet shows a number.
enum NumberForm: Hashable {
    /// As it is.
    case plain
    /// A day, a time of day, or both.
    case date, time, dateAndTime
    /// A whole number with zeros before it, up to this many digits.
    case padded(Int)

    /// The form that a format code of Office Open XML asks for (ECMA-376 part 1, §18.8.31). Text between quotation marks, in brackets or after
    /// a backslash is no code; only the first of several parts counts.
    init(code: String) {
        var letters = ""
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        loop: for sign in code.lowercased() {
            switch sign {
            case _ where isEscaped: isEscaped = false
            case "\"": isQuoted.toggle()
            case _ where isQuoted: break
            case "\\", "_", "*": isEscaped = true
            case "[": isBracketed = true
            case "]": isBracketed = false
            case _ where isBracketed: break
            case ";": break loop
            default: letters.append(sign)
            }
        }
        self = Self.form(letters)
    }

    private static func form(_ letters: String) -> NumberForm {
        if letters.hasPrefix("general") { return .plain }
        if letters.count >= 2, letters.allSatisfy({ $0 == "0" }) { return .padded(letters.count) }
        let hasTime = letters.contains { $0 == "h" || $0 == "s" }
        // An m is a month, unless there are hours or seconds for it to be minutes of.
        let hasDate = letters.contains { $0 == "d" || $0 == "y" || ($0 == "m" && !hasTime) }
        if hasDate { return hasTime ? .dateAndTime : .date }
        return hasTime ? .time : .plain
    }

    /// The form of a format that every workbook knows by its number (§18.8.30); `nil` for one that it has to define.
    init?(builtIn number: Int) {
        switch number {
        case 14...17, 27...31, 34...36, 50...54, 57, 58: self = .date
        case 18...21, 32, 33, 45...47, 55, 56: self = .time
        case 22: self = .dateAndTime
        case 0...49: self = .plain
        default: return nil
        }
    }
}

/// Writes numbers of sheets and of JSON as a Dutch list has them: `2026-11-03`, `16:00`, `12,50`.
///
/// Never with a decimal point: `12.345` would be read as twelve thousand. A whole number stays as it is.
enum SheetNumber {
    /// Adds the number that `raw` says. `is1904` is the calendar that starts in 1904.
    static func append(_ raw: some Collection<UInt8>, _ form: NumberForm, is1904: Bool, to out: inout [UInt8])
    {
        let isWhole = raw.count <= 15 && raw.allSatisfy { (48...57).contains($0) }
        if form == .plain, isWhole { return out.append(contentsOf: raw) }
        if case .padded(let width) = form, isWhole {
            out.append(
                contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, min(width, 20) - raw.count)))
            return out.append(contentsOf: raw)
        }
        let text = String(decoding: raw, as: UTF8.self)
        guard let number = Double(text), number.isFinite else { return out.append(contentsOf: raw) }
        out.append(contentsOf: Self.text(number, form, is1904: is1904).utf8)
    }

    private static func text(_ number: Double, _ form: NumberForm, is1904: Bool) -> String {
        switch form {
        case .plain, .padded: return decimal(number)
        case .date, .time, .dateAndTime:
            guard (0..<2_958_466).contains(number) else { return decimal(number) }
            var days = Int(number)
            var minutes = Int(((number - Double(days)) * 1440).rounded())
            if minutes == 1440 { (days, minutes) = (days + 1, 0) }
            let time = clock(minutes)
            if form == .time { return time }
            guard let day = day(days, is1904: is1904) else { return form == .date ? decimal(number) : time }
            return form == .date || minutes == 0 ? day : day + " " + time
        }
    }

    private static func clock(_ minutes: Int) -> String {
        let (hour, minute) = (minutes / 60, minutes % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    /// The day of a serial number. In the calendar from 1900 day 60 is a 29 February that never was (ECMA-376 part 1, §18.17.4.1); it comes out
    /// as such, and no check takes it for a day.
    static func day(_ serial: Int, is1904: Bool) -> String? {
        if is1904 { return CalendarDate(year: 1904, month: 1, day: 1)?.adding(days: serial)?.iso }
        if serial == 60 { return "1900-02-29" }
        guard serial > 0 else { return nil }
        return CalendarDate(year: 1899, month: 12, day: serial < 60 ? 31 : 30)?.adding(days: serial)?.iso
    }

    /// A number with at most 15 significant digits, as many as sheets keep; a comma, and at least two decimals when there are any.
    static func decimal(_ number: Double) -> String {
        guard abs(number) < 1e15 else { return "\(number)" }
        if number == number.rounded() { return String(Int(number)) }
        var (scale, decimals) = (1.0, 0)
        while decimals < 12, abs(number) * scale * 10 < 1e15 {
            (scale, decimals) = (scale * 10, decimals + 1)
        }
        let units = Int((abs(number) * scale).rounded())
        guard units != 0 else { return "\(number)" }
        let digits = String(units)
        var fraction = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let whole = fraction.prefix(fraction.count - decimals)
        fraction = String(fraction.dropFirst(whole.count))
        while fraction.count > 2, fraction.hasSuffix("0") { fraction.removeLast() }
        if fraction.allSatisfy({ $0 == "0" }) { return (number < 0 ? "-" : "") + whole }
        if fraction.count == 1 { fraction += "0" }
        return (number < 0 ? "-" : "") + whole + "," + fraction
    }
}
