import HerautModel
import HerautTemplate

/// Makes a `zaak.yml` of the answers to the few questions that one kind of draft asks.
struct CaseMaking {
    /// The file that is made, where the user is.
    static let path = "zaak.yml"

    private let context: Context
    private let kind: String
    let questions: [Question]

    /// The questions for `request`: required fields of the template that neither the municipality nor `--set` supplies, and what every case needs.
    /// Whatever would stop the draft anyway is said now, before anybody has typed a word.
    init(for request: DraftRequest, in context: Context) throws {
        let workspace = try Workspace.found(from: ".", in: context)
        _ = try workspace.requireMunicipality()
        let loaded = try workspace.context.loadedTemplate(request.kind, language: request.language)
        guard loaded.template != nil else {
            throw workspace.context.badTemplate(request.kind, loaded.findings, of: loaded)
        }
        let catalogue = request.dataPath == nil ? loaded.catalogue : loaded.takingList().catalogue
        try request.checkSettings(against: catalogue, in: workspace.context)
        if catalogue.needsRecipient, request.dataPath == nil {
            throw HerautError(.usage, .key("command.error.recipientNeeded", ["soort": request.kind]))
        }
        self.context = workspace.context
        kind = request.kind
        let paths = CaseFile.schema.needed(Self.keys(of: catalogue, besides: Set(request.settings.keys)))
        let notes = KeyNotes(paths, asking: catalogue.fields, in: workspace.context)
        questions = paths.compactMap { path in
            var question = notes.question(path, of: CaseFile.schema)
            if path == "datum" { question?.proposal = .date(context.world.today) }
            return question
        }
    }

    /// Keys of the case that a template cannot do without.
    private static func keys(of catalogue: FieldCatalogue, besides given: Set<String>) -> Set<String> {
        Set(
            catalogue.fields.filter { field in
                field.supplier == .caseFile && field.isRequired && field.fallback == nil
                    && !given.contains(field.name)
            }.compactMap(\.path))
    }

    /// Asks, and writes the case. Where nobody can answer, it says what is needed instead.
    func make() throws {
        guard Interview.isPossible(in: context) else {
            let keys = questions.map(\.path).joined(separator: ", ")
            throw HerautError(
                .noInput, .key("command.ask.noCase", ["soort": kind, "sleutels": keys]))
        }
        try context.note(
            context.messages("command.ask.caseIntro", ["soort": kind, "aantal": String(questions.count)])
                + "\n")
        var interview = try Interview(in: context)
        let values = try interview.answers(to: questions)
        let heading = context.messages("command.ask.caseHeading", ["soort": kind])
        let text = SchemaYAML.text(values, as: CaseFile.schema, heading: heading)
        try context.write(Array(text.utf8), to: Self.path, mode: .personal, replacing: false)
        try context.note(context.messages("command.ask.caseMade", ["pad": Self.path]) + "\n\n")
    }
}
