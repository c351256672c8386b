/// An sRGB colour of the house style.
struct Colour: Hashable, Sendable {
    private let red, green, blue: Int

    /// A colour written `#rrggbb` or `rrggbb`; anything else is none.
    init?(_ text: String) {
        let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
        guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit), let number = Int(digits, radix: 16)
        else { return nil }
        self.init(red: number >> 16, green: number >> 8 & 255, blue: number & 255)
    }

    private init(red: Int, green: Int, blue: Int) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// White.
    static let white = Colour(red: 255, green: 255, blue: 255)
    /// Nearly black: of text.
    static let ink = Colour(red: 26, green: 26, blue: 26)

    /// A very light form of the colour, to write on.
    var tint: Colour {
        func light(_ channel: Int) -> Int { 255 - (255 - channel) / 10 }
        return Colour(red: light(red), green: light(green), blue: light(blue))
    }

    /// `#rrggbb`, in small letters.
    var hex: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The colour, darkened in small steps until text in it can be read on white: 4.5 to 1 (WCAG 2.2, success criterion 1.4.3).
    var readable: Colour {
        var colour = self
        while colour.contrastOnWhite < 4.5 {
            colour = Colour(
                red: colour.red * 19 / 20, green: colour.green * 19 / 20, blue: colour.blue * 19 / 20)
        }
        return colour
    }

    /// Contrast with white, from 1 to 21 (WCAG 2.2, "contrast ratio").
    var contrastOnWhite: Double { 1.05 / (luminance + 0.05) }

    /// Relative luminance. The power 2.4 of sRGB is taken as 2.4 = 2 + 2/5 by a fifth root, to need no maths library.
    private var luminance: Double {
        let light = [red, green, blue].map { Self.linear(Double($0) / 255) }
        return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
    }

    /// The light of a channel from 0 to 1 (IEC 61966-2-1).
    static func linear(_ value: Double) -> Double {
        if value <= 0.04045 { return value / 12.92 }
        let base = (value + 0.055) / 1.055
        return base * base * fifthRoot(base * base)
    }

    /// By Newton's method; twenty steps are exact for 0…1.
    private static func fifthRoot(_ number: Double) -> Double {
        var root = 1.0
        for _ in 0..<40 {
            root -= (root * root * root * root * root - number) / (5 * root * root * root * root)
        }
        return root
    }
}
