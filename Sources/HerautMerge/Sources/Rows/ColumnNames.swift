import HerautLanguage
public import HerautModel

/// What columns may be called in lists: `Locales/LANG/columns.yml`. Data, because every registry has its own names.
public struct ColumnNames: Sendable {
    /// Other names by the name that templates use, both as ``plain(_:)`` has them.
    private let synonyms: [String: Set<String>]

    /// Names from the tree of a columns file; none from no tree.
    public init(_ root: Node?) {
        var synonyms: [String: Set<String>] = [:]
        for entry in root?["kolommen"]?.entries ?? [] {
            synonyms[entry.key.text] = Set(entry.value.items.map { Self.plain($0.text) })
        }
        self.synonyms = synonyms
    }

    /// The columns that have other names, sorted: for the test that says they are of use.
    public var names: [String] { synonyms.keys.sorted() }

    /// Whether a column called `heading` may stand for `name`.
    func matches(_ heading: String, _ name: String) -> Bool {
        let plain = Self.plain(heading)
        return !plain.isEmpty && (plain == Self.plain(name) || synonyms[name]?.contains(plain) == true)
    }

    /// Letters and digits only, small and without diacritics: `Postcode ouder`, `postcode_ouder` and `PostcodeOuder` are the same.
    static func plain(_ name: String) -> String {
        let letters = Folding.bare(Array(name.utf8)).filter {
            ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
        }
        return String(decoding: letters, as: UTF8.self)
    }
}
