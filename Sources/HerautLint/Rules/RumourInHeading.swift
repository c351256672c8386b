import HerautModel

/// DB-01: a rumour in the heading, the subject line or the opening picture. The heading is for the fact.
struct RumourInHeading: CodedRule {
    static let id: RuleID = "DB-01"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let mentions = RumourMentions(document, report)
        let opening = document.passages.first { $0.scopes.contains(.direction) }?.index
        for mention in mentions.all
        where (mention.isHeading || mention.passage.index == opening)
            && mention.mode.isDisjoint(with: [.denied, .asked])
        {
            report.add(mention.passage, mention.range)
        }
        guard document.facts.rumours.isEmpty else { return }
        for match in report.matches("gerucht_in_kop") {
            let passage = document.passages[match.passage]
            guard !passage.scopes.isDisjoint(with: [.heading, .subject]) else { continue }
            report.add(passage, passage.sentences[match.sentence], weight: .milder)
        }
    }
}
