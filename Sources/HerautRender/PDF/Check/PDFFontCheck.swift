/// A font of a file, as far as it has to be known to check the text in it.
struct PDFFontFacts {
    let name: String
    /// Character of each code.
    var characters: [Int: [UInt16]] = [:]
    /// Width of each code, and of those that have none.
    var widths: [Int: Double] = [:]
    var usualWidth = 1000.0
    /// Number of glyphs in the font file, and the width of each in thousandths of the type size.
    var advances: [Double] = []
    var codes: Set<Int> = []
}

/// The fonts.
extension PDFCheck {
    /// Checks every font of the file and gives those that text can be checked with, by the number of their object.
    mutating func checkFonts() -> [Int: PDFFontFacts] {
        var fonts: [Int: PDFFontFacts] = [:]
        for number in reader.numbers {
            guard let object = reader.object(number), let entries = object.value.dictionary,
                reader.entry("Type", of: object.value)?.name == "Font"
            else { continue }
            let name = reader.entry("BaseFont", of: object.value)?.name ?? "\(number)"
            switch reader.entry("Subtype", of: object.value)?.name {
            case "Type0": fonts[number] = checkComposite(object.value, entries, name)
            case "CIDFontType0", "CIDFontType2": break
            default:
                let descriptor = reader.entry("FontDescriptor", of: object.value)
                let files = ["FontFile", "FontFile2", "FontFile3"]
                expect(files.contains { reader.entry($0, of: descriptor) != nil }, .fontEmbedded, name)
            }
        }
        return fonts
    }

    private mutating func checkComposite(_ font: PDFValue, _ entries: [String: PDFValue], _ name: String)
        -> PDFFontFacts?
    {
        let descendant = reader.resolved(reader.entry("DescendantFonts", of: font)?.array?.first)
        guard reader.entry("Encoding", of: font)?.name == "Identity-H", let descendant else {
            add(.cidSystem, name)
            return nil
        }
        var facts = PDFFontFacts(name: name)
        let system = reader.entry("CIDSystemInfo", of: descendant)
        let ordering = reader.entry("Ordering", of: system)?.string ?? []
        expect(ordering.elementsEqual("Identity".utf8), .cidSystem, name)
        expect(reader.entry("CIDToGIDMap", of: descendant) != nil, .cidToGlyph, name)
        readWidths(descendant, &facts)
        let descriptor = reader.entry("FontDescriptor", of: descendant)
        guard let file = reader.stream(reader.resolved(descriptor)?.dictionary?["FontFile2"]), !file.isEmpty,
            let advances = Self.advances(file)
        else {
            add(.fontEmbedded, name)
            return facts
        }
        facts.advances = advances
        checkSet(descriptor, count: advances.count, name)
        guard let map = reader.stream(entries["ToUnicode"]) else {
            add(.toUnicode, name)
            return facts
        }
        facts.characters = Self.characters(map)
        for units in facts.characters.values where units.isEmpty || [0, 0xFEFF, 0xFFFE].contains(units[0]) {
            add(.unicodeValue, name)
        }
        return facts
    }

    /// Every glyph of the font file has its bit.
    private mutating func checkSet(_ descriptor: PDFValue?, count: Int, _ name: String) {
        guard let entry = reader.resolved(descriptor)?.dictionary?["CIDSet"] else { return }
        let set = reader.stream(entry) ?? []
        let isWhole = (0..<count).allSatisfy {
            $0 / 8 < set.count && set[$0 / 8] >> UInt8(7 - $0 % 8) & 1 == 1
        }
        expect(isWhole, .cidSet, name)
    }

    private func readWidths(_ descendant: PDFValue, _ facts: inout PDFFontFacts) {
        facts.usualWidth = reader.entry("DW", of: descendant)?.number ?? 1000
        let items = reader.entry("W", of: descendant)?.array ?? []
        var index = 0
        while index + 1 < items.count {
            guard let first = items[index].integer else { return }
            if let widths = reader.resolved(items[index + 1])?.array {
                for (offset, width) in widths.enumerated() { facts.widths[first + offset] = width.number }
                index += 2
            } else {
                guard index + 2 < items.count, let last = items[index + 1].integer,
                    let width = items[index + 2].number,
                    last >= first, last < 65_536
                else { return }
                for code in first...last { facts.widths[code] = width }
                index += 3
            }
        }
    }

    /// Widths in the font file, in thousandths of the type size; `nil` when it is no TrueType font.
    private static func advances(_ file: [UInt8]) -> [Double]? {
        guard let tables = try? FontTables(file), let count = try? tables.table("maxp").word(4), count > 0,
            let units = try? tables.table("head").word(18), units > 0,
            let widths = try? tables.widths(count: count)
        else { return nil }
        return widths.map { Double($0) * 1000 / Double(units) }
    }

    /// The characters of a map from codes (ISO 32000-1, 9.10.3).
    private static func characters(_ map: [UInt8]) -> [Int: [UInt16]] {
        var scanner = PDFScanner(map[...])
        var found: [Int: [UInt16]] = [:]
        var waiting: [PDFValue] = []
        while !scanner.isAtEnd, found.count <= 65_536 {
            guard let value = scanner.value(inContent: true) else { continue }
            guard case .word(let word) = value else {
                waiting.append(value)
                continue
            }
            if word == "endbfchar" {
                for index in stride(from: 0, to: waiting.count - 1, by: 2) {
                    if let code = waiting[index].string, let text = waiting[index + 1].string {
                        found[number(code)] = units(text)
                    }
                }
            } else if word == "endbfrange" {
                for index in stride(from: 0, to: waiting.count - 2, by: 3) {
                    guard let first = waiting[index].string.map(number),
                        let last = waiting[index + 1].string.map(number),
                        let text = waiting[index + 2].string.map(units), let end = text.last, last >= first,
                        last < 65_536
                    else { continue }
                    for code in first...last { found[code] = text.dropLast() + [end &+ UInt16(code - first)] }
                }
            }
            waiting = []
        }
        return found
    }

    private static func number(_ bytes: [UInt8]) -> Int { bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) } }

    private static func units(_ bytes: [UInt8]) -> [UInt16] {
        stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    }
}
