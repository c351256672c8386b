import HerautLint
import HerautModel
import HerautYAML

/// A draft and the faults in its front matter.
struct ReadDraft: Sendable {
    let draft: Draft
    let faults: [Finding]

    init(_ source: SourceText) { (draft, faults) = Draft.read(source, with: LibYAMLReader()) }
}

/// A draft that is ready to be checked, on any thread.
struct LintTask: Sendable {
    let draft: Draft
    /// What was found before the rules.
    let faults: [Finding]
    let linter: Linter
    let facts: CaseFacts
    let options: LintOptions
    let original: Draft?

    func run() -> LintReport.File {
        let result = linter.result(for: draft, facts: facts, options: options, original: original)
        return LintReport.File(
            source: draft.source, findings: (faults + result.findings).sorted(by: Finding.inReportOrder),
            suppressed: result.suppressed, draft: draft, clarity: result.clarity)
    }
}
