/// The municipality, as `heraut.yml` holds it.
public struct Municipality: Sendable {
    /// All values, by the keys of ``Municipality/schema``.
    public let values: Value
    /// The file it was read from.
    public let source: SourceText

    /// A municipality of `values`.
    public init(values: Value, source: SourceText) {
        self.values = values
        self.source = source
    }

    /// Reads `heraut.yml` and reports every fault at once.
    public static func read(
        _ source: SourceText, with reader: some YAMLReader
    ) -> (municipality: Municipality, findings: [Finding]) {
        let yaml = reader.read(source)
        var schemaReader = SchemaReader(name: "heraut", source: source)
        let values = yaml.findings.isEmpty ? schemaReader.read(yaml.root, as: schema) : .group([:])
        return (Municipality(values: values, source: source), yaml.findings + schemaReader.findings)
    }

    /// Rules that the municipality switched off (`regels.uit`).
    public var disabledRules: Set<String> { Set(values.at("regels.uit")?.items.compactMap(\.string) ?? []) }
}

extension Municipality {
    /// Every key of `heraut.yml`.
    public static let schema = Schema([
        .init("gemeente", .group(organisation), isRequired: true),
        .init(
            "burgemeester", .group([.init("naam", text, isRequired: true), .init("aanhef", text)]),
            isRequired: true),
        .init("contact", .group(contact), isRequired: true),
        // Whom journalists call, in one line; without it, that is the contact.
        .init("pers", text),
        .init("jongerenwerk", .group(youthWork)),
        .init("privacy", .group(privacy), isRequired: true),
        .init("huisstijl", .group(houseStyle)),
        .init("vertalingen", .list(.group(translation))),
        .init("regels", .group([.init("uit", .list(text))])),
        .init("register", .group([.init("werkkopieen_bewaren", text)])),
        // Who works with Heraut here, when neither `--by` nor HERAUT_BY says so; and whether the first draft of a case begins its log.
        .init("logboek", .group([.init("wie", text), .init("vanzelf", .scalar(.flag))])),
    ])

    private static let text = Schema.Kind.scalar(.text)

    private static let organisation: [Schema.Key] = [
        .init("naam", text, isRequired: true), .init("postadres", text, isRequired: true),
        .init("bezoekadres", text), .init("telefoon", .scalar(.phone), isRequired: true),
        .init("website", .scalar(.url), isRequired: true), .init("e-mail", .scalar(.email), isRequired: true),
        .init("plaats", text, isRequired: true),
    ]

    private static let contact: [Schema.Key] = [
        .init("naam", text, isRequired: true), .init("functie", text, isRequired: true),
        .init("telefoon", .scalar(.phone), isRequired: true),
        .init("e-mail", .scalar(.email), isRequired: true),
        .init("tijden", text, isRequired: true),
    ]

    private static let youthWork: [Schema.Key] = [
        .init("naam", text, isRequired: true), .init("telefoon", .scalar(.phone), isRequired: true),
        .init("website", .scalar(.url)),
    ]

    /// `lettertypebestanden` are font files beside `heraut.yml`; `venster` is the window of the envelope in millimetres; `kix` puts the sorting
    /// code of PostNL below the address; `brief` is a Word document whose styles, head and foot letters take over. A logo without words for who
    /// cannot see it is refused; `breedte` is in millimetres.
    private static let houseStyle: [Schema.Key] = [
        .init("lettertype", text), .init("lettertypebestanden", .list(text)), .init("kleur", text),
        .init("brief", text),
        .init(
            "logo",
            .group([
                .init("bestand", text, isRequired: true), .init("alt", text, isRequired: true),
                .init("breedte", .scalar(.number)),
            ])),
        .init(
            "venster",
            .group(["links", "boven", "breedte", "hoogte"].map { Schema.Key($0, .scalar(.number)) })),
        .init("vouwlijnen", .scalar(.flag)), .init("kix", .scalar(.flag)),
    ]

    /// What texts in another language need of the municipality, in that language.
    private static let translation: [Schema.Key] =
        Translations.keys + [.init("contact", .group([.init("functie", text), .init("tijden", text)]))]

    private static let privacy: [Schema.Key] = [
        .init("fg", .scalar(.email), isRequired: true), .init("bewaartermijn", text, isRequired: true),
        .init("ontvangers", text, isRequired: true),
        .init("website", .scalar(.url), isRequired: true),
    ]
}
