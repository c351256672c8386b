import HerautMerge
import HerautModel
import HerautRender
import HerautYAML

/// Renders drafts in memory, so that nothing is written while any of them is stopped.
struct RenderRun {
    /// A file to be written.
    struct File {
        let path: String
        let bytes: [UInt8]
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

    /// Lints a draft and, when no `fout` stands, renders it in every form of `target`.
    mutating func render(_ path: String, into target: RenderTarget) throws {
        let (draft, faults) = Draft.read(try context.draftSource(path), with: YamsReader())
        for form in target.forms { try RenderTarget.check(form.format, for: draft.metadata.family, of: path) }
        let (facts, isMissing) = try cases.facts(for: draft)
        guard !isMissing else {
            throw HerautError(
                .noInput, .key("command.error.caseMissing", ["pad": draft.metadata.casePath ?? ""]))
        }
        let workspace = try Workspace.found(from: PathName(path).parent, in: context)
        let pipeline = try context.pipeline(
            for: workspace.municipality, language: draft.metadata.language,
            formats: target.forms.map(\.format))
        let shown = draft.takingChannels(from: facts)
        let drawing = Self.posters(of: shown, target, pipeline.style)
        let lacks = pipeline.style.fonts?.findings(of: draft) ?? []
        let findings =
            faults + pipeline.lint(draft, facts: facts, original: try context.original(of: draft)) + lacks
            + drawing.flatMap(\.value.findings)
        guard !findings.contains(where: { $0.severity == .error }) else {
            stopped.files += context.report(findings, of: draft).files
            return
        }
        let mode = draft.metadata.family?.fileMode ?? .personal
        for form in target.forms {
            guard let bytes = try bytes(of: shown, as: form, findings, drawing, pipeline) else { return }
            files.append(File(path: target.path(of: path, as: form), bytes: bytes, mode: mode))
        }
    }

    /// The posters that are asked for, by size.
    private static func posters(of draft: Draft, _ target: RenderTarget, _ style: HouseStyle) -> [PosterSize:
        Poster]
    {
        var posters: [PosterSize: Poster] = [:]
        for case .poster(let size, _) in target.forms where posters[size] == nil {
            posters[size] = Poster(draft, size: size, style: style)
        }
        return posters
    }

    private func bytes(
        of draft: Draft, as form: RenderForm, _ findings: [Finding], _ posters: [PosterSize: Poster],
        _ pipeline: Pipeline
    ) throws(HerautError) -> [UInt8]? {
        switch form {
        case .format(.eml):
            return Mail.rendition(of: draft, attachments: try attachments(of: draft), style: pipeline.style)
                .bytes
        case .format(let format):
            return try ErrorText.rendering { () throws(RenderRefusal) in
                try pipeline.render(draft, findings: findings, as: format)?.bytes
            }
        case .poster(let size, let isBitmap):
            guard let drawing = posters[size]?.rendition.bytes else { return nil }
            guard isBitmap else { return drawing }
            let (width, height) = size.pixels
            let maker = PictureMaker(world: context.world)
            if let picture = try maker.png(drawing, width: width, height: height) { return picture }
            throw HerautError(.configuration, .key("command.render.noPictureProgram"))
        }
    }

    /// The files that the draft says go with it.
    private func attachments(of draft: Draft) throws(HerautError) -> [MailAttachment] {
        var files: [MailAttachment] = []
        for path in draft.metadata.attachments {
            let place = PathName.path(path, besides: draft.source.path)
            let bytes = try ErrorText.reading { () throws(WorldError) in
                try context.world.read(place, limit: Self.attachmentLimit)
            }
            files.append(MailAttachment(name: PathName(place).name, bytes: bytes))
        }
        return files
    }

    /// Largest file in a mail, in bytes: more is refused by most who receive it.
    private static let attachmentLimit = 20 << 20
}

extension Draft {
    /// The draft with the channels of its case, when it names none itself.
    fileprivate func takingChannels(from facts: CaseFacts) -> Draft {
        guard metadata.channels.isEmpty, let channels = facts.values?.at("kanalen")?.items else {
            return self
        }
        var metadata = metadata
        metadata.channels = channels.compactMap(\.string)
        return Draft(source: source, metadata: metadata, bodyStart: bodyStart, blocks: blocks)
    }
}
