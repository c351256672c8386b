import HerautMerge
import HerautModel
import HerautRender
import HerautYAML

/// Renders drafts one by one, each through the gate: no document while a `fout` stands.
struct RenderJob {
    private let context: Context
    private let output: String
    private let formats: [RenderFormat]
    /// Whether `output` is the file itself; a folder otherwise.
    private let isFile: Bool
    private var pipelines: [String: Pipeline] = [:]

    init(context: Context, output: String, formats: [RenderFormat], isSingle: Bool) throws {
        self.context = context
        self.output = output
        self.formats = formats
        let namesFile = RenderFormat(fileExtension: PathName(output).fileExtension) != nil
        isFile = namesFile && context.world.kind(of: output) != .directory
        guard !isFile || (isSingle && formats.count == 1) else { throw HerautError(.usage, .key("command.error.oneFile", ["pad": output])) }
    }

    /// Renders one draft in every format. `false`: a `fout` stands, and nothing was made of it.
    mutating func render(_ path: String, _ cases: inout CaseShelf) throws -> Bool {
        let (draft, faults) = Draft.read(try context.draftSource(path), with: YamsReader())
        let pipeline = try pipeline(for: draft)
        let findings = faults + pipeline.lint(draft, facts: try cases.facts(for: draft).facts)
        for format in formats {
            guard let rendition = pipeline.render(draft, findings: findings, as: format) else {
                try refuse(draft, findings)
                return false
            }
            try write(rendition, of: draft)
        }
        return true
    }

    private mutating func pipeline(for draft: Draft) throws -> Pipeline {
        let folder = PathName(draft.source.path).parent
        if let pipeline = pipelines[folder] { return pipeline }
        let working = try WorkingFolder.findIfAny(from: folder, in: context)
        let language = context.resources.languages.contains(draft.metadata.language) ? draft.metadata.language : "nl"
        let pipeline = try context.pipeline(working?.municipality, language: language)
        pipelines[folder] = pipeline
        return pipeline
    }

    private func write(_ rendition: Rendition, of draft: Draft) throws {
        let mode = draft.metadata.kind?.fileMode ?? .personal
        var path = output
        if !isFile {
            try context.createDirectory(output, mode: mode)
            path = PathName.join(output, PathName(draft.source.path).stem + "." + rendition.fileExtension)
        }
        try context.write(rendition.bytes, to: path, inside: isFile ? nil : output, mode: mode, replacing: true)
        try context.note(context.messages("command.render.made", ["pad": path]) + "\n")
    }

    private func refuse(_ draft: Draft, _ findings: [Finding]) throws {
        let errors = findings.filter { $0.severity == .error }.sorted(by: Finding.inReportOrder)
        let reporter = TextReporter(messages: context.messages, usesColour: context.usesColour(on: .error))
        for finding in errors { try context.note(reporter.text(finding, in: draft.source)) }
        try context.note(ErrorText.line(.key("command.render.refused", ["pad": draft.source.path]), in: context))
    }
}
