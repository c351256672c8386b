import HerautModel

/// LG-42: the letter says another age than its front matter. The age on the day of the act counts, so the child may be a year older
/// by now ("is"), but not have been ("was").
struct AgeContradicted: CodedRule {
    static let id: RuleID = "LG-42"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard let age = document.metadata.age else { return }
        for passage in document.passages where !passage.scopes.contains(.reportedSpeech) {
            for stated in document.statedAges(in: passage) where stated.isExact {
                guard !report.has("algemeen", inSentence: stated.sentence, of: passage) else { continue }
                let written = stated.ages.lowerBound
                let isWrong =
                    if isSaid("was", of: stated, passage, report) {
                        written != age
                    } else if isSaid("is", of: stated, passage, report) {
                        !(age...age + 1).contains(written)
                    } else {
                        false
                    }
                if isWrong { report.add(passage, stated.range, values: ["leeftijd": String(age)]) }
            }
        }
    }

    /// Whether a phrase of the list ends right before the age, or in it.
    private func isSaid(_ list: String, of stated: StatedAge, _ passage: Passage, _ report: RuleReport)
        -> Bool
    {
        report.matches(list, inSentence: stated.sentence, of: passage).contains {
            $0.range.lowerBound < stated.range.lowerBound
                && (stated.range.lowerBound - 2...stated.range.upperBound).contains($0.range.upperBound)
        }
    }
}
