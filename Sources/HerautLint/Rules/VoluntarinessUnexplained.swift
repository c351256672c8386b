import HerautModel

/// SG-04: nowhere it is said that the conversation is voluntary, or that someone need not answer.
struct VoluntarinessUnexplained: CodedRule {
    static let id: RuleID = "SG-04"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for match in report.matches("verplicht") {
            let passage = document.passages[match.passage]
            if !report.has("niet_verplicht", inSentence: match.sentence, of: passage) {
                report.add(passage, match.range, variant: "verplicht")
            }
        }
        let isExplained = report.matches("vrijwillig").contains { match in
            !report.has("verzwegen", inSentence: match.sentence, of: document.passages[match.passage])
        }
        if !isExplained { report.addMissing() }
    }
}
