public import HerautModel

/// What stays the same about a finding when the text around it moves: rule, words, and the headings it stands under. Line numbers are not in it,
/// and the words are not to be read back out of it: a draft may hold personal data.
public struct FindingKey: Hashable, Sendable, Comparable {
    /// 32 hexadecimal digits.
    public let text: String

    /// A key that was written down before.
    public init(_ text: String) { self.text = text }

    /// The key of `finding` in `draft`.
    public init(of finding: Finding, in draft: Draft) {
        var hash = SHA256()
        // A character that stands in none of the parts keeps them apart.
        let parts =
            [finding.rule.name, Self.normalised(finding.text)] + draft.headings(above: finding.span.start)
        hash.update(Array(parts.joined(separator: "\u{0}").utf8))
        text = String(hash.hexDigest().prefix(32))
    }

    /// From low to high, as texts.
    public static func < (a: FindingKey, b: FindingKey) -> Bool { a.text < b.text }

    /// Small letters, one blank between words.
    fileprivate static func normalised(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension Draft {
    /// The headings over a place, from the outside in.
    fileprivate func headings(above offset: Int) -> [String] {
        var path: [(level: Int, text: String)] = []
        for block in blocks {
            guard block.span.start <= offset else { break }
            guard case .heading(let level, let inlines) = block.content else { continue }
            path.removeAll { $0.level >= level }
            path.append((level, FindingKey.normalised(inlines.plainText)))
        }
        return path.map(\.text)
    }
}
