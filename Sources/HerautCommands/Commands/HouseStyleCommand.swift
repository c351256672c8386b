import ArgumentParser
import HerautModel
import HerautRender
import HerautResources

/// `heraut huisstijl check [FILE]`: the Word document that letters look like, held against what letters and readers need; `heraut huisstijl
/// new FILE` makes one to start with.
struct HouseStyleCommand: HerautCommand {
    /// What to do.
    enum Action: String, CaseIterable, ExpressibleByArgument {
        case check, new
    }

    static var configuration: CommandConfiguration {
        .described("huisstijl", as: "houseStyle", aliases: ["style"])
    }

    @Argument(help: .described("houseStyle.action", value: "action"))
    var action: Action

    @Argument(help: .described("houseStyle.file", value: "file"))
    var file: String?

    @Option(help: .described("lint.format", value: "format"))
    var format = LintCommand.Format.text

    @Option(help: .described("lint.minSeverity", value: "severity"))
    var minSeverity = LintCommand.Threshold.tip

    @Option(help: .described("lint.failOn", value: "severity"))
    var failOn = LintCommand.Threshold.fout

    func run(in context: Context) throws -> Outcome {
        let folder = file.map { PathName($0).parent } ?? "."
        let workspace = try Workspace.found(from: folder, in: context)
        switch action {
        case .check: return try check(workspace, in: context)
        case .new: return try make(workspace, in: context)
        }
    }

    private func check(_ workspace: Workspace, in context: Context) throws -> Outcome {
        guard let path = file ?? context.referencePath(of: workspace.municipality) else {
            throw HerautError(.usage, .key("huisstijl.notNamed"))
        }
        let bytes = try ErrorText.reading { () throws(WorldError) in
            try context.world.read(path, limit: ReferenceDocument.sizeLimit)
        }
        let (document, faults) = ReferenceDocument.read(bytes, path: path)
        let words = context.resources.messages("nl")
        let style =
            workspace.municipality.map { HouseStyle($0, words: words) }
            ?? HouseStyle(words: DocumentWords(words))
        let findings = faults + (document?.findings(style: style) ?? [])
        // The file is no text: a finding has the file for its place, and says the part in its words.
        let source = SourceText(path: path, bytes: [])
        let report = LintReport(files: [
            .init(source: source, findings: findings.sorted(by: Finding.inReportOrder))
        ]).keeping(atLeast: minSeverity.severity)
        try context.print(format.reporter(in: context).text(report))
        return findings.contains { $0.severity >= failOn.severity } ? .findings : .clean
    }

    private func make(_ workspace: Workspace, in context: Context) throws -> Outcome {
        let municipality = try workspace.requireMunicipality()
        guard let bytes = StartLetterhead.bytes(for: municipality, from: context.resources) else {
            throw HerautError(.internalFault, .key("huisstijl.notNamed"))
        }
        let path = file ?? PathName.path(StartLetterhead.path, besides: municipality.source.path)
        if path.contains("/") { try context.createDirectory(PathName(path).parent) }
        try context.write(bytes, to: path, replacing: false)
        try context.print(path + "\n")
        return .clean
    }
}
