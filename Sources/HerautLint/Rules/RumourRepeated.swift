import HerautModel

/// DB-04: a rumour said more than once, also when it is denied or put in other words. Once is allowed.
struct RumourRepeated: CodedRule {
    static let id: RuleID = "DB-04"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let mentions = RumourMentions(document, report)
        for rumour in mentions.mentioned {
            let all = mentions.of(rumour)
            for mention in all.dropFirst() {
                report.add(mention.passage, mention.range, values: ["aantal": String(all.count)])
            }
        }
    }
}
