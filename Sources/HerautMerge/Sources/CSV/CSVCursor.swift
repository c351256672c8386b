public import HerautModel

/// One cell of a row: where its text lies. Nothing is copied until ``text(in:)`` asks for it.
public struct CSVCell: Hashable, Sendable {
    /// The bytes of the text, without the quotation marks around it.
    public let span: SourceSpan
    /// Whether `""` in it stands for one quotation mark.
    public let hasDoubledQuotes: Bool

    /// The text.
    public func text(in source: SourceText) -> String {
        guard hasDoubledQuotes else { return source.text(of: span) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(span.count)
        var index = span.start
        while index < span.end {
            bytes.append(source.bytes[index])
            index += source.bytes[index] == CSVCursor.quote ? 2 : 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Goes through the rows of CSV (RFC 4180), one after another. Holds one row at a time, so the size of a file does not matter.
struct CSVCursor {
    static let quote = UInt8(ascii: "\"")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    /// What is wrong with a row, and where.
    enum Fault: Hashable {
        /// A quotation mark opens a cell and nothing closes it; the rest of the file went into the cell.
        case unclosedQuote(at: Int)
        /// Text behind the quotation mark that closes a cell.
        case textAfterQuote(at: Int)
    }

    private let bytes: [UInt8]
    private let delimiter: UInt8
    /// First byte of the next row.
    private(set) var position: Int
    /// Cells of the last row.
    private(set) var cells: [CSVCell] = []
    /// Bytes of the last row, without its line ending.
    private(set) var row = SourceSpan(0, 0)
    /// The first fault of the last row.
    private(set) var fault: Fault?

    /// A cursor at byte `start` of `bytes`.
    init(_ bytes: [UInt8], delimiter: UInt8, from start: Int) {
        self.bytes = bytes
        self.delimiter = delimiter
        position = start
    }

    /// Reads the next row that is not blank; `false` at the end.
    mutating func next() -> Bool {
        skipBlankLines()
        guard position < bytes.count else { return false }
        let start = position
        cells.removeAll(keepingCapacity: true)
        fault = nil
        repeat { readCell() } while take(delimiter)
        row = SourceSpan(start, position)
        if !take(Self.newline), take(Self.carriageReturn) { _ = take(Self.newline) }
        return true
    }

    private mutating func skipBlankLines() {
        while position < bytes.count,
            bytes[position] == Self.newline || bytes[position] == Self.carriageReturn
        {
            position += 1
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func readCell() {
        if position < bytes.count, bytes[position] == Self.quote { return readQuoted() }
        let start = position
        skipToEnd()
        cells.append(CSVCell(span: SourceSpan(start, position), hasDoubledQuotes: false))
    }

    private mutating func skipToEnd() {
        while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == delimiter || byte == Self.newline || byte == Self.carriageReturn
    }

    private mutating func readQuoted() {
        let open = position
        var isDoubled = false
        position += 1
        while position < bytes.count {
            if bytes[position] == Self.quote {
                guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else { break }
                isDoubled = true
                position += 1
            }
            position += 1
        }
        cells.append(CSVCell(span: SourceSpan(open + 1, position), hasDoubledQuotes: isDoubled))
        guard take(Self.quote) else {
            fault = fault ?? .unclosedQuote(at: open)
            return
        }
        let end = position
        skipToEnd()
        if position > end { fault = fault ?? .textAfterQuote(at: end) }
    }
}
