import HerautLanguage
import HerautLaw
import HerautLint
import HerautModel
import HerautResources

/// Rules and laws as the resources hold them, loaded once a run.
extension Context {
    /// The Dutch rules, or those for one family of documents; faults in the files (only possible with `--locales DIR`) end the command.
    func rulePack(for family: DocumentFamily? = nil) throws(HerautError) -> RulePack {
        let loaded = loadedPack(for: family)
        return try sound(loaded.pack, loaded.findings)
    }

    /// The Dutch rules, which speak the language of the messages, and what is wrong with them.
    func loadedPack(for family: DocumentFamily? = nil) -> (pack: RulePack, findings: [Finding]) {
        let files = resources.files(resources.paths(below: "Locales/nl/rules/"), for: messages.language)
        let lists = resources.paths(below: "Locales/nl/words/").compactMap { resources.file($0)?.source }
        return RulePack.load(
            files.compactMap { file in file.root.map { (source: file.source, root: $0) } }, wordLists: lists,
            families: resources.isLive("Locales") ? nil : family.map { [$0] })
    }

    /// The register of laws, for rules and, in another `language`, for people: rules know subjects and powers by their Dutch names.
    func lawRegister(for language: String = Translations.original) throws(HerautError) -> LawRegister {
        let loaded = loadedRegister(for: language)
        return try sound(loaded.register, loaded.findings)
    }

    /// The register of laws and what is wrong with it.
    func loadedRegister(
        for language: String = Translations.original
    ) -> (register: LawRegister, findings: [Finding]) {
        guard let file = resources.file("Locales/laws.yml", for: language) else { return (.empty, []) }
        return LawRegister.load(file.source, root: file.root)
    }

    /// A linter with everything it looks things up in.
    func linter(_ pack: RulePack) throws(HerautError) -> Linter {
        // The laws of the binary are sound (a test reads them); those of a folder are read now, so that a fault in them ends the command.
        let given = resources.isLive("Locales") ? try lawRegister() : nil
        let references = LintReferences(
            language: try languagePack(),
            platforms: PlatformRegister(resources.file("Locales/platforms.yml")?.root),
            syllables: resources.file("Locales/nl/syllables.yml")?.root.map(SyllableTable.init) ?? .empty,
            law: given ?? (try? self.lawRegister()) ?? .empty)
        return Linter(pack, references: references)
    }

    private func languagePack() throws(HerautError) -> LanguagePack {
        guard let file = resources.file("Locales/nl/language.yml") else { return .empty }
        let loaded = LanguagePack.load(file.source, root: file.root)
        return try sound(loaded.pack, loaded.findings)
    }

    private func sound<T>(_ value: T, _ findings: [Finding]) throws(HerautError) -> T {
        guard let fault = findings.first(where: { $0.severity == .error }) else { return value }
        throw HerautError(
            .configuration, .key("command.error.badResources", ["map": fault.path]), findings: findings)
    }
}
