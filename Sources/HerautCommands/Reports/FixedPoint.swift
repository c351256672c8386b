/// A number with a fixed count of decimals, the same on every machine.
struct FixedPoint {
    private let places: Int
    private let digits: Int

    /// `number` rounded to `places` decimals.
    init(_ number: Double, places: Int) {
        self.places = places
        digits = Int((number * (0..<places).reduce(1.0) { scale, _ in scale * 10 }).rounded())
    }

    /// `12,5` with the sign of a language.
    func text(decimal: String) -> String {
        var text = String(digits.magnitude)
        text = String(repeating: "0", count: max(0, places + 1 - text.count)) + text
        let whole = text.dropLast(places)
        return (digits < 0 ? "-" : "") + whole + (places > 0 ? decimal + text.suffix(places) : "")
    }
}
