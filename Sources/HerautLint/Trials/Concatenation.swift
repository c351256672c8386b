import HerautModel

/// All examples of one family of documents in one draft. What a rule finds there is the sum of what it finds in each of them: nothing
/// is lost in a long text, and nothing comes of what stands elsewhere.
struct Concatenation {
    private struct Piece {
        let text: MarkedText
        /// First byte in the whole.
        let offset: Int
    }

    private let trials: RuleTrials
    private let head: String
    private let pieces: [Piece]
    private let rules: [Rule]

    init(_ pack: RulePack, _ family: DocumentFamily, trials: RuleTrials) {
        self.trials = trials
        rules = pack.rules.filter { $0.isLocal && $0.families.contains(family) }
        // What opens a document is different: the address of a letter, the first paragraph.
        let greeting = family == .letter ? "Geachte mevrouw Bakker,\n\n" : ""
        head = "---\nsoort: \(family.rawValue)\n---\n" + greeting + "Dit is de eerste alinea.\n\n"
        var offset = head.utf8.count
        var pieces: [Piece] = []
        for rule in pack.rules {
            for example in rule.bad where Self.fits(example, of: rule, in: family) {
                let text = MarkedText(example.raw)
                pieces.append(Piece(text: text, offset: offset))
                offset += text.text.utf8.count + 2
            }
        }
        self.pieces = pieces
    }

    /// One paragraph that needs no circumstances of its own.
    private static func fits(_ example: RuleExample, of rule: Rule, in family: DocumentFamily) -> Bool {
        !example.marks.isEmpty && !example.raw.contains("\n") && !example.raw.contains("<!--")
            && LineKind(example.text.lowercased()) == .text
            && example.frontMatter.entries.allSatisfy { $0.key.text == "soort" }
            && ExampleDraft.family(of: example, rule) == family
    }

    /// Where the sum is another than what was added up.
    func failures() -> [TrialFailure] {
        guard !pieces.isEmpty else { return [] }
        let whole = head + pieces.map(\.text.text).joined(separator: "\n\n") + "\n"
        let found = places(in: whole, movedBy: 0)
        var expected: [RuleID: [SourceSpan]] = [:]
        for piece in pieces {
            let alone = places(in: head + piece.text.text + "\n", movedBy: piece.offset - head.utf8.count)
            expected.merge(alone) { $0 + $1 }
        }
        let source = SourceText(path: "", text: whole)
        return rules.flatMap { rule in
            compared(rule, found[rule.id] ?? [], expected[rule.id] ?? [], source)
        }
    }

    private func places(in text: String, movedBy distance: Int) -> [RuleID: [SourceSpan]] {
        let findings = trials.lint(SourceText(path: "samen", text: text), only: []).findings
            .filter { !$0.isDocument }
        return Dictionary(grouping: findings, by: \.rule).mapValues { findings in
            findings.map { SourceSpan($0.span.start + distance, $0.span.end + distance) }
        }
    }

    private func compared(
        _ rule: Rule, _ found: [SourceSpan], _ expected: [SourceSpan], _ source: SourceText
    ) -> [TrialFailure] {
        let missed = expected.filter { !found.contains($0) }.map(source.text(of:))
        let added = found.filter { !expected.contains($0) }.map(source.text(of:))
        return [
            missed.isEmpty ? nil : TrialFailure.Fault.missed(missed),
            added.isEmpty ? nil : .unexpected(added),
        ].compactMap { fault in
            fault.map { TrialFailure(rule: rule.id, trial: RuleTrials.together, example: "", fault: $0) }
        }
    }
}

extension RuleTrials {
    /// The trials of all rules of `pack` together.
    public func reportOfAll(_ pack: RulePack) -> TrialReport {
        var report = TrialReport()
        for family in DocumentFamily.allCases {
            report.count += 1
            report.failures += Concatenation(pack, family, trials: self).failures()
        }
        return report
    }
}
