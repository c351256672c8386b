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
    /// The day whose law holds; without it that of the draft.
    var day: CalendarDate?
    /// Whether to take the figures of clarity.
    var measures = false
    /// Whether to look words up in a dictionary.
    var spelling = false
    /// Most threads to work on.
    var jobs = 1
    /// The changes to make, if any.
    var mending: Mending?
    /// What was there before.
    var baseline: Baseline?
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
    /// Threads for the rules of one draft: with several drafts, these have the threads.
    private var jobsPerDraft = 1
    /// Whether one short draft is all there is.
    private var isBrief = false
    /// What was found.
    private(set) var report = LintReport()
    /// What could not be read.
    private(set) var errors: [HerautError] = []
    /// The texts with their changes, when any were asked for.
    private(set) var mended: [Mended] = []
    /// How many findings the baseline kept back.
    private(set) var knownCount = 0
    /// How many findings of the baseline are there no more.
    private(set) var staleCount = 0
    private var baseline: Baseline?

    /// A text before and after its changes.
    struct Mended {
        /// The file, or `-`.
        let path: String
        let old: SourceText
        let new: SourceText
        let changeCount: Int
        /// Who may read it.
        let mode: FileMode
    }

    init(_ request: LintRequest, in context: Context) throws(HerautError) {
        self.context = context
        self.request = request
        if !request.only.isEmpty || !request.without.isEmpty {
            try Self.check(request, against: try context.rulePack(), in: context)
        }
        baseline = request.baseline
        cases = CaseShelf(context: context, given: request.casePath)
    }

    /// Lints everything that was asked for. Same report whatever the number of threads: what is read and looked up comes one by one, in
    /// order; only the reading of Markdown and the rules run side by side.
    mutating func lint() {
        let inputs = inputs()
        let jobs = jobs(for: inputs)
        jobsPerDraft = inputs.count == 1 ? jobs : 1
        isBrief = inputs.count == 1 && size(of: inputs) < Self.smallInput && request.mending == nil
        let drafts = ParallelMap.map(inputs, jobs: jobs) { input in input.source.map(ReadDraft.init) }
        let tasks = zip(inputs, drafts).map { input, draft in task(for: draft, path: input.path) }
        let files = ParallelMap.map(tasks, jobs: jobs) { task in task.map { $0.run() } }
        for (input, file) in zip(inputs, files) {
            collect { run throws(HerautError) in try run.add(try file.get(), path: input.path) }
        }
        if request.spelling { collect { run throws(HerautError) in try run.spell() } }
        for index in report.files.indices {
            var file = report.files[index]
            takeKnown(from: &file)
            report.files[index] = file
        }
    }

    /// A text, or why there is none.
    private struct Input: Sendable {
        let path: String
        let source: Result<SourceText, HerautError>
    }

    /// Everything that was asked for, each file once.
    private func inputs() -> [Input] {
        var seen: Set<String> = []
        return request.paths.flatMap { path -> [Input] in
            do throws(HerautError) {
                let files = try LintInputs(world: context.world).files(for: path)
                return files.filter { seen.insert($0).inserted }.map { file in
                    Input(path: file, source: Result { () throws(HerautError) in try source(of: file) })
                }
            } catch {
                return [Input(path: path, source: .failure(error))]
            }
        }
    }

    /// Adds what is misspelled to the report.
    private mutating func spell() throws(HerautError) {
        var drafts: [(draft: Draft, facts: CaseFacts)] = []
        for file in report.files {
            guard let draft = file.draft else { continue }
            drafts.append((draft, try cases.facts(for: draft).facts))
        }
        if drafts.isEmpty { return }
        let found = try SpellCheck(context).findings(in: drafts, try context.references())
        let checked = report.files.indices.filter { report.files[$0].draft != nil }
        for (index, findings) in zip(checked, found) {
            report.files[index].findings =
                (report.files[index].findings + findings.filter(isWanted)).sorted(by: Finding.inReportOrder)
        }
    }

    /// One thread for little work: starting another takes longer than doing it.
    private func jobs(for inputs: [Input]) -> Int {
        size(of: inputs) < Self.smallInput ? 1 : request.jobs
    }

    private func size(of inputs: [Input]) -> Int {
        inputs.reduce(0) { $0 + ((try? $1.source.get())?.bytes.count ?? 0) }
    }

    /// Bytes up to which one thread does it all.
    static let smallInput = 16 << 10

    private func source(of path: String) throws(HerautError) -> SourceText {
        try context.draftSource(path, named: path == "-" ? request.stdinPath : nil)
    }

    private mutating func task(for read: Result<ReadDraft, HerautError>, path: String) -> Result<
        LintTask, HerautError
    > {
        do throws(HerautError) {
            return .success(try task(for: try read.get(), path: path))
        } catch {
            return .failure(error)
        }
    }

    private mutating func add(_ checked: LintReport.File, path: String) throws(HerautError) {
        var file = checked
        if let mending = request.mending {
            let result = try mending.mended(file.source) { source throws(HerautError) in
                try lint(source, path: path).findings
            }
            let mode = file.draft?.metadata.family?.fileMode ?? .shared
            mended.append(
                Mended(
                    path: path, old: file.source, new: result.text, changeCount: result.changeCount,
                    mode: mode)
            )
            file = try lint(result.text, path: path)
        }
        report.files.append(file)
    }

    private mutating func lint(_ source: SourceText, path: String) throws(HerautError) -> LintReport.File {
        try task(for: ReadDraft(source), path: path).run()
    }

    /// All that a draft needs to be checked.
    private mutating func task(for read: ReadDraft, path: String) throws(HerautError) -> LintTask {
        let draft = read.draft
        let (facts, isMissing) = try cases.facts(for: draft)
        var faults = read.faults
        if isMissing { faults.append(missingCase(of: draft)) }
        let original = try context.original(of: draft)
        if draft.metadata.translation?.original != nil, original == nil {
            faults.append(missingOriginal(of: draft))
        }
        let silent = try disabledRules(for: path)
        var options = LintOptions(
            disabled: request.without.union(silent), only: request.only, day: request.day,
            today: context.world.today, measures: request.measures)
        options.jobs = jobsPerDraft
        return LintTask(
            draft: draft, faults: faults.filter(isWanted), linter: try linter(for: draft), facts: facts,
            options: options, original: original)
    }

    private mutating func takeKnown(from file: inout LintReport.File) {
        guard var known = baseline else { return }
        let keys = file.keys
        let path = file.source.path
        let all = file.findings
        file.findings = all.filter { finding in
            guard let key = keys?.key(of: finding) else { return true }
            return !known.take(.init(rule: finding.rule.name, key: key), path: path)
        }
        knownCount += all.count - file.findings.count
        staleCount += known.leftOver(in: path)
        baseline = known
    }

    private mutating func linter(for draft: Draft) throws(HerautError) -> Linter {
        let family = LintDocument.family(of: draft)
        if let linter = linters[family] { return linter }
        let linter =
            isBrief
            ? try context.linter(forOneDraftOf: family)
            : try context.linter(try context.rulePack(for: family))
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

    /// Without the Dutch text nobody compared the numbers, and that must be said.
    private func missingOriginal(of draft: Draft) -> Finding {
        let path = ["pad": draft.metadata.translation?.original ?? ""]
        return Finding(
            "lint.noOriginal", .warning, .key("command.lint.noOriginal", path),
            at: SourceSpan(draft.bodyStart, draft.bodyStart), in: draft.source, isDocument: true)
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
    /// The Dutch draft that the front matter says this one was translated from; `nil` when it names none, or one that is not there.
    func original(of draft: Draft) throws(HerautError) -> Draft? {
        guard let named = draft.metadata.translation?.original else { return nil }
        let path = PathName.path(named, besides: draft.source.path)
        guard world.kind(of: path) != .missing else { return nil }
        return Draft.read(try draftSource(path), with: LibYAMLReader()).draft
    }

    /// The error for a rule that does not exist.
    func unknownRule(_ name: String, among known: [String]) -> HerautError {
        let fault = Message.key("command.error.unknownRule", ["regel": name])
        return HerautError(.usage, fault.suggesting(Suggestion.closest(to: name, among: known), self))
    }
}
