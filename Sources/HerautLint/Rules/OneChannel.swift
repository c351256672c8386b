import HerautModel

/// DB-16: a rumour is answered in one place only.
struct OneChannel: CodedRule {
    static let id: RuleID = "DB-16"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let channels = ["concept.kanalen", "kanalen"].lazy.compactMap { document.value(at: $0) }.first(
            where: \.isFilled)
        guard let channels, channels.count < 2, !RumourMentions(document, report).all.isEmpty else { return }
        report.addMissing(values: ["kanaal": channels.texts.joined(separator: ", ")])
    }
}
