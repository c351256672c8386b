import HerautArchive
import HerautModel

/// Cuts a stream of CSV (RFC 4180) into blocks of whole rows, so that memory does not grow with the file and every block can go to a thread of
/// its own.
public struct CSVBlocks: ~Copyable {
    /// Fills as much of the memory as it can and gives the number of bytes; 0 at the end.
    public typealias Source = (UnsafeMutableRawBufferPointer) -> Int

    private let delimiter: UInt8
    private let blockSize: Int
    private let read: Source
    private var rest: [UInt8] = []
    private var isAtEnd = false
    private let rowLimit: Int
    /// Whether the last block was cut inside a row, because the row is past the limit.
    private(set) var isCut = false

    /// Largest row, in bytes: more is a quotation mark that was never closed.
    public static let rowLimit = 1 << 26

    /// Blocks of about `blockSize` bytes from `read`. A byte-order mark at the start falls away.
    public init(
        delimiter: UInt8, blockSize: Int = 1 << 18, rowLimit: Int = Self.rowLimit, read: @escaping Source
    ) {
        self.delimiter = delimiter
        self.blockSize = blockSize
        self.rowLimit = rowLimit
        self.read = read
    }

    /// Puts the next rows into `block`; `false` when there are none. A row past the limit comes in pieces, and the reader has to see it from
    /// ``isCut``.
    public mutating func next(into block: inout [UInt8]) -> Bool {
        swap(&block, &rest)
        rest.removeAll(keepingCapacity: true)
        var size = blockSize
        while true {
            fill(&block, to: size)
            if isAtEnd { return !block.isEmpty }
            let end = block.withUnsafeBufferPointer { Self.endOfRows(in: $0, delimiter: delimiter) }
            if end > 0 || block.count >= rowLimit {
                isCut = end == 0
                let cut = end > 0 ? end : block.count
                rest.append(contentsOf: block[cut...])
                block.removeSubrange(cut...)
                return true
            }
            size = block.count * 2
        }
    }

    private mutating func fill(_ block: inout [UInt8], to size: Int) {
        while !isAtEnd, block.count < size {
            isAtEnd = block.fill(upTo: size - block.count, with: read) <= 0
        }
    }

    /// The byte after the last line ending that ends a row; 0 when there is none. Exact: a quotation mark opens a cell only at its start.
    static func endOfRows(in bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) -> Int {
        let gaps = unquoted(in: bytes, delimiter: delimiter)
        for ending in [CSVSign.newline, CSVSign.carriageReturn] {
            for gap in gaps.reversed() {
                // A carriage return at the very end may be half of a line ending.
                let end = ending == CSVSign.newline ? gap.end : min(gap.end, bytes.count - 1)
                var index = end
                while index > gap.start {
                    if bytes[index - 1] == ending { return index }
                    index -= 1
                }
            }
        }
        return 0
    }

    /// The ranges outside quotation marks.
    private static func unquoted(in bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) -> [SourceSpan] {
        var gaps: [SourceSpan] = []
        var start = 0
        var index = 0
        while true {
            index = ByteScan.first(CSVSign.quote, in: UnsafeRawBufferPointer(bytes), from: index)
            guard index < bytes.count else { break }
            guard opensCell(at: index, in: bytes, delimiter) else {
                index += 1
                continue
            }
            gaps.append(SourceSpan(start, index))
            index = afterQuoted(at: index, in: bytes)
            start = index
        }
        gaps.append(SourceSpan(start, max(start, bytes.count)))
        return gaps
    }

    private static func opensCell(at index: Int, in bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8)
        -> Bool
    {
        guard index > 0 else { return true }
        let before = bytes[index - 1]
        return before == delimiter || before == CSVSign.newline || before == CSVSign.carriageReturn
    }

    /// The byte after the quotation mark that closes the cell opened at `open`; the end when nothing does.
    private static func afterQuoted(at open: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var index = open + 1
        while true {
            index = ByteScan.first(CSVSign.quote, in: UnsafeRawBufferPointer(bytes), from: index)
            guard index + 1 < bytes.count, bytes[index + 1] == CSVSign.quote else {
                return min(index + 1, bytes.count)
            }
            index += 2
        }
    }
}
