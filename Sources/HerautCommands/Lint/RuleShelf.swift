import HerautLanguage
import HerautLaw
import HerautLint
import HerautModel
import HerautResources
import Synchronization

/// Rules and laws as the resources hold them.
extension Context {
    /// The Dutch rules, or those for one family of documents; faults in the files (only possible with `--locales DIR`) end the command.
    func rulePack(for family: DocumentFamily? = nil) throws(HerautError) -> RulePack {
        let loaded = loadedPack(for: family)
        return try sound(loaded.pack, loaded.findings)
    }

    /// The Dutch rules, which speak the language of the messages, and what is wrong with them.
    func loadedPack(for family: DocumentFamily? = nil) -> LoadedPack {
        if resources.isLive("Locales") { return readPack(for: nil) }
        let key = Kept.PackKey(language: messages.language, family: family)
        if let kept = Kept.packs.withLock({ $0[key] }) { return kept }
        let read = readPack(for: family)
        Kept.packs.withLock { $0[key] = read }
        return read
    }

    /// A linter for one short draft, which reads only what its words ask for. A process that has rules at hand, or checks a second draft, has more
    /// of whole rules; those of a folder may have faults, which must be told.
    func linter(forOneDraftOf family: DocumentFamily) throws(HerautError) -> Linter {
        let key = Kept.PackKey(language: messages.language, family: family)
        guard !resources.isLive("Locales"), Kept.packs.withLock({ $0[key] }) == nil,
            Kept.readInPart.withLock({ $0.insert(key).inserted })
        else { return try linter(rulePack(for: family)) }
        let context = self
        return Linter(references: try references()) { context.readPack(for: family, words: $0).pack }
    }

    private func readPack(for family: DocumentFamily?, words: DraftWords = .any) -> LoadedPack {
        let files = resources.files(resources.paths(below: "Locales/nl/rules/"), for: messages.language)
        let lists = resources.paths(below: "Locales/nl/words/").compactMap { resources.file($0)?.source }
        return RulePack.load(
            files.compactMap { file in file.root.map { (source: file.source, root: $0) } }, wordLists: lists,
            families: family.map { [$0] }, words: words)
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
        Self.register(in: resources, for: language)
    }

    private static func register(
        in resources: Resources, for language: String
    ) -> (register: LawRegister, findings: [Finding]) {
        guard let file = resources.file("Locales/laws.yml", for: language) else { return (.empty, []) }
        return LawRegister.load(file.source, root: file.root)
    }

    /// A linter with everything it looks things up in.
    func linter(_ pack: RulePack) throws(HerautError) -> Linter {
        Linter(pack, references: try references())
    }

    /// What rules look things up in.
    func references() throws(HerautError) -> LintReferences {
        // The laws of the binary are sound (a test reads them); those of a folder are read now, so that a fault in them ends the command.
        if resources.isLive("Locales") {
            let law = try lawRegister()
            return try references(law)
        }
        if let kept = Kept.references.withLock({ $0 }) { return kept }
        let resources = resources
        let references = try references(Self.register(in: resources, for: Translations.original).register)
        Kept.references.withLock { $0 = references }
        return references
    }

    /// `law` is asked for by the first rule that needs it.
    private func references(
        _ law: @autoclosure @escaping @Sendable () -> LawRegister
    ) throws(HerautError) -> LintReferences {
        LintReferences(
            language: try languagePack(),
            platforms: PlatformRegister(resources.file("Locales/platforms.yml")?.root),
            syllables: resources.file("Locales/nl/syllables.yml")?.root.map(SyllableTable.init) ?? .empty,
            law: law())
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

/// Rules, and what is wrong with their files.
typealias LoadedPack = (pack: RulePack, findings: [Finding])

/// What was read from the binary itself, which cannot change: one process that runs many commands reads it once.
private enum Kept {
    struct PackKey: Hashable {
        let language: String
        let family: DocumentFamily?
    }

    static let packs = Mutex<[PackKey: LoadedPack]>([:])
    /// Packs of which one draft has had a part.
    static let readInPart = Mutex<Set<PackKey>>([])
    static let references = Mutex<LintReferences?>(nil)
}
