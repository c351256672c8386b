import HerautModel

/// DB-03: a rumour put as a question, in the heading or the first paragraph. Questions that ask for information (`Wat`, `Hoe`, …)
/// or offer help are let be: only a question that can be answered with yes or no can hold a rumour.
struct RumourAsQuestion: CodedRule {
    static let id: RuleID = "DB-03"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let mentions = RumourMentions(document, report)
        for mention in mentions.all where mention.mode.contains(.asked) {
            guard mention.isHeading || mention.passage.scopes.contains(.firstParagraph),
                !report.has("informatief", inSentence: mention.match.sentence, of: mention.passage)
            else { continue }
            report.add(mention.passage, mention.range)
        }
        guard document.facts.rumours.isEmpty else { return }
        for match in report.matches("ja_nee_vraag") {
            let passage = document.passages[match.passage]
            guard !passage.scopes.isDisjoint(with: [.heading, .subject]),
                !report.has("informatief", inSentence: match.sentence, of: passage)
            else { continue }
            report.add(passage, passage.sentences[match.sentence], weight: .milder)
        }
    }
}
