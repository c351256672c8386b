public import HerautModel

/// Which rows are meant, by their numbers: `--rows 1-10,13-`.
public struct RowSelection: Hashable, Sendable {
    /// Ranges as they were typed, in order; none means all rows.
    public let ranges: [ClosedRange<Int>]

    /// All rows.
    public static let all = RowSelection(ranges: [])

    /// The rows in `ranges`.
    public init(ranges: [ClosedRange<Int>]) { self.ranges = ranges }

    /// Reads `1-10,13-`: numbers and ranges between commas, from 1; a range may be open at one end.
    public init(parsing text: String) throws(HerautError) {
        var ranges: [ClosedRange<Int>] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            ranges.append(try Self.range(part.trimmingSpaces(), in: text))
        }
        self.ranges = ranges
    }

    /// Whether row `number` is meant.
    public func contains(_ number: Int) -> Bool {
        ranges.isEmpty || ranges.contains { $0.contains(number) }
    }

    /// Whether no row from `number` on is meant: reading can stop.
    public func ends(before number: Int) -> Bool {
        !ranges.isEmpty && ranges.allSatisfy { $0.upperBound < number }
    }

    private static func range(_ part: String, in text: String) throws(HerautError) -> ClosedRange<Int> {
        let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { $0.trimmingSpaces() }
        let low = ends.first.flatMap { $0.isEmpty ? 1 : number($0) }
        let high = ends.last.flatMap { $0.isEmpty ? Int.max : number($0) }
        guard (1...2).contains(ends.count), ends.contains(where: { !$0.isEmpty }), let low, let high else {
            throw HerautError(.usage, .key("bron.badRows", ["tekst": text, "deel": part]))
        }
        guard low <= high else {
            throw HerautError(.usage, .key("bron.rowsBackwards", ["deel": part, "goed": "\(high)-\(low)"]))
        }
        return low...high
    }

    private static func number(_ text: String) -> Int? {
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), number > 0 else {
            return nil
        }
        return number
    }
}
