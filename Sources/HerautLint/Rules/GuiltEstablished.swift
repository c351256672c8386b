import HerautModel

/// LG-06: guilt stated about someone. General sentences ("dat is strafbaar"), reservations ("kan strafbaar zijn") and what a court
/// said are let be.
struct GuiltEstablished: CodedRule {
    static let id: RuleID = "LG-06"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for match in report.matches("schuld") {
            let passage = document.passages[match.passage]
            guard !passage.scopes.contains(.reportedSpeech), !passage.isQuestion(match.sentence),
                !report.has("behalve", inSentence: match.sentence, of: passage)
            else { continue }
            report.add(passage, match.range)
        }
    }
}
