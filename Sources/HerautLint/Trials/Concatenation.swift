import HerautModel

/// All examples of one family of documents in one draft. What the rules find there is the sum of what is marked in each of them: nothing is
/// lost in a long text, nothing comes of what stands elsewhere, and no rule speaks of the example of another.
struct Concatenation {
    private struct Piece {
        let rule: Rule
        let example: RuleExample
        /// Where it stands in the whole.
        let span: SourceSpan
    }

    private let trials: RuleTrials
    private let text: SourceText
    private let pieces: [Piece]
    /// The names of the rules whose findings hang on a paragraph alone.
    private let localRules: Set<RuleID>

    init(_ pack: RulePack, _ family: DocumentFamily, trials: RuleTrials) {
        self.trials = trials
        localRules = Set(pack.rules.filter { $0.isLocal && $0.families.contains(family) }.map(\.id))
        // What opens a document is different: the address of a letter, the first paragraph.
        let greeting = family == .letter ? "Geachte mevrouw Bakker,\n\n" : ""
        var text = "---\nsoort: \(family.rawValue)\n---\n\(greeting)Dit is de eerste alinea.\n"
        var pieces: [Piece] = []
        for rule in pack.rules {
            for example in rule.bad + rule.good where Self.fits(example, of: rule, in: family) {
                text += "\n"
                let start = text.utf8.count
                text += example.text
                let span = SourceSpan(start, text.utf8.count)
                pieces.append(Piece(rule: rule, example: example, span: span))
                text += "\n"
            }
        }
        self.pieces = pieces
        self.text = SourceText(path: RuleTrials.together, text: text)
    }

    /// Whether an example is one paragraph that needs no circumstances of its own.
    static func fits(_ example: RuleExample, of rule: Rule, in family: DocumentFamily) -> Bool {
        !example.raw.contains("\n") && !example.raw.contains("<!--") && !example.text.isEmpty
            && LineKind(Array(example.text.lowercased().utf8)[...]) == .text && !example.text.hasPrefix("**")
            && example.frontMatter.entries.allSatisfy { $0.key.text == "soort" }
            && ExampleDraft.family(of: example, rule) == family
    }

    /// Where the sum is another than what was added up.
    func failures() -> [TrialFailure] {
        guard !pieces.isEmpty else { return [] }
        var findings = trials.lint(text, only: []).findings.filter {
            !$0.isDocument && localRules.contains($0.rule)
        }[...]
        return pieces.flatMap { piece in
            findings = findings.drop { $0.span.end <= piece.span.start }
            return failures(of: piece, findings.prefix { $0.span.start < piece.span.end })
        }
    }

    private func failures(of piece: Piece, _ found: ArraySlice<Finding>) -> [TrialFailure] {
        let isLocal = localRules.contains(piece.rule.id)
        let own = found.filter { $0.rule == piece.rule.id }.map(\.span)
        let marks = piece.example.marks.map { $0.moved(by: piece.span.start) }
        let missed = isLocal ? marks.filter { !own.contains($0) } : []
        let added = own.filter { !marks.contains($0) }
        var faults: [TrialFailure.Fault] = []
        if !missed.isEmpty { faults.append(.missed(missed.map(text.text(of:)))) }
        if !added.isEmpty { faults.append(.unexpected(added.map(text.text(of:)))) }
        let others = found.filter {
            $0.rule != piece.rule.id && !piece.example.others.contains($0.rule.name)
        }
        faults += Dictionary(grouping: others, by: \.rule).sorted { $0.key < $1.key }
            .map { .other($0.key, $0.value.map(\.text)) }
        return faults.map { trials.failure($0, RuleTrials.together, piece.example, of: piece.rule) }
    }
}

extension SourceSpan {
    fileprivate func moved(by distance: Int) -> SourceSpan { SourceSpan(start + distance, end + distance) }
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
