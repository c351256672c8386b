import HerautModel

/// NT-04: no statement of good faith (DSA, article 16, second paragraph, under d): in good faith, and correct and complete.
struct NoticeWithoutGoodFaith: CodedRule {
    static let id: RuleID = "NT-04"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let hasFaith = !report.matches("goede_trouw").isEmpty
        let isComplete = !report.matches("juist_en_volledig").isEmpty
        if hasFaith && isComplete { return }
        if hasFaith {
            report.addMissing(variant: "volledig", weight: .milder)
        } else {
            report.addMissing()
        }
    }
}
