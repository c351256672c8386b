/// What parts the cells of a CSV file.
enum CSVDialect {
    /// A first line `sep=;`, which spreadsheets write for each other. It is no heading: `start` goes past it.
    static func announced(at start: inout Int, in bytes: [UInt8]) -> UInt8? {
        let line = bytes[start...].prefix { !isLineEnd($0) }
        guard line.count == 5, line.starts(with: "sep=".utf8), let delimiter = line.last else { return nil }
        start = line.endIndex
        return delimiter
    }

    /// The most frequent of `;`, `,` and tab in the first line that is not blank, quoted text left out; ties in that order.
    static func delimiter(ofHeadingAt start: Int, in bytes: [UInt8]) -> UInt8 {
        let candidates = [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t")]
        var counts = [0, 0, 0]
        var isQuoted = false
        for byte in bytes[start...].drop(while: isLineEnd) {
            if byte == CSVSign.quote { isQuoted.toggle() }
            if isQuoted { continue }
            if isLineEnd(byte) { break }
            if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool {
        byte == CSVSign.newline || byte == CSVSign.carriageReturn
    }
}
