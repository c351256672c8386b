import HerautModel

/// YO-03: u and je for the same reader. A sentence that begins by naming someone else ("Ouders, …") speaks to them until its passage
/// ends; quotations do not count.
struct MixedForms: CodedRule {
    static let id: RuleID = "YO-03"

    private static let addressees = [
        "ouders", "ouder", "jongeren", "jongens", "meiden", "ondernemers", "bewoners", "buren", "inwoners",
    ]

    private struct Use {
        let match: RuleReport.Match
        let isFormal: Bool
    }

    func check(_ document: LintDocument, report: inout RuleReport) {
        let formal = report.matches("u").map { Use(match: $0, isFormal: true) }
        let informal = report.matches("je").filter { !isIdiom($0, report) }.map {
            Use(match: $0, isFormal: false)
        }
        var byAddressee: [String: [Use]] = [:]
        for use in formal + informal where counts(use, document) {
            byAddressee[addressee(of: use, document), default: []].append(use)
        }
        for (_, uses) in byAddressee.sorted(by: { $0.key < $1.key }) { check(uses, document, &report) }
    }

    private func check(_ uses: [Use], _ document: LintDocument, _ report: inout RuleReport) {
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

    private func counts(_ use: Use, _ document: LintDocument) -> Bool {
        let passage = document.passages[use.match.passage]
        return passage.scopes(at: use.match.range).isDisjoint(with: [
            .quotation, .direction, .address, .altText,
        ])
    }

    private func isIdiom(_ match: RuleReport.Match, _ report: RuleReport) -> Bool {
        report.matches("onbepaald").contains {
            $0.passage == match.passage && $0.range.lowerBound <= match.range.lowerBound
                && match.range.upperBound <= $0.range.upperBound
        }
    }

    private func addressee(of use: Use, _ document: LintDocument) -> String {
        let passage = document.passages[use.match.passage]
        for sentence in stride(from: use.match.sentence, through: 0, by: -1) {
            let words = passage.words(inSentence: sentence).prefix(2)
            let names = words.map { String(decoding: passage.folded[passage.words[$0].range], as: UTF8.self) }
            let name = names.first == "beste" ? names.last : names.first
            if let name, Self.addressees.contains(name) { return name }
        }
        return ""
    }
}
