import HerautMerge
import HerautModel
import HerautTemplate
import HerautYAML

/// What `draft` was asked for.
struct DraftRequest {
    var kind: String
    var casePath: String?
    var settings: [String] = []
    var language = "nl"
    var data: String?
    var row: Int?
    var usesSample = false
    var output: String?
}

/// Fills one template with one case, and for letters with one recipient.
struct DraftJob {
    let context: Context
    let request: DraftRequest

    /// The draft, with what the rules say of it; every missing or wrong value ends the job, all at once.
    func run() throws -> (filled: Pipeline.FilledDraft, kind: DocumentKind) {
        let settings = try parsedSettings()
        let casePath = try self.casePath()
        let folder = try workingFolder(casePath)
        let context = folder?.context ?? self.context
        let kind = try context.kind(request.kind)
        let template = try context.template(kind, language: request.language)
        try check(settings, against: template)
        var input = FillInput(
            municipality: folder?.municipality, settings: settings, sample: request.usesSample ? template.example : nil)
        if let casePath {
            input.caseFile = try context.caseFile(casePath)
            input.casePath = PathName.relative(casePath, toFolderOf: request.output)
        }
        input.record = try record(for: template, input.caseFile, casePath)
        let (filled, faults) = try context.pipeline(folder?.municipality, language: request.language)
            .fill(template, with: input, path: request.output ?? kind.name + ".md", reader: YamsReader())
        guard let filled else {
            throw HerautError(.badData, .key("command.error.notFilled", ["soort": kind.name]), findings: faults)
        }
        return (filled, kind)
    }

    /// The case: the one that was named, else `zaak.yml` here. A sample needs none.
    private func casePath() throws(HerautError) -> String? {
        if let path = request.casePath { return path }
        if request.usesSample { return nil }
        if context.world.kind(of: "zaak.yml") == .file { return "zaak.yml" }
        throw HerautError(.usage, .key("command.error.noCase"))
    }

    private func workingFolder(_ casePath: String?) throws(HerautError) -> WorkingFolder? {
        let directory = casePath.map { PathName($0).parent } ?? "."
        if request.usesSample { return try WorkingFolder.findIfAny(from: directory, in: context) }
        return try WorkingFolder.find(from: directory, in: context)
    }

    private func record(for template: Template, _ caseFile: CaseFile?, _ casePath: String?) throws -> Record? {
        if let data = request.data { return try context.recipient(at: data, row: request.row) }
        guard template.needsRecipient, !request.usesSample, let casePath, let list = caseFile?.recipientsPath else { return nil }
        let path = PathName.path(list, besides: casePath)
        let record = try context.recipient(at: path, row: request.row)
        let values = ["rij": "\(record.number)", "pad": path]
        try context.note(context.messages("command.draft.recipient", values) + "\n")
        return record
    }

    /// `--set veld=waarde`, split at the first `=`.
    private func parsedSettings() throws(HerautError) -> [String: String] {
        var settings: [String: String] = [:]
        for setting in request.settings {
            guard let cut = setting.firstIndex(of: "="), cut > setting.startIndex else {
                throw HerautError(.usage, .key("command.error.badSetting", ["tekst": setting]))
            }
            settings[String(setting[..<cut])] = String(setting[setting.index(after: cut)...])
        }
        return settings
    }

    private func check(_ settings: [String: String], against template: Template) throws(HerautError) {
        let known = template.catalogue.fields.filter { $0.rule == nil && $0.type != .name && $0.type != .address }.map(\.name)
        for name in settings.keys.sorted() where !known.contains(name) {
            let fault = Message.key("command.error.unknownSetting", ["naam": name])
            throw HerautError(.usage, fault.suggesting(Suggestion.closest(to: name, among: known), context))
        }
    }
}

extension Context {
    /// A case without faults; with any, every one of them is reported.
    func caseFile(_ path: String) throws(HerautError) -> CaseFile {
        let (caseFile, findings) = CaseFile.read(try read(path), with: YamsReader())
        guard !findings.contains(where: { $0.severity == .error }) else {
            throw HerautError(.badData, .key("command.error.badCase", ["pad": path]), findings: findings)
        }
        return caseFile
    }
}
