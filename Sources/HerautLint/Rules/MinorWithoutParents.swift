import HerautModel

/// SG-02: a conversation with a minor to which the parents are not invited beforehand, or of which they hear afterwards.
struct MinorWithoutParents: CodedRule {
    static let id: RuleID = "SG-02"

    func check(_ document: LintDocument, report: inout RuleReport) {
        // 18: of age (BW 1:233). Without an age only a plan to leave the parents out is reported.
        if let age = document.metadata.age, age >= 18 { return }
        var isLeftOut = false
        for match in report.matches("achteraf") {
            let passage = document.passages[match.passage]
            isLeftOut = true
            report.add(passage, passage.sentences[match.sentence])
        }
        guard document.metadata.age != nil, !isLeftOut else { return }
        let isInvited = report.matches("uitgenodigd").contains { match in
            !report.has("niet_vooraf", inSentence: match.sentence, of: document.passages[match.passage])
        }
        if !isInvited { report.addMissing(variant: "ontbreekt") }
    }
}
