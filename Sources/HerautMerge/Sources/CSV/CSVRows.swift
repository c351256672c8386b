public import HerautModel

/// The signs that rows and cells of CSV are told by.
enum CSVSign {
    static let quote = UInt8(ascii: "\"")
    static let newline: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
}

/// Goes through the rows of a block of CSV (RFC 4180) in place: a cell is a range of the block, and a doubled quotation mark is made one where it
/// stands. Keeps its memory from row to row and from block to block.
public struct CSVRows: Sendable {
    /// Where the texts of the last row lie, quotation marks taken off.
    public private(set) var cells: [SourceSpan] = []
    /// Whether the last row breaks the rules for quotation marks: such a row is not to be used.
    public private(set) var isFaulty = false
    /// Whether a quotation mark of the last row was never closed.
    public private(set) var isUnclosed = false
    /// Line of the file, from 1, where the last row starts, as an editor counts.
    public private(set) var rowLine = 1
    /// Line where the next row starts, or the last ends when nothing closes it.
    private(set) var line = 1
    private let delimiter: UInt8
    private var position = 0

    /// Rows of cells that `delimiter` parts.
    public init(delimiter: UInt8) {
        self.delimiter = delimiter
    }

    /// Goes back to the start, for a new block.
    public mutating func restart() { position = 0 }

    /// Reads the next row that is not blank; `false` at the end of the block.
    public mutating func next(in bytes: UnsafeMutableBufferPointer<UInt8>) -> Bool {
        while position < bytes.count, isLineEnd(bytes[position]) { takeLineEnd(bytes) }
        guard position < bytes.count else { return false }
        cells.removeAll(keepingCapacity: true)
        isFaulty = false
        isUnclosed = false
        rowLine = line
        repeat { readCell(bytes) } while takeDelimiter(bytes)
        if position < bytes.count { takeLineEnd(bytes) }
        return true
    }

    private mutating func takeLineEnd(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
        let isPair =
            bytes[position] == CSVSign.carriageReturn && position + 1 < bytes.count
            && bytes[position + 1] == CSVSign.newline
        position += isPair ? 2 : 1
        line += 1
    }

    private func isLineEnd(_ byte: UInt8) -> Bool {
        byte == CSVSign.newline || byte == CSVSign.carriageReturn
    }

    private mutating func takeDelimiter(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Bool {
        guard position < bytes.count, bytes[position] == delimiter else { return false }
        position += 1
        return true
    }

    private mutating func readCell(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
        if position < bytes.count, bytes[position] == CSVSign.quote { return readQuoted(bytes) }
        let start = position
        position = endOfCell(bytes)
        cells.append(SourceSpan(start, position))
    }

    private func endOfCell(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
        ByteScan.endOfCell(delimiter, in: UnsafeRawBufferPointer(bytes), from: position)
    }

    private mutating func readQuoted(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
        position += 1
        let start = position
        var end = start
        var isClosed = false
        repeat {
            let stop = ByteScan.first(CSVSign.quote, in: UnsafeRawBufferPointer(bytes), from: position)
            countLines(position..<stop, in: bytes)
            end = move(position..<stop, to: end, in: bytes)
            position = min(stop + 1, bytes.count)
            isClosed = stop < bytes.count
            // A doubled one stands for one of its own, and closes nothing.
            let isDoubled = isClosed && position < bytes.count && bytes[position] == CSVSign.quote
            guard isDoubled else { break }
            bytes[end] = CSVSign.quote
            end += 1
            position += 1
            isClosed = false
        } while true
        cells.append(SourceSpan(start, end))
        let close = position
        position = endOfCell(bytes)
        if !isClosed { isUnclosed = true }
        if !isClosed || position > close { isFaulty = true }
    }

    /// Counts the lines inside quotation marks.
    private mutating func countLines(_ run: Range<Int>, in bytes: UnsafeMutableBufferPointer<UInt8>) {
        // Nearly every cell in quotation marks is of one line.
        let first = ByteScan.endOfCell(
            CSVSign.newline,
            in: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[..<run.upperBound]),
            from: run.lowerBound)
        guard first < run.upperBound else { return }
        for index in run where isLineEnd(bytes[index]) {
            let isSecond =
                bytes[index] == CSVSign.newline && index > run.lowerBound
                && bytes[index - 1] == CSVSign.carriageReturn
            if !isSecond { line += 1 }
        }
    }

    /// Moves a run of a cell down to `end` and gives the new end.
    private func move(_ run: Range<Int>, to end: Int, in bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
        if end < run.lowerBound, let base = bytes.baseAddress {
            (base + end).update(from: base + run.lowerBound, count: run.count)
        }
        return end + run.count
    }
}
