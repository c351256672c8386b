import HerautMerge
import HerautModel
import HerautResources
import HerautTemplate
import HerautYAML

/// What `draft` was asked for.
struct DraftRequest {
    /// Name of the kind.
    var kind: String
    /// Language of the template.
    var language = Translations.original
    /// The case file.
    var casePath: String
    /// Recipients, in place of those the case names.
    var dataPath: String?
    /// Number of the recipient's row.
    var row: Int?
    /// Values given with `--set`, by field name.
    var settings: [String: String] = [:]
    /// The file the draft goes to; `nil` for standard output.
    var output: String?
}

/// A draft that was made.
struct DraftResult {
    let filled: Pipeline.FilledDraft
    /// Who may read it.
    let mode: FileMode
}

extension DraftRequest {
    /// Fills the template from the case, the municipality and the recipient.
    func make(in context: Context) throws -> DraftResult {
        let workspace = try Workspace.found(from: PathName(casePath).parent, in: context)
        let municipality = try workspace.requireMunicipality()
        let loaded = try workspace.context.loadedTemplate(kind, language: language)
        let caseFile = try caseFile(beside: loaded, in: context)
        let template = dataPath == nil ? loaded : loaded.takingList()
        let folder = output.map { PathName($0).parent } ?? "."
        let input = FillInput(
            caseFile: caseFile, municipality: municipality,
            record: template.catalogue.needsRecipient
                ? try recipient(of: caseFile, for: template.catalogue, in: context) : nil,
            settings: settings, casePath: PathName.relative(casePath, from: folder, in: context.world))
        return try fill(template, with: input, in: workspace.context)
    }

    /// The case. Its faults are told together with those of the template: nobody wants to mend the one only to hear of the other.
    private func caseFile(beside loaded: LoadedTemplate, in context: Context) throws(HerautError) -> CaseFile
    {
        do throws(HerautError) {
            return try context.caseFile(casePath)
        } catch {
            guard !error.findings.isEmpty, loaded.template == nil else { throw error }
            throw HerautError(
                error.status,
                .key("command.error.badCaseAndTemplate", ["pad": casePath, "soort": kind]),
                findings: error.findings + loaded.findings, sources: error.sources + loaded.sources)
        }
    }

    /// Fills the template from the built-in example and the template's own sample values.
    func makeSample(in context: Context) throws -> DraftResult {
        let workspace = try Workspace.found(from: ".", in: context)
        let template = try workspace.context.loadedTemplate(kind, language: language)
        let resources = Resources.start
        // The example case has words in Dutch only; the samples of a template have them in every language.
        let isDutch = language == Translations.original
        var list = resources.recipients.map { DataSource(DataInput(path: $0.path, bytes: $0.bytes)) }
        let input = FillInput(
            caseFile: isDutch ? resources.caseFile : nil,
            municipality: isDutch ? resources.municipality : nil,
            record: template.catalogue.needsRecipient ? list?.record(row) : nil,
            settings: settings, sample: template.example)
        return try fill(template, with: input, in: workspace.context)
    }

    /// Fills the template with invented values so that one of its variants comes out, and says what that variant is.
    func makeVariant(_ number: Int, in context: Context) throws -> DraftResult {
        let workspace = try Workspace.found(from: ".", in: context)
        let template = try workspace.context.template(kind, language: language)
        let variants = template.variants()?.variants ?? []
        guard let variant = variants.first(where: { $0.number == number }) else {
            let values = ["soort": kind, "nummer": String(number), "aantal": String(variants.count)]
            throw HerautError(.usage, .key("command.draft.noVariant", values))
        }
        let answers = VariantWords(messages: context.messages).text(variant.answers)
        let values = ["nummer": String(number), "aantal": String(variants.count), "keuzes": answers]
        try context.note(context.messages("command.draft.variantTaken", values) + "\n")
        let pipeline = try workspace.context.pipeline(for: workspace.municipality, language: language)
        var input = template.sample(
            of: variant, data: .example, formatter: pipeline.formatter, settings: settings)
        let dutch = try workspace.context.dutchTemplate(of: kind, beside: language)
        input.original = dutch?.text(of: variant, data: .example, settings: settings).map { .text($0) }
        return try fill(template, with: input, pipeline: pipeline, in: workspace.context)
    }

    /// Fills what was loaded. Of a broken template all is told at once: its own faults and what is not filled in.
    private func fill(_ loaded: LoadedTemplate, with input: FillInput, in context: Context) throws
        -> DraftResult
    {
        let pipeline = try context.pipeline(for: input.municipality, language: language)
        guard let template = loaded.template else {
            try checkSettings(against: loaded.catalogue, in: context)
            let faults = loaded.findings(filling: input, formatter: pipeline.formatter)
            throw context.badTemplate(kind, faults, of: loaded)
        }
        return try fill(template, with: input, pipeline: pipeline, in: context)
    }

    private func fill(
        _ template: Template, with input: FillInput, pipeline: Pipeline, in context: Context
    ) throws -> DraftResult {
        try checkSettings(against: template.catalogue, in: context)
        let path = output ?? kind + ".md"
        var input = input
        if input.original == nil { input.original = try original(filledWith: input, in: context) }
        let (filled, faults) = pipeline.fill(template, with: input, path: path, reader: LibYAMLReader())
        guard let filled else {
            throw HerautError(
                .badData, .key("command.error.notFilled", ["soort": kind]), findings: faults,
                sources: Set(faults.map(\.path)).compactMap(template.text))
        }
        return DraftResult(filled: filled, mode: template.kind.family.fileMode)
    }

    /// The Dutch text that a draft in another language is held against: the draft beside it, `poster.md` for `poster.tr.md`, or else what the same
    /// facts give in Dutch.
    private func original(filledWith input: FillInput, in context: Context) throws(HerautError) -> FillInput
        .Original?
    {
        guard let dutch = try context.dutchTemplate(of: kind, beside: language) else { return nil }
        let ending = ".\(language).md"
        if let output, output.hasSuffix(ending) {
            let beside = output.dropLast(ending.count) + ".md"
            if context.world.kind(of: String(beside)) == .file { return .file(PathName(String(beside)).name) }
        }
        return dutch.text(filledWith: input).map { .text($0) }
    }

    /// The recipient that was asked for; says which one was taken when nobody asked.
    private func recipient(of caseFile: CaseFile, for catalogue: FieldCatalogue, in context: Context) throws
        -> Record
    {
        let named = caseFile.recipientsPath.map { PathName.path($0, besides: casePath) }
        guard let path = dataPath ?? named else {
            throw HerautError(.usage, .key("command.error.recipientNeeded", ["soort": kind]))
        }
        let record = try context.recipient(row, in: path, for: catalogue)
        if row == nil {
            let values = ["pad": path, "rij": String(record.number)]
            try context.note(context.messages("command.draft.firstRow", values) + "\n")
        }
        return record
    }

    /// A value for a field that does not exist would silently go nowhere.
    func checkSettings(against catalogue: FieldCatalogue, in context: Context) throws(HerautError) {
        for name in settings.keys.sorted() where catalogue.index(of: name) == nil {
            let fault = Message.key("command.error.unknownField", ["veld": name, "soort": kind])
            let hint = Suggestion.closest(to: name, among: catalogue.fields.map(\.name))
            throw HerautError(.usage, fault.suggesting(hint, context))
        }
    }
}
