import HerautLaw
import HerautLint
import HerautModel
import HerautResources

/// What `heraut list` lists.
extension Context {
    /// Every template and the languages it is there in.
    func listTemplates() -> Listing {
        let rows = resources.paths(below: "Templates/").compactMap { path -> [JSON]? in
            let parts = path.split(separator: "/")
            guard parts.count == 3, parts[2].hasSuffix(".md"), DocumentKind.named(String(parts[1])) != nil
            else { return nil }
            // Approval by legal comes with `heraut approve`; until then nothing is approved.
            return [.string(String(parts[1])), .string(String(parts[2].dropLast(3))), .bool(false)]
        }
        return Listing(keys: ["kind", "language", "approved"], rows: rows)
    }

    /// Every rule, the gravest severity it can have and what it watches for.
    func listRules() throws(HerautError) -> Listing {
        let rows = try rulePack().rules.map { rule -> [JSON] in
            let severity = rule.families.map(rule.severity).max() ?? .tip
            return [
                .string(rule.id.name), .string(severity.rawValue), .string(rule.title),
                .array(rule.families.map { .string($0.rawValue) }),
            ]
        }
        return Listing(keys: ["rule", "severity", "title", "families"], rows: rows)
    }

    /// Every law of the register.
    func listLaws() throws(HerautError) -> Listing {
        let rows = try lawRegister().laws.map { law -> [JSON] in
            [
                .string(law.abbreviation), .optional(law.identifier), .string(law.title),
                .bool(law.provenance.isVerified),
            ]
        }
        return Listing(keys: ["law", "identifier", "title", "verified"], rows: rows)
    }

    /// Every language that Heraut speaks.
    func listLocales() -> Listing {
        Listing(keys: ["locale"], rows: resources.languages.map { [.string($0)] })
    }
}
