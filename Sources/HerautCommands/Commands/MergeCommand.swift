import ArgumentParser
import HerautMerge
import HerautModel
import HerautRender

/// `heraut merge KIND`: a letter for every recipient of a list, and the record of it.
struct MergeCommand: HerautCommand {
    /// What to do with a row that gets no letter.
    enum OnError: String, CaseIterable, ExpressibleByArgument {
        case skip, stop
    }

    /// How to tell how far it is.
    enum Progress: String, CaseIterable, ExpressibleByArgument {
        case json
    }

    static var configuration: CommandConfiguration {
        .described("merge", as: "merge", aliases: ["samenvoegen"])
    }

    @Argument(help: .described("merge.kind", value: "kind"))
    var kind: String

    @Option(name: .customLong("case"), help: .described("merge.case", value: "file"))
    var casePath = "zaak.yml"

    @Option(help: .described("merge.data", value: "file"))
    var data: String?

    @Option(name: .customLong("out"), help: .described("merge.out", value: "folder"))
    var output: String

    @Option(help: .described("merge.format", value: "formats"))
    var format = "docx"

    @Option(name: .customLong("set"), help: .described("draft.set", value: "setting"))
    var settings: [String] = []

    @Option(help: .described("merge.language", value: "language"))
    var language = "nl"

    @Option(help: .described("merge.columns", value: "file"))
    var columns: String?

    @Option(help: .described("merge.sheet", value: "name"))
    var sheet: String?

    @Option(help: .described("merge.rows", value: "rows"))
    var rows: String?

    @Option(name: .customLong("where"), help: .described("merge.where", value: "condition"))
    var conditions: [String] = []

    @Option(help: .described("merge.encoding", value: "encoding"))
    var encoding: String?

    @Option(help: .described("merge.delimiter", value: "sign"))
    var delimiter: String?

    @Option(help: .described("merge.namePattern", value: "pattern"))
    var namePattern: String?

    @Option(help: .described("merge.shard", value: "part"))
    var shard: String?

    @Option(help: .described("merge.jobs", value: "number"))
    var jobs: Int?

    @Option(help: .described("merge.onError", value: "subject"))
    var onError = OnError.skip

    @Option(help: .described("merge.progressOption", value: "format"))
    var progress: Progress?

    @Flag(help: .described("merge.singleFile"))
    var singleFile = false

    @Flag(help: .described("merge.proof"))
    var proof = false

    @Flag(help: .described("merge.dryRun"))
    var dryRun = false

    @Flag(help: .described("merge.resume"))
    var resume = false

    @Flag(inversion: .prefixedNo, help: .described("merge.requireApproval"))
    var requireApproval = true

    @Option(help: .described("log.byOption", value: "name"))
    var by: String?

    func run(in context: Context) throws -> Outcome {
        let request = try request(in: context)
        guard [proof, dryRun, resume].count(where: { $0 }) < 2 else {
            throw HerautError(.usage, .key("command.merge.oneOfThree"))
        }
        var work = MergeWork(merge: try PreparedMerge(request, in: context), output: output)
        work.resumes = resume
        work.showsJSON = progress == .json
        if proof { return try work.prove() }
        if dryRun { return try work.rehearse() }
        let (outcome, count) = try work.run()
        try note(count, outcome, in: context)
        return outcome
    }

    /// Notes in the log of the case how many letters were made, and what was out of the ordinary.
    private func note(_ count: Int, _ outcome: Outcome, in context: Context) throws {
        guard count > 0 else { return }
        var text = context.messages("command.log.merged", ["soort": kind, "aantal": String(count)])
        if !requireApproval { text += " " + context.messages("command.log.notApproved") }
        if outcome == .interrupted { text += " " + context.messages("command.log.brokenOff") }
        let folder = PathName.relative(output, from: PathName(casePath).parent, in: context.world)
        try CaseNote(.merge, text, by: by, evidence: folder).add(to: casePath, in: context)
    }

    private func request(in context: Context) throws -> MergeRequest {
        var request = MergeRequest(kind: kind, language: language, casePath: casePath, dataPath: data)
        request.columnsPath = columns
        request.settings = try Settings.parse(settings)
        request.formats = try formats()
        request.source = try sourceOptions()
        if let rows { request.selection = try RowSelection(parsing: rows) }
        request.conditions = try conditions.map { try RowCondition(parsing: $0) }
        request.typed = [rows ?? ""] + conditions
        if let namePattern { request.options.pattern = try NamePattern(parsing: namePattern) }
        if let shard { request.options.shard = try Shard(parsing: shard) }
        request.options.jobs = min(max(jobs ?? context.world.processorCount, 1), 64)
        request.options.stopsOnError = onError == .stop
        request.options.bindsLetters = singleFile && !proof && !dryRun
        if singleFile, let format = request.formats.first(where: { LetterBinder($0) == nil }) {
            throw HerautError(.usage, .key("command.merge.cannotBind", ["vorm": format.rawValue]))
        }
        // What is tried on paper first need not be agreed to yet.
        request.requiresApproval = requireApproval && !proof && !dryRun
        return request
    }

    private func formats() throws -> [RenderFormat] {
        var formats: [RenderFormat] = []
        for name in format.split(separator: ",").map({ $0.trimmingSpaces() }) {
            guard let format = RenderFormat(rawValue: name) else { throw RenderTarget.unknownFormat(name) }
            if !formats.contains(format) { formats.append(format) }
        }
        guard !formats.isEmpty else { throw RenderTarget.unknownFormat(format) }
        return formats
    }

    private func sourceOptions() throws -> SourceOptions {
        var options = SourceOptions(sheet: sheet)
        if let encoding {
            guard let known = TextEncoding(name: encoding) else {
                throw HerautError(.usage, .key("command.merge.unknownEncoding", ["naam": encoding]))
            }
            options.encoding = known
        }
        if let delimiter {
            let sign = delimiter == "tab" || delimiter == "\\t" ? "\t" : delimiter
            guard sign.utf8.count == 1, let byte = sign.utf8.first, byte != 0x22, byte != 0x0A, byte != 0x0D
            else {
                throw HerautError(.usage, .key("command.merge.badDelimiter", ["teken": delimiter]))
            }
            options.delimiter = byte
        }
        return options
    }
}

/// Values that were given with `--set`.
enum Settings {
    /// `veld=waarde` as name and value.
    static func parse(_ settings: [String]) throws(HerautError) -> [String: String] {
        var values: [String: String] = [:]
        for setting in settings {
            guard let sign = setting.firstIndex(of: "="), sign != setting.startIndex else {
                throw HerautError(.usage, .key("command.error.badSetting", ["waarde": setting]))
            }
            values[String(setting[..<sign])] = String(setting[setting.index(after: sign)...])
        }
        return values
    }
}
