import HerautModel

/// LG-14: an area ban, group ban, duty to report or emergency order announced as certain in a text that does not impose it. Under
/// article 172a it takes earlier, serious or repeated disorder.
struct MeasureAnnounced: CodedRule {
    static let id: RuleID = "LG-14"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard !DecisionLetter.isOne(document, report) else { return }
        for claim in report.claims("zeker") {
            let passage = document.passages[claim.passage]
            // Online there is no such measure at all: LG-03 says so.
            if report.has("online", inSentence: claim.sentence, of: passage) { continue }
            report.add(passage, claim.range)
        }
    }
}
