import HerautLanguage
import HerautMerge
import HerautModel
import HerautResources
import HerautTemplate
import HerautYAML

/// Templates as the resources hold them.
extension Context {
    /// The template of a kind in a language; faults in it, or no such template, end the command.
    func template(_ name: String, language: String) throws(HerautError) -> Template {
        let loaded = try loadedTemplate(name, language: language)
        guard let template = loaded.template else { throw badTemplate(name, loaded.findings, of: loaded) }
        return template
    }

    /// The error for a template with faults, its lines shown.
    func badTemplate(_ name: String, _ findings: [Finding], of loaded: LoadedTemplate) -> HerautError {
        HerautError(
            .badData, .key("command.error.badTemplate", ["soort": name]), findings: findings,
            sources: loaded.sources)
    }

    /// The template of a kind in a language, with faults and all; no such template ends the command.
    func loadedTemplate(_ name: String, language: String) throws(HerautError) -> LoadedTemplate {
        let languages = languages(ofTemplate: name)
        guard let kind = DocumentKind.named(name), !languages.isEmpty else { throw unknownKind(name) }
        guard let parts = parts(kind, language) else {
            let values = ["soort": name, "taal": language, "talen": languages.joined(separator: ", ")]
            throw HerautError(.usage, .key("command.error.noTemplateLanguage", values))
        }
        return Template.load(parts, reader: LibYAMLReader())
    }

    /// Names of the kinds there is a template for, in the order of the product's list.
    var templateKinds: [String] {
        DocumentKind.all.map(\.name).filter { !languages(ofTemplate: $0).isEmpty }
    }

    /// Those of them that are there in `language`.
    func templateKinds(in language: String) -> [String] {
        templateKinds.filter { languages(ofTemplate: $0).contains(language) }
    }

    /// Languages that a template is there in: Dutch, and then those it was translated into.
    func languages(ofTemplate name: String) -> [String] {
        let folder = "Templates/\(name)/"
        let languages = resources.paths(below: folder).filter { $0.hasSuffix(".md") }
            .map { String($0.dropFirst(folder.count).dropLast(3)) }
        return languages.filter { $0 == Translations.original }
            + languages.filter { $0 != Translations.original }
    }

    /// The Dutch template of a kind, for a translation to be held against; `nil` for Dutch itself, and where there is none without faults.
    func dutchTemplate(of kind: String, beside language: String) throws(HerautError) -> DutchTemplate? {
        guard language != Translations.original,
            languages(ofTemplate: kind).contains(Translations.original),
            let template = try loadedTemplate(kind, language: Translations.original).template
        else { return nil }
        return DutchTemplate(template, formatter: formatter(Translations.original))
    }

    /// What prints values in a language.
    func formatter(_ language: String) -> ValueFormatter {
        ValueFormatter(language: language, formats: resources.file("Locales/\(language)/formats.yml")?.root)
    }

    private func parts(_ kind: DocumentKind, _ language: String) -> TemplateParts? {
        let folder = "Templates/\(kind.name)/"
        guard let text = resources.file(folder + language + ".md"),
            let fields = templateFile(folder + "fields.yml")
        else { return nil }
        let shared = "Templates/delen/\(language)/"
        var partials: [String: SourceText] = [:]
        for path in resources.paths(below: shared) where path.hasSuffix(".md") {
            partials[String(path.dropFirst(shared.count).dropLast(3))] = resources.file(path)?.source
        }
        return TemplateParts(
            kind: kind, language: language, text: text.source, fields: fields,
            sharedFields: templateFile("Templates/delen/fields.yml"), partials: partials,
            example: resources.file(folder + "example.yml")?.root,
            samples: resources.file("Templates/delen/voorbeelden.yml")?.root)
    }

    private func templateFile(_ path: String) -> TemplateFile? {
        resources.file(path).map { TemplateFile(source: $0.source, root: $0.root) }
    }

    private func unknownKind(_ name: String) -> HerautError {
        let known = templateKinds
        let fault = Message.key(
            "command.error.unknownKind", ["soort": name, "soorten": known.joined(separator: ", ")])
        return HerautError(.usage, fault.suggesting(Suggestion.closest(to: name, among: known), self))
    }
}

extension FieldCatalogue {
    /// Whether anything is asked of a recipient: the draft then holds personal data.
    var needsRecipient: Bool { fields.contains { $0.supplier == .recipient } }
}

extension Template {
    /// Whether it asks for anything of a recipient.
    var needsRecipient: Bool { catalogue.needsRecipient }
}
