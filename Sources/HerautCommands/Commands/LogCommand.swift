import ArgumentParser
import HerautMerge
import HerautModel

/// `heraut log add|show|export`: the log of a case.
struct LogCommand: HerautCommand {
    /// What to do.
    enum Action: String, CaseIterable, ExpressibleByArgument {
        case add, show, export
    }

    /// Form of `show`.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    static var configuration: CommandConfiguration {
        .described("log", as: "log", aliases: ["logboek"])
    }

    @Argument(help: .described("log.action", value: "action"))
    var action: Action

    @Argument(help: .described("log.text", value: "sentence"))
    var text: String?

    @Option(name: .customLong("case"), help: .described("draft.case", value: "file"))
    var casePath = "zaak.yml"

    @Option(help: .described("log.by", value: "name"))
    var by: String?

    @Option(help: .described("log.kind", value: "kind"))
    var kind: String?

    @Option(help: .described("log.at", value: "moment"))
    var at: String?

    @Option(help: .described("log.evidence", value: "sentence"))
    var evidence: String?

    @Option(help: .described("log.next", value: "sentence"))
    var next: String?

    @Option(name: .customLong("told"), help: .described("log.sharedWith", value: "name"))
    var sharedWith: [String] = []

    @Option(name: .customLong("draft"), help: .described("log.draftOption", value: "file"))
    var drafts: [String] = []

    @Flag(help: .described("log.share"))
    var share = false

    @Option(help: .described("log.format", value: "format"))
    var format = Format.text

    @Option(
        name: [.customShort("o"), .customLong("output")], help: .described("log.output", value: "file"))
    var output: String?

    func run(in context: Context) throws -> Outcome {
        switch action {
        case .add:
            let work = try LogWork(casePath, in: context)
            try work.add(try entry(for: work, in: context), drafts: drafts)
            return .clean
        case .show: return try LogWork(casePath, in: context).show(asJSON: format == .json)
        case .export:
            guard let output else { throw HerautError(.usage, .key("command.log.outputNeeded")) }
            return try LogWork(casePath, in: context).export(to: output, forOthers: share)
        }
    }

    private func entry(for work: LogWork, in context: Context) throws -> CaseLog.Entry {
        guard let text = text?.trimmingSpaces(), !text.isEmpty else {
            throw HerautError(.usage, .key("command.log.textNeeded"))
        }
        guard let person = work.personGiven(by) else {
            throw HerautError(.usage, .key("command.log.byNeeded"))
        }
        return CaseLog.Entry(
            written: Instant(seconds: context.world.now), moment: try moment(),
            subject: try subject(in: context), text: text, person: person, evidence: evidence ?? "",
            next: next ?? "", sharedWith: sharedWith)
    }

    private func subject(in context: Context) throws(HerautError) -> CaseLog.Subject {
        guard let kind else { return drafts.isEmpty ? .other : .draft }
        if let subject = CaseLog.Subject(rawValue: kind) { return subject }
        let words = CaseLog.Subject.allCases.map(\.rawValue)
        let fault = Message.key(
            "command.log.badKind", ["soort": kind, "soorten": words.joined(separator: ", ")])
        throw HerautError(.usage, fault.suggesting(Suggestion.closest(to: kind, among: words), context))
    }

    /// `2026-11-03` or `2026-11-03 14:05`, with a space or a T between them.
    private func moment() throws(HerautError) -> String {
        guard let at else { return "" }
        let parts = at.split(whereSeparator: { $0 == " " || $0 == "T" }).map(String.init)
        let isTime = parts.count < 2 || ClockTime(text: parts[1]) != nil
        guard (1...2).contains(parts.count), CalendarDate(iso: parts[0]) != nil, isTime else {
            throw HerautError(.usage, .key("command.log.badMoment", ["moment": at]))
        }
        return parts.joined(separator: " ")
    }
}
