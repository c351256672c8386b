import HerautLanguage
import HerautModel

/// CC-06: no moment at which, or page on which, the reader hears more. A vague promise ("meer info volgt") is reported where it stands.
struct NoFollowUp: CodedRule {
    static let id: RuleID = "CC-06"

    func check(_ document: LintDocument, report: inout RuleReport) {
        if document.passages.contains(where: { $0.isRunningText && holdsMoment($0, document, report) }) {
            return
        }
        if document.holds(.link) { return }
        if document.draft.blocks.contains(where: { !$0.linkDestinations.isEmpty }) { return }
        guard let vague = report.matches("vaag").first else {
            report.addMissing()
            return
        }
        report.add(document.passages[vague.passage], vague.range, variant: "vaag")
    }

    /// Whether a sentence says that more comes, and when.
    private func holdsMoment(_ passage: Passage, _ document: LintDocument, _ report: RuleReport) -> Bool {
        let sentences = passage.sentences.indices.filter {
            report.has("vervolg", inSentence: $0, of: passage)
        }
        guard !sentences.isEmpty else { return false }
        let timed = Set(
            TokenPattern.clockTime.ranges(in: passage).map { passage.sentence(at: $0.lowerBound) })
        return sentences.contains { sentence in
            timed.contains(sentence) || report.has("dag", inSentence: sentence, of: passage)
                || !document.references.dates.dates(in: passage.bytes, range: passage.sentences[sentence])
                    .isEmpty
        }
    }
}
