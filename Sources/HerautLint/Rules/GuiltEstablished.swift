import HerautModel

/// LG-06: guilt stated about someone. General sentences ("dat is strafbaar"), reservations ("kan strafbaar zijn") and what a court
/// said are let be.
struct GuiltEstablished: CodedRule {
    static let id: RuleID = "LG-06"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for (passage, range) in places(in: document, report) { report.add(passage, range) }
    }

    /// Where guilt is stated; phrases that overlap are one place.
    private func places(in document: LintDocument, _ report: RuleReport) -> [(
        passage: Passage, range: Range<Int>
    )] {
        var places: [(passage: Passage, range: Range<Int>)] = []
        for match in report.matches("schuld") {
            let passage = document.passages[match.passage]
            guard !passage.scopes.contains(.reportedSpeech), !passage.isQuestion(match.sentence),
                !report.has("behalve", inSentence: match.sentence, of: passage)
            else { continue }
            if let last = places.last, last.passage.index == passage.index, last.range.overlaps(match.range) {
                let end = max(last.range.upperBound, match.range.upperBound)
                places[places.count - 1].range = last.range.lowerBound..<end
            } else {
                places.append((passage, match.range))
            }
        }
        return places
    }
}
