import HerautModel

/// Every "u" and "je" of a draft, with the one it speaks to. Quotations, addresses and alternative texts do not count, nor does the "je" of
/// "zo'n dag waarop je …". The phrases are the lists `u`, `je` and `onbepaald` of the rule that asks.
struct AddressForms {
    struct Use {
        let match: RuleReport.Match
        let isFormal: Bool
        /// Whom its part of the text names ("Ouders, …"); empty for the reader of the draft.
        let addressee: String
    }

    let all: [Use]

    init(_ document: LintDocument, _ report: RuleReport) {
        let indefinite = report.matches("onbepaald")
        func isIdiom(_ match: RuleReport.Match) -> Bool {
            indefinite.contains {
                $0.passage == match.passage && $0.range.lowerBound <= match.range.lowerBound
                    && match.range.upperBound <= $0.range.upperBound
            }
        }
        func uses(_ matches: [RuleReport.Match], isFormal: Bool) -> [Use] {
            matches.filter { Self.counts($0, document) }.map {
                Use(match: $0, isFormal: isFormal, addressee: Self.addressee(of: $0, document))
            }
        }
        all =
            uses(report.matches("u"), isFormal: true)
            + uses(report.matches("je").filter { !isIdiom($0) }, isFormal: false)
    }

    private static let addressees = [
        "ouders", "ouder", "jongeren", "jongens", "meiden", "ondernemers", "bewoners", "buren", "inwoners",
    ]

    private static func counts(_ match: RuleReport.Match, _ document: LintDocument) -> Bool {
        document.passages[match.passage].scopes(at: match.range).isDisjoint(with: [
            .quotation, .direction, .address, .altText,
        ])
    }

    /// A sentence that begins by naming someone speaks to them until its passage ends.
    private static func addressee(of match: RuleReport.Match, _ document: LintDocument) -> String {
        let passage = document.passages[match.passage]
        for sentence in stride(from: match.sentence, through: 0, by: -1) {
            let words = passage.words(inSentence: sentence).prefix(2)
            let names = words.map { String(decoding: passage.folded[passage.words[$0].range], as: UTF8.self) }
            let name = names.first == "beste" ? names.last : names.first
            if let name, addressees.contains(name) { return name }
        }
        return ""
    }
}
