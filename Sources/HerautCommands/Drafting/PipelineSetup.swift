import HerautLanguage
import HerautLint
import HerautMerge
import HerautModel
import HerautRender
import HerautResources

extension Context {
    /// The pipeline for documents of `municipality` in a language; a neutral style when it is not known. When a PDF is to be made, a font is
    /// looked for; the logo and the reference of Word documents are read once, for the formats that show them.
    func pipeline(
        for municipality: Municipality?, language: String, formats: [RenderFormat] = []
    ) throws(HerautError) -> Pipeline {
        let words = resources.documentWords(language)
        let linter = try linter(try rulePack())
        var style =
            municipality.map { HouseStyle($0, words: words) } ?? HouseStyle(words: DocumentWords(words))
        style.sentences = SentenceSplitter(linter.references.language)
        style.platforms = linter.references.platforms
        if formats.contains(.pdf) { style.fonts = try fonts(style.font, of: municipality) }
        if let municipality { try addLetterhead(of: municipality, to: &style, for: formats) }
        return Pipeline(
            linter: linter,
            options: LintOptions(disabled: municipality?.disabledRules ?? []),
            formatter: formatter(language),
            style: style)
    }

    /// The font for PDFs: files that `heraut.yml` names, seen from there, or the family of the house style as the system has it.
    private func fonts(_ name: String, of municipality: Municipality?) throws(HerautError) -> FontFamily {
        let named = municipality?.values.at("huisstijl.lettertypebestanden")?.items.compactMap(\.string) ?? []
        let files = named.map { PathName.path($0, besides: municipality?.source.path ?? "heraut.yml") }
        do throws(FontSearchFault) {
            let family = try FontSearch.family(name, files: files, in: world)
            if files.isEmpty { tellStandIn(for: name, family.name) }
            return family
        } catch { throw HerautError(.configuration, error.message) }
    }

    /// Says that another font is taken than the house asks for. Not for the font that nobody chose: what stands in for that has its widths.
    private func tellStandIn(for asked: String, _ used: String) {
        func letters(_ name: String) -> String { name.lowercased().filter { $0 != " " } }
        guard asked != HouseStyle.defaultFont, letters(asked) != letters(used) else { return }
        // That nobody reads notes is no reason to stop.
        try? note(messages("pdf.standIn", ["gevraagd": asked, "gebruikt": used]) + "\n")
    }

    /// The report of one draft, as `lint` gives it.
    func report(_ findings: [Finding], of draft: Draft) -> LintReport {
        LintReport(files: [
            .init(source: draft.source, findings: findings.sorted(by: Finding.inReportOrder), draft: draft)
        ])
    }
}
