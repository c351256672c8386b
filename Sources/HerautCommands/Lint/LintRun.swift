import HerautLint
import HerautModel
import HerautYAML

/// What `lint` was asked for.
struct LintRequest {
    /// Files, folders, or `-`.
    var paths: [String]
    /// The case for every draft, in place of the one its front matter names.
    var casePath: String?
    /// Only these rules speak; all when empty.
    var only: Set<String> = []
    /// These rules stay silent.
    var without: Set<String> = []
    /// What standard input is called in the report.
    var stdinPath = "-"
}

/// Lints drafts one by one. A draft that cannot be read is an error, and the others are linted all the same.
struct LintRun {
    let context: Context
    let request: LintRequest
    /// A linter for each family of documents that was met: most runs meet one.
    private var linters: [DocumentFamily: Linter] = [:]
    private var cases: CaseShelf
    /// Rules that are switched off, by folder of the draft.
    private var disabled: [String: Set<String>] = [:]
    /// What was found.
    private(set) var report = LintReport()
    /// What could not be read.
    private(set) var errors: [HerautError] = []

    init(_ request: LintRequest, in context: Context) throws(HerautError) {
        self.context = context
        self.request = request
        if !request.only.isEmpty || !request.without.isEmpty {
            try Self.check(request, against: try context.rulePack(), in: context)
        }
        cases = CaseShelf(context: context, given: request.casePath)
    }

    /// Lints everything that was asked for.
    mutating func lint() {
        var seen: Set<String> = []
        for path in request.paths {
            collect { run throws(HerautError) in
                for file in try LintInputs(world: run.context.world).files(for: path)
                where seen.insert(file).inserted {
                    run.collect { run throws(HerautError) in try run.lint(file: file) }
                }
            }
        }
    }

    private mutating func lint(file path: String) throws(HerautError) {
        let source = try context.draftSource(path, named: path == "-" ? request.stdinPath : nil)
        let (draft, faults) = Draft.read(source, with: YamsReader())
        let (facts, isMissing) = try cases.facts(for: draft)
        var findings = faults.filter(isWanted)
        if isMissing { findings += [missingCase(of: draft)].filter(isWanted) }
        let silent = try disabledRules(for: path)
        let options = LintOptions(disabled: request.without.union(silent), only: request.only)
        findings += try linter(for: draft).lint(draft, facts: facts, options: options)
        report.files.append(
            LintReport.File(source: source, findings: findings.sorted(by: Finding.inReportOrder)))
    }

    private mutating func linter(for draft: Draft) throws(HerautError) -> Linter {
        let family = LintDocument.family(of: draft)
        if let linter = linters[family] { return linter }
        let linter = try context.linter(try context.rulePack(for: family))
        linters[family] = linter
        return linter
    }

    /// Rules that the municipality of the draft's folder switched off (`regels.uit` in heraut.yml), as in `draft` and `render`.
    private mutating func disabledRules(for path: String) throws(HerautError) -> Set<String> {
        let folder = PathName(path).parent
        if let known = disabled[folder] { return known }
        let rules = try Workspace.found(from: folder, in: context).municipality?.disabledRules ?? []
        disabled[folder] = rules
        return rules
    }

    private mutating func collect(_ work: (inout LintRun) throws(HerautError) -> Void) {
        do throws(HerautError) {
            try work(&self)
        } catch {
            // Ten drafts of one broken case: the case is broken once.
            if !errors.contains(error) { errors.append(error) }
        }
    }

    /// Without its case a draft is not wrong, but its facts and rumours went unchecked, and that must be said.
    private func missingCase(of draft: Draft) -> Finding {
        let path = ["pad": draft.metadata.casePath ?? ""]
        return Finding(
            "lint.noCase", .warning, .key("command.lint.noCase", path),
            at: SourceSpan(draft.bodyStart, draft.bodyStart), in: draft.source,
            hint: .key("command.lint.noCaseHint"), isDocument: true)
    }

    private func isWanted(_ finding: Finding) -> Bool {
        !request.without.contains(finding.rule.name)
            && (request.only.isEmpty || request.only.contains(finding.rule.name))
    }

    /// A rule that does not exist would silently check nothing.
    private static func check(_ request: LintRequest, against pack: RulePack, in context: Context)
        throws(HerautError)
    {
        let known = pack.rules.map(\.id.name)
        for name in request.only.union(request.without).sorted() where !known.contains(name) {
            // Faults of files have dotted names; they are not in the pack.
            if ["draft.", "yaml.", "lint."].contains(where: name.hasPrefix) { continue }
            throw context.unknownRule(name, among: known)
        }
    }
}

extension Context {
    /// The error for a rule that does not exist.
    func unknownRule(_ name: String, among known: [String]) -> HerautError {
        let fault = Message.key("command.error.unknownRule", ["regel": name])
        return HerautError(.usage, fault.suggesting(Suggestion.closest(to: name, among: known), self))
    }
}
