import HerautModel

/// YO-02: "u" to young people. Where "je" stands as well, YO-03 speaks; a part that names its parents may say "u".
struct FormalWithYouth: CodedRule {
    static let id: RuleID = "YO-02"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard document.speaksToYouth else { return }
        let forms = AddressForms(document, report)
        guard !forms.all.contains(where: { !$0.isFormal && $0.addressee.isEmpty }) else { return }
        for use in forms.all where use.isFormal && use.addressee.isEmpty {
            report.add(document.passages[use.match.passage], use.match.range)
        }
    }
}
