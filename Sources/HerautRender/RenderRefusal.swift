public import HerautModel

/// Why a format cannot show a text. Only PDF, which carries its letters with it, ever refuses.
public enum RenderRefusal: Error, Hashable, Sendable {
    /// No font was given.
    case noFont
    /// The font lacks these characters, or they belong to a script whose letters change with their neighbours, such as Arabic.
    case characters([Unicode.Scalar])

    /// What is wrong and what to do about it.
    public var message: Message {
        switch self {
        case .noFont: .key("pdf.font.none")
        case .characters(let characters):
            .key(
                Self.needsShaping(characters) ? "pdf.needsShaping" : "pdf.missingCharacters",
                ["tekens": characters.prefix(8).map(Self.name).joined(separator: ", ")])
        }
    }

    /// Each character once, in the order of the standard.
    static func unique(_ characters: [UInt32]) -> [Unicode.Scalar] {
        Set(characters).sorted().compactMap(Unicode.Scalar.init)
    }

    /// Whether one of them is of a script that takes more than a font: Hebrew to Mongolian, and the forms of Arabic.
    static func needsShaping(_ characters: [Unicode.Scalar]) -> Bool {
        characters.contains {
            (0x590...0x109F).contains($0.value) || (0x1780...0x18AF).contains($0.value)
                || (0xFB1D...0xFDFF).contains($0.value) || (0xFE70...0xFEFE).contains($0.value)
        }
    }

    /// The name of a character by its number in Unicode: `“ш” (U+0448)`; empty when there is none.
    public static func name(of number: UInt32) -> String { Unicode.Scalar(number).map(name) ?? "" }

    /// `“ш” (U+0448)`.
    private static func name(_ character: Unicode.Scalar) -> String {
        let digits = String(character.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let isVisible = character.properties.generalCategory != .nonspacingMark && character.value > 0xA0
        return isVisible ? "“\(character)” (\(code))" : code
    }
}
