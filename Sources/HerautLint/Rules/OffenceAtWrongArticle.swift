import HerautLaw
import HerautModel

/// LG-01: incitement (opruiing) tied to article 132 of the Criminal Code, or spreading tied to 131. Label and article stand in one
/// sentence; "opruiing (artikel 131 en 132 Sr)" is right.
struct OffenceAtWrongArticle: CodedRule {
    static let id: RuleID = "LG-01"

    func check(_ document: LintDocument, report: inout RuleReport) {
        if report.matches("verspreiden").isEmpty, report.matches("opruien").isEmpty { return }
        for passage in document.passages where !passage.scopes.contains(.reportedSpeech) {
            for sentence in passage.sentences.indices
            where !report.has("behalve", inSentence: sentence, of: passage) {
                check(passage, sentence, document, &report)
            }
        }
    }

    private func check(
        _ passage: Passage, _ sentence: Int, _ document: LintDocument, _ report: inout RuleReport
    ) {
        let labels = labels(passage, sentence, report)
        guard !labels.isEmpty else { return }
        let citations = document.citations(in: passage, sentence: sentence)
            .filter { $0.law == "Sr" && ["131", "132"].contains($0.article) }
        for citation in citations where isAlone(citation, citations) {
            guard let label = label(for: citation, among: labels), label.article != citation.article,
                !isAnswered(label, by: citation, labels, citations)
            else { continue }
            let range =
                min(
                    label.range.lowerBound, citation.range.lowerBound)..<max(
                    label.range.upperBound, citation.range.upperBound)
            report.add(
                passage, range, variant: label.article == "131" ? nil : "verspreiden",
                values: ["artikel": label.article])
        }
    }

    /// A word for one of the two offences, and the article it belongs to.
    private struct Label {
        let article: String
        let range: Range<Int>
    }

    private func labels(_ passage: Passage, _ sentence: Int, _ report: RuleReport) -> [Label] {
        let spreading = report.matches("verspreiden", inSentence: sentence, of: passage).map {
            Label(article: "132", range: $0.range)
        }
        let inciting = report.matches("opruien", inSentence: sentence, of: passage).map {
            Label(article: "131", range: $0.range)
        }
        // "verspreiden van opruiing" is spreading.
        return spreading + inciting.filter { label in !spreading.contains { $0.range.overlaps(label.range) } }
    }

    /// The last label before the article, as in "opruiing (art. 131 Sr)"; without one the first behind it.
    private func label(for citation: Citation, among labels: [Label]) -> Label? {
        let before = labels.filter { $0.range.upperBound <= citation.range.lowerBound }
        return before.max { $0.range.upperBound < $1.range.upperBound }
            ?? labels.min { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Whether no other article shares the name of the law: "131 en 132 Sr" is one claim about both.
    private func isAlone(_ citation: Citation, _ all: [Citation]) -> Bool {
        !all.contains { $0.lawRange == citation.lawRange && $0.article != citation.article }
    }

    /// Whether the label has its own article elsewhere in the sentence, nearer than this one is.
    private func isAnswered(_ label: Label, by citation: Citation, _ labels: [Label], _ citations: [Citation])
        -> Bool
    {
        let own = citations.filter { $0.article == label.article }
        guard let nearest = own.map({ distance($0.range, label.range) }).min() else { return false }
        let isSwapped =
            labels.contains { $0.article == citation.article }
            && nearest > distance(citation.range, label.range)
        return !isSwapped
    }

    private func distance(_ a: Range<Int>, _ b: Range<Int>) -> Int {
        max(0, max(a.lowerBound - b.upperBound, b.lowerBound - a.upperBound))
    }
}
