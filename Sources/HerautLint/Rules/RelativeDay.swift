import HerautLanguage
import HerautModel

/// CC-22: "morgen", "zaterdag", "vorige week" in a text that nowhere says what day it is. A text travels: who reads it a day later, comes a
/// day late. One finding, at the first: one date on top mends them all.
struct RelativeDay: CodedRule {
    static let id: RuleID = "CC-22"

    func check(_ document: LintDocument, report: inout RuleReport) {
        if document.metadata.date != nil || isDated(document) { return }
        let first = report.matches("dag").first { match in
            let passage = document.passages[match.passage]
            return passage.scopes(at: match.range).isDisjoint(with: [.quotation, .direction, .altText])
                && !report.has("vast", inSentence: match.sentence, of: passage)
        }
        if let first { report.add(document.passages[first.passage], first.range) }
    }

    /// Whether a date stands in the text: then the reader can work out the other days.
    private func isDated(_ document: LintDocument) -> Bool {
        document.passages.contains { passage in
            !passage.scopes.contains(.altText) && !document.references.dates.dates(in: passage.bytes).isEmpty
        }
    }
}
