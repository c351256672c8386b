public import HerautModel

/// The words that go with names: salutations and titles.
struct NameWords: Sendable {
    let salutations: [String: String]
    let titles: [String: String]
    let withoutName: String
    /// How a title may stand in a list of recipients, in lower case, with the gender it tells.
    let genders: [String: PersonName.Gender]

    init(_ node: Node?) {
        func words(_ key: String) -> [String: String] {
            Dictionary((node?[key]?.entries ?? []).map { ($0.key.text, $0.value.text) }) { first, _ in first }
        }
        salutations = words("aanhef")
        titles = words("titel")
        withoutName = node?["zonder_naam"]?.text ?? ""
        let pairs = (node?["titels"]?.entries ?? []).flatMap { entry in
            entry.value.items.compactMap { item in
                PersonName.Gender(rawValue: entry.key.text).map { (item.text, $0) }
            }
        }
        genders = Dictionary(pairs) { first, _ in first }
    }
}

// After the rules of the registry for naamgebruik, aanhef and aanschrijfwijze (BRP-API features).
extension ValueFormatter {
    /// `Geachte mevrouw Van Velzen`, without a comma. Without a known gender no title is guessed: `Geachte J.R. Groenen`.
    public func salutation(_ name: PersonName) -> String {
        guard !surnames(name).isEmpty else { return names.withoutName }
        let greeting = names.salutations[name.gender.rawValue] ?? ""
        return spaced(
            greeting, name.gender == .unknown ? aanschrijfwijze(name) : capitalised(surnames(name)))
    }

    /// As on an envelope: `mevrouw S. Bakker`, `de heer M.A. van der Meer`, `J. Dekker`.
    public func addressing(_ name: PersonName) -> String {
        spaced(names.titles[name.gender.rawValue] ?? "", aanschrijfwijze(name))
    }

    /// Initials, or else the given name, and the surname as used, without a title: `C.T. Groenlo-Groenen`.
    public func aanschrijfwijze(_ name: PersonName) -> String {
        let first = name.initials.isEmpty ? name.givenName : name.initials
        return first.isEmpty ? capitalised(surnames(name)) : spaced(first, surnames(name))
    }

    /// In the middle of a sentence: `de heer Groenen`, `J.R. Groenen`.
    public func inSentence(_ name: PersonName) -> String {
        guard let title = names.titles[name.gender.rawValue] else { return aanschrijfwijze(name) }
        return spaced(title, capitalised(surnames(name)))
    }

    /// The gender that a title in a list of recipients tells; unknown when it tells none.
    public func gender(fromTitle title: String) -> PersonName.Gender {
        names.genders[title.trimmingSpaces().lowercased()] ?? .unknown
    }

    /// Own and partner's surname in the order of the naamgebruik, each with its prefix.
    private func surnames(_ name: PersonName) -> String {
        let own = joined(name.prefix, name.surname)
        let partner = joined(name.partnerPrefix, name.partnerSurname)
        return switch name.usage {
        case .own: own
        case .partner: partner.isEmpty ? own : partner
        case .partnerFirst: spaced(partner, own, by: "-")
        case .partnerLast: spaced(own, partner, by: "-")
        }
    }

    /// A prefix that ends in an apostrophe (`d'`, `l'`, `dell'`) stands against the name. Without a surname a prefix says nothing.
    private func joined(_ prefix: String, _ surname: String) -> String {
        if surname.isEmpty { return "" }
        return prefix.hasSuffix("'") || prefix.hasSuffix("’") ? prefix + surname : spaced(prefix, surname)
    }

    /// A prefix takes a capital when nothing of the name stands before it; `'t` stays as it is.
    private func capitalised(_ name: String) -> String {
        guard let first = name.first else { return name }
        if name.hasPrefix("ij") { return "IJ" + name.dropFirst(2) }
        return first.uppercased() + name.dropFirst()
    }
}

/// Parts with `space` between them; an empty part takes none.
func spaced(_ parts: String..., by space: String = " ") -> String {
    parts.filter { !$0.isEmpty }.joined(separator: space)
}
