import ArgumentParser
import HerautModel

/// `heraut list WHAT`: what there is.
struct ListCommand: HerautCommand {
    /// What can be listed.
    enum Subject: String, CaseIterable, ExpressibleByArgument {
        case templates, rules, laws, platforms, locales
    }

    /// Form of the list.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    static var configuration: CommandConfiguration { .described("list", as: "list") }

    @Argument(help: .described("list.subject", value: "subject"))
    var subject: Subject

    @Option(help: .described("list.format", value: "format"))
    var format = Format.text

    func run(in context: Context) throws -> Outcome {
        let listing = try listing(in: context)
        try context.print(format == .json ? listing.json(named: subject.rawValue) : listing.text)
        return .clean
    }

    private func listing(in context: Context) throws(HerautError) -> Listing {
        switch subject {
        case .templates: try context.listTemplates()
        case .rules: try context.listRules()
        case .laws: try context.listLaws()
        case .platforms: context.listPlatforms()
        case .locales: context.listLocales()
        }
    }
}
