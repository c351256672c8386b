import HerautLaw
import HerautLint
import HerautMerge
import HerautModel
import HerautRender
import HerautResources
import HerautTemplate
import HerautYAML

/// The whole way on the built-in example: a working folder, a draft of every kind, what the rules say of it, pages and letters.
struct Demo {
    private let context: Context
    private let folder: String

    /// Marks a folder as made by the demo, so that it may be made anew.
    private static let mark = ".heraut-demo"

    /// Refuses a folder that holds anything the demo did not make.
    init(context: Context, folder: String) throws(HerautError) {
        self.context = context
        self.folder = folder
        let world = context.world
        guard world.kind(of: folder) != .missing, world.kind(of: PathName.join(folder, Self.mark)) == .missing else { return }
        throw HerautError(.cannotCreate, .key("command.error.notADemo", ["map": folder]))
    }

    func run() throws {
        try write(Self.mark, "")
        try StartFiles(context: context).write(to: folder, replacing: true)
        let working = try WorkingFolder.find(from: folder, in: context)
        let pipeline = try working.context.pipeline(working.municipality)
        let caseFile = try context.caseFile(PathName.join(folder, "zaak.yml"))
        let recipients = try context.recipients(at: PathName.join(folder, caseFile.recipientsPath ?? "ontvangers.csv"))
        for kind in DocumentKind.all where context.resources.file("Templates/\(kind.name)/nl.md") != nil {
            let template = try working.context.template(kind, language: "nl")
            var input = FillInput(caseFile: caseFile, municipality: working.municipality, casePath: "zaak.yml")
            input.record = template.needsRecipient ? recipients.first : nil
            try draft(template, input, pipeline)
            if template.needsRecipient { try letters(template, input, recipients, pipeline) }
        }
    }

    /// One kind: draft, report and page.
    private func draft(_ template: Template, _ input: FillInput, _ pipeline: Pipeline) throws {
        let name = template.kind.name
        let filled = try fill(template, input, pipeline, path: name + ".md")
        let report = LintReport(files: [LintReport.File(source: filled.draft.source, findings: filled.findings)])
        try write(name + ".md", Array(filled.text.utf8), template.kind.fileMode)
        let text = TextReporter(messages: context.messages, usesColour: false).text(report)
        try write(name + ".toets.txt", Array(text.utf8), template.kind.fileMode)
        try write(try render(filled, pipeline, .html), to: name + ".html", template.kind.fileMode)
    }

    /// The letter to the first recipients of three different age bands.
    private func letters(_ template: Template, _ input: FillInput, _ recipients: [Record], _ pipeline: Pipeline) throws {
        var bands: Set<AgeBand> = []
        for record in recipients where bands.count < 3 {
            var input = input
            input.record = record
            let filled = try fill(template, input, pipeline, path: template.kind.name + ".md")
            guard let band = filled.draft.metadata.age.flatMap(AgeBand.init), bands.insert(band).inserted else { continue }
            // No name of a person in the name of a file.
            let name = "brieven/\(template.kind.name)-rij-\(record.number)-leeftijd-\(band.rawValue).docx"
            try write(try render(filled, pipeline, .docx), to: name, .personal)
        }
    }

    private func fill(_ template: Template, _ input: FillInput, _ pipeline: Pipeline, path: String) throws -> Pipeline.FilledDraft {
        let (filled, faults) = pipeline.fill(template, with: input, path: path, reader: YamsReader())
        if let filled { return filled }
        throw HerautError(.badData, .key("command.error.notFilled", ["soort": template.kind.name]), findings: faults)
    }

    private func render(_ filled: Pipeline.FilledDraft, _ pipeline: Pipeline, _ format: RenderFormat) throws -> Rendition {
        if let rendition = pipeline.render(filled.draft, findings: filled.findings, as: format) { return rendition }
        let path = ["pad": filled.draft.source.path]
        throw HerautError(.findings, .key("command.render.refused", path), findings: filled.findings.filter { $0.severity == .error })
    }

    private func write(_ rendition: Rendition, to name: String, _ mode: FileMode) throws { try write(name, rendition.bytes, mode) }

    private func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8), .shared) }

    private func write(_ name: String, _ bytes: [UInt8], _ mode: FileMode) throws {
        let path = PathName.join(folder, name)
        try context.createDirectory(PathName(path).parent, mode: mode)
        try context.write(bytes, to: path, inside: folder, mode: mode, replacing: true)
    }
}
