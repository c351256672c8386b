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
    private let index = LineIndex()
    private var lines: LineIndex.Table { index.table(of: bytes) }

    /// Text `bytes` read from `path`.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Text from a string, for texts that Heraut itself made.
    public init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

    /// The whole text; bytes that are not UTF-8 become U+FFFD.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Number of bytes of a UTF-8 byte-order mark at the start: 3 or 0.
    public var byteOrderMarkLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    /// Number of lines; a text without a newline has one.
    public var lineCount: Int { lines.lineStarts.count }

    /// The text of a span; bytes that are not UTF-8 become U+FFFD.
    public func text(of span: SourceSpan) -> String { String(decoding: bytes[span.range], as: UTF8.self) }

    /// Line and column of a byte offset.
    public func location(of offset: Int) -> SourceLocation {
        let (table, line, columns) = place(of: offset)
        let before = table.count(.codePoint, from: columns.lowerBound, to: columns.upperBound, in: bytes)
        return SourceLocation(line: line + 1, column: before + 1)
    }

    /// Line and column of a byte offset as SARIF and editors count them: columns in UTF-16 code units.
    public func utf16Location(of offset: Int) -> SourceLocation {
        let (table, line, columns) = place(of: offset)
        let before = [LineIndex.Table.Sign.codePoint, .wideCodePoint].reduce(0) {
            $0 + table.count($1, from: columns.lowerBound, to: columns.upperBound, in: bytes)
        }
        return SourceLocation(line: line + 1, column: before + 1)
    }

    /// The line of an offset, from 0, and the bytes of it that stand before.
    private func place(of offset: Int) -> (LineIndex.Table, line: Int, Range<Int>) {
        let table = lines
        let line = table.line(of: offset)
        let end = min(offset, bytes.count)
        let start = line == 0 ? min(byteOrderMarkLength, end) : table.lineStarts[line]
        return (table, line, start..<max(start, end))
    }

    /// The byte offset of a line and column, kept inside the text.
    public func offset(of location: SourceLocation) -> Int {
        let lineStarts = lines.lineStarts
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
        let lineStarts = lines.lineStarts
        let index = min(max(line - 1, 0), lineStarts.count - 1)
        let start = lineStarts[index]
        var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
        while end > start && (bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")) {
            end -= 1
        }
        return SourceSpan(start, end)
    }

    /// The same bytes from the same place.
    public static func == (a: SourceText, b: SourceText) -> Bool { a.path == b.path && a.bytes == b.bytes }

    /// Hashes what `==` compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(path)
        hasher.combine(bytes)
    }
}
