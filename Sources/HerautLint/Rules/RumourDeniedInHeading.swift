import HerautModel

/// DB-02: a denied rumour in the heading. Who reads only the heading, remembers the rumour.
struct RumourDeniedInHeading: CodedRule {
    static let id: RuleID = "DB-02"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let mentions = RumourMentions(document, report).all.filter(\.isHeading)
        for mention in mentions where mention.mode.contains(.denied) && !mention.mode.contains(.asked) {
            report.add(mention.passage, mention.range)
        }
        guard document.facts.rumours.isEmpty else { return }
        for match in report.matches("ontkenning_in_kop") {
            let passage = document.passages[match.passage]
            guard !passage.scopes.isDisjoint(with: [.heading, .subject]), !passage.isQuestion(match.sentence)
            else {
                continue
            }
            report.add(passage, passage.sentences[match.sentence], weight: .milder)
        }
    }
}
