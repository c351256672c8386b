import HerautLaw
import HerautModel

/// WET-04: a number that is written in another way than its law does: `6.166 BW`, `1-245 BW`, `532 Awb`, `172 A Gemeentewet`.
struct ArticleNumberForm: CodedRule {
    static let id: RuleID = "WET-04"

    func check(_ document: LintDocument, report: inout RuleReport) {
        var found: [(CitedLaw, number: String)] = []
        document.eachCitedLaw(report) { cited in
            if let number = rightNumber(cited) { found.append((cited, number)) }
        }
        for (cited, number) in found {
            report.add(
                cited.passage, cited.citation.range, values: ["liever": number, "wet": cited.law.title],
                fix: cited.text(with: number), basis: [cited.law])
        }
    }

    /// How the number should be written; `nil` when it is right, or wrong in another way.
    private func rightNumber(_ cited: CitedLaw) -> String? {
        if let lost = cited.lostColon { return lost.number }
        // A book in words ("artikel 166 van Boek 6") is right as it is.
        guard cited.fitsNumbering, cited.citation.division == nil || cited.citation.separator != nil else {
            return nil
        }
        return cited.writtenNumber == cited.number ? nil : cited.number
    }
}
