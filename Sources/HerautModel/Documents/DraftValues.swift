/// What a draft was translated from, and who stands for it (`vertaling` in the front matter).
public struct Translation: Hashable, Sendable {
    /// The Dutch draft, a path from this one (`van`).
    public var original: String?
    /// The Dutch text itself (`brontekst`), where there is no file.
    public var text: String?
    /// Who or what translated it (`door`).
    public var translator: String?
    /// Who checked it (`controle`).
    public var check: String?

    /// A translation that `check` checked, of the Dutch draft at `original` or with `text`.
    public init(check: String, original: String? = nil, text: String? = nil) {
        self.check = check
        self.original = original
        self.text = text
    }

    /// As the front matter holds it.
    public var value: Value {
        let texts = ["van": original, "brontekst": text, "door": translator, "controle": check]
        return .group(texts.compactMapValues { $0.map(Value.text) })
    }

    /// The translation of the front matter.
    init(_ value: Value) {
        original = value.at("van")?.string
        text = value.at("brontekst")?.string
        translator = value.at("door")?.string
        check = value.at("controle")?.string
    }
}

extension DraftMetadata {
    /// Keys of the front matter about this draft alone, after communication.md §7 ("per draft"). `doel`, `gelezen_door` and `akkoord` go before
    /// what the case says for all drafts.
    public static let ownKeys: [Schema.Key] = [
        .init("doel", .scalar(.choice, choices: CaseFile.purposes)),
        .init("gelezen_door", .list(.scalar(.text))),
        .init(
            "akkoord",
            .statement([
                .init("wie", .scalar(.text)), .init("datum", .scalar(.date)), .init("tijd", .scalar(.time)),
            ])),
        .init("tijd", .scalar(.time)),
        .init("bijlagen", .list(.scalar(.text))),
        .init("ondertitels", .scalar(.flag)), .init("transcript", .scalar(.flag)),
        .init(
            "vertaling",
            .group([
                .init("van", .scalar(.text)), .init("brontekst", .scalar(.text)),
                .init("door", .scalar(.text)),
                .init("controle", .scalar(.text)),
            ])),
    ]

    /// Every key that rules may ask a draft for (`concept.kanalen`).
    public static let schema = Schema(
        [
            "soort", "familie", "doelgroep", "leeftijd", "taal", "datum", "afzender", "kenmerk", "platform",
            "kanalen", "titel",
        ].map { Schema.Key($0, .scalar(.text)) } + ownKeys)

    /// `tijd`: when it is published or sent.
    public var time: ClockTime? {
        if case .time(let time)? = own.at("tijd") { time } else { nil }
    }

    /// `bijlagen`: files that go with a mail, paths from the draft.
    public var attachments: [String] { own.at("bijlagen")?.items.compactMap(\.string) ?? [] }

    /// `vertaling`; `nil` when the draft says nothing of it.
    public var translation: Translation? { own.at("vertaling").map(Translation.init) }

    /// What the front matter says, by the keys of ``DraftMetadata/schema``.
    public var values: Value {
        var values: [String: Value] = ["taal": .text(language)]
        values["soort"] = kind.map { .text($0.name) }
        values["familie"] = .text((family ?? .message).rawValue)
        values["doelgroep"] = audience.map { .text($0.rawValue) }
        values["leeftijd"] = age.map(Value.number)
        values["datum"] = date.map(Value.date)
        let texts = ["afzender": sender, "kenmerk": reference, "platform": platform, "titel": title]
        for (key, text) in texts { values[key] = text.map(Value.text) }
        if !channels.isEmpty { values["kanalen"] = .list(channels.map(Value.text)) }
        return Value.group(values).over(own)
    }
}
