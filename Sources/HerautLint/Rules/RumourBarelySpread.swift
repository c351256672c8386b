import HerautModel

/// DB-17: the text answers a rumour that hardly anyone has seen. How far it went is what the case says under `bereik`: a number or words.
struct RumourBarelySpread: CodedRule {
    static let id: RuleID = "DB-17"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let mentions = RumourMentions(document, report)
        for rumour in mentions.mentioned {
            guard document.facts.rumours.indices.contains(rumour), let mention = mentions.of(rumour).first
            else {
                continue
            }
            if let reach = document.facts.rumours[rumour].reach {
                guard Reach(reach) == .low else { continue }
                report.add(mention.passage, mention.range, values: ["bereik": reach])
            } else if document.facts.values != nil {
                report.add(mention.passage, mention.range, variant: "onbekend", weight: .exactly(.tip))
            }
        }
    }
}
