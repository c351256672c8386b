import HerautLaw
import HerautModel

/// LG-02: parents told that they are liable when the age of their child says otherwise (BW 6:169; ages in `Locales/laws.yml`).
///
/// At 16 and older they are not; at 14 and 15 only with the exception; without a known age only on a condition. "Verantwoordelijk" is
/// another word and not looked at.
struct ParentsLiableAtAge: CodedRule {
    static let id: RuleID = "LG-02"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let rule = document.metadata.age.flatMap(AgeBand.init).flatMap {
            document.references.law.rule(for: $0)
        }
        for claim in claims(in: document, report) {
            let passage = document.passages[claim.passage]
            let liability = statedAge(claim, passage, document, report) ?? rule?.parents
            if let (variant, weight) = fault(claim, passage, liability, report) {
                report.add(passage, claim.range, variant: variant, weight: weight)
            }
        }
        if let rule { checkArticle(rule, document, &report) }
    }

    /// Sentences that say parents are liable or must pay, and that deny, ask or leave nothing open.
    private func claims(in document: LintDocument, _ report: RuleReport) -> [RuleReport.Match] {
        let addressed = document.metadata.audience == .parents ? report.matches("u_aansprakelijk") : []
        // Of several in one sentence the widest.
        let all = (report.matches("ouders_aansprakelijk") + addressed).sorted {
            $0.range.count > $1.range.count
        }
        var seen: Set<SentenceKey> = []
        return all.filter { match in
            let passage = document.passages[match.passage]
            guard !passage.scopes.contains(.reportedSpeech), !passage.isQuestion(match.sentence),
                !report.has("ontkend", inSentence: match.sentence, of: passage)
            else { return false }
            return seen.insert(SentenceKey(passage: match.passage, sentence: match.sentence)).inserted
        }
    }

    private struct SentenceKey: Hashable {
        let passage: Int
        let sentence: Int
    }

    /// What holds for the age the sentence itself names: "voor een kind jonger dan 14", "ook nu hij 17 is".
    private func statedAge(
        _ claim: RuleReport.Match, _ passage: Passage, _ document: LintDocument, _ report: RuleReport
    )
        -> AgeRule.Liability?
    {
        if report.has("onder_veertien", inSentence: claim.sentence, of: passage) { return .yes }
        if report.has("zestien_of_ouder", inSentence: claim.sentence, of: passage) { return .no }
        if report.has("veertien_of_vijftien", inSentence: claim.sentence, of: passage) { return .unless }
        return nil
    }

    private func fault(
        _ claim: RuleReport.Match, _ passage: Passage, _ liability: AgeRule.Liability?, _ report: RuleReport
    )
        -> (variant: String?, weight: RuleReport.Weight)?
    {
        let isHedged = report.has("voorbehoud", inSentence: claim.sentence, of: passage)
        switch liability {
        case .yes: return nil
        case .no: return (nil, isHedged ? .milder : .asRule)
        case .unless:
            let hasException = [claim.sentence, claim.sentence + 1].contains {
                report.has("uitzondering", inSentence: $0, of: passage)
            }
            return hasException || isHedged ? nil : ("uitzondering", .asRule)
        case nil:
            let isConditional =
                isHedged || report.has("uitzondering", inSentence: claim.sentence, of: passage)
            return isConditional ? nil : ("leeftijd", .asRule)
        }
    }

    /// Article 6:169 as a ground at an age it does not cover, or its wrong paragraph.
    private func checkArticle(_ rule: AgeRule, _ document: LintDocument, _ report: inout RuleReport) {
        for passage in document.passages {
            for citation in document.citations(in: passage)
            where citation.law == "BW" && citation.number == "6:169" {
                let sentence = passage.sentence(at: citation.range.lowerBound)
                guard !report.has("ontkend", inSentence: sentence, of: passage),
                    !report.has("onder_veertien", inSentence: sentence, of: passage),
                    !report.has("zestien_of_ouder", inSentence: sentence, of: passage)
                else { continue }
                if rule.parents == .no {
                    report.add(passage, citation.range, variant: "artikel")
                } else if let cited = citation.paragraph, let right = rule.parentsParagraph, cited != right {
                    report.add(passage, citation.range, variant: "lid", values: ["lid": String(right)])
                }
            }
        }
    }
}
