public import HerautModel

/// What to check and what to leave.
public struct LintOptions: Sendable {
    /// Rules that stay silent.
    public var disabled: Set<String>
    /// When not empty: only these rules speak.
    public var only: Set<String>
    /// The day whose law holds; without it that of the draft.
    public var day: CalendarDate?

    /// All rules, unless said otherwise.
    public init(disabled: Set<String> = [], only: Set<String> = [], day: CalendarDate? = nil) {
        self.disabled = disabled
        self.only = only
        self.day = day
    }

    func allows(_ rule: RuleID) -> Bool {
        !disabled.contains(rule.name) && (only.isEmpty || only.contains(rule.name))
    }
}

/// Checks drafts with a rule pack. Same draft, same findings, whatever the order of the rules.
public struct Linter: Sendable {
    private let pack: RulePack
    private let references: LintReferences

    /// A linter with the rules of `pack`, which look words and laws up in `references`.
    public init(_ pack: RulePack, references: LintReferences) {
        self.pack = pack
        self.references = references
    }

    /// All findings in the order of a report. `facts` are those of the case; what the draft itself says comes before them.
    ///
    /// A draft in another language than the pack's is checked on what does not hang on words only: see ``Rule/isForAnyLanguage``.
    public func lint(_ draft: Draft, facts: CaseFacts = CaseFacts(), options: LintOptions = LintOptions())
        -> [Finding]
    {
        let document = LintDocument(draft, facts: facts, references: references, day: options.day)
        let hits = pack.index.hits(in: document)
        let isForeign = !draft.metadata.language.hasPrefix(pack.language)
        var findings: [Finding] = []
        for rule in pack.rules where options.allows(rule.id) && rule.families.contains(document.family) {
            if isForeign && !rule.isForAnyLanguage { continue }
            findings += RuleRun(rule: rule, document: document, hits: hits).findings()
        }
        findings.removeAll { finding in document.suppressions.contains { $0.silences(finding) } }
        findings += suppressionFaults(in: document)
        return findings.sorted(by: Finding.inReportOrder)
    }

    /// Suppressions that say no reason or name no rule: they silence nothing, and say so.
    private func suppressionFaults(in document: LintDocument) -> [Finding] {
        document.suppressions.flatMap { suppression -> [Finding] in
            if suppression.reason == nil {
                return [
                    Finding(
                        "lint.noReason", .warning, .key("lint.noReason"), at: suppression.span,
                        in: document.source)
                ]
            }
            let unknown = suppression.rules.filter { !pack.knows($0) }
            let faults = unknown.map { rule in
                Finding(
                    "lint.unknownRule", .warning, .key("lint.unknownRule", ["regel": rule.name]),
                    at: suppression.span,
                    in: document.source)
            }
            guard suppression.rules.isEmpty else { return faults }
            return [
                Finding(
                    "lint.noRule", .warning, .key("lint.noRule"), at: suppression.span, in: document.source)
            ]
        }
    }
}
