import HerautLint
import HerautMerge
import HerautModel
import HerautRender
import HerautYAML

/// The log of one case: adding to it, showing it, making a file of it.
struct LogWork {
    let context: Context
    private let casePath: String
    private let caseFile: CaseFile
    let municipality: Municipality?
    private let folder: String
    private let name: String

    /// The log that lies beside a case: `zaak.logboek.ndjson` for `zaak.yml`.
    init(_ casePath: String, in context: Context) throws(HerautError) {
        self.context = context
        self.casePath = casePath
        caseFile = try context.caseFile(casePath)
        folder = PathName(casePath).parent
        name = Self.name(besides: casePath)
        municipality = try Workspace.found(from: folder, in: context).municipality
    }

    /// What the log of a case is called.
    static func name(besides casePath: String) -> String {
        let file = PathName(casePath).name
        return (file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file) + ".logboek.ndjson"
    }

    /// Whether there is a log.
    var isBegun: Bool { context.world.kind(of: path) == .file }

    private var path: String { PathName.path(name, besides: casePath) }

    // MARK: Add

    /// Adds a line about `drafts`, each held against the rules.
    func add(_ entry: CaseLog.Entry, drafts: [String]) throws {
        var entry = entry
        var cases = CaseShelf(context: context, given: casePath)
        for draft in drafts {
            let line = try weighed(draft, &cases)
            entry.drafts.append(line.text)
            entry.exceptions += line.exceptions
        }
        try write(entry)
    }

    /// Adds a line as it is, and says so.
    func write(_ entry: CaseLog.Entry) throws {
        guard let log = try added(entry) else {
            throw HerautError(.badData, .key("command.log.broken", ["pad": path]))
        }
        let values = [
            "pad": path, "aantal": String(log.entries.count), "merk": String(log.mark.prefix(16)),
        ]
        try context.note(context.messages("command.log.added", values) + "\n")
    }

    /// The log with the line in it. Somebody else who is just adding one is waited for.
    private func added(_ entry: CaseLog.Entry) throws(HerautError) -> CaseLog? {
        let world = context.world
        let reference = caseFile.values.at("kenmerk")?.string ?? ""
        let place = try ErrorText.writing { () throws(WorldError) in try world.outputFolder(folder) }
        for _ in 1..<Self.patience {
            do throws(WorldError) {
                return try CaseLog.add(entry, to: name, reference: reference, in: place, open: open)
            } catch .busy {
                world.pause(Self.pauseLength)
            } catch { throw ErrorText.writingFault(error) }
        }
        return try ErrorText.writing { () throws(WorldError) in
            try CaseLog.add(entry, to: name, reference: reference, in: place, open: open)
        }
    }

    /// How often a log that is busy is tried, and how long is waited in between, in milliseconds: ten seconds in all.
    private static let patience = 200
    private static let pauseLength = 50

    private func open(_ name: String) throws(WorldError) -> InputFile {
        try context.world.open(PathName.path(name, besides: casePath))
    }

    /// A draft as the log tells of it, when these things were found in it.
    func line(of draft: Draft, _ findings: [Finding]) -> DraftLine {
        let seen = PathName.relative(draft.source.path, from: folder, in: context.world)
        return DraftLine(draft, path: seen, findings: findings, messages: context.messages)
    }

    private func weighed(_ path: String, _ cases: inout CaseShelf) throws -> DraftLine {
        let (draft, faults) = Draft.read(try context.draftSource(path), with: LibYAMLReader())
        let facts = try cases.facts(for: draft).facts
        let pipeline = try context.pipeline(for: municipality, language: draft.metadata.language)
        return line(of: draft, faults + pipeline.lint(draft, facts: facts))
    }

    // MARK: Show

    /// The log as it stands.
    func log() throws(HerautError) -> CaseLog {
        guard context.world.kind(of: path) == .file else {
            throw HerautError(.noInput, .key("command.log.none", ["pad": path]))
        }
        return CaseLog(
            try ErrorText.reading { () throws(WorldError) in try context.world.open(path) })
    }

    /// Tells the lines, and whether any was changed.
    func show(asJSON: Bool) throws -> Outcome {
        let log = try log()
        try context.print(asJSON ? json(log) : text(log))
        if !log.isSound { try context.note(context.messages("command.log.broken", ["pad": path]) + "\n") }
        return log.isSound ? .clean : .findings
    }

    private func text(_ log: CaseLog) -> String {
        let style = Style(isOn: context.usesColour(on: .output))
        var lines = [
            style.bold(context.messages("command.log.title", ["kenmerk": VisibleText.line(log.reference)]))
        ]
        for entry in log.entries {
            lines.append(
                "\(LogTable.moment(of: entry))  \(entry.subject.rawValue)  \(VisibleText.line(entry.person))")
            let details = [entry.text, entry.evidence, entry.next, entry.sharedWith.joined(separator: ", ")]
            lines += (details + entry.drafts + entry.exceptions).filter { !$0.isEmpty }.map {
                "    " + VisibleText.line($0)
            }
        }
        let values = ["aantal": String(log.entries.count), "merk": String(log.mark.prefix(16))]
        lines.append(context.messages("command.log.count", values))
        return lines.joined(separator: "\n") + "\n"
    }

    private func json(_ log: CaseLog) -> String {
        let entries = log.entries.map { entry in
            JSON.object([
                ("written", .string(entry.written.text)), ("moment", .string(LogTable.moment(of: entry))),
                ("subject", .string(entry.subject.rawValue)), ("text", .string(entry.text)),
                ("person", .string(entry.person)), ("evidence", .string(entry.evidence)),
                ("next", .string(entry.next)), ("sharedWith", .array(entry.sharedWith.map(JSON.string))),
                ("drafts", .array(entry.drafts.map(JSON.string))),
                ("exceptions", .array(entry.exceptions.map(JSON.string))),
            ])
        }
        return JSON.object([
            ("schema", .string("heraut-log/1")), ("case", .string(log.reference)),
            ("sound", .bool(log.isSound)), ("mark", .string(log.mark)), ("entries", .array(entries)),
        ]).document
    }

    // MARK: Export

    /// Makes a file of the log, in the form its name ends with; `forOthers` leaves out what tells of people.
    func export(to output: String, forOthers: Bool) throws -> Outcome {
        let log = try log()
        guard log.isSound else { throw HerautError(.badData, .key("command.log.broken", ["pad": path])) }
        let mask = forOthers ? mask(for: log) : nil
        let table = LogTable(log, messages: context.messages, mask: mask)
        try context.write(
            try bytes(of: table, for: output), to: output, mode: forOthers ? .shared : .personal,
            replacing: false)
        let key = forOthers ? "command.log.sharedFile" : "command.log.exported"
        let values = ["pad": output, "aantal": String(log.entries.count)]
        try context.note(context.messages(key, values) + "\n")
        return .clean
    }

    private func mask(for log: CaseLog) -> LogMask {
        LogMask(
            caseFile: caseFile, municipality: municipality,
            people: log.entries.map(\.person) + log.entries.flatMap(\.sharedWith),
            replacement: context.messages("command.log.leftOut"))
    }

    private func bytes(of table: LogTable, for output: String) throws -> [UInt8] {
        let ending = output.lastIndex(of: ".").map { output[output.index(after: $0)...] } ?? ""
        if ending == "csv" { return table.csv }
        guard ["html", "docx"].contains(ending), let format = RenderFormat(rawValue: String(ending)) else {
            throw HerautError(.usage, .key("command.log.badFormat", ["pad": output]))
        }
        let pipeline = try context.pipeline(for: municipality, language: "nl")
        // A record is not a text to be weighed: nothing in it may keep it from being handed over.
        let rendition = try ErrorText.rendering { () throws(RenderRefusal) in
            try pipeline.render(table.draft(day: context.world.today), findings: [], as: format)
        }
        guard let rendition else { throw HerautError(.usage, .key("command.log.badFormat", ["pad": output])) }
        return rendition.bytes
    }
}
