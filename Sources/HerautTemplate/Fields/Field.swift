public import HerautModel

/// A field that a template declares in `fields.yml`.
public struct Field: Sendable {
    /// Who supplies the value; `van:` in `fields.yml`.
    public enum Supplier: String, Sendable, CaseIterable {
        /// The case file.
        case caseFile = "zaak"
        /// `heraut.yml`.
        case municipality = "gemeente"
        /// The row of a recipient.
        case recipient = "ontvanger"
        /// A rule, from other fields.
        case derived = "afgeleid"
        /// The user, with `--set`.
        case input = "invoer"
    }

    /// The name in the template.
    public let name: String
    /// The type.
    public let type: FieldType
    /// Who supplies it.
    public internal(set) var supplier: Supplier
    /// Whether a letter cannot be made without it.
    public let isRequired: Bool
    /// The path in the case or in `heraut.yml`.
    public let path: String?
    /// The columns of a row it is made of, by part (`achternaam`); one part called `waarde` for a simple field.
    public let columns: [String: String]
    /// Whether a list may supply it in place of the case: `kolom` with `van: zaak`.
    public let isListable: Bool
    /// Whether it is a text in words (`vertaalbaar: ja`): a template in another language needs it in that language, from `vertalingen`.
    public let isTranslatable: Bool
    /// The rule of a derived field.
    public let rule: Derivation?
    /// The fields a derived field is made from.
    public let inputs: [String]
    /// The values of a choice.
    public let choices: [String]
    /// The fields of an item of a list; empty for a list of texts.
    public let itemFields: [Field]
    /// The date field that this date may not come after (`niet_na`): no letter about an act that is still to come.
    public let notAfter: String?
    /// The value when nothing is supplied.
    public let fallback: String?
    /// An invented value, to show what is meant.
    public let example: String?
    /// Further invented values (`voorbeelden`): a very short one, a very long one, one with diacritics. `heraut check` fills with them.
    public let examples: [String]
    /// What it is for.
    public let explanation: String?
    /// The file in which it is declared.
    public let file: SourceText
    /// Where in that file.
    public let span: SourceSpan
}

/// The fields a template may use.
public struct FieldCatalogue: Sendable {
    /// All fields, in the order of the files.
    public let fields: [Field]
    /// Names of fields taken over from a shared group; not using one is no fault.
    let shared: Set<String>
    private let indices: [String: Int]

    init(fields: [Field], shared: Set<String>) {
        self.fields = fields
        self.shared = shared
        self.indices = Dictionary(
            fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The position of a field in ``fields``.
    public func index(of name: String) -> Int? { indices[name] }

    /// The same fields, those that a list may supply taken from its rows.
    func takingList() -> FieldCatalogue {
        let fields = fields.map { field in
            var field = field
            if field.isListable { field.supplier = .recipient }
            return field
        }
        return FieldCatalogue(fields: fields, shared: shared)
    }

    /// Whether a text in another language needs words of the case or the municipality in that language, and of which of the two.
    func translates(_ supplier: Field.Supplier) -> Bool {
        fields.contains { $0.isTranslatable && $0.supplier == supplier }
    }

    /// The names, for suggestions.
    var names: [String] { fields.map(\.name) }
}
