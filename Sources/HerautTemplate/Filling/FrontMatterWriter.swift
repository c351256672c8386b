import HerautModel

/// Writes the front matter of a draft.
enum FrontMatterWriter {
    /// `---`, one line a key, `---`.
    static func text(_ metadata: DraftMetadata) -> String {
        var lines: [(String, String?)] = [
            ("soort", metadata.kind?.name), ("doelgroep", metadata.audience?.rawValue),
            ("leeftijd", metadata.age.map { "\($0)" }),
            ("taal", metadata.language), ("datum", metadata.date?.iso),
        ]
        lines += [
            ("afzender", metadata.sender), ("kenmerk", metadata.reference), ("platform", metadata.platform),
            ("zaak", metadata.casePath),
            ("sjabloon", metadata.template), ("titel", metadata.title),
        ].map { ($0, $1.map(YAMLScalar.text)) }
        let written = lines.compactMap { key, value in value.map { "\(key): \($0)\n" } }
        return "---\n" + written.joined() + text(metadata.translation) + "---\n"
    }

    /// Who checked a translation, and what it was made from. The Dutch text stands there as it is, for the rules and for whoever checks.
    private static func text(_ translation: Translation?) -> String {
        guard let translation else { return "" }
        var text = "vertaling:\n"
        if let check = translation.check { text += "  controle: \(YAMLScalar.text(check))\n" }
        if let path = translation.original { text += "  van: \(YAMLScalar.text(path))\n" }
        if let dutch = translation.text { text += "  brontekst: \(YAMLScalar.block(dutch, indent: 4))\n" }
        return text
    }
}
