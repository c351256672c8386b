import HerautModel

/// Writes CSV (RFC 4180) that no spreadsheet runs: a value that starts as a formula gets an apostrophe before it.
struct CSVWriter {
    let delimiter: UInt8
    /// What was written and not yet taken.
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    init(delimiter: UInt8) { self.delimiter = delimiter }

    /// Adds a cell.
    mutating func add(_ cell: some Collection<UInt8>) {
        if !isFirst { bytes.append(delimiter) }
        isFirst = false
        let isRisky = FormulaMark.isNeeded(before: cell)
        let isQuoted = isRisky || cell.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        if isQuoted { bytes.append(CSVSign.quote) }
        if isRisky { bytes.append(FormulaMark.mark) }
        for byte in cell {
            if byte == CSVSign.quote { bytes.append(byte) }
            bytes.append(byte)
        }
        if isQuoted { bytes.append(CSVSign.quote) }
    }

    /// Ends the row.
    mutating func endRow() {
        bytes += [CSVSign.carriageReturn, CSVSign.newline]
        isFirst = true
    }

    /// Hands over what was written so far.
    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }
}

/// The apostrophe before a value that a spreadsheet would run as a formula (OWASP, CSV injection): one that starts with = + - @ tab or CR.
///
/// Values that already are an apostrophe and such a sign get one more, so that taking one off always gives the value back.
enum FormulaMark {
    /// The sign that is put before.
    static let mark = UInt8(ascii: "'")

    /// Whether a value has to be marked.
    static func isNeeded(before cell: some Collection<UInt8>) -> Bool {
        guard let first = cell.first(where: { $0 != mark }) else { return false }
        return isTrigger(first)
    }

    /// Whether a cell of a file that Heraut wrote starts with a mark that was put there.
    static func stands(before bytes: UnsafeMutableBufferPointer<UInt8>, _ cell: SourceSpan) -> Bool {
        guard !cell.isEmpty, bytes[cell.start] == mark else { return false }
        var index = cell.start
        while index < cell.end, bytes[index] == mark { index += 1 }
        return index < cell.end && isTrigger(bytes[index])
    }

    private static func isTrigger(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }
}
