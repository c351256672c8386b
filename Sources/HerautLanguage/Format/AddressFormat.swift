public import HerautModel

extension ValueFormatter {
    /// Two lines for an envelope: `Havenstraat 3 a` and `1234 AC  VOORBEELDSTAD` (one space in the postcode, two before the town, the
    /// town in capitals; communication.md §3.4).
    public func addressLines(_ address: PostalAddress) -> [String] {
        let number = houseNumber(address)
        return [address.street + " " + number, address.postcode + "  " + address.town.uppercased()]
    }

    /// An addition that starts with a digit comes after a hyphen, one with a letter after a space (registry, NEN 5825).
    private func houseNumber(_ address: PostalAddress) -> String {
        let addition = address.addition.drop { $0 == "-" || $0 == " " }
        guard let first = addition.first else { return address.number }
        return address.number + (first.isNumber ? "-" : " ") + addition
    }
}
