import HerautLaw
import HerautModel

/// WET-08: an abbreviation or title that no law has, where the register knows which is meant: `WBvSr`, `Burgelijk Wetboek`.
struct UnknownAbbreviation: CodedRule {
    static let id: RuleID = "WET-08"

    func check(_ document: LintDocument, report: inout RuleReport) {
        var found: [CitedLaw] = []
        document.eachCitedLaw(report) { cited in
            if cited.citation.lawForm == .wrong, !AbbreviationForm.isSameInOtherForm(cited) {
                found.append(cited)
            }
        }
        for cited in found {
            guard let range = cited.citation.lawRange else { continue }
            report.add(
                cited.passage, cited.citation.range,
                values: [
                    "wet": cited.law.title, "liever": cited.law.abbreviation,
                    "geschreven": cited.passage.text(range),
                ],
                fix: AbbreviationForm.text(of: cited, range), basis: [cited.law])
        }
    }
}
