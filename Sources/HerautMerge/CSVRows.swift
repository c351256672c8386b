public import HerautModel

/// Goes through the rows of a block of CSV, as ``CSVCursor`` does through a file, but in place: a cell is a range of the block, and a doubled
/// quotation mark is made one where it stands. Keeps its memory from row to row and from block to block.
public struct CSVRows: Sendable {
    /// Where the texts of the last row lie, quotation marks taken off.
    public private(set) var cells: [SourceSpan] = []
    /// Whether the last row breaks the rules for quotation marks: such a row is not to be used.
    public private(set) var isFaulty = false
    private let delimiter: UInt8
    /// No byte above this one ends a cell: most letters need no more than this comparison.
    private let highestMark: UInt8
    private var position = 0

    /// Rows of cells that `delimiter` parts.
    public init(delimiter: UInt8) {
        self.delimiter = delimiter
        highestMark = max(delimiter, CSVCursor.carriageReturn)
    }

    /// Goes back to the start, for a new block.
    public mutating func restart() { position = 0 }

    /// Reads the next row that is not blank; `false` at the end of the block.
    public mutating func next(in bytes: UnsafeMutableBufferPointer<UInt8>) -> Bool {
        while position < bytes.count, isLineEnd(bytes[position]) { position += 1 }
        guard position < bytes.count else { return false }
        cells.removeAll(keepingCapacity: true)
        isFaulty = false
        repeat { readCell(bytes) } while takeDelimiter(bytes)
        if position < bytes.count {
            let ending = bytes[position]
            position += 1
            if ending == CSVCursor.carriageReturn, position < bytes.count,
                bytes[position] == CSVCursor.newline
            {
                position += 1
            }
        }
        return true
    }

    private func isLineEnd(_ byte: UInt8) -> Bool {
        byte == CSVCursor.newline || byte == CSVCursor.carriageReturn
    }

    private mutating func takeDelimiter(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Bool {
        guard position < bytes.count, bytes[position] == delimiter else { return false }
        position += 1
        return true
    }

    private mutating func readCell(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
        if position < bytes.count, bytes[position] == CSVCursor.quote { return readQuoted(bytes) }
        let start = position
        position = endOfCell(bytes)
        cells.append(SourceSpan(start, position))
    }

    private func endOfCell(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var index = position
        while index < bytes.count {
            let byte = bytes[index]
            if byte <= highestMark, byte == delimiter || isLineEnd(byte) { break }
            index += 1
        }
        return index
    }

    private mutating func readQuoted(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
        position += 1
        let start = position
        var end = start
        var isClosed = false
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == CSVCursor.quote {
                guard position < bytes.count, bytes[position] == CSVCursor.quote else {
                    isClosed = true
                    break
                }
                position += 1
            }
            if end < position - 1 { bytes[end] = byte }
            end += 1
        }
        cells.append(SourceSpan(start, end))
        let close = position
        position = endOfCell(bytes)
        if !isClosed || position > close { isFaulty = true }
    }
}
