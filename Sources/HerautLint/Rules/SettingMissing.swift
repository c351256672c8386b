import HerautModel

/// VI-11: the script does not say where it is filmed, or has the mayor sit at a desk.
struct SettingMissing: CodedRule {
    static let id: RuleID = "VI-11"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let directed = document.passages.filter { $0.scopes.contains(.direction) || !$0.directions.isEmpty }
        guard !directed.isEmpty else {
            report.addMissing(variant: "ontbreekt")
            return
        }
        func inDirections(_ name: String) -> [RuleReport.Match] {
            report.matches(name).filter {
                document.passages[$0.passage].scopes(at: $0.range).contains(.direction)
            }
        }
        guard inDirections("buiten").isEmpty, let inside = inDirections("binnen").first else { return }
        report.add(document.passages[inside.passage], inside.range)
    }
}
