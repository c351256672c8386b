import HerautMerge
import HerautModel
import HerautRender
import HerautTemplate
import HerautYAML

/// The variants of a template side by side, for a lawyer to read: what not all letters have in common is marked.
struct CheckHTMLReporter {
    let messages: MessageCatalogue
    /// By language.
    let pipelines: [String: Pipeline]

    /// More letters than this nobody reads side by side; the page says that there are more.
    private static let letterLimit = 64

    func text(_ report: CheckReport) -> String {
        let page = ReportPage(
            language: messages.language, title: messages("command.check.page.title"),
            styleSheet: Self.styleSheet)
        let intro = "<p>\(escaped(messages("command.check.page.intro")))</p>\n"
        return page.html(intro + report.checks.map(section).joined())
    }

    private func section(_ check: TemplateCheck) -> String {
        let words = VariantWords(messages: messages)
        let name = escaped(words.name(of: check.template))
        var html =
            "<section aria-label=\"\(name)\">\n<h2>\(name)</h2>\n<p>\(escaped(words.scope(of: check)))</p>\n"
        html += faults(of: check, words)
        let shown = check.variantSet.variants.prefix(Self.letterLimit)
        if shown.count < check.variantSet.variants.count {
            let values = ["getoond": String(shown.count), "totaal": String(check.variantSet.variants.count)]
            html += "<p>\(escaped(messages("command.check.page.more", values)))</p>\n"
        }
        let letters = shown.map { letter($0, of: check.template) }
        let common = letters.dropFirst().reduce(Set(letters.first ?? [])) { $0.intersection($1) }
        html += "<div class=\"varianten\" role=\"group\" tabindex=\"0\" aria-label=\"\(name)\">\n"
        for (variant, letter) in zip(shown, letters) {
            let number = escaped(messages("command.check.page.variant", ["nummer": String(variant.number)]))
            html +=
                "<article>\n<h3>\(number)</h3>\n<p class=\"keuzes\">\(escaped(words.text(variant.answers)))</p>\n"
            html += letter.map { common.contains($0) ? $0 : own($0) }.joined()
            html += "</article>\n"
        }
        return html + "</div>\n</section>\n"
    }

    /// The mark is said as well as shown: colour alone tells a reader who cannot see it nothing.
    private func own(_ section: String) -> String {
        let label = escaped(messages("command.check.page.own"))
        return "<div class=\"eigen\"><span class=\"merk\">\(label)</span>\n\(section)</div>\n"
    }

    private func letter(_ variant: Variant, of template: Template) -> [String] {
        guard let pipeline = pipelines[template.language],
            let filled = TemplateCheck.letter(
                of: template, variant, data: .example, pipeline: pipeline, reader: LibYAMLReader())
        else { return ["<p>\(escaped(messages("command.check.page.notFilled")))</p>\n"] }
        return HTMLFragment.sections(of: filled.draft, style: pipeline.style)
    }

    private func faults(of check: TemplateCheck, _ words: VariantWords) -> String {
        guard !check.faults.isEmpty else {
            return "<p>\(escaped(messages("command.check.page.clean")))</p>\n"
        }
        let items = check.faults.map { fault -> String in
            let finding = fault.finding
            let head = "\(finding.path):\(finding.start.line):\(finding.start.column) \(finding.rule.name)"
            return "<li><strong>\(escaped(finding.severity.rawValue))</strong> "
                + escaped("\(messages.text(finding.message)) (\(head)) \(words.place(of: fault, in: check))")
                + "</li>\n"
        }
        return "<ul>\n\(items.joined())</ul>\n"
    }

    private func escaped(_ text: String) -> String { HTMLFragment.escaped(text) }

    private static let styleSheet = """
        * { box-sizing: border-box; }
        body { margin: 0; padding: 1.5rem; color: #1a1a1a; background: #fff; line-height: 1.5;
          font-family: Arial, "Liberation Sans", Helvetica, sans-serif; overflow-wrap: break-word; }
        h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
        main > p, main li { max-width: 60rem; }
        section { margin-top: 2.5rem; border-top: 3px solid #154273; padding-top: .5rem; }
        .varianten { display: flex; gap: 1.25rem; overflow-x: auto; align-items: flex-start; padding-bottom: 1rem; }
        article { flex: 0 0 26rem; max-width: 90vw; border: 1px solid #767676; padding: 0 1.25rem 1rem; font-size: .9rem; }
        article > h3 { margin: 0 -1.25rem; padding: .5rem 1.25rem; background: #154273; color: #fff; font-size: 1rem; }
        article h1, article h2 { font-size: 1.1rem; margin: 1.25rem 0 .25rem; }
        article h3 ~ * h3 { font-size: 1rem; }
        article p, article ul, article address { margin: 0 0 .75rem; }
        address { font-style: normal; }
        .keuzes { margin: 0 -1.25rem .75rem !important; padding: .5rem 1.25rem; background: #eef2f7; font-size: .85rem; }
        .eigen { border-left: 4px solid #b04a00; padding-left: .75rem; margin-left: -1rem; background: #fff8f0; }
        .merk { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        table { border-collapse: collapse; }
        th, td { border: 1px solid #767676; padding: .25rem .5rem; text-align: start; }
        @media print { .varianten { display: block; } article { break-before: page; max-width: none; } }
        """
}
