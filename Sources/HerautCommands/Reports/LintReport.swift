import HerautLint
import HerautModel

/// What `lint` found, ready for any reporter.
struct LintReport {
    /// One text that was checked, and what was found in it.
    struct File: Sendable {
        let source: SourceText
        var findings: [Finding]
        /// What a comment in the draft silences.
        var suppressed: [LintResult.Suppressed] = []
        /// The draft; `nil` for a text that is none.
        var draft: Draft?
        /// Its figures, when they were asked for.
        var clarity: Clarity?

        /// Makes what its findings are known by when the text around them moves.
        var keys: FindingKeys? { draft.map(FindingKeys.init) }
    }

    /// The texts, in the order they were asked for.
    var files: [File] = []

    /// All findings.
    var findings: [Finding] { files.flatMap(\.findings) }

    /// How many there are of a severity.
    func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }

    /// How often each rule spoke: most often first, then by name.
    var statistics: [(rule: RuleID, count: Int)] {
        Dictionary(grouping: findings, by: \.rule).map { (rule: $0.key, count: $0.value.count) }
            .sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
    }

    /// The report without findings milder than `severity`.
    func keeping(atLeast severity: Severity) -> LintReport {
        var report = self
        for index in report.files.indices {
            report.files[index].findings.removeAll { $0.severity < severity }
        }
        return report
    }
}

/// Turns a report into the text of one format.
protocol Reporter {
    /// The whole output.
    func text(_ report: LintReport) -> String
}
