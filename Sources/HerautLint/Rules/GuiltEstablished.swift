import HerautModel

/// LG-06: guilt stated about someone. General sentences ("dat is strafbaar"), reservations ("kan strafbaar zijn"), denials, questions and
/// what a court said are let be.
struct GuiltEstablished: CodedRule {
    static let id: RuleID = "LG-06"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for claim in report.claims("schuld") {
            let passage = document.passages[claim.passage]
            if report.has("behalve", inSentence: claim.sentence, of: passage) { continue }
            report.add(passage, claim.range)
        }
    }
}
