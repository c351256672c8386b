public import HerautModel

/// What stays the same about a finding when the text around it moves: rule, words, and the headings it stands under. Line numbers are not in it,
/// and the words are not to be read back out of it: a draft may hold personal data.
public struct FindingKey: Hashable, Sendable, Comparable {
    /// 32 hexadecimal digits.
    public let text: String

    /// A key that was written down before.
    public init(_ text: String) { self.text = text }

    /// From low to high, as texts.
    public static func < (a: FindingKey, b: FindingKey) -> Bool { a.text < b.text }
}

/// Makes the keys of the findings in one draft.
public struct FindingKeys: Sendable {
    /// The headings over the text from `start` on, from the outside in.
    private struct Part {
        let start: Int
        let headings: [String]
    }

    private let parts: [Part]

    /// For the findings in `draft`.
    public init(_ draft: Draft) {
        var parts = [Part(start: 0, headings: [])]
        var path: [(level: Int, text: String)] = []
        for block in draft.blocks {
            guard case .heading(let level, let inlines) = block.content else { continue }
            path.removeAll { $0.level >= level }
            path.append((level, Self.normalised(inlines.plainText)))
            parts.append(Part(start: block.span.start, headings: path.map(\.text)))
        }
        self.parts = parts
    }

    /// The key of `finding`.
    public func key(of finding: Finding) -> FindingKey {
        var hash = SHA256()
        // A character that stands in none of the parts keeps them apart.
        let parts = [finding.rule.name, Self.normalised(finding.text)] + headings(above: finding.span.start)
        hash.update(Array(parts.joined(separator: "\u{0}").utf8))
        return FindingKey(String(hash.hexDigest().prefix(32)))
    }

    private func headings(above offset: Int) -> [String] {
        var (low, high) = (0, parts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if parts[middle].start <= offset { low = middle } else { high = middle }
        }
        return parts[low].headings
    }

    /// Small letters, one blank between words.
    private static func normalised(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
