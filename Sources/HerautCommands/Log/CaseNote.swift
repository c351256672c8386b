import HerautMerge
import HerautModel

/// What a command notes in the log of a case by itself.
///
/// A case has a log once somebody began one with `heraut log add`, or when `heraut.yml` says `logboek: {vanzelf: ja}`: then the first draft,
/// approval or merge begins it. Nothing else does, so that no check in a script leaves files behind.
struct CaseNote {
    let subject: CaseLog.Subject
    let text: String
    /// Who did it, as `--by` says.
    var by: String?
    /// Where to find what was made.
    var evidence = ""
    /// Drafts it is about.
    var drafts: [String] = []

    init(
        _ subject: CaseLog.Subject, _ text: String, by: String?, evidence: String = "", drafts: [String] = []
    ) {
        self.subject = subject
        self.text = text
        self.by = by
        self.evidence = evidence
        self.drafts = drafts
    }

    /// Adds the note to the log of a case, when the case has one.
    func add(to casePath: String, in context: Context) throws {
        guard casePath != "-", context.world.kind(of: casePath) == .file else { return }
        let work = try LogWork(casePath, in: context)
        guard work.isBegun || work.beginsByItself else { return }
        try work.add(try entry(in: work), drafts: drafts)
    }

    private func entry(in work: LogWork) throws -> CaseLog.Entry {
        CaseLog.Entry(
            written: Instant(seconds: work.context.world.now), subject: subject, text: text,
            person: try work.person(by), evidence: evidence)
    }
}

extension LogWork {
    /// Whether a log of this municipality begins with the first thing that is made of a case.
    var beginsByItself: Bool { municipality?.values.at("logboek.vanzelf") == .flag(true) }

    /// Who is at work: `--by`, else HERAUT_BY, else `logboek.wie` in `heraut.yml`.
    func personGiven(_ by: String?) -> String? {
        let names = [
            by, context.world.environment("HERAUT_BY"), municipality?.values.at("logboek.wie")?.string,
        ]
        return names.compactMap { $0?.trimmingSpaces() }.first { !$0.isEmpty }
    }

    /// Who is at work. A line without a name is better than no line; but it says so, here and now.
    func person(_ by: String?) throws -> String {
        if let person = personGiven(by) { return person }
        try context.note(context.messages("command.log.nobodyNamed") + "\n")
        return context.messages("command.log.nobody")
    }
}
