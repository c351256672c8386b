import HerautMerge
import HerautModel

/// Notes in the logs of cases what the rules said of their drafts. Only in logs that were begun, and only what they do not tell already: a
/// check that runs ten times over one text is one line.
struct LintNotes {
    let context: Context
    let by: String?
    /// The case of `--case`, for every draft.
    let casePath: String?

    /// Notes a run. The log is no reason for `lint` to end otherwise: what goes wrong with it is told beside the report.
    func add(_ report: LintReport) throws {
        for (path, files) in Dictionary(grouping: report.files, by: casePath(of:)).sorted(by: {
            $0.key < $1.key
        })
        where !path.isEmpty && hasLog(path) {
            do {
                try add(files, to: path)
            } catch let error as HerautError {
                try context.note(ErrorText.text(error, in: context))
            }
        }
    }

    /// Empty for a draft without a case, and for standard input.
    private func casePath(of file: LintReport.File) -> String {
        guard let draft = file.draft, context.world.kind(of: file.source.path) == .file else { return "" }
        let named = draft.metadata.casePath.map { PathName.path($0, besides: file.source.path) }
        return casePath ?? named ?? ""
    }

    private func hasLog(_ casePath: String) -> Bool {
        context.world.kind(of: PathName.path(LogWork.name(besides: casePath), besides: casePath)) == .file
    }

    private func add(_ files: [LintReport.File], to casePath: String) throws {
        let work = try LogWork(casePath, in: context)
        let told = try work.log().entries
        let lines = files.compactMap { file in
            file.draft.map { work.line(of: $0, file.findings) }
        }.filter { line in
            let last = told.last { $0.drafts.contains { $0.hasPrefix(line.start) } }
            return last?.drafts.contains(line.text) != true
        }
        guard !lines.isEmpty else { return }
        var entry = CaseLog.Entry(
            written: Instant(seconds: context.world.now), subject: .lint,
            text: context.messages("command.log.linted"), person: try work.person(by))
        entry.drafts = lines.map(\.text)
        entry.exceptions = lines.flatMap(\.exceptions)
        try work.write(entry)
    }
}
