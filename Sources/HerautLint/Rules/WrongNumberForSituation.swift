import HerautModel

/// CC-13: 112 for a question, 0900-8844 for danger, or a text that keeps people from calling.
///
/// What a number is for is said in its own sentence, or in the question before it ("Is er gevaar? Bel 112.").
struct WrongNumberForSituation: CodedRule {
    static let id: RuleID = "CC-13"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for match in report.matches("ontmoedigen") {
            report.add(document.passages[match.passage], match.range, variant: "ontmoedigen")
        }
        for match in report.matches("alarmnummer") {
            let passage = document.passages[match.passage]
            if says("geen-spoed", match, passage, report), !says("spoed", match, passage, report) {
                report.add(passage, match.range, variant: "alarm")
            }
        }
        for match in report.matches("politienummer") where !hasAlarmNumber(match, report) {
            let passage = document.passages[match.passage]
            if says("spoed", match, passage, report), !says("geen-spoed-gezegd", match, passage, report) {
                report.add(passage, match.range, variant: "spoed")
            }
        }
    }

    private func says(_ list: String, _ match: RuleReport.Match, _ passage: Passage, _ report: RuleReport)
        -> Bool
    {
        if report.has(list, inSentence: match.sentence, of: passage) { return true }
        return passage.isQuestion(match.sentence - 1)
            && report.has(list, inSentence: match.sentence - 1, of: passage)
    }

    private func hasAlarmNumber(_ match: RuleReport.Match, _ report: RuleReport) -> Bool {
        report.has("alarmnummer", inSentence: match.sentence, of: report.document.passages[match.passage])
    }
}
