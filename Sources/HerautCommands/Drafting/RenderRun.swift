import HerautMerge
import HerautModel
import HerautRender
import HerautYAML

/// Renders drafts in memory, so that nothing is written while any of them is stopped.
struct RenderRun {
    /// A file to be written.
    struct File {
        let path: String
        let rendition: Rendition
        let mode: FileMode
    }

    let context: Context
    private var cases: CaseShelf
    /// What will be written.
    private(set) var files: [File] = []
    /// The drafts in which a `fout` stands.
    private(set) var stopped = LintReport()

    init(context: Context, casePath: String?) {
        self.context = context
        cases = CaseShelf(context: context, given: casePath)
    }

    /// Lints a draft and, when no `fout` stands, renders it in every format of `target`.
    mutating func render(_ path: String, into target: RenderTarget) throws {
        let (draft, faults) = Draft.read(try context.draftSource(path), with: YamsReader())
        let (facts, isMissing) = try cases.facts(for: draft)
        guard !isMissing else {
            throw HerautError(
                .noInput, .key("command.error.caseMissing", ["pad": draft.metadata.casePath ?? ""]))
        }
        let workspace = try Workspace.found(from: PathName(path).parent, in: context)
        let pipeline = try context.pipeline(
            for: workspace.municipality, language: draft.metadata.language, formats: target.formats)
        let lacks = pipeline.style.fonts?.findings(of: draft) ?? []
        let findings = faults + pipeline.lint(draft, facts: facts) + lacks
        for format in target.formats {
            guard let rendition = try Self.render(draft, findings, as: format, pipeline) else {
                stopped.files += context.report(findings, of: draft).files
                return
            }
            let mode = draft.metadata.family?.fileMode ?? .personal
            files.append(File(path: target.path(of: path, as: format), rendition: rendition, mode: mode))
        }
    }

    /// What the draft holds was looked at; what is still refused stands in `heraut.yml`, in head or foot.
    private static func render(
        _ draft: Draft, _ findings: [Finding], as format: RenderFormat, _ pipeline: Pipeline
    ) throws(HerautError) -> Rendition? {
        do throws(RenderRefusal) {
            return try pipeline.render(draft, findings: findings, as: format)
        } catch { throw HerautError(.configuration, error.message) }
    }
}
