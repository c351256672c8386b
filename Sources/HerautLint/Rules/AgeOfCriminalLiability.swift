import HerautLaw
import HerautModel

/// LG-26: another age than twelve given as the one from which a child can be prosecuted (Sv 486). Fourteen is for damages.
struct AgeOfCriminalLiability: CodedRule {
    static let id: RuleID = "LG-26"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard !report.matches("strafrecht").isEmpty,
            let first = document.references.law.ages.first(where: { $0.criminalLaw == .juvenile })
        else { return }
        let start = first.ages.lowerBound
        for denial in report.denials("strafrecht") {
            add(denial, document, &report) { $0.lowerBound == 0 && $0.upperBound >= start }
        }
        for claim in report.claims("strafrecht", allowing: .reserved)
        where report.has("pas", inSentence: claim.sentence, of: document.passages[claim.passage]) {
            add(claim, document, &report) { $0.lowerBound > start && $0.upperBound == StatedAge.oldest }
        }
    }

    private func add(
        _ match: RuleReport.Match, _ document: LintDocument, _ report: inout RuleReport,
        where isWrong: (ClosedRange<Int>) -> Bool
    ) {
        let passage = document.passages[match.passage]
        guard !report.has("volwassen", inSentence: match.sentence, of: passage) else { return }
        let age = document.statedAges(near: match.range, in: passage).first { isWrong($0.ages) }
        if let age { report.add(passage, age.range.union(match.range)) }
    }
}
