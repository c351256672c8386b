public import HerautModel

/// The ways to write a citation (Leidraad voor juridische auteurs; Aanwijzingen voor de regelgeving 3.29; plain Dutch for letters).
///
/// Each asks the register for the law; a citation without a law it knows has no form.
extension Citation {
    /// Number as the register writes it, with the sign of its law: `6:166` also for `6.166`.
    public func number(in register: LawRegister) -> String {
        guard let division else { return article }
        return division + (law.flatMap(register.law)?.numbering.separator ?? ":") + article
    }

    /// Short and always the same: `BW 6:166 lid 1`, `DSA 16 lid 2 onder b`. For comparing, not for reading.
    public func normalForm(in register: LawRegister) -> String? {
        law.map { law in
            ([law, number(in: register)] + paragraphs.map { "lid \($0)" }
                + (part.map { ["onder \($0)"] } ?? []))
                .joined(separator: " ")
        }
    }

    /// For footnotes and notes: `art. 6:166 lid 1 BW`, `art. 16 lid 2 onder b DSA`.
    public func leidraadForm(in register: LawRegister) -> String? {
        law.map { law in
            var words = ["art.", number(in: register)]
            if !paragraphs.isEmpty {
                words += ["lid", paragraphs.map(String.init).joined(separator: " en ")]
            }
            if let part { words += ["onder", part] }
            return (words + [law]).joined(separator: " ")
        }
    }

    /// For letters, posters and videos: `artikel 172a, derde lid, van de Gemeentewet`.
    public func plainForm(in register: LawRegister) -> String? {
        guard let law = law.flatMap(register.law) else { return nil }
        var text = "artikel " + number(in: register)
        if !paragraphs.isEmpty {
            text += ", " + paragraphs.map(Self.ordinal).joined(separator: " en ") + " lid"
        }
        if let part { text += ", " + (hasOpeningWords ? "aanhef en " : "") + "onder " + part }
        if !paragraphs.isEmpty || part != nil { text += "," }
        return text + " van " + (law.definiteArticle.map { $0 + " " } ?? "") + law.title
    }

    /// Where to read it: wetten.overheid.nl after Juriconnect BWB 1.3 (`jci1.3:c:BWBR0005289&artikel=166`), EUR-Lex for European laws. With
    /// `day`, the text of that day. `nil` for a law without an identifier.
    public func link(in register: LawRegister, on day: CalendarDate? = nil) -> String? {
        guard let law = law.flatMap(register.law),
            let identifier = register.identifier(of: law, division: division)
        else { return nil }
        if law.isEuropean {
            return "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:\(identifier)#art_\(article)"
        }
        return Juriconnect(
            identifier: identifier, article: law.numbering == .book ? article : number(in: register),
            paragraph: paragraph, day: day
        ).link
    }

    /// `eerste`, `tweede`, … as in a law; in figures from sixteen on.
    static func ordinal(_ number: Int) -> String {
        let words = [
            "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende",
            "tiende", "elfde", "twaalfde", "dertiende", "veertiende", "vijftiende",
        ]
        return words.indices.contains(number - 1) ? words[number - 1] : "\(number)e"
    }
}

extension LawRegister {
    /// BWB id or CELEX number of a law; of the book, for a law of several.
    func identifier(of law: Law, division: String?) -> String? {
        law.numbering == .book ? division.flatMap { law.books[$0] } : law.identifier
    }
}
