/// The colour profile that says what the numbers of a colour mean: sRGB (IEC 61966-2-1), written as ICC version 2.1 (ICC.1:1998-09).
enum PDFProfile {
    /// Entries of the tone curve.
    private static let curveSize = 1024

    /// The profile.
    static let sRGB: [UInt8] = {
        let name = "sRGB IEC61966-2.1"
        // Primaries adapted to D50 by the Bradford method, as fractions of 65536 (sRGB.org profile).
        let tags: [(String, [UInt8])] = [
            ("desc", description(name)), ("cprt", text("No copyright, use freely")),
            ("wtpt", point(0xF6D6, 0x10000, 0xD32D)), ("rXYZ", point(0x6FA2, 0x38F5, 0x0390)),
            ("gXYZ", point(0x6299, 0xB785, 0x18DA)), ("bXYZ", point(0x24A0, 0x0F84, 0xB6CF)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ]
        var table: [UInt8] = []
        table.append(long: tags.count)
        var data: [UInt8] = []
        let start = 128 + 4 + tags.count * 12
        var curveOffset: Int?
        for (tag, bytes) in tags {
            let isCurve = tag.hasSuffix("TRC")
            let offset = isCurve ? curveOffset ?? start + data.count : start + data.count
            table += tag.utf8
            table.append(long: offset)
            table.append(long: bytes.count)
            // The three curves are one.
            if isCurve, curveOffset != nil { continue }
            if isCurve { curveOffset = offset }
            data += bytes
            while data.count % 4 != 0 { data.append(0) }
        }
        return header(size: start + data.count) + table + data
    }()

    /// Size, version, class "display", colours RGB to XYZ, a fixed date, and the light D50.
    private static func header(size: Int) -> [UInt8] {
        var header: [UInt8] = []
        header.append(long: size)
        header.append(long: 0)
        header.append(long: 0x0210_0000)
        header += "mntrRGB XYZ ".utf8
        for number in [2026, 1, 1, 0, 0, 0] { header.append(word: number) }
        header += "acsp".utf8
        header += [UInt8](repeating: 0, count: 28)
        for number in [0xF6D6, 0x10000, 0xD32D] { header.append(long: number) }
        return header + [UInt8](repeating: 0, count: 128 - header.count)
    }

    private static func point(_ x: Int, _ y: Int, _ z: Int) -> [UInt8] {
        var bytes = Array("XYZ ".utf8) + [0, 0, 0, 0]
        for number in [x, y, z] { bytes.append(long: number) }
        return bytes
    }

    private static func text(_ text: String) -> [UInt8] {
        Array("text".utf8) + [0, 0, 0, 0] + Array(text.utf8) + [0]
    }

    /// A description has three forms; those for other alphabets are empty.
    private static func description(_ text: String) -> [UInt8] {
        var bytes = Array("desc".utf8) + [0, 0, 0, 0]
        bytes.append(long: text.utf8.count + 1)
        bytes += Array(text.utf8) + [0]
        return bytes + [UInt8](repeating: 0, count: 8 + 3 + 67)
    }

    /// From the number of a colour to light: the curve of the standard, not a bare power.
    private static let curve: [UInt8] = {
        var bytes = Array("curv".utf8) + [0, 0, 0, 0]
        bytes.append(long: curveSize)
        for index in 0..<curveSize {
            let light = Colour.linear(Double(index) / Double(curveSize - 1))
            bytes.append(word: Int(light * 65_535 + 0.5))
        }
        return bytes
    }()
}
