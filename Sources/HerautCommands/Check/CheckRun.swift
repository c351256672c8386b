import HerautMerge
import HerautModel
import HerautTemplate
import HerautYAML

/// What `check` found, ready for any reporter.
struct CheckReport {
    /// The templates, in the order they were asked for.
    var checks: [TemplateCheck] = []

    /// All faults.
    var findings: [Finding] { checks.flatMap { $0.faults.map(\.finding) } }

    /// How many faults there are of a severity.
    func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }

    /// The faults as `lint` would report them, each at its place in a template.
    var asLintReport: LintReport {
        let faults = checks.flatMap(\.faults)
        let sources = Dictionary(faults.map { ($0.source.path, $0.source) }) { first, _ in first }
        let files = sources.sorted { $0.key < $1.key }.map { path, source in
            LintReport.File(
                source: source,
                findings: faults.map(\.finding).filter { $0.path == path }.sorted(by: Finding.inReportOrder))
        }
        return LintReport(files: files)
    }

    /// Whether a `fout` stands in any variant.
    var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

/// Checks templates one by one. One that cannot be read is an error, and the others are checked all the same.
struct CheckRun {
    private let context: Context
    private let municipality: Municipality?
    /// How letters are filled, linted and shown, by language.
    private(set) var pipelines: [String: Pipeline] = [:]
    /// What was found.
    private(set) var report = CheckReport()
    /// What could not be checked.
    private(set) var errors: [HerautError] = []

    init(in workspace: Workspace) {
        context = workspace.context
        municipality = workspace.municipality
    }

    /// Checks the templates of `kinds` in `language`, or in every language they are there in, telling on a terminal how far it is.
    mutating func check(_ kinds: [String], in language: String?) throws {
        var progress = ProgressLine(context: context)
        for kind in kinds {
            // A kind that does not exist is in no language: the attempt tells what is wrong.
            let known = context.languages(ofTemplate: kind)
            for language in language.map({ [$0] }) ?? (known.isEmpty ? [Translations.original] : known) {
                do {
                    report.checks.append(try check(kind, language, &progress))
                } catch let error as HerautError {
                    errors.append(error)
                }
            }
        }
        try progress.clear()
    }

    private mutating func check(
        _ kind: String, _ language: String, _ progress: inout ProgressLine
    ) throws -> TemplateCheck {
        let template = try context.template(kind, language: language)
        let original = try context.dutchTemplate(of: kind, beside: language)
        let name = VariantWords(messages: context.messages).name(of: template)
        let check = try TemplateCheck(
            template, original: original, pipeline: try pipeline(language), reader: LibYAMLReader()
        ) { number in
            let values = ["soort": name, "nummer": String(number)]
            try progress.show(context.messages("command.check.progress", values))
        }
        guard let check else {
            let values = ["soort": name, "aantal": String(Template.decisionLimit)]
            throw HerautError(.badData, .key("command.check.tooManyQuestions", values))
        }
        return check
    }

    private mutating func pipeline(_ language: String) throws(HerautError) -> Pipeline {
        if let known = pipelines[language] { return known }
        let pipeline = try context.pipeline(for: municipality, language: language)
        pipelines[language] = pipeline
        return pipeline
    }
}

/// One line on a terminal that tells how far long work is; nothing anywhere else.
struct ProgressLine {
    let context: Context
    private var isShown = false

    init(context: Context) { self.context = context }

    /// Puts `text` in place of what stood there.
    mutating func show(_ text: String) throws {
        guard context.world.isTerminal(.error) else { return }
        isShown = true
        try context.note("\r" + text + "\u{1B}[K")
    }

    /// Takes the line away.
    mutating func clear() throws {
        guard isShown else { return }
        isShown = false
        try context.note("\r\u{1B}[K")
    }
}
