import HerautModel

/// DB-06: no warning just before the rumour, in the same sentence or the one before.
struct RumourWithoutWarning: CodedRule {
    static let id: RuleID = "DB-06"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let mentions = RumourMentions(document, report)
        for rumour in mentions.mentioned {
            guard let first = mentions.of(rumour).first(where: { !$0.isHeading }) else { continue }
            if !isWarned(first, document, report) { report.add(first.passage, first.range) }
        }
    }

    private func isWarned(_ mention: RumourMention, _ document: LintDocument, _ report: RuleReport) -> Bool {
        let own = report.matches("waarschuwing").contains {
            $0.passage == mention.match.passage && $0.sentence == mention.match.sentence
        }
        if own { return true }
        if mention.match.sentence > 0 {
            return report.has("waarschuwing", inSentence: mention.match.sentence - 1, of: mention.passage)
        }
        guard mention.passage.index > 0 else { return false }
        let previous = document.passages[mention.passage.index - 1]
        return report.has("waarschuwing", inSentence: previous.sentences.count - 1, of: previous)
    }
}
