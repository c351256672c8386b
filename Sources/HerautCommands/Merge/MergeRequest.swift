import HerautMerge
import HerautModel
import HerautRender
import HerautTemplate
import HerautYAML

/// What `merge` was asked for.
struct MergeRequest {
    /// Name of the kind.
    var kind: String
    var language = "nl"
    var casePath = "zaak.yml"
    /// The list, in place of the one that the case names.
    var dataPath: String?
    /// A file that says which column is which.
    var columnsPath: String?
    var settings: [String: String] = [:]
    var formats: [RenderFormat] = [.docx]
    var source = SourceOptions()
    var selection = RowSelection.all
    var conditions: [RowCondition] = []
    var options = RunOptions()
    /// Whether a template that nobody agreed to stops the run.
    var requiresApproval = true
    /// What was typed of `rows` and `where`, for the mark of the run.
    var typed: [String] = []
}

/// Everything that a merge needs, read and found sound; nothing has been written.
struct PreparedMerge {
    let request: MergeRequest
    /// The context of the working folder, with its own templates.
    let context: Context
    let list: DataList
    let job: MergeJob
    let conditions: [BoundCondition]
    let approval: Approval.Status
    let approvedBy: String
    private let caseFile: CaseFile
    private let municipality: Municipality

    /// Reads case, municipality, template and the heading of the list.
    init(_ request: MergeRequest, in context: Context) throws {
        self.request = request
        caseFile = try context.caseFile(request.casePath)
        let workspace = try Workspace.found(from: PathName(request.casePath).parent, in: context)
        municipality = try workspace.requireMunicipality()
        self.context = workspace.context
        let loaded = try workspace.context.template(request.kind, language: request.language)
        let template = loaded.canTakeList ? loaded.takingList() : loaded
        guard template.needsRecipient else {
            let key = request.language == Translations.original ? "noRecipient" : "noRecipientIn"
            throw HerautError(
                .usage,
                .key("command.merge." + key, ["soort": request.kind, "taal": request.language]))
        }
        for format in request.formats {
            try RenderTarget.check(format, for: template.kind.family, of: request.kind)
        }
        let approvals = try workspace.approvals()
        approval = approvals.status(
            of: template, rules: workspace.context.rulesHash(), on: context.world.today)
        approvedBy = approvals.approval(of: request.kind, request.language)?.by ?? ""
        if request.requiresApproval { try Self.check(approval, request) }
        let named =
            template.canTakeList
            ? nil : caseFile.recipientsPath.map { PathName.path($0, besides: request.casePath) }
        guard let path = request.dataPath ?? named else {
            throw HerautError(.usage, .key("command.error.recipientNeeded", ["soort": request.kind]))
        }
        list = try DataList(path, options: request.source, in: context)
        let mapping = try Self.mapping(of: list, template, request, context)
        try request.options.pattern.check(against: mapping)
        conditions = try request.conditions.map { try $0.bound(to: mapping) }
        let resources = workspace.context.resources
        let dutch = try workspace.context.dutchTemplate(of: request.kind, beside: request.language)
        job = MergeJob(
            template, mapping: mapping,
            input: FillInput(
                caseFile: caseFile, municipality: municipality, settings: request.settings,
                casePath: request.casePath),
            pipeline: try workspace.context.pipeline(
                for: municipality, language: request.language, formats: request.formats),
            formats: request.formats, reader: LibYAMLReader(), dutch: dutch?.takingList(),
            ruleTexts: resources.ruleTexts)
    }

    private static func check(_ approval: Approval.Status, _ request: MergeRequest) throws(HerautError) {
        guard !approval.counts else { return }
        throw HerautError(
            .badData, .key("command.merge.approval." + approval.rawValue, ["soort": request.kind]))
    }

    /// Which column is which; says what was recognised, and ends the command when a letter could not be made of it.
    private static func mapping(
        of list: DataList, _ template: Template, _ request: MergeRequest, _ context: Context
    ) throws -> ColumnMapping {
        let source = list.open()
        var file: MappingFile?
        if let path = request.columnsPath {
            file = MappingFile(try context.read(path), with: LibYAMLReader())
        }
        let mapping = ColumnMapping(
            source.columns, path: list.path, template: template, names: context.columnNames, file: file,
            settings: Set(request.settings.keys))
        let findings = source.findings + mapping.findings
        guard !findings.contains(where: { $0.severity == .error }) else {
            throw HerautError(.badData, .key("command.merge.badList", ["pad": list.path]), findings: findings)
        }
        try context.note(context.messages.text(source.info.message) + "\n")
        let reporter = TextReporter(messages: context.messages, usesColour: context.usesColour(on: .error))
        for finding in findings { try context.note(reporter.text(finding, in: nil)) }
        return mapping
    }

    // MARK: Checking

    /// Checks every row. Ends the command when rows of the list could be missing.
    func preflight() throws -> PreflightResult {
        let preflight = Preflight(
            job.template, mapping: job.mapping, input: job.input, formatter: job.pipeline.formatter,
            today: context.world.today, key: context.world.randomBytes(16), selection: request.selection,
            conditions: conditions, fonts: job.pipeline.style.fonts, keepsOrder: true)
        var source = list.open()
        var result = preflight.run(&source)
        guard result.isComplete else {
            throw HerautError(
                .badData, .key("command.merge.badList", ["pad": list.path]), findings: source.findings)
        }
        source = list.open()
        let missing = job.missingElsewhere(result, &source)
        guard missing.isEmpty else {
            throw HerautError(
                .badData, .key("command.merge.notFilled", ["soort": request.kind]), findings: missing,
                sources: Set(missing.map(\.path)).compactMap(job.template.text))
        }
        if let extents = ExtentCheck(job) {
            source = list.open()
            extents.run(&source, &result)
        }
        return result
    }

    /// What the letters are made from.
    func inputs() -> RunInputs {
        RunInputs(
            kind: request.kind, reference: caseFile.values.at("kenmerk")?.string ?? "",
            caseHash: "sha256:" + Self.hash([caseFile.source.bytes]), template: job.template.identity,
            rules: context.rulesHash(),
            approval: request.requiresApproval ? approval.rawValue : "notRequired",
            approvedBy: approval.counts ? approvedBy : "", fingerprint: fingerprint,
            version: HerautMain.version)
    }

    private var fingerprint: String {
        let settings = request.settings.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        let texts =
            [list.hash(), request.language, request.options.pattern.text, request.options.shard.suffix]
            + request.formats.map(\.rawValue) + ["", request.typed.joined(separator: "\n")]
            + [job.pipeline.style.fonts?.identity ?? ""] + job.mapping.columns + [""] + settings
        return "sha256:" + Self.hash([municipality.source.bytes] + texts.map { Array($0.utf8) })
    }

    private static func hash(_ parts: [[UInt8]]) -> String {
        var hash = SHA256()
        for part in parts {
            // The length keeps the border between two parts part of what is hashed.
            hash.update(Array("\(part.count)\n".utf8))
            hash.update(part)
        }
        return hash.hexDigest()
    }
}
