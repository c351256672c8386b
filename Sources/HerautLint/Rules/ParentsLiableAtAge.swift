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
            let liability = (statedRule(claim.range, passage, document) ?? rule)?.parents
            if let (variant, weight) = fault(claim, passage, liability, report) {
                report.add(passage, claim.range, variant: variant, weight: weight)
            }
        }
        checkDenials(rule, document, &report)
        checkArticle(rule, document, &report)
    }

    /// "U bent niet aansprakelijk" where they are, or may be.
    private func checkDenials(_ rule: AgeRule?, _ document: LintDocument, _ report: inout RuleReport) {
        for denial in report.denials("ouders_aansprakelijk")
        where !report.has("niet_altijd", inSentence: denial.sentence, of: document.passages[denial.passage]) {
            let passage = document.passages[denial.passage]
            let liability = (statedRule(denial.range, passage, document) ?? rule)?.parents
            guard liability == .yes || liability == .unless,
                !hasException("verwijt", denial.sentence, passage, report)
            else { continue }
            report.add(passage, denial.range, variant: "ontkend")
        }
    }

    /// Whether a list has a phrase in the sentence or the one after it.
    private func hasException(_ list: String, _ sentence: Int, _ passage: Passage, _ report: RuleReport)
        -> Bool
    {
        [sentence, sentence + 1].contains { report.has(list, inSentence: $0, of: passage) }
    }

    /// Sentences that say parents are liable or must pay, and that deny, ask or leave nothing open.
    private func claims(in document: LintDocument, _ report: RuleReport) -> [RuleReport.Match] {
        let addressed = report.matches("u_aansprakelijk").filter { match in
            document.metadata.audience == .parents
                || report.matches("aan_ouders").contains { $0.passage == match.passage }
        }
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

    /// What the law says at the age the sentence itself names: "voor een kind jonger dan 14", "ook nu hij 17 is". Of a range that
    /// starts at birth the oldest counts, of another the youngest.
    private func statedRule(_ range: Range<Int>, _ passage: Passage, _ document: LintDocument) -> AgeRule? {
        guard let ages = document.statedAge(near: range, in: passage)?.ages else { return nil }
        let age = ages.lowerBound == 0 ? ages.upperBound : ages.lowerBound
        return document.references.law.ages.first { $0.ages.contains(age) }
    }

    private func fault(
        _ claim: RuleReport.Match, _ passage: Passage, _ liability: AgeRule.Liability?, _ report: RuleReport
    )
        -> (variant: String?, weight: RuleReport.Weight)?
    {
        let isHedged = report.has("voorbehoud", inSentence: claim.sentence, of: passage)
        switch liability {
        case .yes: return nil
        // "Kan" may be about a fault of their own; with the exception of 14 and 15 it is that rule.
        case .no:
            let isOpen = isHedged && !hasException("verwijt", claim.sentence, passage, report)
            return (nil, isOpen ? .milder : .asRule)
        case .unless:
            let isComplete = isHedged || hasException("uitzondering", claim.sentence, passage, report)
            return isComplete ? nil : ("uitzondering", .asRule)
        case nil:
            let isConditional =
                isHedged || report.has("uitzondering", inSentence: claim.sentence, of: passage)
            return isConditional ? nil : ("leeftijd", .asRule)
        }
    }

    /// Article 6:169 as a ground at an age it does not cover, or its wrong paragraph.
    private func checkArticle(_ rule: AgeRule?, _ document: LintDocument, _ report: inout RuleReport) {
        for passage in document.citingPassages {
            for citation in document.citations(in: passage)
            where citation.law == "BW" && citation.number == "6:169" {
                let sentence = passage.sentence(at: citation.range.lowerBound)
                guard let rule = statedRule(citation.range, passage, document) ?? rule,
                    document.stance(of: citation.range, in: passage).isDisjoint(with: [.denied, .asked]),
                    !report.has("ontkend", inSentence: sentence, of: passage)
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
