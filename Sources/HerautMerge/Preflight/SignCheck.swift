import HerautModel
import HerautRender
import HerautTemplate

/// Looks at values as people read them: signs that cannot be seen, letters that were lost, formulas, and lines that do not fit.
struct SignCheck {
    private let used: [Int]
    private let names: [Int]
    /// Whether a column stands in the window of the envelope, by its number.
    private let isInWindow: [Bool]
    private let addressColumn: Int
    /// The font that has to have every character; `nil` when none is embedded.
    private let fonts: FontFamily?

    /// Lines in the window of an envelope (communication.md §3.4).
    static let lineLimit = 6

    init(_ person: PersonColumns, fonts: FontFamily?) {
        self.fonts = fonts
        used = person.used
        names = person.names
        addressColumn = person.address.first ?? -1
        let window = person.parent + person.address
        isInWindow = (0...max(used.max() ?? 0, window.max() ?? 0)).map(window.contains)
    }

    func check(_ row: RowCells, _ number: Int, _ result: inout PreflightResult) {
        // Name, street and town take three lines; a line break in a cell makes one more.
        var lines = 3
        for column in used {
            let cell = row.cells[column]
            if cell.isEmpty { continue }
            if !Self.isPlain(row.bytes, cell) {
                if let rule = Self.fault(row.bytes, cell) {
                    result.add(RowFault(rule, row: number, column: column))
                    continue
                }
                if let fonts, fonts.lacksCharacters(of: UnsafeBufferPointer(rebasing: row.bytes[cell.range]))
                {
                    result.add(RowFault(.missingCharacter, row: number, column: column))
                }
                if isInWindow[column] { lines += row.bytes[cell.range].count { $0 == 0x0A } }
            }
            checkFirst(row, cell, column, number, &result)
        }
        for column in names where Self.isOddName(row.bytes, row.cells[column]) {
            result.add(RowFault(.oddName, row: number, column: column))
        }
        if lines > Self.lineLimit {
            result.add(RowFault(.tooManyAddressLines, row: number, column: addressColumn))
        }
    }

    /// Formulas and failed formulas show by their first sign.
    private func checkFirst(
        _ row: RowCells, _ cell: SourceSpan, _ column: Int, _ number: Int, _ result: inout PreflightResult
    ) {
        let first = row.bytes[cell.start]
        if first == UInt8(ascii: "="), cell.count > 1 {
            result.add(RowFault(.formula, row: number, column: column))
        } else if first == UInt8(ascii: "#"), Self.isErrorValue(row.bytes, cell) {
            result.add(RowFault(.errorValue, row: number, column: column))
        }
    }

    // MARK: Signs

    /// Whether all is visible ASCII, as in nearly every cell; eight bytes at a time.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ cell: SourceSpan) -> Bool {
        var index = cell.start
        let raw = UnsafeRawBufferPointer(bytes)
        while index + 8 <= cell.end {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if (word | (word &- 0x2020_2020_2020_2020)) & 0x8080_8080_8080_8080 != 0 { return false }
            index += 8
        }
        while index < cell.end {
            if bytes[index] < 0x20 || bytes[index] >= 0x7F { return false }
            index += 1
        }
        return true
    }

    private static func fault(_ bytes: UnsafeBufferPointer<UInt8>, _ cell: SourceSpan) -> RowRule? {
        var last: UInt32 = 0
        var index = cell.start
        while index < cell.end {
            let (scalar, length) = scalar(at: index, of: bytes)
            switch scalar {
            case 0xFFFD: return .lostLetter
            case _ where isGarbled(last, scalar): return .garbledLetter
            case 0x09, 0x0A, 0x0D: break
            case 0x00...0x1F, 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF,
                0x61C:
                return .invisibleSign
            default: break
            }
            last = scalar
            index += length
        }
        return nil
    }

    /// The code point at `index` and its bytes. A row with bytes that are no UTF-8 was refused before.
    private static func scalar(at index: Int, of bytes: UnsafeBufferPointer<UInt8>) -> (UInt32, length: Int) {
        let first = UInt32(bytes[index])
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard length > 1, index + length <= bytes.count else { return (first, 1) }
        let lead = first & (0x7F >> UInt32(length))
        return ((1..<length).reduce(lead) { $0 << 6 | UInt32(bytes[index + $1] & 0x3F) }, length)
    }

    /// Two signs that are one letter of UTF-8 read as Windows-1252: a letter that starts such a pair, and one that no word has after it.
    private static func isGarbled(_ first: UInt32, _ second: UInt32) -> Bool {
        switch second {
        case 0x80...0xBF: (0xC2...0xC5).contains(first)
        case 0x152, 0x178, 0x192, 0x2C6, 0x2DC, 0x2013...0x203A: first == 0xC3
        case 0x20AC: first == 0xE2 || first == 0xC3
        default: false
        }
    }

    /// What Excel and LibreOffice show for a formula that failed, in English and in Dutch.
    private static func isErrorValue(_ bytes: UnsafeBufferPointer<UInt8>, _ cell: SourceSpan) -> Bool {
        let text = bytes[cell.range]
        return errorValues.contains { text.elementsEqual($0.utf8) }
    }

    private static let errorValues = [
        "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#N/B", "#VERW!", "#WAARDE!",
        "#NAAM?", "#DEEL/0!", "#GETAL!", "#LEEG!", "#SPILL!", "#CALC!",
    ]

    /// Digits and signs of paths, addresses and markup; the title in an own column may have a slash, a name not.
    private static func isOddName(_ bytes: UnsafeBufferPointer<UInt8>, _ cell: SourceSpan) -> Bool {
        for byte in bytes[cell.range] {
            let mask = byte < 64 ? oddBelow64 : byte < 128 ? oddFrom64 : 0
            if mask >> UInt64(byte & 63) & 1 != 0 { return true }
        }
        return false
    }

    /// A bit for each of `"#$%*/0123456789:;<=>`, and for each of `@[\]^_{|}~`.
    private static var oddBelow64: UInt64 { 0x7FFF_843C_0000_0000 }
    private static var oddFrom64: UInt64 { 0x7800_0000_F800_0001 }
}
