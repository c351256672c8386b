import HerautLaw
import HerautModel

/// NT-02: no reason why the content is illegal (DSA, article 16, second paragraph, under a): the provision it breaks.
struct NoticeWithoutReason: CodedRule {
    static let id: RuleID = "NT-02"

    /// Laws about procedure and powers: they do not say why content is illegal.
    private static let procedural: Set<String> = [
        "DSA", "Gemw", "Awb", "AVG", "UAVG", "Sv", "Politiewet 2012", "Wet BRP",
    ]

    func check(_ document: LintDocument, report: inout RuleReport) {
        let names = document.passages.contains { passage in
            document.citations(in: passage).contains { citation in
                citation.law.map { !Self.procedural.contains($0) } ?? false
            }
        }
        if names || !report.matches("norm").isEmpty { return }
        let bare = report.matches("kaal")
        for match in bare { report.add(document.passages[match.passage], match.range) }
        if bare.isEmpty { report.addMissing(variant: "ontbreekt") }
    }
}
