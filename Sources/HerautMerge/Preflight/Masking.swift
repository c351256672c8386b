/// Shows a value of a recipient without telling it: the shape is left, so that whoever has the list recognises the fault.
enum Masking {
    /// Most signs that are shown.
    static let limit = 24

    /// Letters as `x` and `X`, digits as `9`, spaces and ASCII signs as they are, anything else as `?`. `Jansen` is `Xxxxxx`, `2012-02-30`
    /// is `9999-99-99`. Empty for an empty value.
    static func shape(_ text: some StringProtocol) -> String {
        var shape = ""
        for scalar in text.unicodeScalars.prefix(limit) { shape.unicodeScalars.append(sign(scalar)) }
        return text.unicodeScalars.count > limit ? shape + "…" : shape
    }

    private static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x30...0x39: "9"
        case 0x41...0x5A: "X"
        case 0x61...0x7A: "x"
        case 0x20...0x7E: scalar
        default: scalar.properties.isAlphabetic ? (scalar.properties.isUppercase ? "X" : "x") : "?"
        }
    }
}
