import HerautModel

/// SG-01: the aim of the conversation is a confession, names, or pressure. The aim is agreements.
struct ConfessionAsAim: CodedRule {
    static let id: RuleID = "SG-01"

    func check(_ document: LintDocument, report: inout RuleReport) {
        var seen: Set<Int> = []
        for match in report.matches("bekentenis") {
            let passage = document.passages[match.passage]
            let isAim = report.has("doel", inSentence: match.sentence, of: passage)
            let isDemand = report.has("aandringen", inSentence: match.sentence, of: passage)
            guard isAim || isDemand, !report.has("ontkend", inSentence: match.sentence, of: passage),
                seen.insert(match.passage << 20 | match.sentence).inserted
            else { continue }
            report.add(passage, passage.sentences[match.sentence])
        }
    }
}
