import ArgumentParser
import HerautModel

/// `heraut ledger verify|show|purge`: the record of merges.
struct LedgerCommand: HerautCommand {
    /// What to do.
    enum Action: String, CaseIterable, ExpressibleByArgument {
        case verify, show, purge
    }

    /// Form of the report of `verify`.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    static var configuration: CommandConfiguration {
        .described("ledger", as: "ledger", aliases: ["register"])
    }

    @Argument(help: .described("ledger.action", value: "action"))
    var action: Action

    @Argument(help: .described("ledger.path", value: "path"))
    var path: String

    @Option(help: .described("ledger.olderThan", value: "period"))
    var olderThan: String?

    @Flag(help: .described("ledger.archived"))
    var archived = false

    @Option(help: .described("ledger.format", value: "format"))
    var format = Format.text

    func run(in context: Context) throws -> Outcome {
        let work = try LedgerWork(path, in: context)
        switch action {
        case .verify: return try work.verify(asJSON: format == .json)
        case .show: return try work.show()
        case .purge: return try work.purge(olderThan: olderThan, isArchived: archived)
        }
    }
}
