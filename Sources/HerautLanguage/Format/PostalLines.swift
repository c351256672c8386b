public import HerautModel

extension ValueFormatter {
    /// The lines of an address under the name: street with number, then `1234 AB  VOORBEELDSTAD`. Additions as the registry writes
    /// them (NEN 5825); two spaces before the town after PostNL. communication.md §3.4–3.5.
    public static func lines(of address: PostalAddress) -> [String] {
        let street = address.street + " " + houseNumber(address.number) + suffix(address.addition)
        return [street, postcode(address.postcode) + "  " + address.town.uppercased()]
    }

    /// `by` and `to` before a number stand for `bij` and `tegenover`.
    private static func houseNumber(_ number: String) -> String {
        if number.hasPrefix("by ") { return "bij " + number.dropFirst(3) }
        return number.hasPrefix("to ") ? "t/o " + number.dropFirst(3) : number
    }

    /// A hyphen before a digit, a space before a letter.
    private static func suffix(_ addition: String) -> String {
        let bare = addition.drop { $0 == "-" || $0 == " " || $0 == "\u{A0}" }
        guard let first = bare.first else { return "" }
        return (first.isNumber ? "-" : " ") + bare
    }

    private static func postcode(_ typed: String) -> String {
        let bare = typed.filter { $0 != " " && $0 != "\u{A0}" }.uppercased()
        return bare.count == 6 ? bare.prefix(4) + " " + bare.suffix(2) : typed
    }
}
