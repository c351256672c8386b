import HerautModel

/// The suppressions of a draft at work: what they silenced, and what is wrong with them.
struct SuppressionRun {
    /// What a rule named in a suppression is to this run.
    enum Standing {
        /// It was checked.
        case speaks
        /// It was switched off.
        case silent
        /// There is no such rule.
        case unknown
    }

    private let suppressions: [Suppression]
    private let day: CalendarDate?
    /// Of each suppression the rules that it really silenced.
    private var used: [Set<RuleID>]
    private(set) var suppressed: [LintResult.Suppressed] = []

    init(_ suppressions: [Suppression], day: CalendarDate?) {
        self.suppressions = suppressions
        self.day = day
        used = Array(repeating: [], count: suppressions.count)
    }

    /// Whether `finding` is silenced; remembers by which.
    mutating func silences(_ finding: Finding) -> Bool {
        guard let index = suppressions.firstIndex(where: { $0.counts(on: day) && $0.covers(finding) }) else {
            return false
        }
        used[index].insert(finding.rule)
        suppressed.append(.init(finding: finding, reason: suppressions[index].reason ?? ""))
        return true
    }

    /// Exceptions that say no reason, name no rule or a wrong one, have run out, or silence nothing.
    func faults(in source: SourceText, _ standing: (RuleID) -> Standing) -> [Finding] {
        suppressions.enumerated().flatMap { index, suppression in
            faults(of: suppression, used[index], standing).map { key, values, severity in
                Finding(
                    RuleID(key), severity, .key(key, values), at: suppression.span, in: source)
            }
        }
    }

    private typealias Fault = (key: String, values: [String: String], severity: Severity)

    private func faults(of suppression: Suppression, _ used: Set<RuleID>, _ standing: (RuleID) -> Standing)
        -> [Fault]
    {
        if suppression.rules.isEmpty { return [("lint.noRule", [:], .warning)] }
        var faults: [Fault] = suppression.misread.map { ("lint.badSuppression", ["waarde": $0], .warning) }
        if suppression.reason == nil { faults.append(("lint.noReason", [:], .warning)) }
        if let until = suppression.until, suppression.isExpired(on: day) {
            faults.append(("lint.expiredSuppression", ["datum": until.iso], .warning))
        }
        for rule in suppression.rules {
            switch standing(rule) {
            case .unknown: faults.append(("lint.unknownRule", ["regel": rule.name], .warning))
            case .speaks where suppression.counts(on: day) && !used.contains(rule):
                faults.append(("lint.unusedSuppression", ["regel": rule.name], .tip))
            case .speaks, .silent: break
            }
        }
        return faults
    }
}
