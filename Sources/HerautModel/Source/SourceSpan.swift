/// A half-open range of UTF-8 bytes in a ``SourceText``.
///
/// Spans come from the parser that read the text; they are never found again by searching.
public struct SourceSpan: Hashable, Sendable, Comparable, BitwiseCopyable {
    /// First byte, counted from 0.
    public var start: Int
    /// The byte after the last one.
    public var end: Int

    /// A span from `start` up to, not including, `end` (bytes).
    public init(_ start: Int, _ end: Int) {
        precondition(start <= end, "a span cannot end before it starts")
        self.start = start
        self.end = end
    }

    /// Number of bytes.
    public var count: Int { end - start }

    /// Whether no byte lies in the span.
    public var isEmpty: Bool { start == end }

    /// The bytes as a range, for slicing.
    public var range: Range<Int> { start..<end }

    /// Whether the two spans share at least one byte.
    public func overlaps(_ other: SourceSpan) -> Bool { start < other.end && other.start < end }

    /// Whether `other` lies wholly inside this span.
    public func contains(_ other: SourceSpan) -> Bool { start <= other.start && other.end <= end }

    /// The smallest span that holds both.
    public func union(_ other: SourceSpan) -> SourceSpan {
        SourceSpan(min(start, other.start), max(end, other.end))
    }

    /// Order by start, then by end: the order of findings in a report.
    public static func < (a: SourceSpan, b: SourceSpan) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
