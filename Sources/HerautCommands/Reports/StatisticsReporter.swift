import HerautModel

/// How often each rule spoke, in place of the findings themselves.
struct StatisticsReporter: Reporter {
    let isJSON: Bool

    func text(_ report: LintReport) -> String {
        guard isJSON else {
            return report.statistics.map { entry in
                let count = String(entry.count)
                return String(repeating: " ", count: max(0, 6 - count.count))
                    + "\(count)  \(entry.rule.name)\n"
            }.joined()
        }
        let rules = report.statistics.map { entry in
            JSON.object([("rule", .string(entry.rule.name)), ("count", .number(entry.count))])
        }
        return JSON.object([("schema", .string("heraut-statistics/1")), ("rules", .array(rules))]).document
    }
}
