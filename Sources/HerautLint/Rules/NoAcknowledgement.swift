import HerautModel

/// CC-04: nothing acknowledges what people feel. Asked of letters, and of messages about something that shocks or a rumour.
struct NoAcknowledgement: CodedRule {
    static let id: RuleID = "CC-04"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard isAskedFor(document, report) else { return }
        // "Ik snap niet dat mensen …" acknowledges nothing.
        let isThere = report.matches("erkenning").contains { match in
            let passage = document.passages[match.passage]
            return passage.scopes.isDisjoint(with: [.altText, .address])
                && !report.stance(of: match).contains(.denied)
        }
        if !isThere { report.addMissing() }
    }

    private func isAskedFor(_ document: LintDocument, _ report: RuleReport) -> Bool {
        if document.family == .letter {
            return document.metadata.audience == .parents || document.metadata.audience == .youngPerson
        }
        return !document.facts.rumours.isEmpty || !report.claims("aanleiding").isEmpty
    }
}
