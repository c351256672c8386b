import HerautModel

/// DB-08: the text speaks of a rumour, and none of the facts of the case stands in it.
struct NoAlternativeFact: CodedRule {
    static let id: RuleID = "DB-08"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard !document.facts.facts.isEmpty else { return }
        let mentions = RumourMentions(document, report)
        if !mentions.all.isEmpty, mentions.facts.isEmpty { report.addMissing() }
    }
}
