import HerautModel

/// YO-03: u and je for the same reader, whom ``AddressForms`` tells apart.
struct MixedForms: CodedRule {
    static let id: RuleID = "YO-03"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let byAddressee = Dictionary(grouping: AddressForms(document, report).all, by: \.addressee)
        for (_, uses) in byAddressee.sorted(by: { $0.key < $1.key }) { check(uses, document, &report) }
    }

    private func check(_ uses: [AddressForms.Use], _ document: LintDocument, _ report: inout RuleReport) {
        let formal = uses.count(where: \.isFormal)
        guard formal > 0, formal < uses.count else { return }
        let wantsFormal = expectsFormal(document.metadata.audience) ?? (formal * 2 >= uses.count)
        var seen: Set<Int> = []
        for use in uses where use.isFormal != wantsFormal && seen.insert(use.match.passage).inserted {
            report.add(
                document.passages[use.match.passage], use.match.range,
                values: ["vorm": wantsFormal ? "u" : "je"])
        }
    }

    private func expectsFormal(_ audience: Audience?) -> Bool? {
        switch audience {
        case .youth, .youngPerson: false
        case .parents, .residents, .adult, .press, .platform: true
        case .internal, nil: nil
        }
    }
}
