public import HerautModel

/// Applies the changes that findings bring with them.
public struct Mending: Sendable {
    /// Whether changes are made that alter the meaning, too.
    public let includesUnsafe: Bool
    /// Most times that a text is changed and checked again: one change can make room for the next.
    public static let passLimit = 3

    /// A mending of safe changes, or of all.
    public init(includesUnsafe: Bool = false) { self.includesUnsafe = includesUnsafe }

    /// What came of it.
    public struct Result: Sendable {
        /// The text with the changes in it.
        public let text: SourceText
        /// How many changes were made.
        public let changeCount: Int
    }

    /// `text` with the changes of its findings, checked again after each round. `findings` gives the findings of a text.
    public func mended<Failure: Error>(
        _ text: SourceText, findings: (SourceText) throws(Failure) -> [Finding]
    ) throws(Failure) -> Result {
        var text = text
        var count = 0
        for _ in 0..<Self.passLimit {
            let changes = changes(in: try findings(text))
            guard !changes.isEmpty else { break }
            let changed = Self.applied(changes, to: text)
            // A change that changes nothing would be made again and again.
            guard changed.bytes != text.bytes else { break }
            count += changes.count
            text = changed
        }
        return Result(text: text, changeCount: count)
    }

    /// The changes that can be made at once: none touches another, the first one wins.
    private func changes(in findings: [Finding]) -> [(span: SourceSpan, text: String)] {
        var chosen: [(span: SourceSpan, text: String)] = []
        for finding in findings.sorted(by: { $0.span < $1.span }) {
            guard let fix = finding.fix, fix.isSafe || includesUnsafe, !finding.isDocument else { continue }
            if let last = chosen.last, finding.span.start < last.span.end || finding.span == last.span {
                continue
            }
            chosen.append((finding.span, fix.text))
        }
        return chosen
    }

    private static func applied(_ changes: [(span: SourceSpan, text: String)], to text: SourceText)
        -> SourceText
    {
        var bytes: [UInt8] = []
        var position = 0
        for change in changes {
            bytes += text.bytes[position..<change.span.start]
            bytes += Array(change.text.utf8)
            position = change.span.end
        }
        return SourceText(path: text.path, bytes: bytes + text.bytes[position...])
    }
}
