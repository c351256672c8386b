import HerautLaw
import HerautLint
import HerautMerge
import HerautModel
import HerautResources
import HerautTemplate

/// What `heraut list` lists.
extension Context {
    /// Every template, the languages it is there in and whether legal agreed to it.
    func listTemplates() throws(HerautError) -> Listing {
        let workspace = try Workspace.found(from: ".", in: self)
        let context = workspace.context
        let approvals = try workspace.approvals()
        let rules = context.rulesHash()
        var listing = Listing(
            keys: ["kind", "language", "approved", "status", "by", "on", "until", "checkedBy"], rows: [])
        for kind in context.templateKinds {
            for language in context.languages(ofTemplate: kind) {
                // A template that cannot be read is no letter anyone agreed to.
                let template = try? context.template(kind, language: language)
                let status = template.map { approvals.status(of: $0, rules: rules, on: world.today) } ?? .none
                let approval = approvals.approval(of: kind, language)
                listing.rows.append(
                    row(kind, language, status, approval) + [.optional(template?.checkedBy)])
                listing.texts.append(
                    [kind, language, words(for: status, approval)] + checker(of: template, in: language))
            }
        }
        return listing
    }

    private func row(_ kind: String, _ language: String, _ status: Approval.Status, _ approval: Approval?)
        -> [JSON]
    {
        [
            .string(kind), .string(language), .bool(status.counts), .string(status.rawValue),
            .optional(approval?.by), .optional(approval?.day.iso), .optional(approval?.until?.iso),
        ]
    }

    /// Which native speaker checked a translation; nothing for Dutch.
    private func checker(of template: Template?, in language: String) -> [String] {
        guard language != Translations.original else { return [] }
        guard let name = template?.checkedBy else { return [messages("command.list.notChecked")] }
        return [messages("command.list.checkedBy", ["naam": name])]
    }

    private func words(for status: Approval.Status, _ approval: Approval?) -> String {
        let values = [
            "naam": approval?.by ?? "", "op": approval?.day.iso ?? "", "tot": approval?.until?.iso ?? "",
        ]
        let text = messages("command.approve.status." + status.rawValue, values)
        guard status.counts, approval?.until != nil else { return text }
        return text + messages("command.approve.status.until", values)
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

    /// Every law of the register. The identifier of a law in books is that of each book.
    func listLaws() throws(HerautError) -> Listing {
        let register = try lawRegister()
        var listing = Listing(
            keys: [
                "law", "identifier", "title", "verified", "aliases", "books", "numbering", "local",
                "articles",
                "source", "retrieved",
            ], rows: [])
        for law in register.laws {
            let count = register.articles(of: law.abbreviation).count
            listing.rows.append([
                .string(law.abbreviation), .optional(law.identifier), .string(law.title),
                .bool(law.provenance.isVerified), .array(law.aliases.map { .string($0) }),
                .object(law.books.sorted { $0.key < $1.key }.map { (key: $0.key, value: .string($0.value)) }),
                .string(law.numbering.rawValue), .bool(law.isLocal), .number(count),
                .string(law.provenance.source), .string(law.provenance.retrieved.iso),
            ])
            let number = count == 1 ? "command.list.oneArticle" : "command.list.articles"
            listing.texts.append([
                law.abbreviation, law.identifier ?? "", VisibleText.line(law.title),
                messages(number, ["aantal": String(count)]),
            ])
        }
        return listing
    }

    /// Every online platform: how long a text may be there, where a notice goes, and where that was found.
    func listPlatforms() -> Listing {
        let register = PlatformRegister(
            resources.file("Locales/platforms.yml", for: messages.language)?.root)
        var listing = Listing(
            keys: [
                "platform", "aliases", "limit", "visible", "linkLength", "unit", "notice", "houseRules",
                "source", "retrieved", "uncertain",
            ], rows: [])
        for platform in register.platforms {
            func number(_ number: Int?) -> JSON { number.map { .number($0) } ?? .null }
            listing.rows.append([
                .string(platform.name), .array(platform.aliases.map { .string($0) }), number(platform.limit),
                number(platform.visible), number(platform.linkLength), .string(platform.unit.rawValue),
                .string(platform.noticePath), .array(platform.houseRules.map { .string($0) }),
                .string(platform.source), .optional(platform.retrieved?.iso), .bool(platform.isUncertain),
            ])
            let limit = platform.limit.map {
                messages("command.list.characters", ["aantal": String($0)])
            }
            let uncertain = platform.isUncertain ? messages("command.list.uncertain") : ""
            listing.texts.append([
                platform.name, limit ?? "", uncertain, VisibleText.line(platform.noticePath),
            ])
        }
        return listing
    }

    /// Every language that Heraut speaks.
    func listLocales() -> Listing {
        Listing(keys: ["locale"], rows: resources.languages.map { [.string($0)] })
    }
}
