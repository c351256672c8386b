import HerautModel

/// DB-20: a rumour in bold, in capitals, behind a bullet or with an alarm sign. Headings are DB-01's.
struct RumourEmphasised: CodedRule {
    static let id: RuleID = "DB-20"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let mentions = RumourMentions(document, report).all.filter { !$0.isHeading }
        for (_, here) in Dictionary(grouping: mentions, by: \.passage.index).sorted(by: { $0.key < $1.key }) {
            let ways = ways(in: here[0].passage)
            for mention in here {
                guard let way = ways.first(where: { $0.range.overlaps(mention.range) }) else { continue }
                report.add(mention.passage, mention.range, values: ["hoe": report.term(way.name)])
            }
        }
    }

    /// What stands out in a passage, and how, by the terms of the rule.
    private func ways(in passage: Passage) -> [(range: Range<Int>, name: String)] {
        let strong = passage.strong.filter { holdsWords($0, passage) }.map { ($0, "vet") }
        let capitals = LoudText.capitals(in: passage).map { ($0, "hoofdletters") }
        let alarms = LoudText.alarms(in: passage).map { ($0, "alarmteken") }
        let list =
            passage.scopes.contains(.listItem) ? [(0..<passage.bytes.count, "lijst")] : []
        return strong + capitals + alarms + list
    }

    /// One word in bold ("**niet** waar") stresses no rumour.
    private func holdsWords(_ range: Range<Int>, _ passage: Passage) -> Bool {
        passage.words.count { range.contains($0.range.lowerBound) } > 1
    }
}
