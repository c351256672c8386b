/// One case, as `zaak.yml` holds it.
public struct CaseFile: Sendable {
    /// All values, by the keys of ``CaseFile/schema``.
    public let values: Value
    /// The file it was read from.
    public let source: SourceText

    /// A case of `values`.
    public init(values: Value, source: SourceText) {
        self.values = values
        self.source = source
    }

    /// Reads a case and reports every fault at once.
    public static func read(_ source: SourceText, with reader: some YAMLReader) -> (
        case: CaseFile, findings: [Finding]
    ) {
        let yaml = reader.read(source)
        var schemaReader = SchemaReader(name: "zaak", source: source)
        let values = yaml.findings.isEmpty ? schemaReader.read(yaml.root, as: schema) : .group([:])
        return (CaseFile(values: values, source: source), yaml.findings + schemaReader.findings)
    }

    /// Facts, rumours and call, for the rules.
    public var facts: CaseFacts { CaseFacts(values) }

    /// The file with recipients, a path from the case file.
    public var recipientsPath: String? { values.at("ontvangers")?.string }
}

extension CaseFile {
    /// Every key of `zaak.yml`. After communication.md §7 and the `PC-` rules.
    public static let schema = Schema([
        .init("kenmerk", .scalar(.text), isRequired: true),
        .init("datum", .scalar(.date), isRequired: true),
        .init("titel", .scalar(.text)),
        .init("incident", .group(incident), isRequired: true),
        .init("bericht", .group(post)),
        .init("feiten", .list(.statement(fact)), isRequired: true),
        .init("onbekend", .list(text)),
        .init("erkenning", text),
        .init("gevolg", text),
        .init("maatregelen", .list(text)),
        .init("vragen_aan_inwoners", .list(text)),
        .init("vervolg", .group([.init("datum", date), .init("tijd", time), .init("plek", text)])),
        .init("reageren_tot", date),
        .init("activiteit", .group(activity)),
        .init("ontkrachting", .group(correction)),
        .init("bijeenkomst", .group(meeting)),
        .init("oproep", .group(call), visibility: .internal),
        .init("geruchten", .list(.statement(rumour)), visibility: .internal),
        .init("omgevingsanalyse", .group(analysis), visibility: .internal),
        .init("afweging", .group(tradeOff), visibility: .internal),
        .init("scenarios", .group(scenarios), visibility: .internal),
        .init("stopgesprek", .group(conversation), visibility: .internal),
        .init("rollen", .list(.group(role)), visibility: .internal),
        .init("afgestemd_met", .list(text), visibility: .internal),
        .init("veld", .list(text), visibility: .internal),
        .init("gelezen_door", .list(text), visibility: .internal),
        .init("bezoek", text, visibility: .internal),
        .init(
            "akkoord", .group([.init("wie", text), .init("datum", date), .init("tijd", time)]),
            visibility: .internal),
        .init("evaluatie", date, visibility: .internal),
        .init("kanalen", .list(text)),
        .init("doelgroep", .list(.scalar(.choice, choices: Audience.allCases.map(\.rawValue)))),
        .init("talen", .list(text)),
        .init("vertalingen", .list(.group(translation))),
        .init("ontvangers", text, visibility: .internal),
        .init("logboek", .list(.group(logLine)), visibility: .internal),
    ])

    private static let text = Schema.Kind.scalar(.text)
    private static let date = Schema.Kind.scalar(.date)
    private static let time = Schema.Kind.scalar(.time)

    private static let incident: [Schema.Key] = [
        .init("datum", date, isRequired: true), .init("tijd", time), .init("plaats", text),
        .init("wat", text, isRequired: true),
    ]

    /// The post a letter or notice is about. Where to find it and who placed it are internal; a notice to the platform may say so.
    private static let post: [Schema.Key] = [
        .init("platform", text, isRequired: true), .init("datum", date, isRequired: true),
        .init("omschrijving", text, isRequired: true), .init("gevolgen", .list(text)),
        .init("url", .scalar(.url), visibility: .internal), .init("account", text, visibility: .internal),
        .init("tijd", time, visibility: .internal), .init("reden", .list(text), visibility: .internal),
        .init("schermafdruk", text, visibility: .internal),
        .init("vastgelegd", text, visibility: .internal),
        .init("plaatser_gevraagd", text, visibility: .internal),
        .init("aanbieder", text, visibility: .internal), .init("huisregel", text, visibility: .internal),
        .init("spoed", text, visibility: .internal),
    ]

    /// What texts in another language need of the case, in that language; by the same paths as the Dutch. What is no language (a day, a number, a
    /// web address) is not translated.
    private static let translation: [Schema.Key] =
        Translations.keys + [
            .init(
                "activiteit",
                .group([
                    .init("kop", text), .init("plek", text), .init("wat", .list(text)), .init("beeld", text),
                ])),
            .init("feiten", .list(.statement([.init("tekst", text)]))), .init("maatregelen", .list(text)),
            .init("vervolg", .group([.init("plek", text)])),
        ]

    private static let fact: [Schema.Key] = [
        .init("tekst", text, isRequired: true), .init("woorden", .list(text)), .init("bron", text),
        .init("datum", date),
    ]

    private static let rumour: [Schema.Key] = [
        .init("tekst", text, isRequired: true), .init("woorden", .list(text)), .init("bron", text),
        .init("datum", date),
        .init("bereik", text),
    ]

    private static let activity: [Schema.Key] = [
        .init("kop", text, isRequired: true), .init("plek", text, isRequired: true),
        .init("datum", date, isRequired: true),
        .init("van", time, isRequired: true), .init("tot", time, isRequired: true),
        .init("wat", .list(text), isRequired: true),
        .init("beeld", text, isRequired: true), .init("contact", .list(text), isRequired: true),
        .init("telefoon", .scalar(.phone), isRequired: true),
        .init("website", .scalar(.url), isRequired: true),
    ]

    /// What a text that puts a wrong message right may say of it: once, in neutral words, and why it is wrong (communication.md §1.2). The
    /// rumours themselves stay internal.
    private static let correction: [Schema.Key] = [
        .init("bericht", text, isRequired: true), .init("uitleg", .list(text), isRequired: true),
    ]

    private static let meeting: [Schema.Key] = [
        .init("onderwerp", text, isRequired: true), .init("datum", date, isRequired: true),
        .init("van", time, isRequired: true), .init("tot", time, isRequired: true),
        .init("plek", text, isRequired: true), .init("programma", .list(text)), .init("aanmelden", text),
    ]

    /// Who does what in this case, and how that person is reached.
    private static let role: [Schema.Key] = [
        .init("rol", text, isRequired: true), .init("wie", text, isRequired: true),
        .init("bereikbaar", text),
    ]

    /// Public, because front matter of a draft holds the same keys.
    public static let call: [Schema.Key] = [
        .init("inhoud", text), .init("motief", text),
        .init(
            "soort",
            .scalar(
                .choice,
                choices: ["rellen", "gerucht", "feest", "protest", "dreiging", "evenement", "provocatie"])),
        // Whether anything still has to be feared: `loos` is a threat that turned out to be none.
        .init("stand", .scalar(.choice, choices: ["actueel", "loos", "voorbij"])),
        .init("organisator", text),
        .init("datum", date), .init("tijd", time), .init("plaats", text), .init("hashtags", .list(text)),
        .init("accounts", .list(text)), .init("kanalen", .list(text)), .init("weergaven", .scalar(.number)),
        .init("delers", text),
    ]

    private static let analysis: [Schema.Key] = [
        .init("bronnen", .list(text), isRequired: true), .init("aandeel_buiten", text),
        .init("oov_dreiging", .scalar(.choice, choices: ["ja", "nee", "onbekend"]), isRequired: true),
        .init("toelichting", text),
        .init("sentiment", text), .init("vragen", .list(text)),
    ]

    /// What a text is for (communication.md §1.3).
    static let purposes = ["informeren", "schade beperken", "betekenis geven"]

    private static let tradeOff: [Schema.Key] = [
        .init("niets_doen", text, isRequired: true),
        .init(
            "doel", .scalar(.choice, choices: purposes), isRequired: true),
        .init("opschalingsstap", .scalar(.choice, choices: ["1", "2", "3", "4", "5", "6"])),
        .init("verwijderen", text),
        .init("risico_verplaatsing", text),
    ]

    private static let scenario: [Schema.Key] = [
        .init("verloop", text, isRequired: true), .init("handeling", text, isRequired: true),
    ]
    private static let scenarios: [Schema.Key] = [
        .init("beste", .group(scenario)), .init("realistisch", .group(scenario)),
        .init("ergste", .group(scenario)),
    ]

    private static let conversation: [Schema.Key] = [
        .init("voornaam", text, isRequired: true), .init("leeftijd", .scalar(.number), isRequired: true),
        .init("datum", date),
        .init("tijd", time), .init("plaats", text), .init("aanwezigen", .list(text)),
    ]

    private static let logLine: [Schema.Key] = [
        .init("datum", date, isRequired: true), .init("tijd", time), .init("besluit", text, isRequired: true),
        .init("wie", text, isRequired: true),
        .init("bewijs", text), .init("gedeeld_met", .list(text)), .init("vervolg", text),
    ]
}
