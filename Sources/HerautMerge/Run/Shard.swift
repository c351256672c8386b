public import HerautModel

/// A part of the letters, for running on several machines: `--shard 2/4`. Parts follow each other in the order of printing.
public struct Shard: Hashable, Sendable {
    /// Which part, from 1.
    public let index: Int
    /// Into how many parts.
    public let count: Int

    /// All letters.
    public static let whole = Shard(index: 1, count: 1)

    /// Part `index` of `count`.
    init(index: Int, count: Int) {
        self.index = index
        self.count = count
    }

    /// Reads `I/N`.
    public init(parsing text: String) throws(HerautError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        guard parts.count == 2, (1...999).contains(parts[1]), (1...parts[1]).contains(parts[0]) else {
            throw HerautError(.usage, .key("samenvoegen.badShard", ["tekst": text]))
        }
        self.init(index: parts[0], count: parts[1])
    }

    /// Whether the letter with print number `number`, from 1, of `total` belongs to it.
    public func contains(_ number: Int, of total: Int) -> Bool {
        count == 1 || total > 0 && (number - 1) * count / total == index - 1
    }

    /// How many of `total` letters belong to it.
    func size(of total: Int) -> Int {
        let ends = [index - 1, index].map { ($0 * total + count - 1) / count }
        return ends[1] - ends[0]
    }

    /// What its files have in their names; empty for all letters.
    public var suffix: String { count == 1 ? "" : "-\(index)-van-\(count)" }
}
