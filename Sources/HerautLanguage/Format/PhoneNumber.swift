/// Dutch phone numbers in the groups of communication.md §3.3.
public enum PhoneNumber {
    /// Area codes of three digits, and the three-digit numbers without a place (084, 085, 087, 088): the subscriber's part has seven.
    private static let shortCodes: Set<String> = [
        "010", "013", "015", "020", "023", "024", "026", "030", "033", "035", "036", "038", "040", "043",
        "045",
        "046", "050", "053", "055", "058", "070", "071", "072", "073", "074", "075", "076", "077", "078",
        "079",
        "084", "085", "087", "088",
    ]

    /// `0123 45 67 89`, `020 645 44 29`, `06 12 34 56 78`, `+31 6 12 34 56 78`, `14 0123`. Service numbers (0800, 0900) stay as their
    /// owners write them, and so does what is no Dutch number.
    public static func grouped(_ typed: String) -> String {
        let digits = typed.filter { $0.isASCII && $0.isNumber }
        if typed.hasPrefix("+") { return digits.hasPrefix("31") ? international(digits, typed) : typed }
        if digits.hasPrefix("140"), digits.count == 5 || digits.count == 6 {
            return "14 " + digits.dropFirst(2)
        }
        return national(digits) ?? typed
    }

    private static func international(_ digits: String, _ typed: String) -> String {
        let rest = digits.dropFirst(2)
        guard let grouped = national(rest.hasPrefix("0") ? String(rest) : "0" + rest) else { return typed }
        return "+31 " + grouped.dropFirst()
    }

    private static func national(_ digits: String) -> String? {
        guard digits.count == 10, digits.hasPrefix("0"), !digits.hasPrefix("00") else { return nil }
        if ["080", "090"].contains(digits.prefix(3)) { return nil }
        if digits.hasPrefix("06") { return cut(digits, [2, 2, 2, 2, 2]) }
        return cut(digits, shortCodes.contains(String(digits.prefix(3))) ? [3, 3, 2, 2] : [4, 2, 2, 2])
    }

    private static func cut(_ digits: String, _ lengths: [Int]) -> String {
        var rest = digits[...]
        return lengths.map { length in
            defer { rest = rest.dropFirst(length) }
            return String(rest.prefix(length))
        }.joined(separator: " ")
    }
}
