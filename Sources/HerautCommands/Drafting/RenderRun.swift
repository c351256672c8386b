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
        let (draft, faults) = Draft.read(try context.draftSource(path), with: LibYAMLReader())
        let forms = try target.forms(for: draft.metadata.family)
        for form in forms { try RenderTarget.check(form.format, for: draft.metadata.family, of: path) }
        let (facts, isMissing) = try cases.facts(for: draft)
        guard !isMissing else {
            throw HerautError(
                .noInput, .key("command.error.caseMissing", ["pad": draft.metadata.casePath ?? ""]))
        }
        let workspace = try Workspace.found(from: PathName(path).parent, in: context)
        let pipeline = try context.pipeline(
            for: workspace.municipality, language: draft.metadata.language,
            formats: forms.map(\.format))
        let shown = draft.takingChannels(from: facts)
        let drawing = Self.posters(of: shown, forms, pipeline.style)
        // A script whose letters change with their neighbours is for another typesetter, with fonts of its own.
        let isForTypst = draft.metadata.family != .poster && TypstSource.isNeeded(for: draft)
        let lacks = isForTypst ? [] : pipeline.style.fonts?.findings(of: draft) ?? []
        let findings =
            faults + pipeline.lint(draft, facts: facts, original: try context.original(of: draft)) + lacks
            + forms.flatMap { drawing[$0]?.findings ?? [] }
        guard !findings.contains(where: { $0.severity == .error }) else {
            stopped.files += context.report(findings, of: draft).files
            return
        }
        let mode = draft.metadata.family?.fileMode ?? .personal
        for form in forms {
            guard let bytes = try bytes(of: shown, as: form, findings, drawing, pipeline) else { return }
            files.append(File(path: target.path(of: path, as: form), bytes: bytes, mode: mode))
        }
    }

    /// The posters that are asked for.
    private static func posters(
        of draft: Draft, _ forms: [RenderForm], _ style: HouseStyle
    ) -> [RenderForm: Poster] {
        var posters: [RenderForm: Poster] = [:]
        for case .poster(let size, let medium) in forms {
            posters[.poster(size, medium)] = Poster(draft, size: size, style: style, isPDF: medium == .pdf)
        }
        return posters
    }

    private func bytes(
        of draft: Draft, as form: RenderForm, _ findings: [Finding], _ posters: [RenderForm: Poster],
        _ pipeline: Pipeline
    ) throws(HerautError) -> [UInt8]? {
        switch form {
        case .format(.eml):
            return Mail.rendition(of: draft, attachments: try attachments(of: draft), style: pipeline.style)
                .bytes
        case .format(.pdf) where TypstSource.isNeeded(for: draft):
            return try Typesetter(world: context.world).pdf(draft, style: pipeline.style)
        case .format(let format):
            return try ErrorText.rendering { () throws(RenderRefusal) in
                try pipeline.render(draft, findings: findings, as: format)?.bytes
            }
        case .poster(let size, let medium):
            guard let poster = posters[form] else { return nil }
            return switch medium {
            case .svg: poster.rendition.bytes
            case .png: try picture(of: poster, size)
            case .pdf: try ErrorText.rendering { () throws(RenderRefusal) in try poster.pdf().bytes }
            }
        }
    }

    private func picture(of poster: Poster, _ size: PosterSize) throws(HerautError) -> [UInt8] {
        let (width, height) = size.pixels
        let maker = PictureMaker(world: context.world)
        if let picture = try maker.png(poster.rendition.bytes, width: width, height: height) {
            return picture
        }
        throw HerautError(.configuration, .key("command.render.noPictureProgram"))
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
