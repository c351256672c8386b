import HerautLanguage
import HerautModel

/// Reads invented values out of YAML: `example.yml` of a template, and the samples that all templates share.
struct SampleReading {
    private let formatter: ValueFormatter

    init(_ formatter: ValueFormatter) { self.formatter = formatter }

    /// The value of a field in an `example.yml`; for a text in words that of the language, from its `vertalingen`.
    func value(in example: Node, _ field: Field) -> Value? {
        var node = example[field.name]
        if field.isTranslated(into: formatter.language),
            node.map({ !$0.isScalar || !Translations.isSameEverywhere($0.text) }) ?? true
        {
            let texts = example["vertalingen"]?.items.first { $0["taal"]?.text == formatter.language }
            node = texts?[field.name]
        }
        return node.flatMap { value(of: $0, field) }
    }

    /// The value of a field; `nil` when it is not of the field's type.
    func value(of node: Node, _ field: Field) -> Value? {
        switch field.type {
        case .list: .list(node.items.compactMap { item($0, field) })
        case .name: PersonName({ node[$0]?.text ?? "" }, formatter).map(Value.name)
        case .address:
            FieldResolver.postcode(node["postcode"]?.text ?? "").map {
                .address(PostalAddress({ node[$0]?.text ?? "" }, postcode: $0))
            }
        default: ValueReading.value(of: node.text, as: field.type, choices: field.choices)
        }
    }

    private func item(_ node: Node, _ field: Field) -> Value? {
        if field.itemFields.isEmpty { return .text(node.text) }
        let values = field.itemFields.compactMap { item in
            node[item.name].flatMap { value(of: $0, item) }.map { (item.name, $0) }
        }
        return .group(Dictionary(values) { first, _ in first })
    }
}

extension PersonName {
    /// A name from its parts, whatever those come from; `nil` when `naamgebruik` is none of the registry's letters.
    init?(_ part: (String) -> String, _ formatter: ValueFormatter) {
        let letter = part("naamgebruik").uppercased()
        guard let usage = letter.isEmpty ? .own : Usage(rawValue: letter) else { return nil }
        self.init(
            gender: formatter.gender(fromTitle: part("aanhef")), initials: part("voorletters"),
            givenName: part("voornaam"), prefix: part("tussenvoegsel"), surname: part("achternaam"),
            partnerPrefix: part("partner_tussenvoegsel"), partnerSurname: part("partner_achternaam"),
            usage: usage)
    }
}

extension PostalAddress {
    /// An address from its parts and a postcode that was checked.
    init(_ part: (String) -> String, postcode: String) {
        self.init(
            street: part("straat"), number: part("huisnummer"), addition: part("toevoeging"),
            postcode: postcode, town: part("plaats"))
    }
}
