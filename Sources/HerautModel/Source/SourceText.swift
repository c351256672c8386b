/// A place as people count: lines and columns from 1, columns in Unicode code points.
public struct SourceLocation: Hashable, Sendable {
    /// Line, from 1.
    public var line: Int
    /// Column, from 1, in code points.
    public var column: Int

    /// A place at `line` and `column`, both from 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// The bytes of one text and where they came from. Everything that reports a place does so against one of these.
public struct SourceText: Hashable, Sendable {
    /// The path as the user gave it; `-` for standard input.
    public let path: String
    /// The file as it is on disk, a byte-order mark included.
    public let bytes: [UInt8]
    private let lineStarts: [Int]
    /// The code points before every ``stride`` bytes, so that a line without an end is not counted again for every place in it.
    private let counts: [Int]
    private static let stride = 1024

    /// Text `bytes` read from `path`.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        self.lineStarts = Self.lineStarts(of: bytes)
        self.counts = Self.codePointCounts(of: bytes)
    }

    /// Text from a string, for texts that Heraut itself made.
    public init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

    /// The whole text; bytes that are not UTF-8 become U+FFFD.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Number of bytes of a UTF-8 byte-order mark at the start: 3 or 0.
    public var byteOrderMarkLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    /// Number of lines; a text without a newline has one.
    public var lineCount: Int { lineStarts.count }

    /// The text of a span; bytes that are not UTF-8 become U+FFFD.
    public func text(of span: SourceSpan) -> String { String(decoding: bytes[span.range], as: UTF8.self) }

    /// Line and column of a byte offset.
    public func location(of offset: Int) -> SourceLocation {
        let line = lineIndex(of: offset)
        var start = lineStarts[line]
        if line == 0 { start = min(byteOrderMarkLength, offset) }
        return SourceLocation(
            line: line + 1, column: codePoints(from: start, to: min(offset, bytes.count)) + 1)
    }

    /// The code points of a piece of the text; whole blocks of it have been counted before.
    private func codePoints(from start: Int, to end: Int) -> Int {
        let (first, last) = ((start + Self.stride - 1) / Self.stride, end / Self.stride)
        guard first < last else { return Self.codePoints(bytes[start..<end]) }
        return Self.codePoints(bytes[start..<first * Self.stride]) + counts[last] - counts[first]
            + Self.codePoints(bytes[last * Self.stride..<end])
    }

    /// Every code point has exactly one byte that is not a continuation byte.
    private static func codePoints(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

    /// The byte offset of a line and column, kept inside the text.
    public func offset(of location: SourceLocation) -> Int {
        let line = min(max(location.line - 1, 0), lineStarts.count - 1)
        var offset = lineStarts[line] + (line == 0 ? byteOrderMarkLength : 0)
        let end = lineSpan(line + 1).end
        var left = location.column - 1
        while left > 0 && offset < end {
            offset += 1
            while offset < end && bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            left -= 1
        }
        return offset
    }

    /// The span of a line (from 1), without its line ending.
    public func lineSpan(_ line: Int) -> SourceSpan {
        let index = min(max(line - 1, 0), lineStarts.count - 1)
        let start = lineStarts[index]
        var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
        while end > start && (bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")) {
            end -= 1
        }
        return SourceSpan(start, end)
    }

    private func lineIndex(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private static func codePointCounts(of bytes: [UInt8]) -> [Int] {
        var counts = [0]
        bytes.withUnsafeBufferPointer { bytes in
            var end = stride
            while end <= bytes.count {
                let block = bytes[end - stride..<end].count { $0 & 0xC0 != 0x80 }
                counts.append(counts[counts.count - 1] + block)
                end += stride
            }
        }
        return counts
    }

    /// Every text Heraut touches comes by here, the whole rule pack included: one comparison for nearly every byte.
    private static func lineStarts(of bytes: [UInt8]) -> [Int] {
        var starts = [0]
        bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices where bytes[index] <= UInt8(ascii: "\r") {
                let isReturn = bytes[index] == UInt8(ascii: "\r")
                let isPair = isReturn && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
                if bytes[index] == UInt8(ascii: "\n") || (isReturn && !isPair) { starts.append(index + 1) }
            }
        }
        return starts
    }
}
