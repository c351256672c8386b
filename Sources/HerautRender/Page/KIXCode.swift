import HerautModel

/// The KIX (*klantindex*) of PostNL: postcode and house number as bars below an address, for sorting machines.
///
/// Four bars a character, of which two rise and two fall, as in the 4-state code of Royal Mail but without start, stop and check ("De KIX van TNT Post",
/// technical specifications). Worked out from published facts and examples; not tried at PostNL.
struct KIXCode: Hashable, Sendable {
    /// A bar: each has its middle, and some more above or below it.
    struct Bar: Hashable, Sendable {
        let rises: Bool
        let falls: Bool
    }

    /// What it says: `1231FZ13XHS` for number 13 hs at 1231 FZ.
    let text: String
    /// From left to right.
    let bars: [Bar]

    /// Two of four, in the order in which characters take them: the row of a character says which bars rise, its column which fall.
    private static let pairs: [[Bool]] = ["0011", "0101", "0110", "1001", "1010", "1100"].map {
        $0.map { $0 == "1" }
    }

    /// The code of `text`, capitals and digits; `nil` for anything else.
    init?(_ text: String) {
        var bars: [Bar] = []
        for byte in text.utf8 {
            let number: Int
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number = Int(byte) - 48
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): number = Int(byte) - 55
            default: return nil
            }
            let (rising, falling) = (Self.pairs[number / 6], Self.pairs[number % 6])
            bars += zip(rising, falling).map { Bar(rises: $0, falls: $1) }
        }
        guard !bars.isEmpty else { return nil }
        self.text = text
        self.bars = bars
    }

    /// The code of an address by its lines; `nil` when they leave any doubt. A letter without a code arrives, one with a wrong code elsewhere.
    init?(address lines: [String]) {
        guard let index = lines.lastIndex(where: { Self.postcode($0) != nil }), index > 0,
            let postcode = Self.postcode(lines[index]), let house = Self.house(lines[index - 1])
        else { return nil }
        self.init(postcode + house)
    }

    /// `1234AB` of a line that starts with a postcode and goes on with a town.
    private static func postcode(_ line: String) -> String? {
        let signs = Array(line.utf8)
        guard signs.count >= 7, signs[4] == 0x20, signs[0] != UInt8(ascii: "0"),
            signs[..<4].allSatisfy(isDigit),
            signs[5...6].allSatisfy({ (0x41...0x5A).contains($0) }), signs.count == 7 || signs[7] == 0x20
        else { return nil }
        return String(decoding: signs[..<4] + signs[5...6], as: UTF8.self)
    }

    /// `13XHS` of `Havendijk 13 hs`, `156X2` of `Havendijk 156-2`.
    private static func house(_ line: String) -> String? {
        let words = line.split(separator: " ").map { Array($0.utf8) }
        guard let place = words.lastIndex(where: { isDigit($0[0]) }), place > 0, !isDigit(words[place - 1][0])
        else {
            return nil
        }
        let number = words[place].prefix(while: isDigit)
        let rest =
            [Array(words[place].dropFirst(number.count).drop { $0 == UInt8(ascii: "-") })]
            + words[(place + 1)...]
        let addition = rest.joined().map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
        guard number.count <= 5, addition.count <= 6 else { return nil }
        let text = String(decoding: number, as: UTF8.self)
        return addition.isEmpty ? text : text + "X" + String(decoding: addition, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}

extension KIXCode {
    /// Measures of the bars in thousandths of a point, in the middle of what is allowed: bars of 0.38 to 0.63 mm, 20 to 24 an inch, middles of 1.0 to
    /// 1.5 mm, whole bars of 4.2 to 5.8, and 2 mm of white around (Royal Mail, "4-state customer code").
    enum Measure {
        static let width = PDFMeasure.millimetres(50) / 100
        static let pitch = PDFMeasure.millimetres(115) / 100
        static let middle = PDFMeasure.millimetres(125) / 100
        static let height = PDFMeasure.millimetres(5)
        static let white = PDFMeasure.millimetres(2)
    }
}
