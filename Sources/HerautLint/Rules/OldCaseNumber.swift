import HerautLaw
import HerautModel

/// WET-12: an LJN, which the ECLI replaced on 28 June 2013. Which ECLI belongs to it has to be looked up.
struct OldCaseNumber: CodedRule {
    static let id: RuleID = "WET-12"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard document.vocabulary.mayHold("ljn") else { return }
        for passage in document.passages where passage.folded.holds("ljn") {
            for publication in PublicationReader().publications(in: passage.bytes) {
                if case .caseNumber(let number) = publication.kind {
                    report.add(passage, publication.range, values: ["nummer": number])
                }
            }
        }
    }
}
