import HerautModel

/// YO-04: too many words on the poster itself. Its parts are counted one by one (`**Op de poster:**`, `**Onderaan:**`); the caption beside it
/// may be longer.
struct PosterTooLong: CodedRule {
    static let id: RuleID = "YO-04"

    private static let limits: [(limit: Int, severity: Severity)] = [(60, .warning), (40, .tip)]

    func check(_ document: LintDocument, report: inout RuleReport) {
        for part in parts(of: document) {
            let count = part.reduce(0) { $0 + $1.words.count }
            guard let first = part.first,
                let (limit, severity) = Self.limits.first(where: { count > $0.limit })
            else {
                continue
            }
            report.add(
                first, 0..<first.bytes.count, weight: .exactly(severity),
                values: ["waarde": String(count), "limiet": String(limit)])
        }
    }

    /// The passages under each label. A poster without labels is one part.
    private func parts(of document: LintDocument) -> [[Passage]] {
        var parts: [[Passage]] = [[]]
        for passage in document.passages {
            if passage.scopes.contains(.label) {
                parts.append([])
            } else if passage.scopes.isDisjoint(with: [.heading, .caption, .altText]) {
                parts[parts.count - 1].append(passage)
            }
        }
        return parts
    }
}
