import HerautLaw
import HerautModel

/// LG-23: the penalties of adults held up to a minor: prison, a fine above the second category (Sr 77l), more detention than juvenile
/// law knows (Sr 77i). At 16 and 17 a court may use adult law; who says so (Sr 77b) may name a prison.
struct AdultPenaltyForMinor: CodedRule {
    static let id: RuleID = "LG-23"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let namesAdultLaw = !report.matches("volwassenenstrafrecht").isEmpty
        for (claim, passage, rule) in claims("gevangenis", document, report)
        where !(rule.band == .from16To17 && namesAdultLaw) {
            report.add(passage, claim.range)
        }
        for (claim, passage, _) in claims("categorie", document, report) {
            report.add(passage, claim.range, variant: "categorie")
        }
        for (claim, passage, rule) in claims("detentie", document, report) {
            guard let limit = rule.detentionMonths,
                let months = Duration.months(in: claim.range, of: passage), months > limit
            else { continue }
            report.add(passage, claim.range, variant: "detentie", values: ["maanden": String(limit)])
        }
        checkAmounts(document, &report)
    }

    /// The places of a list that are about a minor: by the age in the sentence, else by that in the front matter.
    private func claims(_ name: String, _ document: LintDocument, _ report: RuleReport) -> [(
        claim: RuleReport.Match, passage: Passage, rule: AgeRule
    )] {
        report.claims(name, allowing: .reserved).compactMap { claim in
            let passage = document.passages[claim.passage]
            let stated = document.statedAges(near: claim.range, in: passage).first { $0.isExact }
                .flatMap { AgeBand(age: $0.ages.lowerBound) }
                .flatMap { document.references.law.rule(for: $0) }
            guard let rule = stated ?? document.ageRule, rule.criminalLaw == .juvenile else { return nil }
            return (claim, passage, rule)
        }
    }

    /// Amounts in a sentence about a fine that are above the highest one for minors.
    private func checkAmounts(_ document: LintDocument, _ report: inout RuleReport) {
        var lastSentence: Range<Int>?
        for (claim, passage, rule) in claims("boete", document, report) {
            let sentence = passage.sentences[claim.sentence]
            guard sentence != lastSentence, let limit = limit(rule, document) else { continue }
            lastSentence = sentence
            for amount in Amount.all(in: passage, sentence) where amount.euros > limit {
                report.add(passage, amount.range, variant: "bedrag")
            }
        }
    }

    /// The highest fine at this age, on the day of the draft.
    private func limit(_ rule: AgeRule, _ document: LintDocument) -> Int? {
        guard let category = rule.fineCategory,
            let day = document.day ?? document.references.law.checkedOn
        else { return nil }
        return document.references.law.fine(category: category, on: day)
    }
}
