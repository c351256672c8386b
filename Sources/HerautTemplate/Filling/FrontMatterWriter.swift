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
        return "---\n" + written.joined() + "---\n"
    }
}
