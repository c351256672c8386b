import HerautLaw
import HerautModel

/// LG-30: a longest sentence beside an offence that is not the one the law gives it: the five years of incitement (Sr 131) and the
/// three of spreading it (Sr 132) are often mixed up.
struct PenaltyOfOffence: CodedRule {
    static let id: RuleID = "LG-30"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for match in report.matches("strafmaat") {
            let passage = document.passages[match.passage]
            guard !report.has("respectievelijk", inSentence: match.sentence, of: passage),
                let months = Duration.months(in: match.range, of: passage),
                let offence = offence(of: match, passage, document, report),
                let penalty = offence.article.penalty, penalty.months != months
            else { continue }
            report.add(
                passage, match.range.union(offence.range),
                values: ["artikel": offence.article.number, "straf": text(penalty.months, report)],
                basis: [offence.article])
        }
    }

    private struct Offence {
        let article: Article
        let range: Range<Int>
    }

    /// The last offence named before the length, by its article or by its name; without one the first behind it.
    private func offence(
        of match: RuleReport.Match, _ passage: Passage, _ document: LintDocument, _ report: RuleReport
    ) -> Offence? {
        let law = document.references.law
        let cited = document.citations(in: passage, sentence: match.sentence).compactMap {
            citation in law.article(citation).map { Offence(article: $0, range: citation.range) }
        }
        let spreading = named("132", match, passage, law, report)
        // "Het verspreiden van opruiing" is spreading.
        let inciting = named("131", match, passage, law, report).filter { offence in
            !spreading.contains { $0.range.overlaps(offence.range) }
        }
        let all = (cited + spreading + inciting).filter {
            $0.article.penalty != nil && !$0.range.overlaps(match.range)
        }
        return all.filter { $0.range.upperBound <= match.range.lowerBound }
            .max { $0.range.upperBound < $1.range.upperBound }
            ?? all.min { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func named(
        _ number: String, _ match: RuleReport.Match, _ passage: Passage, _ law: LawRegister,
        _ report: RuleReport
    )
        -> [Offence]
    {
        guard let article = law.article("Sr", number) else { return [] }
        return report.matches("artikel_" + number, inSentence: match.sentence, of: passage)
            .map { Offence(article: article, range: $0.range) }
    }

    private func text(_ months: Int, _ report: RuleReport) -> String {
        months % 12 == 0
            ? report.term("jaar", ["aantal": String(months / 12)])
            : report.term("maanden", ["aantal": String(months)])
    }
}
