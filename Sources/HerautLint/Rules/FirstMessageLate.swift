import HerautModel

/// CC-26: the first message comes more than half an hour after the incident. Asks for the time of both, on one day; a log line before it
/// that tells of a message makes this one a later one.
struct FirstMessageLate: CodedRule {
    static let id: RuleID = "CC-26"

    private static let latestMinutes = 30

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard case .time(let sent)? = document.value(at: "concept.tijd"),
            case .time(let happened)? = document.value(at: "incident.tijd"),
            isSameDay(document), !isLaterMessage(document, sent)
        else { return }
        let minutes = (sent.hour - happened.hour) * 60 + sent.minute - happened.minute
        if minutes > Self.latestMinutes {
            report.addMissing(values: ["waarde": String(minutes), "limiet": String(Self.latestMinutes)])
        }
    }

    private func isSameDay(_ document: LintDocument) -> Bool {
        guard let sent = document.metadata.date,
            case .date(let happened)? = document.value(at: "incident.datum")
        else { return false }
        return sent == happened
    }

    private func isLaterMessage(_ document: LintDocument, _ sent: ClockTime) -> Bool {
        (document.value(at: "logboek")?.items ?? []).contains { line in
            guard case .time(let time)? = line.at("tijd"), time < sent else { return false }
            return Self.words.contains { (line.at("besluit")?.string ?? "").lowercased().contains($0) }
        }
    }

    /// What a log line about a message says.
    private static let words = ["bericht geplaatst", "bericht online", "bericht verstuurd", "gepubliceerd"]
}
