public import HerautModel

extension ValueFormatter {
    /// Two lines for an envelope: `Havenstraat 3 a` and `1234 AC  VOORBEELDSTAD` (one space in the postcode, two before the town, the
    /// town in capitals; communication.md §3.4).
    public func addressLines(_ address: PostalAddress) -> [String] {
        [
            spaced(address.street, houseNumber(address)),
            spaced(postcode(address.postcode), address.town.uppercased(), by: "  "),
        ]
    }

    /// An addition that starts with a digit comes after a hyphen, one with a letter after a space (registry, NEN 5825).
    private func houseNumber(_ address: PostalAddress) -> String {
        let addition = address.addition.drop { $0 == "-" || $0 == " " }
        guard let first = addition.first else { return address.number }
        return address.number + (("0"..."9").contains(first) ? "-" : " ") + addition
    }

    /// `1234 AB`, however it was typed. What is no Dutch postcode is left as it is.
    private func postcode(_ text: String) -> String {
        let signs = text.filter { $0 != " " && $0 != "\u{A0}" }
        guard signs.count == 6, signs.utf8.count == 6, signs.prefix(4).allSatisfy(\.isNumber),
            signs.suffix(2).allSatisfy(\.isLetter)
        else { return text }
        return signs.prefix(4) + " " + signs.suffix(2).uppercased()
    }
}
