import HerautModel

/// Findings that were there before and are let be: only what is new is told.
public struct Baseline: Sendable {
    /// A finding that was there: the rule for people to read, and the key to know it by.
    public struct Entry: Hashable, Sendable, Comparable {
        /// Name of the rule.
        public let rule: String
        /// What the finding is known by.
        public let key: FindingKey

        /// An entry.
        public init(rule: String, key: FindingKey) {
            self.rule = rule
            self.key = key
        }

        /// By rule, then by key.
        public static func < (a: Entry, b: Entry) -> Bool { (a.rule, a.key) < (b.rule, b.key) }
    }

    /// For each file how often each entry may come.
    public private(set) var counts: [String: [Entry: Int]] = [:]

    /// Nothing was there before.
    public init() {}

    /// Adds a finding of the file at `path`.
    public mutating func add(_ entry: Entry, path: String, count: Int = 1) {
        counts[path, default: [:]][entry, default: 0] += count
    }

    /// Takes a finding out when it was there before; each counts once.
    public mutating func take(_ entry: Entry, path: String) -> Bool {
        guard let left = counts[path]?[entry], left > 0 else { return false }
        counts[path]?[entry] = left - 1
        return true
    }

    /// How many findings of the file at `path` were never taken: they are mended, and the baseline can be written anew.
    public func leftOver(in path: String) -> Int { counts[path]?.values.reduce(0, +) ?? 0 }
}
