public import HerautModel

// The registry's rules for salutations and forms of address (BRP: naamgebruik E, P, V, N); communication.md §3.5.

extension ValueFormatter {
    /// `Geachte mevrouw Van Velzen-in het Veld`, without a comma. With unknown gender no title is guessed; without a surname the
    /// letter turns to the parents as such.
    public func salutation(_ name: PersonName) -> String {
        guard !name.surname.isEmpty else { return nameForms.salutation.parents }
        let shown = name.gender == .unknown ? name.full : name.surnameInUse.capitalisedFirst
        return nameForms.salutation[name.gender].filled(["naam": shown])
    }

    /// As on an envelope: `mevrouw J. van Velzen-in het Veld`.
    public func addressing(_ name: PersonName) -> String {
        guard !name.surname.isEmpty else { return nameForms.addressing.parents }
        return nameForms.addressing[name.gender].filled(["naam": name.full])
    }

    /// In running text: `mevrouw Van Velzen-in het Veld`; initials only where no title can be given.
    public func runningText(_ name: PersonName) -> String {
        guard !name.surname.isEmpty else { return nameForms.addressing.parents }
        let shown = name.gender == .unknown ? name.full : name.surnameInUse.capitalisedFirst
        return nameForms.addressing[name.gender].filled(["naam": shown])
    }

    /// The gender that a title in the data tells. Anything but a plain title, `ouder(s)/verzorger(s)` among them, is unknown.
    public static func gender(fromTitle title: String) -> PersonName.Gender {
        switch title.trimmingSpaces().lowercased() {
        case "de heer", "heer", "dhr.", "dhr", "meneer", "m": .male
        case "mevrouw", "mevr.", "mevr", "mw.", "mw", "v": .female
        default: .unknown
        }
    }

    /// Whether a title in the data stands for parents as such (`ouder(s)/verzorger(s)`): then the letter greets no one by name.
    public static func isParents(title: String) -> Bool {
        let letters = title.lowercased().filter { $0.isLetter || $0 == "/" }
        return ["ouders/verzorgers", "ouder/verzorger", "oudersofverzorgers", "ouders", "verzorgers"]
            .contains(letters)
    }
}

extension PersonName {
    /// Initials or given name with the surname in use: `J.R. in het Zonnetje`. Without them the prefix gets a capital.
    public var full: String {
        let first = initials.isEmpty ? givenName : initials
        return first.isEmpty ? surnameInUse.capitalisedFirst : first + " " + surnameInUse
    }

    /// The surname someone uses, prefix first: `van Velzen-in het Veld`. Without a partner's name it is the own name.
    public var surnameInUse: String {
        let own = Self.joined(prefix, surname)
        guard !partnerSurname.isEmpty else { return own }
        let partner = Self.joined(partnerPrefix, partnerSurname)
        return switch usage {
        case .own: own
        case .partner: partner
        case .partnerFirst: partner + "-" + own
        case .partnerLast: own + "-" + partner
        }
    }

    private static func joined(_ prefix: String, _ surname: String) -> String {
        prefix.isEmpty ? surname : prefix + " " + surname
    }
}

extension StringProtocol {
    /// With a capital first letter; a Dutch `ij` is one letter (`IJ`). What starts with an apostrophe (`'t`) stays small.
    var capitalisedFirst: String {
        if hasPrefix("ij") { return "IJ" + dropFirst(2) }
        return prefix(1).uppercased() + dropFirst()
    }
}
