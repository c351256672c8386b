import HerautLaw
import HerautModel

/// LG-22: a child told that it has to pay when it is too young for that (BW 6:164), or that it need not when it may have to.
///
/// The age in the sentence goes before that in the front matter. Under fourteen, liability as one of a group (BW 6:166) is out too.
struct ChildLiableAtAge: CodedRule {
    static let id: RuleID = "LG-22"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let child = document.ageRule?.child
        for match in matches(in: document, report) {
            let passage = document.passages[match.passage]
            guard let liability = stated(match, passage, document) ?? child else { continue }
            let stance = report.stance(of: match)
            guard !stance.contains(.asked) else { continue }
            switch (liability, stance.contains(.denied)) {
            case (.no, false): report.add(passage, match.range)
            case (.yes, true) where !report.has("niet_altijd", inSentence: match.sentence, of: passage):
                report.add(passage, match.range, variant: "wel")
            default: break
            }
        }
        if child == .no { checkGroup(document, &report) }
    }

    /// Sentences about the child; those that say "jij" are about it in a letter to the child, or with its age behind the word.
    private func matches(in document: LintDocument, _ report: RuleReport) -> [RuleReport.Match] {
        let addressed =
            document.metadata.audience == .parents || document.metadata.audience == .adult
            ? [] : report.matches("jij_aansprakelijk")
        return (report.matches("kind_aansprakelijk") + addressed).filter { match in
            // "Je ouders zijn aansprakelijk" is not about the child.
            !report.matches("ouders", inSentence: match.sentence, of: document.passages[match.passage])
                .contains { $0.range.lowerBound == match.range.lowerBound }
                && !document.passages[match.passage].scopes(at: match.range).contains(.reportedSpeech)
        }
    }

    private func stated(_ match: RuleReport.Match, _ passage: Passage, _ document: LintDocument)
        -> AgeRule.Liability?
    {
        guard let stated = document.statedAge(near: match.range, in: passage) else { return nil }
        return document.references.law.ages.first { $0.ages.contains(stated.ages.upperBound) }?.child
    }

    private func checkGroup(_ document: LintDocument, _ report: inout RuleReport) {
        for claim in report.claims("groep", allowing: .reserved)
        where stated(claim, document.passages[claim.passage], document) != .yes {
            report.add(document.passages[claim.passage], claim.range, variant: "groep")
        }
        for passage in document.citingPassages {
            for citation in document.citations(in: passage)
            where citation.law == "BW" && citation.number == "6:166" {
                let stance = document.stance(of: citation.range, in: passage)
                if stance.isDisjoint(with: [.denied, .asked]) {
                    report.add(passage, citation.range, variant: "groep")
                }
            }
        }
    }
}
