import HerautLaw
import HerautModel

/// WET-02: a number that no article of this law can have: `6:166 Sr`, `172a Awb`, `5:32 Gemeentewet`. Says which laws do have it.
struct ArticleOfOtherLaw: CodedRule {
    static let id: RuleID = "WET-02"

    func check(_ document: LintDocument, report: inout RuleReport) {
        var found: [CitedLaw] = []
        document.eachCitedLaw(report) { if isFault($0) { found.append($0) } }
        for cited in found {
            let others = others(cited)
            report.add(
                cited.passage, cited.citation.range,
                variant: others.isEmpty ? (cited.citation.division == nil ? "zonder" : "met") : nil,
                values: [
                    "wet": cited.law.title, "liever": others.asChoice, "vorm": cited.law.numbering.example,
                ],
                basis: [cited.law])
        }
    }

    private func isFault(_ cited: CitedLaw) -> Bool {
        guard !cited.fitsNumbering, cited.law.numbering != .book else { return false }
        // "artikel 6.1 AVG" is a paragraph in the way of Brussels; "532 Awb" is a lost colon (WET-04).
        if cited.law.isEuropean, cited.citation.separator == "." { return false }
        return cited.lostColon == nil
    }

    private func others(_ cited: CitedLaw) -> [Article] {
        let written = cited.citation.division.map { $0 + ":" + cited.citation.article } ?? cited.number
        let pointed = cited.citation.division.map { $0 + "." + cited.citation.article } ?? cited.number
        let all = cited.register.namesakes(of: written, besides: cited.law.abbreviation)
        return all.isEmpty ? cited.register.namesakes(of: pointed, besides: cited.law.abbreviation) : all
    }
}

extension CitedLaw {
    /// `5:32` for `532 Awb`: the article of a law with chapters whose number, without its sign, is the one written.
    var lostColon: Article? {
        guard citation.division == nil, let sign = law.numbering.separator, law.numbering != .book else {
            return nil
        }
        return register.articles.first {
            $0.law == law.abbreviation && $0.number.replacing(sign, with: "") == citation.article
        }
    }
}
