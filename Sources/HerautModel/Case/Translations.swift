/// The texts of a case or a municipality in other languages: `vertalingen`, a list with one item a language. In an item a text stands at the path
/// of the Dutch one.
public enum Translations {
    /// What every item has: the language, and who checked it.
    static let keys: [Schema.Key] = [
        .init("taal", .scalar(.text), isRequired: true), .init("nagekeken_door", .scalar(.text)),
    ]

    /// The language in which every case is written, and the text that counts.
    public static let original = "nl"

    /// What a template or a draft says of who checked it, as long as nobody did.
    public static let nobody = "nog niemand"

    /// The texts of `values` in `language`; `nil` when there are none.
    public static func texts(in language: String, of values: Value?) -> Value? {
        values?.at("vertalingen")?.items.first { $0.at("taal")?.string == language }
    }

    /// Who checked the texts of `values` in `language`; `nil` when nobody did.
    public static func checker(of values: Value?, in language: String) -> String? {
        checker(texts(in: language, of: values)?.at("nagekeken_door")?.string)
    }

    /// A name; `nil` for none and for ``nobody``.
    public static func checker(_ name: String?) -> String? {
        guard let name = name?.trimmingSpaces(), !name.isEmpty, name.lowercased() != nobody else {
            return nil
        }
        return name
    }

    /// Whether a text is the same in every language: a web address, a number. Words are not.
    public static func isSameEverywhere(_ text: String) -> Bool {
        guard !text.contains(where: \.isWhitespace) else { return false }
        return !text.contains(where: \.isLetter) || text.dropLast().contains(".") || text.contains("@")
    }
}
