import HerautModel

/// LG-31: a passage about who pays that is meant for children of another age than the one this letter is about.
///
/// A letter that also says what holds at the child's own age compares, and is let be.
struct PassageForOtherAge: CodedRule {
    static let id: RuleID = "LG-31"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard let age = document.metadata.age else { return }
        var others: [(passage: Passage, age: StatedAge)] = []
        for passage in document.passages {
            for stated in document.statedAges(in: passage) where isAboutDamage(stated, passage, report) {
                if stated.ages.contains(age) { return }
                others.append((passage, stated))
            }
        }
        for (passage, stated) in others {
            report.add(passage, stated.range, values: ["leeftijd": String(age)])
        }
    }

    /// "Maakt een kind van 14 of 15 jaar iets kapot? Dan kan het aansprakelijk zijn": the word may stand in the next sentence.
    private func isAboutDamage(_ stated: StatedAge, _ passage: Passage, _ report: RuleReport) -> Bool {
        guard !passage.scopes(at: stated.range).contains(.reportedSpeech) else { return false }
        return [stated.sentence, stated.sentence + 1].contains {
            report.has("schade", inSentence: $0, of: passage)
        }
    }
}
