import HerautModel

/// CC-23: whose "wij" it is stands neither at the top nor at the bottom of the text, nor in its front matter.
struct NoSender: CodedRule {
    static let id: RuleID = "CC-23"

    func check(_ document: LintDocument, report: inout RuleReport) {
        if document.metadata.sender != nil { return }
        let readable = document.passages.filter {
            $0.scopes.isDisjoint(with: [.altText, .direction, .address])
        }
        let opening = readable.filter(\.isRunningText).prefix(2).map(\.index)
        guard let last = readable.last else { return }
        // A poster is read at a glance, wherever on it the name stands; below it stands its caption.
        let isPoster = document.family == .poster
        let places = readable.filter {
            isPoster && $0.scopes.isDisjoint(with: [.caption, .label])
                || $0.index == last.index || opening.contains($0.index)
                || !$0.scopes.isDisjoint(with: [.closing, .heading])
        }
        let isNamed = report.matches("afzender").contains { match in
            places.contains { $0.index == match.passage }
        }
        if !isNamed { report.addMissing() }
    }
}
