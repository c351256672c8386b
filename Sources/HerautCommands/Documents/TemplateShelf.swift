import HerautLanguage
import HerautLint
import HerautMerge
import HerautModel
import HerautRender
import HerautResources
import HerautTemplate
import HerautYAML

/// Templates and the pipeline they go through, as the resources hold them.
extension Context {
    /// The kind called `name`; the user's word for it may be a little off.
    func kind(_ name: String) throws(HerautError) -> DocumentKind {
        if let kind = DocumentKind.named(name), kindsWithTemplate.contains(name) { return kind }
        let values = ["soort": name, "soorten": kindsWithTemplate.joined(separator: ", ")]
        let fault = Message.key(DocumentKind.named(name) == nil ? "command.error.unknownKind" : "command.error.noTemplate", values)
        throw HerautError(.usage, fault.suggesting(Suggestion.closest(to: name, among: kindsWithTemplate), self))
    }

    /// The template of a kind in a language; the author's faults in it end the command.
    func template(_ kind: DocumentKind, language: String) throws(HerautError) -> Template {
        let folder = "Templates/\(kind.name)/"
        guard let text = resources.file(folder + language + ".md"), let fields = resources.file(folder + "fields.yml") else {
            throw HerautError(.usage, .key("command.error.noTemplateLanguage", ["soort": kind.name, "taal": language]))
        }
        let parts = TemplateParts(
            kind: kind, language: language, text: text.source, fields: TemplateFile(source: fields.source, root: fields.root),
            sharedFields: resources.file("Templates/delen/fields.yml").map { TemplateFile(source: $0.source, root: $0.root) },
            partials: partials(language), example: resources.file(folder + "example.yml")?.root)
        let (template, findings) = Template.load(parts, reader: YamsReader())
        guard let template else {
            throw HerautError(.badData, .key("command.error.badTemplate", ["soort": kind.name]), findings: findings)
        }
        return template
    }

    /// The way from template to page, in the style of a municipality, or a neutral one.
    func pipeline(_ municipality: Municipality?, language: String = "nl") throws(HerautError) -> Pipeline {
        let words = resources.messages(language)
        let style = municipality.map { HouseStyle($0, words: words) } ?? HouseStyle(words: DocumentWords(words))
        return Pipeline(
            linter: try linter(try rulePack()), options: LintOptions(disabled: municipality?.disabledRules ?? []),
            formatter: ValueFormatter(language: language, formats: resources.file("Locales/\(language)/formats.yml")?.root), style: style)
    }

    /// Kinds that have a template, in the order of the product.
    private var kindsWithTemplate: [String] {
        DocumentKind.all.map(\.name).filter { resources.file("Templates/\($0)/fields.yml") != nil }
    }

    private func partials(_ language: String) -> [String: SourceText] {
        let folder = "Templates/delen/\(language)/"
        let files = resources.paths(below: folder).filter { $0.hasSuffix(".md") }.compactMap { resources.file($0) }
        return Dictionary(files.map { (String($0.path.dropFirst(folder.count).dropLast(3)), $0.source) }) { first, _ in first }
    }
}

extension Template {
    /// Whether it takes anything from the row of a recipient.
    var needsRecipient: Bool { catalogue.fields.contains { $0.supplier == .recipient } }
}

extension DocumentKind {
    /// How files of this kind are written: what is addressed to one person, or names one, is for the user alone.
    var fileMode: FileMode { isPublic && family != .letter ? .shared : .personal }
}
