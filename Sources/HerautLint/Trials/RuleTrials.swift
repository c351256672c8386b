public import HerautModel

/// Puts rules to the test with their own examples: in every form a draft can come in, next to the other rules, and after their own fix.
///
/// A trial that makes no sense for a rule is left out for a reason, never silently: the rule looks elsewhere (`bereik`), it measures the
/// whole document, the example cannot take the form, or the rule file says why (`niet_beproefd`).
public struct RuleTrials: Sendable {
    let linter: Linter
    private let reader: any YAMLReader

    /// Trials of the rules of `linter`; `reader` reads the front matter of the examples.
    public init(_ linter: Linter, reader: any YAMLReader) {
        self.linter = linter
        self.reader = reader
    }

    /// No other rule speaks of the example.
    static let alone = "alleen"
    /// The fix of the rule mends what it found.
    static let mending = "verbetering"
    /// All examples in one draft: see ``Concatenation``.
    static let together = "samen"
    /// The trials that are no mutation.
    public static let others = [alone, mending, together]

    /// The names of all trials, as `niet_beproefd` in a rule file uses them.
    public static let names = Mutation.allCases.map(\.rawValue) + others

    /// All trials of the examples of `rule`, but for those of all rules together. `meetsOthers`: whether ``reportOfAll(_:)`` is going to let
    /// the other rules look at the examples that fit in there, so that they need not do so one by one.
    public func report(of rule: Rule, meetsOthers: Bool = false) -> TrialReport {
        var report = TrialReport()
        for example in rule.bad {
            let isAlone = meetsOthers && isTogether(example, of: rule)
            for mutation in Mutation.allCases { run(mutation, bad: example, of: rule, isAlone, &report) }
            if rule.isFixSafe { mend(example, of: rule, &report) }
        }
        for example in rule.good {
            let isAlone = meetsOthers && isTogether(example, of: rule)
            for mutation in Mutation.encodings { run(mutation, good: example, of: rule, isAlone, &report) }
        }
        return report
    }

    private func isTogether(_ example: RuleExample, of rule: Rule) -> Bool {
        Concatenation.fits(example, of: rule, in: ExampleDraft.family(of: example, rule))
    }

    // MARK: One trial

    private func run(
        _ mutation: Mutation, bad example: RuleExample, of rule: Rule, _ isAlone: Bool,
        _ report: inout TrialReport
    ) {
        guard let draft = ExampleDraft(example, of: rule, mutation) else {
            let reason = Message.key("rules.untried.form")
            report.untried.append(.init(trial: mutation.rawValue, reason: reason))
            return
        }
        let expectation = Expectation(rule, example, mutation)
        if case .untried(let reason) = expectation {
            report.untried.append(.init(trial: mutation.rawValue, reason: reason))
        }
        report.count += 1
        let result = lint(draft, only: mutation == .plain && !isAlone ? [] : [rule.id.name])
        let own = result.findings.filter { $0.rule == rule.id }
        let faults =
            misplaced(result.findings, draft)
            + faults(in: own, expectation, draft)
            + (mutation == .suppressed ? suppressionFaults(result) : [])
            + (mutation == .plain ? otherRules(result.findings, rule, example) : [])
        report.failures += faults.map { failure($0, mutation.rawValue, example, of: rule) }
    }

    private func run(
        _ mutation: Mutation, good example: RuleExample, of rule: Rule, _ isAlone: Bool,
        _ report: inout TrialReport
    ) {
        guard let draft = ExampleDraft(example, of: rule, mutation) else { return }
        report.count += 1
        let result = lint(draft, only: mutation == .plain && !isAlone ? [] : [rule.id.name])
        let faults =
            misplaced(result.findings, draft) + unexpected(result.findings.filter { $0.rule == rule.id })
            + (mutation == .plain ? otherRules(result.findings, rule, example) : [])
        report.failures += faults.map { failure($0, mutation.rawValue, example, of: rule) }
    }

    func failure(_ fault: TrialFailure.Fault, _ trial: String, _ example: RuleExample, of rule: Rule)
        -> TrialFailure
    {
        let isAlone = if case .other = fault { true } else { false }
        return TrialFailure(
            rule: rule.id, trial: isAlone ? Self.alone : trial, example: example.text, fault: fault)
    }

    private func mend(_ example: RuleExample, of rule: Rule, _ report: inout TrialReport) {
        guard let draft = ExampleDraft(example, of: rule, .plain) else { return }
        report.count += 1
        func findings(_ text: SourceText) -> [Finding] { lint(text, only: [rule.id.name]).findings }
        let before = findings(draft.text)
        let mended = Mending().mended(draft.text, findings: findings)
        let left = findings(mended.text).filter { $0.fix?.isSafe ?? false }
        let isMended =
            left.isEmpty && (mended.changeCount > 0 || !before.contains { $0.fix?.isSafe ?? false })
        guard !isMended else { return }
        report.failures.append(
            TrialFailure(
                rule: rule.id, trial: Self.mending, example: example.text,
                fault: .notMended(left.map(\.text))))
    }

    func lint(_ draft: ExampleDraft, only rules: Set<String>) -> LintResult { lint(draft.text, only: rules) }

    func lint(_ text: SourceText, only rules: Set<String>) -> LintResult {
        linter.result(for: Draft.read(text, with: reader).draft, options: LintOptions(only: rules))
    }

    // MARK: Judging

    private func faults(in own: [Finding], _ expectation: Expectation, _ draft: ExampleDraft) -> [TrialFailure
        .Fault]
    {
        let places = own.filter { !$0.isDocument }
        switch expectation {
        case .nothing: return unexpected(places)
        case .nothingAtAll: return unexpected(own)
        case .document: return own.contains(where: \.isDocument) ? [] : [.silent]
        case .marks: return compared(places, draft.marks, draft)
        case .untried: return []
        }
    }

    private func compared(_ places: [Finding], _ marks: [SourceSpan], _ draft: ExampleDraft) -> [TrialFailure
        .Fault]
    {
        let missed = marks.filter { mark in !places.contains { $0.span == mark } }
        let found = places.filter { !marks.contains($0.span) }
        return (missed.isEmpty ? [] : [.missed(missed.map(draft.text.text(of:)))]) + unexpected(found)
    }

    private func unexpected(_ findings: [Finding]) -> [TrialFailure.Fault] {
        findings.isEmpty ? [] : [.unexpected(findings.map(\.text))]
    }

    private func suppressionFaults(_ result: LintResult) -> [TrialFailure.Fault] {
        let faults = result.findings.filter { $0.rule.name.hasPrefix("lint.") }
        return faults.isEmpty ? [] : [.suppression(faults.map(\.rule.name))]
    }

    /// Other rules that speak of a place in the example. What hangs on the document as a whole is no fault: an example is a piece of one.
    private func otherRules(_ findings: [Finding], _ rule: Rule, _ example: RuleExample) -> [TrialFailure
        .Fault]
    {
        let others = findings.filter {
            $0.rule != rule.id && !$0.isDocument && !example.others.contains($0.rule.name)
                && linter.pack.rule($0.rule)?.isLocal ?? false
        }
        return Dictionary(grouping: others, by: \.rule).sorted { $0.key < $1.key }
            .map { .other($0.key, $0.value.map(\.text)) }
    }

    /// `source[span]` is what the finding says it found, and `span` cuts no character in two.
    private func misplaced(_ findings: [Finding], _ draft: ExampleDraft) -> [TrialFailure.Fault] {
        let bytes = draft.text.bytes
        func isBorder(_ offset: Int) -> Bool {
            offset == bytes.count || (bytes.indices.contains(offset) && bytes[offset] & 0xC0 != 0x80)
        }
        return findings.filter { finding in
            let span = finding.span
            guard isBorder(span.start), isBorder(span.end), span.start <= span.end else { return true }
            guard finding.start == draft.text.location(of: span.start) else { return true }
            return !bytes[span.range].elementsEqual(finding.text.utf8)
                || (!finding.isDocument && (span.isEmpty || Byte.isSpace(bytes[span.start])))
        }.map { .misplaced($0.rule, [$0.text]) }
    }
}
