import HerautLaw
import HerautModel

/// LG-23: the penalties of adults held up to a minor: prison, a fine above the second category (Sr 77l), more detention than juvenile
/// law knows (Sr 77i). At 16 and 17 a court may use adult law; who says so (Sr 77b) may name a prison.
struct AdultPenaltyForMinor: CodedRule {
    static let id: RuleID = "LG-23"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let lists = ["gevangenis", "categorie", "detentie", "boete"]
        guard lists.contains(where: { !report.matches($0).isEmpty }) else { return }
        for passage in document.passages where !passage.scopes.contains(.reportedSpeech) {
            let ages = StatedAge.all(in: passage)
            for sentence in passage.sentences.indices {
                let stated = ages.first { $0.sentence == sentence && $0.isExact }
                    .flatMap { AgeBand(age: $0.ages.lowerBound) }
                    .flatMap { document.references.law.rule(for: $0) }
                guard let rule = stated ?? document.ageRule, rule.criminalLaw == .juvenile else { continue }
                check(sentence, of: passage, rule, document, &report)
            }
        }
    }

    private func check(
        _ sentence: Int, of passage: Passage, _ rule: AgeRule, _ document: LintDocument,
        _ report: inout RuleReport
    ) {
        func claims(_ name: String) -> [RuleReport.Match] {
            report.claims(name, allowing: .reserved).filter {
                $0.passage == passage.index && $0.sentence == sentence
            }
        }
        let isAdultLaw =
            rule.band == .from16To17 && !report.matches("volwassenenstrafrecht").isEmpty
        if !isAdultLaw { for claim in claims("gevangenis") { report.add(passage, claim.range) } }
        for claim in claims("categorie") { report.add(passage, claim.range, variant: "categorie") }
        checkDetention(claims("detentie"), passage, rule, &report)
        guard report.has("boete", inSentence: sentence, of: passage), let limit = limit(rule, document) else {
            return
        }
        for amount in Amount.all(in: passage, passage.sentences[sentence]) where amount.euros > limit {
            report.add(passage, amount.range, variant: "bedrag")
        }
    }

    /// The highest fine at this age, on the day of the draft.
    private func limit(_ rule: AgeRule, _ document: LintDocument) -> Int? {
        guard let category = rule.fineCategory,
            let day = document.day ?? document.references.law.checkedOn
        else { return nil }
        return document.references.law.fine(category: category, on: day)
    }

    private func checkDetention(
        _ claims: [RuleReport.Match], _ passage: Passage, _ rule: AgeRule, _ report: inout RuleReport
    ) {
        guard let limit = rule.detentionMonths else { return }
        for claim in claims {
            guard let months = Duration.months(in: claim.range, of: passage), months > limit else { continue }
            report.add(
                passage, claim.range, variant: "detentie", values: ["maanden": String(limit)])
        }
    }
}
