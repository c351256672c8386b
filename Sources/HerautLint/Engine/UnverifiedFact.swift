import HerautLaw
import HerautModel

/// A finding cannot be surer than what it rests on.
enum UnverifiedFact {
    /// `finding`, at most a warning and saying so when an entry of `basis` was not seen in the text of the law.
    static func weighed(_ finding: Finding, _ basis: [any RegisterEntry]) -> Finding {
        let doubtful = basis.filter { !$0.provenance.isVerified }.map(\.name)
        guard !doubtful.isEmpty else { return finding }
        var weighed = finding
        weighed.severity = min(finding.severity, .warning)
        weighed.hint = .key("lint.unverified", ["feit": Set(doubtful).sorted().joined(separator: ", ")])
        return weighed
    }
}
