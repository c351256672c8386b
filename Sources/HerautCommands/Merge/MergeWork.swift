import HerautMerge
import HerautModel
import HerautRender
import HerautTemplate

/// Does a merge: check, make, record, and say what came of it.
struct MergeWork {
    let merge: PreparedMerge
    /// The folder that everything goes to.
    let output: String
    var resumes = false
    var showsJSON = false

    private var context: Context { merge.context }
    private var world: any World { merge.context.world }

    /// Makes the letters; gives their number beside how it ended.
    func run() throws -> (outcome: Outcome, count: Int) {
        let result = try merge.preflight()
        try RowReport(merge: merge, result: result).show()
        if merge.request.options.stopsOnError, result.refusedCount > 0 {
            return (try stop(result), 0)
        }
        let files = RunFolder(
            try ErrorText.writing { () throws(WorldError) in try world.outputFolder(output) },
            shard: merge.request.options.shard)
        let ledger = try openLedger(files)
        var told = result.told(by: merge.request.options.shard)
        try RowReport(merge: merge, result: told).write(in: files)
        var recorded: RunLedger? = ledger
        var run = try MergeRun(merge.job, result, options: merge.request.options, key: ledger.key)
        try make(&run, &recorded)
        if !run.summary.stopped.isEmpty {
            for (row, _) in run.summary.stopped { told.stop(row) }
            try RowReport(merge: merge, result: told).write(in: files)
        }
        try writeEvidence(run.summary, result, files)
        return (try tell(run.summary, told, files, mark: recorded?.mark ?? ""), run.summary.made)
    }

    /// With notices to platforms goes a sheet for who hands them in.
    private func writeEvidence(_ summary: RunSummary, _ result: PreflightResult, _ files: RunFolder)
        throws(HerautError)
    {
        guard hasEvidence, !summary.wasInterrupted else { return }
        let sheet = EvidenceSheet(merge, result, stopped: Set(summary.stopped.map(\.row)))
        let bytes = try sheet.bytes()
        try ErrorText.writing { () throws(WorldError) in
            try files.folder.write(bytes, to: files.evidence)
        }
    }

    private var hasEvidence: Bool { merge.job.template.kind.family == .notice }

    /// Does everything but write.
    func rehearse() throws -> Outcome {
        let result = try merge.preflight()
        try RowReport(merge: merge, result: result).show()
        var run = try MergeRun(merge.job, result, options: merge.request.options, key: world.randomBytes(16))
        var none: RunLedger?
        try make(&run, &none)
        let values = counts(run.summary, result)
        try context.print(
            context.messages("command.merge.rehearsed", values) + "\n" + reasons(run.summary, result))
        return outcome(run.summary, result)
    }

    /// Makes a proof.
    func prove() throws -> Outcome {
        let result = try merge.preflight()
        try RowReport(merge: merge, result: result).show()
        var source = merge.list.open()
        let proof = ProofRun(
            merge.job, ProofSet(merge.job, result, &source), result, words: context.messages)
        source = merge.list.open()
        let (made, stopped) = proof.files(&source)
        try ErrorText.writing { () throws(WorldError) in
            let folder = try world.outputFolder(output).folder(RunFolder.proof)
            for file in made { try folder.write(file.bytes, to: file.name) }
        }
        let formats = merge.job.formats.count
        let values = [
            "aantal": String(made.count / formats - 1), "map": PathName.join(output, RunFolder.proof),
        ]
        try context.print(context.messages("command.merge.proved", values) + "\n" + stopLines(stopped))
        return stopped.isEmpty && result.refusedCount == 0 ? .clean : .findings
    }

    private func openLedger(_ files: RunFolder) throws(HerautError) -> RunLedger {
        do throws(LedgerRefusal) {
            return try RunLedger(
                files, inputs: merge.inputs(), hidesNames: merge.request.options.pattern.isPersonal,
                resumes: resumes,
                now: Instant(seconds: world.now), random: world.randomBytes
            ) { name throws(WorldError) in try world.open(PathName.join(output, name)) }
        } catch {
            if case .world(let fault) = error { throw ErrorText.writingFault(fault) }
            throw LedgerWords.error(error, path: PathName.join(output, files.ledger))
        }
    }

    private func make(_ run: inout MergeRun, _ ledger: inout RunLedger?) throws(HerautError) {
        let progress = MergeProgress(context: context, isJSON: showsJSON)
        let world = world
        let hooks = MergeRun.Hooks(
            now: { Instant(seconds: world.now) }, isInterrupted: { world.isInterrupted },
            progress: { progress.show($0) })
        var source = merge.list.open()
        defer { progress.clear() }
        do throws(WorldError) {
            try run.run(&source, ledger: &ledger, hooks: hooks)
        } catch { throw ErrorText.writingFault(error) }
        if !run.summary.wasInterrupted { try bind(run, &ledger) }
        do throws(WorldError) {
            try ledger?.finish(run.summary, now: hooks.now())
        } catch { throw ErrorText.writingFault(error) }
    }

    /// Puts all letters in one file as well, when that was asked for.
    private func bind(_ run: MergeRun, _ ledger: inout RunLedger?) throws(HerautError) {
        guard merge.request.options.bindsLetters, let letters = ledger.map(BoundLetters.init) else { return }
        let names = run.namesInOrder
        for format in merge.job.formats where !names.isEmpty {
            do throws(BoundLetters.Fault) {
                let file = try letters.bind(names, as: format)
                ledger?.add(file, letters: names.count, now: Instant(seconds: world.now))
            } catch {
                switch error {
                case .world(let fault): throw ErrorText.writingFault(fault)
                case .tooLarge: throw HerautError(.cannotCreate, .key("command.merge.boundTooLarge"))
                case .letter(let name):
                    throw HerautError(.inputOutput, .key("command.merge.boundStrange", ["naam": name]))
                case .format(let format):
                    throw HerautError(.usage, .key("command.merge.cannotBind", ["vorm": format.rawValue]))
                }
            }
        }
    }

    // MARK: Telling

    private func stop(_ result: PreflightResult) throws -> Outcome {
        try context.print(
            context.messages("command.merge.stopped", ["aantal": String(result.refusedCount)]) + "\n"
                + reasons(RunSummary(), result))
        return .findings
    }

    private func counts(_ summary: RunSummary, _ result: PreflightResult) -> [String: String] {
        [
            "gemaakt": String(summary.made), "bewaard": String(summary.kept), "totaal": String(summary.total),
            "geweigerd": String(result.refusedCount), "samen": String(summary.joint),
            "map": PathName.join(output, RunFolder.letters),
        ]
    }

    private func tell(_ summary: RunSummary, _ result: PreflightResult, _ files: RunFolder, mark: String)
        throws
        -> Outcome
    {
        var values = counts(summary, result)
        values["register"] = PathName.join(output, files.ledger)
        values["bestand"] = PathName.join(output, files.refused)
        values["merk"] = String(mark.prefix(16))
        var lines = [
            context.messages(summary.made == 1 ? "command.merge.madeOne" : "command.merge.made", values)
        ]
        if merge.request.options.bindsLetters, summary.made + summary.kept > 0 {
            lines += merge.job.formats.map { format in
                context.messages(
                    "command.merge.bound",
                    ["bestand": PathName.join(output, files.bound(format.fileExtension))])
            }
        }
        if summary.kept > 0 { lines.append(context.messages("command.merge.kept", values)) }
        if summary.joint > 0 { lines.append(context.messages("command.merge.joint", values)) }
        if result.refusedCount > 0 {
            let key = result.refusedCount == 1 ? "command.merge.refusedOne" : "command.merge.refused"
            lines.append(context.messages(key, values))
        }
        var text = lines.joined(separator: "\n") + "\n" + reasons(summary, result)
        if hasEvidence, !summary.wasInterrupted {
            let values = ["blad": PathName.join(output, files.evidence)]
            text += context.messages("command.merge.evidence.made", values) + "\n"
        }
        if !merge.request.requiresApproval {
            text += context.messages("command.merge.notApproved", values) + "\n"
        }
        if summary.wasInterrupted { text += context.messages("command.merge.interrupted", values) + "\n" }
        try context.print(text + context.messages("command.merge.recorded", values) + "\n")
        return outcome(summary, result)
    }

    private func outcome(_ summary: RunSummary, _ result: PreflightResult) -> Outcome {
        if summary.wasInterrupted { return .interrupted }
        return result.refusedCount > 0 || !summary.stopped.isEmpty ? .findings : .clean
    }

    /// How often each reason refused a row, the most frequent first.
    private func reasons(_ summary: RunSummary, _ result: PreflightResult) -> String {
        let counts = result.counts.filter { $0.key.severity == .error && $0.key != .stopped }
        let sorted = counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        return sorted.map { "  \($0.value) × \($0.key.id.name)\n" }.joined() + stopLines(summary.stopped)
    }

    private func stopLines(_ stopped: [(row: Int, rules: [String])]) -> String {
        stopped.prefix(20).map { row, rules in
            context.messages(
                "command.merge.ruleStopped", ["rij": String(row), "regels": rules.joined(separator: ", ")])
                + "\n"
        }.joined()
    }
}
