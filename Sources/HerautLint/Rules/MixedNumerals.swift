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
        var last: (passage: Int, sentence: Int, hasDigits: Bool)?
        for match in report.matches("woord") {
            let passage = document.passages[match.passage]
            if last.map({ ($0.passage, $0.sentence) != (match.passage, match.sentence) }) ?? true {
                last = (match.passage, match.sentence, hasDigits(match.sentence, passage, report))
            }
            let idioms = report.matches("geen_aantal", inSentence: match.sentence, of: passage)
            guard last?.hasDigits ?? false, !idioms.contains(where: { $0.range.overlaps(match.range) }),
                counts(passage.word(at: match.range.lowerBound), passage, report)
            else { continue }
            report.add(passage, match.range)
        }
    }

    private func hasDigits(_ sentence: Int, _ passage: Passage, _ report: RuleReport) -> Bool {
        passage.words(inSentence: sentence).contains {
            passage.words[$0].kind == .number && isCount($0, passage, report)
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
