import HerautLaw
import HerautModel

/// Tells a letter that takes a decision (last onder dwangsom, an order under art. 172a Gemw) from one that only warns. A decision may
/// be objected to and has to say so (Awb 3:45); a warning that rests on no statutory provision is none (ABRvS 2 May 2018).
struct DecisionLetter {
    /// Whether the letter takes a decision: it imposes a measure and names the power to do so.
    ///
    /// Uses the lists `maatregel` and `oplegging` of the rule. A measure that will follow, may follow or is denied is not imposed.
    static func isOne(_ document: LintDocument, _ report: RuleReport) -> Bool {
        let namesPower = document.citingPassages.contains { passage in
            document.citations(in: passage).contains { isPower($0) }
        }
        if report.claims("oplegging", allowing: .reserved).contains(where: { isPresent($0, document, report) }
        ),
            namesPower || !report.matches("hierbij").isEmpty
        {
            return true
        }
        return namesPower
            && report.claims("maatregel").contains { match in
                !document.passages[match.passage].scopes.isDisjoint(with: [.subject, .heading])
                    && !report.has(
                        "aankondiging", inSentence: match.sentence, of: document.passages[match.passage])
            }
    }

    private static func isPresent(
        _ match: RuleReport.Match, _ document: LintDocument, _ report: RuleReport
    ) -> Bool {
        !report.has("aankondiging", inSentence: match.sentence, of: document.passages[match.passage])
    }

    /// Articles on which such a decision rests: Gemw 125, 172, 172a, 172b, 175 and Awb 5:32.
    private static func isPower(_ citation: Citation) -> Bool {
        switch citation.law {
        case "Gemw": ["125", "172", "172a", "172b", "175", "174", "174a"].contains(citation.number)
        case "Awb": ["5:32", "5:31d", "5:21"].contains(citation.number)
        default: false
        }
    }
}
