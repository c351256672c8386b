import HerautLanguage
import HerautLint
import HerautMerge
import HerautModel
import HerautRender
import HerautResources

extension Context {
    /// The pipeline for documents of `municipality` in a language; a neutral style when it is not known.
    func pipeline(for municipality: Municipality?, language: String) throws(HerautError) -> Pipeline {
        let words = resources.messages(language)
        let linter = try linter(try rulePack())
        var style =
            municipality.map { HouseStyle($0, words: words) } ?? HouseStyle(words: DocumentWords(words))
        style.sentences = SentenceSplitter(linter.references.language)
        style.platforms = linter.references.platforms
        return Pipeline(
            linter: linter,
            options: LintOptions(disabled: municipality?.disabledRules ?? []),
            formatter: ValueFormatter(
                language: language, formats: resources.file("Locales/\(language)/formats.yml")?.root),
            style: style)
    }

    /// The report of one draft, as `lint` gives it.
    func report(_ findings: [Finding], of draft: Draft) -> LintReport {
        LintReport(files: [
            .init(source: draft.source, findings: findings.sorted(by: Finding.inReportOrder), draft: draft)
        ])
    }
}
