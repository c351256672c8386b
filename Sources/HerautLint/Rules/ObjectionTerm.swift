import HerautLanguage
import HerautLaw
import HerautModel

/// LG-35: the term for objection counted wrongly. It is six weeks (Awb 6:7) from the day after the decision was sent (Awb 6:8), so the
/// last day is 42 days after the date of the letter, or the first working day after that when it is in a weekend or a holiday.
struct ObjectionTerm: CodedRule {
    static let id: RuleID = "LG-35"

    /// Six weeks.
    private static let days = 42

    func check(_ document: LintDocument, report: inout RuleReport) {
        for claim in report.claims("verkeerd_begin", allowing: .reserved) {
            report.add(document.passages[claim.passage], claim.range)
        }
        for claim in report.claims("andere_duur", allowing: .reserved)
        where report.has("bezwaar", inSentence: claim.sentence, of: document.passages[claim.passage]) {
            report.add(
                document.passages[claim.passage], claim.range, variant: "duur", weight: .exactly(.error))
        }
        checkLastDay(document, &report)
    }

    private func checkLastDay(_ document: LintDocument, _ report: inout RuleReport) {
        guard !report.matches("bezwaar").isEmpty, let sent = document.metadata.date,
            let last = sent.adding(days: Self.days)?.firstWorkingDay
        else { return }
        for match in report.matches("laatste_dag") {
            let passage = document.passages[match.passage]
            guard report.has("bezwaar", inSentence: match.sentence, of: passage) else { continue }
            let bounds = match.range.upperBound..<passage.sentences[match.sentence].upperBound
            guard bounds.lowerBound < bounds.upperBound else { continue }
            let tokens = WordSplitter().tokens(in: passage.bytes, range: bounds)
            let dates = document.references.dates.dates(in: passage.bytes, tokens: tokens)
            guard let written = dates.first, let day = written.date, day < last else { continue }
            report.add(
                passage, written.range, variant: "datum", weight: .exactly(.error),
                values: ["dag": document.references.language.text(of: last)])
        }
    }
}
