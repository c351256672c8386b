/// Reads a text as a value of a type. One set of rules for YAML, `--set` and rows of data.
public enum ValueReading {
    /// The value; `nil` when `text` is not of the type. `choices` are the allowed words of a choice.
    public static func value(of text: String, as type: FieldType, choices: [String] = []) -> Value? {
        let trimmed = text.trimmingSpaces()
        guard !trimmed.isEmpty else { return nil }
        switch type {
        // On bytes: as a character, the ending of a Windows line is not a newline.
        case .text: return trimmed.utf8.contains(UInt8(ascii: "\n")) ? nil : .text(trimmed)
        case .date: return date(trimmed).map(Value.date)
        case .time: return ClockTime(text: withoutUur(trimmed)).map(Value.time)
        case .amount: return amount(trimmed).map(Value.amount)
        case .number: return Int(trimmed).map(Value.number)
        case .flag: return flag(trimmed).map(Value.flag)
        case .choice: return choices.contains(trimmed) ? .choice(trimmed) : nil
        case .phone: return isPhone(trimmed) ? .phone(trimmed) : nil
        case .email: return isEmail(trimmed) ? .email(trimmed) : nil
        case .url: return isWebAddress(trimmed) ? .url(trimmed) : nil
        case .list, .name, .address: return nil
        }
    }

    /// A day written `2026-11-03`, or `3-11-2026` as registries export it (day first).
    public static func date(_ text: String) -> CalendarDate? {
        if let date = CalendarDate(iso: text) { return date }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].count == 4, let day = Int(parts[0]), let month = Int(parts[1]),
            let year = Int(parts[2])
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    private static func withoutUur(_ text: String) -> Substring {
        text.hasSuffix(" uur") ? text.dropLast(4) : text[...]
    }

    /// `2500`, `2.500`, `12,50`, `12.50`, with or without `€`. A point before three digits groups; before two it is the cents.
    private static func amount(_ text: String) -> Amount? {
        let digits = text.drop { $0 == "€" || $0 == " " || $0 == "\u{A0}" }
        let cut = digits.lastIndex { $0 == "," || $0 == "." }
        var whole = String(digits)
        var cents = ""
        if let cut, digits.distance(from: cut, to: digits.endIndex) == 3 {
            whole = String(digits[..<cut])
            cents = String(digits[digits.index(after: cut)...])
        }
        let groups = whole.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = groups.first, !first.isEmpty, groups.dropFirst().allSatisfy({ $0.count == 3 }),
            groups.count == 1 || first.count <= 3, let euros = Int(groups.joined()), euros >= 0,
            euros < 1 << 40,
            cents.isEmpty || cents.allSatisfy({ ("0"..."9").contains($0) })
        else { return nil }
        return Amount(cents: euros * 100 + (Int(cents) ?? 0))
    }

    private static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "ja", "true", "1": true
        case "nee", "false", "0": false
        default: nil
        }
    }

    /// 3 to 15 digits with spaces, hyphens, brackets and one leading `+`.
    private static func isPhone(_ text: String) -> Bool {
        let digits = text.unicodeScalars.count { ("0"..."9").contains($0) }
        let others = text.unicodeScalars.allSatisfy {
            ("0"..."9").contains($0) || " -()+\u{A0}".unicodeScalars.contains($0)
        }
        return others && (3...15).contains(digits) && !text.dropFirst().contains("+")
    }

    private static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !parts[1].hasPrefix("."),
            !parts[1].hasSuffix(".")
        else { return false }
        return text.unicodeScalars.allSatisfy {
            $0.value > 32 && !"<>()[]\",;:\\".unicodeScalars.contains($0)
        }
    }

    /// With or without `https://`; a host with a point in it and no spaces.
    private static func isWebAddress(_ text: String) -> Bool {
        var rest = text[...]
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
        }
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard host.contains("."), !host.hasPrefix("."), !host.hasSuffix("."), !rest.contains("://") else {
            return false
        }
        return text.unicodeScalars.allSatisfy { $0.value > 32 && !"<>\"\\^`{|}".unicodeScalars.contains($0) }
    }
}

extension StringProtocol {
    /// Without spaces, tabs, newlines and no-break spaces at both ends.
    public func trimmingSpaces() -> String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" || scalar == "\u{A0}"
        }
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else {
            return ""
        }
        return String(self[first..<scalars.index(after: last)])
    }
}

extension Value {
    /// The value at a dotted path (`incident.plaats`) in nested groups; a number picks an item of a list.
    public func at(_ path: some StringProtocol) -> Value? {
        guard let cut = path.firstIndex(of: ".") else { return step(String(path)) }
        return step(String(path[..<cut]))?.at(path[path.index(after: cut)...])
    }

    /// The items of a list; empty for anything else.
    public var items: [Value] {
        if case .list(let items) = self { items } else { [] }
    }

    /// The text of a text, choice, phone number, e-mail or web address.
    public var string: String? {
        switch self {
        case .text(let text), .choice(let text), .phone(let text), .email(let text), .url(let text): text
        default: nil
        }
    }

    private func step(_ name: String) -> Value? {
        switch self {
        case .group(let values): values[name]
        case .list(let items): Int(name).flatMap { items.indices.contains($0) ? items[$0] : nil }
        default: nil
        }
    }
}
