import HerautModel
import HerautTemplate

/// Looks at values as people read them: signs that cannot be seen, letters that were lost, formulas, and lines that do not fit.
struct SignCheck {
    private let used: [Int]
    private let names: [Int]
    private let address: [Int]
    private let recipient: [Int]

    /// Lines in the window of an envelope (communication.md §3.4).
    static let lineLimit = 6

    init(_ person: PersonColumns) {
        used = person.used
        names = person.names
        address = person.address
        recipient = person.parent
    }

    func check(_ row: RowCells, _ number: Int, _ result: inout PreflightResult) {
        for column in used {
            let cell = row.cells[column]
            guard let first = cell.isEmpty ? nil : row.bytes[cell.start] else { continue }
            if let rule = Self.fault(row.bytes, cell) {
                result.add(RowFault(rule, row: number, column: column))
            } else if first == UInt8(ascii: "="), cell.count > 1 {
                result.add(RowFault(.formula, row: number, column: column))
            } else if first == UInt8(ascii: "#"), Self.isErrorValue(row.bytes, cell) {
                result.add(RowFault(.errorValue, row: number, column: column))
            }
        }
        for column in names where Self.isOddName(row.bytes, row.cells[column]) {
            result.add(RowFault(.oddName, row: number, column: column))
        }
        checkLines(row, number, &result)
    }

    /// Name, street and town take three lines; a line break in a cell makes one more.
    private func checkLines(_ row: RowCells, _ number: Int, _ result: inout PreflightResult) {
        var lines = 3
        for column in recipient + address {
            for byte in row.bytes[row.cells[column].range] where byte == 0x0A { lines += 1 }
        }
        if lines > Self.lineLimit, let column = address.first {
            result.add(RowFault(.tooManyAddressLines, row: number, column: column))
        }
    }

    // MARK: Signs

    /// The first fault of a cell. Nearly every cell is plain ASCII, seen eight bytes at a time.
    private static func fault(_ bytes: UnsafeBufferPointer<UInt8>, _ cell: SourceSpan) -> RowRule? {
        var index = cell.start
        let raw = UnsafeRawBufferPointer(bytes)
        while index + 8 <= cell.end {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let odd = (word | (word &- 0x2020_2020_2020_2020)) & 0x8080_8080_8080_8080
            if odd != 0 { return slowFault(bytes, SourceSpan(index, cell.end)) }
            index += 8
        }
        while index < cell.end {
            if bytes[index] < 0x20 || bytes[index] >= 0x7F {
                return slowFault(bytes, SourceSpan(index, cell.end))
            }
            index += 1
        }
        return nil
    }

    private static func slowFault(_ bytes: UnsafeBufferPointer<UInt8>, _ rest: SourceSpan) -> RowRule? {
        var last: UInt32 = 0
        for scalar in String(decoding: bytes[rest.range], as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0xFFFD: return .lostLetter
            case _ where isGarbled(last, scalar.value): return .garbledLetter
            case 0x09, 0x0A, 0x0D: break
            case 0x00...0x1F, 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF,
                0x61C:
                return .invisibleSign
            default: break
            }
            last = scalar.value
        }
        return nil
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
        for byte in bytes[cell.range] where oddSigns[Int(byte)] { return true }
        return false
    }

    private static let oddSigns: [Bool] = (0..<256).map {
        "0123456789/\\<>{}|*#_@;:\"%$^~[]=".utf8.contains(UInt8($0))
    }
}
