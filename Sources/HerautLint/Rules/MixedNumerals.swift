import HerautModel

/// PL-23: numbers in letters and in digits side by side, both counting something: "drie jongeren en 4 agenten".
struct MixedNumerals: CodedRule {
    static let id: RuleID = "PL-23"

    /// What follows these is no count.
    private static let leads: Set<String> = [
        "artikel", "art", "lid", "nummer", "nr", "kamer", "lijn", "om", "rond", "pagina", "hoofdstuk",
        "regel", "groep",
    ]

    func check(_ document: LintDocument, report: inout RuleReport) {
        for match in report.matches("woord") {
            let passage = document.passages[match.passage]
            let idioms = report.matches("geen_aantal", inSentence: match.sentence, of: passage)
            guard !idioms.contains(where: { $0.range.overlaps(match.range) }),
                counts(passage.word(at: match.range.lowerBound), passage, report),
                passage.words(inSentence: match.sentence).contains(where: {
                    passage.words[$0].kind == .number && isCount($0, passage, report)
                })
            else { continue }
            report.add(passage, match.range)
        }
    }

    private func isCount(_ index: Int, _ passage: Passage, _ report: RuleReport) -> Bool {
        let text = passage.folded(passage.words[index])
        return text.count <= 4 && text.allSatisfy(Byte.isDigit)
            && !Self.leads.contains(passage.lower(index - 1))
            && counts(index, passage, report)
    }

    /// Whether a thing follows that can be counted.
    private func counts(_ index: Int, _ passage: Passage, _ report: RuleReport) -> Bool {
        let next = index + 1
        guard passage.touch(index, next), passage.words[next].kind == .text, !passage.isCapitalised(next),
            passage.words[next].sentence == passage.words[index].sentence, passage.words[next].range.count > 3
        else { return false }
        return !report.matches("maateenheid", inSentence: passage.words[next].sentence, of: passage).contains
        {
            $0.range.lowerBound == passage.words[next].range.lowerBound
        }
    }
}
