import HerautLaw
import HerautMerge
import HerautModel
import HerautRender
import HerautResources
import HerautTemplate
import HerautYAML

/// Everything `demo` makes, in memory: drafts, reports, pages and letters, along the same pipeline as every other document.
struct DemoRun {
    /// A file of the demo.
    typealias File = (name: String, bytes: [UInt8], mode: FileMode)

    /// The kinds of the demo: the five of the mission.
    private static let kinds = [
        "burgemeestersvideo", "jongerenposter", "waarschuwingsbrief-ouders", "stopgesprek", "ntd-verzoek",
    ]
    /// For how many age bands a letter is made.
    private static let letterCount = 3

    /// What is made of a family besides a page.
    private static let more: [DocumentFamily: [RenderFormat]] = [
        .video: [.teleprompter, .vtt], .poster: [.svg], .notice: [.eml],
    ]

    let context: Context
    /// What was made.
    private(set) var files: [File] = []
    /// Whether the rules found no `fout`.
    private(set) var isClean = true

    init(context: Context) { self.context = context }

    /// Makes everything.
    mutating func make() throws {
        let start = Resources.start
        files = start.startFiles
        let pipeline = try context.pipeline(for: start.municipality, language: "nl")
        for kind in Self.kinds {
            let template = try context.template(kind, language: "nl")
            let records = template.needsRecipient ? start.recipientRecords : []
            let input = FillInput(
                caseFile: start.caseFile, municipality: start.municipality, record: records.first,
                casePath: "zaak.yml")
            try add(fill(template, input, pipeline), kind, pipeline)
            try addLetters(template, input, records, pipeline)
        }
    }

    private func fill(_ template: Template, _ input: FillInput, _ pipeline: Pipeline) throws
        -> Pipeline.FilledDraft
    {
        let name = template.kind.name
        let result = pipeline.fill(template, with: input, path: name + ".md", reader: LibYAMLReader())
        guard let filled = result.filled else {
            throw HerautError(
                .badData, .key("command.error.notFilled", ["soort": name]), findings: result.faults)
        }
        return filled
    }

    private mutating func add(
        _ filled: Pipeline.FilledDraft, _ kind: String, _ pipeline: Pipeline
    ) {
        let mode = filled.draft.metadata.family?.fileMode ?? .personal
        let report = TextReporter(messages: context.messages, usesColour: false)
            .text(context.report(filled.findings, of: filled.draft))
        files.append((kind + ".md", Array(filled.text.utf8), mode))
        files.append((kind + ".lint.txt", Array(report.utf8), mode))
        let family = filled.draft.metadata.family
        for format in [RenderFormat.html] + (family.flatMap { Self.more[$0] } ?? []) {
            addRendition(of: filled, kind, format, mode, pipeline)
        }
    }

    /// One letter for each of the first age bands among the recipients.
    private mutating func addLetters(
        _ template: Template, _ input: FillInput, _ records: [Record], _ pipeline: Pipeline
    ) throws {
        var bands: Set<AgeBand> = []
        for record in records where bands.count < Self.letterCount {
            var input = input
            input.record = record
            let filled = try fill(template, input, pipeline)
            guard let band = filled.draft.metadata.age.flatMap(AgeBand.init), bands.insert(band).inserted
            else { continue }
            addRendition(of: filled, "\(template.kind.name)-\(record.number)", .docx, .personal, pipeline)
        }
    }

    private mutating func addRendition(
        of filled: Pipeline.FilledDraft, _ name: String, _ format: RenderFormat, _ mode: FileMode,
        _ pipeline: Pipeline
    ) {
        guard let rendition = try? pipeline.render(filled.draft, findings: filled.findings, as: format) else {
            isClean = false
            return
        }
        files.append((name + "." + rendition.fileExtension, rendition.bytes, mode))
    }
}
