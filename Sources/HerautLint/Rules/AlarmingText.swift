import HerautModel

/// CC-10: words that spread panic, calls to pass a text on to everybody, and two alarm signs or more.
struct AlarmingText: CodedRule {
    static let id: RuleID = "CC-10"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for match in report.matches("paniek") {
            report.add(document.passages[match.passage], match.range, variant: "paniek")
        }
        for match in report.claims("doorsturen", allowing: .reserved) {
            report.add(document.passages[match.passage], match.range, variant: "doorsturen")
        }
        let alarms = LoudText.alarms(in: document)
        if alarms.count > 1, let (passage, range) = alarms.first {
            report.add(passage, range, variant: "tekens", values: ["aantal": String(alarms.count)])
        }
    }
}
